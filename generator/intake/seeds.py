"""Read seeds/: each source file with the sidecar beside it. Nothing here changes a file.

A seed is untrusted: whatever cannot be read is an error that names the file, and the other seeds
are read all the same.
"""

import difflib
import hashlib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

from generator.errors import ConfigurationError, GeneratorError, SeedError
from generator.front_matter import said_above
from generator.incremental.cache import NOTHING, Cache
from generator.intake.decoding import NoTextError
from generator.intake.readers import READERS
from generator.intake.reading import UnreadableError
from generator.intake.sidecars import Sidecars, read_sidecar
from generator.model import Seed, Sidecar

FOLDER = "seeds"
SUFFIXES = tuple(READERS)
SIDECAR = ".yml"


def read_seeds(root: Path, cache: Cache = NOTHING) -> tuple[list[Seed], list[GeneratorError]]:
    """Read every seed of a publication, sorted by path; what cannot be read is an error each."""
    files, errors = _sound(root, list(_files(root)))
    sidecars = {path for path in files if path.suffix == SIDECAR}
    sources = [path for path in files if path not in sidecars]
    errors += _lonely(root, sidecars, sources)
    seeds, beside_them = [], Sidecars(cache)
    for path in sources:
        beside = path.with_suffix(SIDECAR)
        try:
            known = beside if beside in sidecars else None
            seeds.append(read_seed(root, path, known, beside_them))
        except SeedError as error:
            errors.append(error)
    beside_them.keep()
    if not seeds and not errors:
        remedy = "Put a text file in it (UTF-8, its name ending in .txt) and run this again."
        errors.append(ConfigurationError(f"{FOLDER}/ holds no text", remedy))
    return seeds, errors


def read_seed(
    root: Path, path: Path, beside: Path | None = None, sidecars: Sidecars | None = None
) -> Seed:
    """Read one source file and its sidecar, if one stands beside it."""
    read_beside = sidecars.read if sidecars else read_sidecar
    shown = _shown(root, path)
    try:
        raw = path.read_bytes()
        reading = READERS[path.suffix](raw)
        sidecar = read_beside(beside, _shown(root, beside)) if beside else Sidecar()
    except UnreadableError as error:
        raise SeedError(error.what, error.remedy, shown) from None
    except NoTextError as error:
        remedy = "Give it the ending of its format, or save its words as plain text in UTF-8."
        raise SeedError(f"it {error}", remedy, shown) from None
    except OSError as error:
        remedy = "Make it readable, or take it away."
        raise SeedError(f"it cannot be read: {error.strerror}", remedy, shown) from None
    if not reading.text.strip():
        raise SeedError("it holds no text", "Put the text in, or delete the file.", shown)
    digest = hashlib.sha256(raw).hexdigest()
    return Seed(
        shown,
        reading.text,
        digest,
        encoding=reading.encoding,
        encoding_basis=reading.encoding_basis,
        sidecar=_over(sidecar, _over(reading.sidecar, said_above(reading.text))),
        remarks=reading.remarks,
    )


def _over(hand: Sidecar, file: Sidecar) -> Sidecar:
    """Let what a hand wrote go before what the file says; a day brings its own basis."""
    if hand.date:
        file = replace(file, date=None, date_basis=None)
    given = {f.name: value for f in fields(hand) if (value := getattr(hand, f.name))}
    return replace(file, **given)


def _files(root: Path) -> Iterator[Path]:
    """Give every file and link under seeds/, hidden ones apart, sorted."""
    for folder, folders, files in os.walk(root / FOLDER):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*files, *linked]):
            if not name.startswith("."):
                yield Path(folder, name)


def _sound(root: Path, paths: Sequence[Path]) -> tuple[list[Path], list[GeneratorError]]:
    """Part the files that can be read from those whose name or place forbids it."""
    alike, keys = defaultdict(list), {path: _key(path) for path in paths}
    for path, key in keys.items():
        alike[key].append(path.name)
    sound: list[Path] = []
    errors: list[GeneratorError] = []
    home = (root / FOLDER).resolve()
    for path in sorted(paths):
        twins = [name for name in alike[keys[path]] if name != path.name]
        fault = _fault(home, path, twins)
        if fault:
            errors.append(SeedError(*fault, _shown(root, path)))
        else:
            sound.append(path)
    return sound, errors


def _key(path: Path) -> str:
    """Give what a file is called where case, accents and the ending of a text do not count."""
    name, ending = str(path), path.suffix
    bare = name if ending in (SIDECAR, ".yaml") else name.removesuffix(ending)
    return unicodedata.normalize("NFC", bare).casefold()


def _shown(root: Path, path: Path) -> str:
    """Give the path from the root, fit to be printed."""
    name = path.as_posix().removeprefix(f"{root.as_posix()}/")  # all are below it
    return name if name.isprintable() else ascii(name)[1:-1]


def _fault(home: Path, path: Path, twins: Sequence[str]) -> tuple[str, str] | None:
    """Say what is wrong with a file's name or place, which is to be in `home`, and what to do."""
    known = (*SUFFIXES, SIDECAR)
    if not path.name.isprintable():
        return "its name holds characters that cannot be shown", "Give it a plain name."
    if path.is_symlink() and not path.resolve().is_relative_to(home):
        return f"it is a link that leads out of {FOLDER}/", "Put the file itself here."
    if not path.is_file():
        return "it is no file that can be read", "Put a text file here, or take it away."
    if path.suffix not in known:
        save = f"Save it as one of {', '.join(SUFFIXES)}."
        remedy = f"Call it {path.stem}{SIDECAR}." if path.suffix == ".yaml" else save
        return f"‘{path.suffix}’ files cannot be read", remedy
    if twins:
        others = ", ".join(sorted(twins))
        return f"its name is told from {others} only by case, accents or ending", "Rename one."
    return None


def _lonely(
    root: Path, sidecars: Iterable[Path], sources: Sequence[Path]
) -> Iterator[GeneratorError]:
    """Report each sidecar that stands beside no seed."""
    wanted = [source.with_suffix(SIDECAR) for source in sources]
    for path in sorted(set(sidecars).difference(wanted)):
        near = difflib.get_close_matches(path.name, [name.name for name in wanted], 1)
        remedy = f"Should it be called {near[0]}?" if near else "Name it as its seed is named."
        yield SeedError("this sidecar belongs to no seed", remedy, _shown(root, path))
