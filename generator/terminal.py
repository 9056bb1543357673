"""What a person at a terminal sees: colour and a bar that fills there, plain lines elsewhere."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO, TypeVar

Item = TypeVar("Item")

STYLES = {"error": "31", "warning": "33", "good": "32", "faint": "2", "strong": "1"}
"""Each with its number in ECMA-48, "select graphic rendition"."""
_BAR = 24
_PICTURES: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))},
}


def harmless(text: str) -> str:
    r"""Show what would steer a terminal: words from a seed may not clear a screen or turn a line.

    >>> harmless("plain\x1b[2J \u202eevil")
    'plain␛[2J \\u202eevil'
    """
    return text.translate(_PICTURES)


@dataclass(frozen=True, slots=True)
class Terminal:
    """A stream that knows whether a person watches it."""

    stream: TextIO
    colour: bool = False
    moving: bool = False
    """Whether a line can be drawn again; never in a log or a pipe."""

    def say(self, text: str = "", style: str | None = None) -> None:
        """Print lines, which are seen at once in a file or a pipe too; `style` is of `STYLES`."""
        self.stream.write(self.paint(text, style) + "\n")
        self.stream.flush()

    def paint(self, text: str, style: str | None) -> str:
        r"""Give text made harmless, in its colour where there are colours.

        >>> import sys
        >>> Terminal(sys.stdout, colour=True).paint("one page", "good")
        '\x1b[32mone page\x1b[0m'
        >>> Terminal(sys.stdout).paint("one page", "good")
        'one page'
        """
        shown = harmless(text)
        return f"\x1b[{STYLES[style]}m{shown}\x1b[0m" if style and self.colour else shown

    def progress(self, items: Sequence[Item], what: str) -> Iterator[Item]:
        """Give each item in turn, and show a person how far that is."""
        shown = -1
        try:
            for number, item in enumerate(items):
                if self.moving and shown != (shown := number * _BAR // len(items)):
                    self._draw(shown, f"{number}/{len(items)} {what}")
                yield item
        finally:
            if shown >= 0:
                self.stream.write("\r\x1b[K")
                self.stream.flush()

    def _draw(self, filled: int, text: str) -> None:
        line = f"[{'#' * filled}{' ' * (_BAR - filled)}] {harmless(text)}"
        self.stream.write("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])
        self.stream.flush()


def terminal(stream: TextIO, environment: Mapping[str, str]) -> Terminal:
    """See whether a person watches `stream`; NO_COLOR (no-color.org) and TERM=dumb are obeyed.

    >>> import io
    >>> terminal(io.StringIO(), {}).moving
    False
    """
    watched = stream.isatty() and environment.get("TERM") != "dumb"
    return Terminal(stream, colour=watched and not environment.get("NO_COLOR"), moving=watched)
