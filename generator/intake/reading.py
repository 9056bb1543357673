"""What a reader of one format gives, and what all of them need: the library, the lines."""

import importlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from types import ModuleType

from generator.model import Sidecar

COMMAND = "make intake"
"""Installs what `requirements-intake.txt` pins; `make site` runs it where a seed asks for it."""
SHOWN = 240
"""Code points of what was left out that a remark quotes."""
TOLD = 2000
"""Code points of what stands beside the text that a remark quotes, by kind."""

_WORD = re.compile(r"\w+")


class UnreadableError(Exception):
    """What is wrong with a file, and the remedy; the reader of seeds adds its name."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one file, with what else the file says."""

    text: str
    sidecar: Sidecar = field(default_factory=Sidecar)
    """What the file says of itself; the sidecar kept by hand goes before it."""
    encoding: str = "utf-8"
    encoding_basis: str = ""
    remarks: tuple[str, ...] = ()
    """One sentence each: what of the file stands not in `text`."""


def library(name: str, package: str) -> ModuleType:
    """Give a module of the extra `intake`; `UnreadableError` with the command where it is absent.

    Imported here and not at the head of a module, so that plain texts need none of them.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        what = f"such files are read by {package}, of the extra ‘intake’, which is not installed"
        remedy = f"Run `{COMMAND}`, or save the words as a .txt file."
        raise UnreadableError(what, remedy) from None


def with_title(lines: Iterable[str], title: str) -> str:
    r"""Join paragraphs, the title first, where none of the first few is it already.

    >>> with_title(["Rain fell.", "More is to come."], "Rain")
    'Rain\n\nRain fell.\n\nMore is to come.'
    """
    paragraphs = [line for line in lines if line.strip()]
    heads = [i for i, line in enumerate(paragraphs[:5]) if _words(line) == _words(title)]
    if _words(title) and not heads:
        paragraphs.insert(0, " ".join(title.split()))
    return "\n\n".join(paragraphs)


def left_out(by: str, whole: str, text: str) -> tuple[str, ...]:
    """Say which words of a file its text does not hold, whatever their order; () where none.

    >>> left_out("markdown", "[Rain](rain.html) fell.", "Rain fell.")
    ('markdown left out 2 words of the file: “rain html”',)
    """
    missing = Counter(_WORD.findall(whole))
    missing.subtract(_WORD.findall(text))
    spare = +missing
    words = [word for word in _WORD.findall(whole) if _taken(spare, word)]
    return remark(by, words)


def told(kind: str, pieces: Iterable[str]) -> tuple[str, ...]:
    """Say what of one kind stands beside the text, piece by piece; () for none.

    >>> told("footnotes", ["See page 3.", "Not so."])
    ('footnotes of the file that are not in its text: “See page 3.”, “Not so.”',)
    """
    words = [" ".join(printable(piece).split()) for piece in pieces]
    if not words:
        return ()
    fit = sum(size <= TOLD for size in accumulate(map(len, words)))
    some = [f"“{piece}”" for piece in words[:fit]] or [f"“{words[0][:TOLD]} …”"]
    more = f" and {len(words) - len(some):,} more" if words[len(some) :] else ""
    return (f"{kind} of the file that are not in its text: {', '.join(some)}{more}",)


def remark(by: str, words: list[str]) -> tuple[str, ...]:
    """Say how many words are left out and how they begin; () for none."""
    if not words:
        return ()
    some = printable(" ".join(words[:SHOWN]))
    shown = some if len(some) <= SHOWN else some[:SHOWN].rpartition(" ")[0] + " …"
    amount = "1 word" if len(words) == 1 else f"{len(words):,} words"
    return (f"{by} left out {amount} of the file: “{shown}”",)


def printable(words: str) -> str:
    r"""Give words without the characters that no page and no terminal shows.

    >>> printable("Ra\x00in\u200b")
    'Rain'
    """
    return "".join(filter(str.isprintable, words))


def _taken(spare: Counter[str], word: str) -> bool:
    spare[word] -= 1
    return spare[word] >= 0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
