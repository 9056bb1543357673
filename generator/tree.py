"""Read docs/, and change it all at once: whoever looks sees the old folder or the new one."""

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ConfigurationError

BASES = ".generated"
"""Folder in docs/ with each page as the generator last made it; MkDocs leaves it out."""
_NEXT = ".docs-next"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


@dataclass(frozen=True, slots=True)
class Docs:
    """The Markdown in docs/."""

    pages: Mapping[str, str]
    """By path from docs/, exactly as in the file."""
    bases: Mapping[str, str]
    """What the generator last made of each page, by the same path."""


def read_docs(root: Path) -> Docs:
    """Read every Markdown file under docs/."""
    return read_folder(root / "docs")


def read_folder(folder: Path) -> Docs:
    """Read every Markdown file under a folder."""
    pages, bases = {}, {}
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
            text = file.read()
        if name.startswith(f"{BASES}/"):
            bases[name.removeprefix(f"{BASES}/")] = text
        else:
            pages[name] = text
    return Docs(pages, bases)


def other_files(root: Path) -> frozenset[str]:
    """Give the paths in docs/ of files that are no Markdown: pictures and the like."""
    docs = root / "docs"
    files = (path for path in docs.rglob("*") if path.is_file() and path.suffix != ".md")
    return frozenset(path.relative_to(docs).as_posix() for path in files)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep a second run out of this publication until the first has ended."""
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ConfigurationError(
                "another run of the generator is at work here",
                "Wait for it to end, then run this again.",
                root,
            ) from error
        yield


def write_docs(root: Path, before: Docs, after: Docs) -> tuple[str, ...]:
    """Make docs/ hold `after` in one step, and give the paths that changed.

    Files that are no Markdown are kept. A page that somebody saved since `before` was read is
    not overwritten: nothing is written, and the error says to run again.
    """
    changes = dict(_changes(before, after))
    if not changes:
        return ()
    docs, fresh = root / "docs", root / _NEXT
    _set_aside(root, fresh)
    try:
        _grow(docs, fresh, changes)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise ConfigurationError(
            f"docs/ could not be written: {error.strerror}",
            "Nothing was changed. Make room or give the right to write here, then run again.",
            root,
        ) from error
    if read_folder(docs) != before:
        raise _saved_meanwhile(fresh, docs)
    if not docs.exists():
        fresh.rename(docs)
    elif not _exchange(docs, fresh):
        _replace_each(docs, fresh, changes)
    elif read_folder(fresh) != before and _exchange(docs, fresh):  # saved at the very last moment
        raise _saved_meanwhile(fresh, docs)
    else:
        shutil.rmtree(fresh)
    return tuple(sorted(name for name in changes if not name.startswith(f"{BASES}/")))


def _saved_meanwhile(fresh: Path, docs: Path) -> ConfigurationError:
    shutil.rmtree(fresh)
    what = "a page was saved while the generator was at work"
    return ConfigurationError(what, "Nothing was written; run it again.", docs)


def _changes(before: Docs, after: Docs) -> Iterator[tuple[str, str | None]]:
    """Give each file to write, with its text, or None to take it away."""
    for old, new, folder in (
        (before.pages, after.pages, ""),
        (before.bases, after.bases, f"{BASES}/"),
    ):
        for name in sorted({*old, *new}):
            if old.get(name) != new.get(name):
                yield folder + name, new.get(name)


def _set_aside(root: Path, fresh: Path) -> None:
    """Keep what an interrupted run left, once: it may be the only copy of somebody's save."""
    if fresh.exists():
        aside = root / ".cache" / "interrupted"
        shutil.rmtree(aside, ignore_errors=True)
        aside.parent.mkdir(exist_ok=True)
        fresh.rename(aside)


def _grow(docs: Path, fresh: Path, changes: Mapping[str, str | None]) -> None:
    """Make the new folder beside the old: files that stay are links to the same bytes."""
    fresh.mkdir()
    for folder, _, names in os.walk(docs):
        here = Path(folder).relative_to(docs)
        (fresh / here).mkdir(exist_ok=True)
        for name in names:
            if (here / name).as_posix() not in changes:
                _link(docs / here / name, fresh / here / name)
    for name, text in changes.items():
        if text is not None:
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
    for emptied in sorted((p for p in fresh.rglob("*") if p.is_dir()), reverse=True):
        if not any(emptied.iterdir()):
            emptied.rmdir()


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:  # a file system without hard links
        shutil.copy2(old, new, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one system call; False where the system or the file system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(libc.renamex_np(a, b, _RENAME_SWAP) == 0)
        return bool(libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE) == 0)
    except AttributeError:
        return False


def _replace_each(docs: Path, fresh: Path, changes: Mapping[str, str | None]) -> None:
    """Fall back to one file after the other; each is old or new, and the next run ends the work."""
    for name, text in changes.items():
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            target.unlink(missing_ok=True)
        else:
            (fresh / name).replace(target)
    shutil.rmtree(fresh)
