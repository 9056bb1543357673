"""The authority records: read from docs/, joined with the speakers, obeyed or refused."""
