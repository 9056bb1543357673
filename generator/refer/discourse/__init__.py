"""What a text says of its own earlier words, and which question an answer is to."""
