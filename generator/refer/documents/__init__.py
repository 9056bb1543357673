"""What a passage names of other documents and occasions: by day, number, sort, person or place."""
