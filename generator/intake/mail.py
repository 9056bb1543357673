"""Messages, by the standard library: subject, words and day; what else it carries is told."""

import datetime as dt
from email import message_from_bytes, policy
from email.message import EmailMessage

from generator.intake.decoding import NoTextError, decode
from generator.intake.reading import Reading, UnreadableError, remark, with_title
from generator.intake.web import read_html_text
from generator.model import Sidecar

HEADERS = ("From", "To", "Cc", "Reply-To")
"""Lines of a message that say something of its words, and are not published."""


def read_eml(raw: bytes) -> Reading:
    r"""Read a message: its plain text, else its HTML.

    >>> read_eml(b"Subject: On rain\nDate: Fri, 7 Jan 2022 10:00:00 -0500\n\nRain fell.").text
    'On rain\n\nRain fell.'
    """
    message = message_from_bytes(raw, policy=policy.default)
    try:
        body = message.get_body(("plain", "html"))
        if not isinstance(body, EmailMessage):
            raise UnreadableError("it is a message without text", "Save its words as a .txt file.")
        words, encoding, basis = _words(body)
        subject = str(message["Subject"] or "")
        day = _day(message)
        apart = tuple(_apart(message, body))
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        # The standard library's parser of headers raises any of these on broken ones.
        what = f"it is no message that can be read ({type(error).__name__})"
        raise UnreadableError(what, "Save its words as a .txt file.") from None
    page = read_html_text(words) if body.get_content_subtype() == "html" else None
    text = page.text if page else words
    return Reading(
        with_title(text.split("\n\n"), subject),
        Sidecar(date=day, date_basis="From the Date line of the message." if day else None),
        encoding,
        basis,
        (*apart, *(page.remarks if page else ())),
    )


def _words(part: EmailMessage) -> tuple[str, str, str]:
    """Give a part's text in the encoding that it names, where that is right, else by its bytes."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return "", "utf-8", ""
    named = part.get_content_charset() or "utf-8"
    try:
        return raw.decode(named).replace("\r\n", "\n"), named, ""
    except (LookupError, UnicodeError):
        pass
    try:
        decoded = decode(raw)
    except NoTextError as error:
        raise UnreadableError(f"its text {error}", "Save its words as a .txt file.") from None
    return decoded.text.replace("\r\n", "\n"), decoded.encoding, decoded.basis


def _day(message: EmailMessage) -> dt.date | None:
    """Give the day of the Date line, where its sender was."""
    date = getattr(message["Date"], "datetime", None)
    return date.date() if isinstance(date, dt.datetime) else None


def _apart(message: EmailMessage, body: EmailMessage) -> list[str]:
    """Say which lines of the head and which parts are not published."""
    head = [f"{name}: {message[name]}" for name in HEADERS if message[name]]
    said = list(remark("the reader of messages", " ".join(head).split()))
    parts = [
        part.get_filename() or part.get_content_type()
        for part in message.walk()
        if part is not body and not part.is_multipart()
    ]
    if parts:
        said.append(f"not read of the message: {', '.join(parts)}")
    return said
