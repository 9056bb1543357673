"""What published words said before: every correction, from the history that git keeps."""

import datetime as dt
import html
import re
import subprocess
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from generator.editing.notes import plain
from generator.editing.page import CALL, parse
from generator.identity import is_block_id, words_name

_FOLDER = "docs/documents"
_RAW = re.compile(
    r":\d+ \d+ (?P<old>\w+) (?P<new>\w+) (?P<how>[A-Z])\d*\t(?P<path>[^\t]+)(?:\t(?P<to>.+))?"
)
_NONE = re.compile("0+")


@dataclass(frozen=True, slots=True)
class Correction:
    """One paragraph whose words changed after it was published."""

    day: dt.date
    """Of the commit that changed it, by its committer."""
    commit: str
    path: str
    """Of the page, from docs/, after the commit."""
    title: str
    """Of the document, as that page gave it."""
    block: str
    was: str
    now: str
    """"" where the paragraph was taken away."""

    @property
    def name(self) -> str:
        """Say which words the old ones were, as an address does (`words_name`)."""
        return words_name(self.was)


def corrections(root: Path) -> tuple[Correction, ...]:
    """Give every correction, newest first; none where there is no git or no history."""
    log = _git(
        root, "log", "--first-parent", "-m", "-M", "--raw", "--no-abbrev", "--relative",
        "--format=commit %H %cs", "--", _FOLDER,
    )  # fmt: skip
    if log is None:
        return ()
    found: list[Correction] = []
    commit, day = "", dt.date.min
    for line in log.splitlines():
        if line.startswith("commit "):
            _, commit, shown = line.split()
            day = dt.date.fromisoformat(shown)
        elif change := _RAW.fullmatch(line):
            if _NONE.fullmatch(change["old"]) or not change["path"].endswith(".md"):
                continue
            path = (change["to"] or change["path"]).removeprefix("docs/")
            texts = [_blob(root, change[side]) for side in ("old", "new")]
            title = str(next(filter(None, (_title(path, text) for text in texts[::-1])), path))
            found += (
                Correction(day, commit, path, title, block, was, now)
                for block, was, now in _changed(path, *texts)
            )
    return tuple(found)


def _changed(path: str, old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """Give each block that stood before and whose words are now others, or gone."""
    if parse(path, new).value("moved"):  # the words stand at another address now
        return
    after = dict(_blocks(path, new))
    for block, was in _blocks(path, old):
        now = after.get(block, "")
        if was != now:
            yield block, was, now


def _title(path: str, text: str) -> object:
    return parse(path, text).value("title")


def _blocks(path: str, text: str) -> Iterator[tuple[str, str]]:
    for part in parse(path, text).parts:
        if is_block_id(part.key):
            yield part.key, " ".join(plain(CALL.sub("", part.body)).split())


def past_words(
    some: Sequence[Correction],
) -> dict[str, dict[str, list[dict[str, str]]]]:
    """Give, for each page and block, what it said before: for readers of old links."""
    pages: dict[str, dict[str, list[dict[str, str]]]] = {}
    for correction in some:
        row = {"name": correction.name, "words": correction.was, "until": str(correction.day)}
        pages.setdefault(correction.path, {}).setdefault(correction.block, []).append(row)
    return pages


def _blob(root: Path, name: str) -> str:
    return "" if _NONE.fullmatch(name) else _git(root, "cat-file", "blob", name) or ""


def _git(root: Path, *arguments: str) -> str | None:
    """Ask git; None where it is not there, or the folder is none of its."""
    try:
        done = subprocess.run(  # noqa: S603  nothing of it comes from a seed
            ["git", "-C", str(root), *arguments],  # noqa: S607  the git of whoever builds
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def listed(some: Sequence[Correction], standing: Container[str]) -> str:
    """Write corrections as HTML for their page, newest first, a heading a day.

    A row links to its page where that is `standing`: a page may be gone since.
    """
    rows: list[str] = []
    for day, same in groupby(some, key=lambda correction: correction.day):
        rows.append(f"<h2>{day.day} {day:%B %Y}</h2>\n<ul>")
        rows += (f"<li>{_row(c, linked=c.path in standing)}</li>" for c in same)
        rows.append("</ul>")
    return "\n".join(rows) or "<p>Nothing has been corrected yet.</p>"


def _row(correction: Correction, *, linked: bool) -> str:
    page = correction.path.removesuffix(".md")
    target = f"../{page}/#{correction.block}" if correction.now else f"../{page}/"
    was, now = difference(correction.was, correction.now)
    after = f"now: {now}" if correction.now else "now: taken away"
    title = html.escape(correction.title)
    title = f'<a href="{html.escape(target)}">{title}</a>' if linked else title
    return f"{title}<br>was: {was}<br>{after}"


def difference(was: str, now: str, escape: Callable[[str], str] = html.escape) -> tuple[str, str]:
    """Mark in both texts, as HTML, the words that the other has not.

    `escape` makes words text where the result will stand: HTML, or Markdown.

    >>> difference("ten men came", "two men came")
    ('<del>ten</del> men came', '<ins>two</ins> men came')
    """
    before, after = was.split(), now.split()
    sides: tuple[list[str], list[str]] = ([], [])
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for side, words, tag in ((sides[0], before[a:b], "del"), (sides[1], after[c:d], "ins")):
            text = escape(" ".join(words))
            if text:
                side.append(text if what == "equal" else f"<{tag}>{text}</{tag}>")
    return " ".join(sides[0]), " ".join(sides[1])
