"""From the ending of a seed's name to what reads it: one table, in the order of being told."""

from collections.abc import Callable, Mapping

from generator.intake.decoding import decode
from generator.intake.mail import read_eml
from generator.intake.marked import read_markdown
from generator.intake.pdf import read_pdf
from generator.intake.reading import Reading
from generator.intake.web import read_html
from generator.intake.word import read_docx


def read_plain(raw: bytes) -> Reading:
    """Read plain text and captions: the file's own words, every sign of it.

    >>> read_plain(b"Yes.").text
    'Yes.'
    """
    decoded = decode(raw)
    return Reading(decoded.text, encoding=decoded.encoding, encoding_basis=decoded.basis)


READERS: Mapping[str, Callable[[bytes], Reading]] = {
    ".txt": read_plain,
    ".vtt": read_plain,
    ".srt": read_plain,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".eml": read_eml,
}
"""The text a reader gives is the seed's text from here on: spans count in it, laws hold over it."""
EXTRA = (".html", ".htm", ".docx", ".pdf")
"""Those whose libraries `requirements-intake.txt` pins; the Makefile looks for the same."""
