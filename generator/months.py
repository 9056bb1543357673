"""The months, in their order: the one table for whoever reads or writes a day."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MIN_LETTERS = 3
"""Fewer letters can be two months: "Ju"."""


def month_number(word: str) -> int:
    """Give the number of the month that `word` names, whole or by its first letters; 0 for none.

    >>> [month_number(word) for word in ("January", "SEPT.", "mar", "Mayor")]
    [1, 9, 3, 0]
    """
    head = word.rstrip(".").casefold()[: MIN_LETTERS + 1]
    named = (n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(head))
    return next(named, 0) if len(head) >= MIN_LETTERS else 0
