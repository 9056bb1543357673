"""Model to Markdown: every page of docs/, as drafts that `merge` brings together with docs/."""
