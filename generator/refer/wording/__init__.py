"""The same words in two documents: quoted, repeated, said everywhere, or the whole text again."""
