"""The same agreement, event, body, claim, figure or matter in two documents."""
