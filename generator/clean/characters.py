"""Characters that no reader sees or that a wrong decoding left: line ends, controls, mojibake."""

import re
from collections.abc import Callable

from generator.mended import Change, Mended

_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_CP1252 = {bytes([b]).decode("cp1252"): b for b in range(0x80, 0x100) if b not in _UNDEFINED}
_BYTE = {chr(b): b for b in range(0x80, 0x100)} | _CP1252
"""The byte that each character was, where UTF-8 was read as Windows-1252 or Latin-1."""

_CONTINUES = range(0x80, 0xC0)
_TAIL = "[" + re.escape("".join(c for c, b in _BYTE.items() if b in _CONTINUES)) + "]"
_SURE = re.compile(
    rf"â[€‚„†ˆ‰˜œ\x80\x82\x84\x86\x88\x89\x98\x9c]{_TAIL}|ï[»¬¿]{_TAIL}|ð[Ÿ\x9f]{_TAIL}{{2}}"
    rf"|(?:[ÐÑ]{_TAIL}){{3,}}|Â[\x80-\xbf]|Ã(?![‘’“”–—…]){_TAIL}"
)
_FIRST = re.compile("[âïðÐÑÂÃ]")
"""How each of them begins: one class is looked for faster than seven choices."""
_LIKELY = re.compile(rf"[\xc2-\xdf]{_TAIL}|[\xe1-\xef]{_TAIL}{{2}}")
"""Also how an honest word ends before a mark (“AMANHÃ”): believed only beside a sure one."""

_LATIN = "[\n-\u024f]"
_JOINER = "[\u200c\u200d]"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_Now = str | Callable[[re.Match[str]], str]
_Entry = tuple[str, str, str, _Now]
"""A rule, the class it begins with one of, the rest of it, what comes in its place."""
_INVISIBLE: tuple[_Entry, ...] = (
    ("line-ends", "[\r\v\x1c-\x1e\u2028\u2029]", "(?:(?<=\r)\n)?", "\n"),
    ("page-breaks", "[\f]", "(?<![\n\f]\f)", "\n\f"),
    ("control-characters", "[\0-\x08\x0e-\x1b\x1f\x7f\ufff9-\ufffb\ufffe\uffff]", "+", ""),
    ("bidirectional-controls", "[\u202a-\u202e\u2066-\u2069]", "+", ""),
    ("zero-width-characters", "[\u180e\u200b\u2060-\u2064\ufeff\U000e0001-\U000e007f]", "+", ""),
    # A joiner is spelling in Persian or Hindi and in an emoji; beside Latin letters it is dirt.
    # Only the first of a run is asked, so that the time is linear.
    (
        "zero-width-characters",
        _JOINER,
        f"(?<!{_JOINER}{{2}})(?:{_JOINER}*(?={_LATIN})|(?<={_LATIN}{_JOINER}){_JOINER}*)",
        "",
    ),
)
_SUSPECT = re.compile(
    "[^\t\n\x20-\x7e\xa0-\xac\xae-\xc1\xc4-\xcf\xd2-\xe1\xe3-\xee\xf1-\u02ff‐-―‘-‟…]"
)
"""Every character that one of the patterns can begin with or stand beside is among these."""
_USUAL = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""The bytes of characters that are not suspect; no other character has one of them."""


def mend_characters(mended: Mended) -> Mended:
    r"""Take out what no reader sees and undo wrong decodings; line ends become "\n".

    A form feed stays, at the beginning of a line, for the layout to see where a page ended.

    >>> mend_characters(Mended.of("It\xe2\u20ac\u2122s co\xadop\u200beration\r\n")).text
    'It’s cooperation\n'
    """
    odd = _odd(mended.text)
    if not odd:
        return mended
    mended = _invisible(mended, odd)  # first, for they can stand inside broken letters
    for _ in range(2):  # decoded wrongly twice is seen; thrice never was
        if not (_FIRST.search(odd) and _SURE.search(mended.text)):
            break
        mended = _change(mended, "mojibake", f"{_SURE.pattern}|{_LIKELY.pattern}", _decoded)
        odd = _odd(mended.text)
    mended = _change_odd(mended, odd, ("mojibake", "[\x80-\x9f]", "", _character))
    mended = _change_odd(mended, odd, ("soft-hyphens", "\xad", "+", ""))
    return _invisible(mended, odd)


def _odd(text: str) -> str:
    """Give the suspect characters of a text, each once."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)  # quicker by far
    return "".join(sorted({*_SUSPECT.findall(rest.decode("utf-8", "surrogatepass"))}))


def _invisible(mended: Mended, odd: str) -> Mended:
    for entry in _INVISIBLE:
        mended = _change_odd(mended, odd, entry)
    if not _RIGHT_TO_LEFT.search(odd):
        bidirectional = ("bidirectional-controls", "[\u061c\u200e\u200f]", "+", "")
        mended = _change_odd(mended, odd, bidirectional)
    return mended


def _change_odd(mended: Mended, odd: str, entry: _Entry) -> Mended:
    """Make the changes of an entry; its class is cut down to what the text can hold.

    To look for one character is many times faster than to look for a class.
    """
    rule, first, rest, now = entry
    held = "".join(re.findall(first, odd))
    return _change(mended, rule, f"[{re.escape(held)}]{rest}", now) if held else mended


def _change(mended: Mended, rule: str, pattern: str, now: _Now) -> Mended:
    """Put `now`, or what it makes of the match, in the place of each match."""
    return mended.change(
        Change(m.start(), m.end(), now if isinstance(now, str) else now(m), rule)
        for m in re.finditer(pattern, mended.text)
    )


def _decoded(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTE[c] for c in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _character(match: re.Match[str]) -> str:
    """Give what a Windows-1252 byte meant, where Latin-1 made a control character of it."""
    return match[0].encode("latin-1").decode("cp1252", "ignore")
