"""What the build noticed: data, not log lines, so that it can be counted, shown and settled."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Never renumber, never reuse: editors' decisions cite these.

    C cleaning, S structure and speakers, Q quotes, R references, I index, M merging.
    """

    ODD_WORDS = "C001"
    ENCODING_GUESSED = "C002"
    KEPT_NOTHING = "C003"
    LETTERS_LOST = "C004"
    FILE_READ_IN_PART = "C005"
    LONG_PAGE = "C006"
    SPEAKER_UNKNOWN = "S001"
    SPEAKER_AMBIGUOUS = "S002"
    NAME_CORRECTED = "S003"
    QUOTE_UNATTRIBUTED = "Q001"
    SAME_TEXT = "R001"
    IDLE_RULING = "I001"
    EDIT_CONFLICT = "M001"
    UNKNOWN_KEY = "M002"


ABOUT = {
    Code.ODD_WORDS: "Words that look like a slip; they are published as they stand.",
    Code.ENCODING_GUESSED: "The source is not UTF-8, so its encoding was inferred from its bytes.",
    Code.KEPT_NOTHING: "A sidecar asks to keep words that nothing cuts.",
    Code.LETTERS_LOST: "Letters were lost before the source came here; “�” stands for them.",
    Code.FILE_READ_IN_PART: "A file holds more than the text that was read from it.",
    Code.LONG_PAGE: "A page is so long that browsers take long to show it.",
    Code.SPEAKER_UNKNOWN: "Nothing in the text or the records names the speaker.",
    Code.SPEAKER_AMBIGUOUS: "More than one person could be meant, so none is named.",
    Code.NAME_CORRECTED: "A name is printed in two ways, and its bearer's own is taken.",
    Code.QUOTE_UNATTRIBUTED: "Words stand in quotation marks, and nothing says whose they are.",
    Code.SAME_TEXT: "Two documents are nearly the same text; references lead to the earlier.",
    Code.IDLE_RULING: "A comment asks of the index what no heading of it has.",
    Code.UNKNOWN_KEY: "A page’s front matter has a key that nothing here reads; it is kept.",
    Code.EDIT_CONFLICT: "Both an editor and the source changed it; the editor’s words stand.",
}
"""What each code means, for readers; one line each, and a test says that each has one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a look in one block."""

    code: Code
    block: str | None
    """Id of the block; None where it concerns the whole document."""
    detail: str
    """What was seen, then what was expected; one line."""
    settled: bool = False
    """Whether an editor set it aside."""
