"""What is checked on every build: the laws, pages that cannot be read, links that lead nowhere."""
