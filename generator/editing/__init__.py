"""What lets hands and the generator work on one page: parts, merging, reading back, history."""
