"""From docs/ to site/: MkDocs with our setting, the search index, the server that follows."""
