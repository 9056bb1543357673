"""What the site adds to a page that is already whole: pages read the same without it."""
