"""Seeds in, a publication out: cleaned pages, every speaker named, references and indexes."""
