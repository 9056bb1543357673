"""Read seeds/: each source file with the sidecar beside it. Nothing here changes a file."""

import hashlib
from pathlib import Path

import yaml

from generator.errors import GeneratorError, SeedError
from generator.model import Kind, Seed, Sidecar

SUFFIXES = (".txt",)


def read_seed(root: Path, path: Path) -> Seed:
    """Read one source file and its sidecar."""
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig")
    return Seed(
        path.relative_to(root).as_posix(),
        text,
        hashlib.sha256(raw).hexdigest(),
        sidecar=read_sidecar(path.with_suffix(".yml")),
    )


def read_sidecar(path: Path) -> Sidecar:
    """Read what an editor keeps beside a seed; an absent file says nothing."""
    if not path.exists():
        return Sidecar()
    raw = yaml.safe_load(path.read_text("utf-8")) or {}
    date = raw.get("date")
    import datetime as dt

    if isinstance(date, str):
        date = dt.date.fromisoformat(date[:10])
    return Sidecar(
        **{k: v for k, v in raw.items() if k not in ("date", "kind")},
        date=date,
        kind=Kind(raw["kind"]) if "kind" in raw else None,
    )


def read_seeds(root: Path) -> tuple[list[Seed], list[GeneratorError]]:
    """Read every seed of a publication, sorted by path; what cannot be read is an error each."""
    seeds, errors = [], []
    for path in sorted((root / "seeds").rglob("*")):
        if path.suffix in SUFFIXES and path.is_file():
            try:
                seeds.append(read_seed(root, path))
            except SeedError as error:
                errors.append(error)
    return seeds, errors
