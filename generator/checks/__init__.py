"""What is checked on every build: the laws, and links that lead nowhere."""
