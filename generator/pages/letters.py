"""The anchors of the letters that part an index or a list."""

from generator.identity import digest, slug
from generator.index.alphabets import bare


def letter_id(letter: str) -> str:
    """Give the anchor of a letter's heading; one that is no plain letter has a hash for it.

    >>> letter_id("N"), letter_id("Ж").startswith("letter-x")
    ('letter-n', True)
    """
    plain = slug(letter) if bare(letter) == letter else ""
    return f"letter-{plain or 'x' + digest(letter)}"
