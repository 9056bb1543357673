"""What earlier runs worked out, kept under the publication and found by all that it depends on.

An entry is a file of bytes under `.cache/known/`, by kind and key. The key is a hash of what the
value was worked out from, this program's own code and rules among it, so that an entry is never
out of date: it is the same, or it is not found. What cannot be read, or is not what was written,
counts as not found, and a folder that cannot be written to keeps nothing.

A cloned publication could bring a `.cache/` of its own. So values are bytes that whoever asked
takes apart as data (JSON, arrays of numbers), never by a format that can run code or reach
unchecked into memory (pickle, marshal), and nothing is followed that is a link.
"""

import hashlib
import os
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cache
from pathlib import Path

import generator

PROGRAM = Path(generator.__file__).parent
"""The whole package: what any module of it does may change what is worked out."""
FOLDER = ".cache"
KNOWN = "known"
_IGNORED = ".gitignore"
_SEAL = hashlib.sha256().digest_size


class Cache:
    """Values by kind and key; one that is made without a folder keeps nothing and finds nothing.

    >>> nothing = Cache()
    >>> nothing.put("cards", key("a"), b"seen")
    >>> nothing.get("cards", key("a")) is None
    True
    """

    def __init__(self, root: Path | None = None) -> None:
        """Keep values under `root`, the publication's folder."""
        self._folder = _folder(root) if root else None
        self._used: dict[str, set[str]] = defaultdict(set)

    @property
    def keeps(self) -> bool:
        """Whether anything that is put is kept."""
        return self._folder is not None

    def get(self, kind: str, name: str) -> bytes | None:
        """Give what was put under `name`, a key of `key`, with every byte as it was, or None."""
        if not self._folder:
            return None
        self._used[kind].add(name)
        try:
            sealed = (self._folder / kind / name).read_bytes()
        except OSError:
            return None
        value = sealed[_SEAL:]
        return value if sealed[:_SEAL] == _seal(kind, name, value) else None

    def put(self, kind: str, name: str, value: bytes) -> None:
        """Keep `value` until a run that asks for its kind does not ask for it."""
        if not self._folder:
            return
        self._used[kind].add(name)
        folder = self._folder / kind
        fresh = folder / f"{name}.{os.getpid()}"
        try:
            _make(folder)
            if not folder.is_symlink():
                with fresh.open("xb") as file:  # never through a link
                    file.write(_seal(kind, name, value) + value)
                fresh.replace(folder / name)
        except OSError:  # a full disk, a folder of somebody else's: it is worked out again
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def spare(self, kind: str, name: str) -> None:
        """Let what was put under `name` stay, though nobody asks for it in this run."""
        self._used[kind].add(name)

    def asked(self) -> dict[str, set[str]]:
        """Give by kind what was asked for, put or spared."""
        return {kind: {*names} for kind, names in self._used.items()}

    def note(self, asked: Mapping[str, AbstractSet[str]]) -> None:
        """Take what was asked for in another process for asked for here."""
        for kind, names in asked.items():
            self._used[kind] |= names

    def sweep(self) -> None:
        """Forget, of each kind that this run asked for, what it did not ask for."""
        if not self._folder:
            return
        for kind, used in self._used.items():
            folder = self._folder / kind
            if folder.is_dir() and not folder.is_symlink():
                for path in folder.iterdir():
                    if path.name not in used:
                        with suppress(OSError):
                            path.unlink()


NOTHING = Cache()
"""Keeps nothing and finds nothing."""


def key(*parts: str | bytes) -> str:
    """Name what is worked out from `parts`, in this order, by this program as it now stands.

    >>> key("ab", "c") == key("a", "bc")
    False
    """
    made = hashlib.sha256(program(PROGRAM))
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big"))
        made.update(raw)
    return made.hexdigest()


@cache
def program(package: Path) -> bytes:
    """Hash the code and the rules of a package, and the Python that runs them."""
    machine = f"{sys.version} {sys.byteorder} {unicodedata.unidata_version}"
    made = hashlib.sha256(machine.encode())
    for path in sorted(p for p in package.rglob("*") if p.suffix in (".py", ".toml")):
        raw = path.read_bytes()
        made.update(f"{path.relative_to(package).as_posix()} {len(raw)}\n".encode())
        made.update(raw)
    return made.digest()


def _folder(root: Path) -> Path | None:
    """Name the folder; None where it would not be this publication's own."""
    above = root / FOLDER
    if any(path.is_symlink() for path in (above, above / KNOWN, above / _IGNORED)):
        return None
    program_is_files = PROGRAM.is_dir()  # one in an archive cannot be hashed
    return above / KNOWN if program_is_files else None


def _make(folder: Path) -> None:
    """Make the folder of a kind; git is told to leave all that is beside it alone."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        ignored = folder.parent.parent / _IGNORED
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")


def _seal(kind: str, name: str, value: bytes) -> bytes:
    """Tell bytes that were put under this name from any others: cut short, changed, moved."""
    return hashlib.sha256(f"{kind} {name} ".encode() + value).digest()
