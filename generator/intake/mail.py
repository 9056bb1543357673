"""Messages, by the standard library: subject, words and day; what else it carries is told.

Lines of the head are read as they stand: the library's own parser of them goes as deep as their
brackets, and gives up on what many programs write.
"""

import datetime as dt
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from generator.intake.decoding import NoTextError, decode, decode_as
from generator.intake.reading import Reading, UnreadableError, printable, remark, with_title
from generator.intake.web import read_html_text
from generator.model import Sidecar

HEADERS = ("From", "To", "Cc", "Reply-To")
"""Lines of a message that say something of its words, and are not published."""
REMEDY = "Save its words as a .txt file."
FORWARDED = "message/rfc822"
"""A message inside another; its words are read behind those of the message itself."""
TEXTS = ("text/plain", "text/html")
"""Kinds of parts that are read, the plainest first."""

_SOFT = re.compile(r"(?<!\n--) \n(?=[^\s>])")
"""A line end of RFC 3676 that the sender's program made; behind "-- " the signature stands."""
_STRAY = re.compile("[\udc80-\udcff]")


def read_eml(raw: bytes) -> Reading:
    r"""Read a message: the text of each of its parts, plain where it has that, else its HTML.

    >>> read_eml(b"Subject: On rain\nDate: Fri, 7 Jan 2022 10:00:00 -0500\n\nRain fell.").text
    'On rain\n\nRain fell.'
    """
    try:
        message = message_from_bytes(raw)
        chosen = list(_chosen(message))
        apart = tuple(_apart(message, chosen))
    except RecursionError:
        raise UnreadableError("its parts nest too deep", REMEDY) from None
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        # The standard library's parser of messages raises any of these on broken ones.
        what = f"it is no message that can be read ({type(error).__name__})"
        raise UnreadableError(what, REMEDY) from None
    if not chosen:
        raise UnreadableError("it is a message without text", REMEDY)
    read = [_read(part) for part in chosen]
    day = _day(_header(message, "Date"))
    words = [line for part in read for line in part.text.split("\n\n")]
    return Reading(
        with_title(words, _header(message, "Subject")),
        Sidecar(date=day, date_basis="From the Date line of the message." if day else None),
        read[0].encoding,
        "; ".join(dict.fromkeys(part.encoding_basis for part in read if part.encoding_basis)),
        (*apart, *(said for part in read for said in part.remarks)),
    )


def _chosen(part: Message) -> Iterator[Message]:
    """Give the parts that are the text, in order: of alternatives the plain one."""
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment":
        return
    if kind in TEXTS and not part.is_multipart():
        yield part
    elif kind == FORWARDED:
        yield from (found for child in _children(part) for found in _chosen(child))
    elif part.get_content_maintype() == "multipart" and part.is_multipart():
        inner = [list(_chosen(child)) for child in _children(part)]
        if kind == "multipart/alternative":
            ranked = [found for found in inner if found]
            yield from min(ranked, key=lambda found: TEXTS.index(_kind(found)), default=[])
        else:
            yield from (found for some in inner for found in some)


def _kind(parts: list[Message]) -> str:
    """Give the least plain kind among parts."""
    return max((part.get_content_type() for part in parts), key=TEXTS.index)


def _children(part: Message) -> list[Message]:
    inside = part.get_payload()
    return [child for child in inside if isinstance(child, Message)] if part.is_multipart() else []


def _read(part: Message) -> Reading:
    words, encoding, basis = _words(part)
    if part.get_content_type() == "text/html":
        page = read_html_text(words)
        return Reading(page.text, Sidecar(), encoding, basis, page.remarks)
    return Reading(words, encoding=encoding, encoding_basis=basis)


def _words(part: Message) -> tuple[str, str, str]:
    """Give a part's text in the encoding that it names, where that is right, else by its bytes."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return "", "utf-8", ""
    try:
        decoded = decode_as(raw, part.get_content_charset() or "") or decode(raw)
    except NoTextError as error:
        raise UnreadableError(f"its text {error}", REMEDY) from None
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if part.get_param("format") == "flowed":
        text = _SOFT.sub(" ", text)
    return text, decoded.encoding, decoded.basis


def _header(message: Message, name: str) -> str:
    r"""Give the words of a line of the head, on one line; "" where it is not there.

    >>> _header(message_from_bytes(b"Subject: =?utf-8?q?d=C3=A4m?=\n opens\n\n"), "Subject")
    'däm opens'
    """
    wanted = name.lower()
    value = next((v for key, v in message.raw_items() if key.lower() == wanted), "")
    value = _STRAY.sub(lambda m: f"\0{ord(m[0]) - 0xDC00:02x}", " ".join(str(value).split()))
    try:
        pieces = [_piece(*piece) for piece in decode_header(value)]
    except (HeaderParseError, ValueError):
        pieces = [value]
    return " ".join("".join(pieces).split())


def _piece(words: bytes | str, encoding: str | None) -> str:
    """Read one encoded word of a head, or what stands between two."""
    if isinstance(words, str):
        words = words.encode("latin-1", "replace")
    if not encoding:
        words = re.sub(rb"\0([0-9a-f]{2})", lambda m: bytes.fromhex(m[1].decode()), words)
    decoded = decode_as(words, encoding or "cp1252")
    return decoded.text if decoded else words.decode("ascii", "replace")


def _day(date: str) -> dt.date | None:
    """Give the day of the Date line, where its sender was."""
    try:
        return parsedate_to_datetime(date).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _apart(message: Message, chosen: list[Message]) -> Iterator[str]:
    """Say which lines of the head and which parts are not published."""
    forwarded = [
        child
        for part in message.walk()
        if part.get_content_type() == FORWARDED
        for child in _children(part)
    ]
    for inner in message.walk():
        own = HEADERS if inner is message else ("Subject", "Date", *HEADERS)
        top = inner is message or inner in forwarded
        head = [f"{name}: {value}" for name in own if top and (value := _header(inner, name))]
        yield from remark("the reader of messages", " ".join(head).split())
    parts = [
        printable(" ".join((part.get_filename() or part.get_content_type()).split()))
        for part in message.walk()
        if part not in chosen and not part.is_multipart()
    ]
    if parts:
        yield f"not read of the message: {', '.join(parts)}"
