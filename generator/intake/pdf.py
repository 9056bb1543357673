"""PDF files that have a text layer, by pypdf, page after page."""

import io
import logging

from generator.intake.reading import Reading, UnreadableError, library

PAGE = "\n\f"
"""Between pages; cleaning knows by it where running heads stand."""


def read_pdf(raw: bytes) -> Reading:
    """Read the text layer; pages without one are told.

    The day and the title in such a file are those of the file, often of a template, and not taken.
    """
    pypdf = library("pypdf", "pypdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is no news to a reader
    try:
        file = pypdf.PdfReader(io.BytesIO(raw))
        locked = file.is_encrypted and not file.decrypt("")
        pages = [] if locked else [page.extract_text() for page in file.pages]
    except Exception as error:  # noqa: BLE001 (a broken file raises whatever its first fault is)
        what = f"it is no PDF that can be read ({type(error).__name__})"
        raise UnreadableError(what, "Save it again, or save its words as a .txt file.") from None
    if locked:
        raise UnreadableError("it is locked by a password", "Save it without one.")
    bare = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(bare) == len(pages):
        what = "it has no text layer: its pages are pictures"
        raise UnreadableError(what, "Give it one by OCR (ocrmypdf), or type its words.")
    return Reading(PAGE.join(pages), remarks=_without_text(bare))


def _without_text(pages: list[int]) -> tuple[str, ...]:
    """Say which pages gave no words; () where each gave some."""
    if not pages:
        return ()
    shown = ", ".join(map(str, pages[:20])) + (" …" if pages[20:] else "")
    which = "page {} is" if len(pages) == 1 else "pages {} are"
    return (f"{which.format(shown)} empty or a picture: no words of it stand here",)
