"""How a run goes about it: what a person asked for on the command line, and where nothing was."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from generator.incremental.cache import Cache
from generator.model import Seed

Progress = Callable[[Sequence[Seed], str], Iterable[Seed]]
"""Give each seed in turn, and show whoever waits how far that is."""


def silently(seeds: Sequence[Seed], _what: str) -> Iterable[Seed]:
    """Show nothing."""
    return seeds


@dataclass(frozen=True, slots=True)
class Settings:
    """Of one run; what lasts stands in mkdocs.yml."""

    progress: Progress = silently
    min_confidence: float | None = None
    """Below it no reference is made, 0 to 1; None: as mkdocs.yml says."""
    jobs: int = 1
    """Processes to work in, at most."""
    cache: Cache = field(default_factory=Cache)
    """Where what was worked out before is found, and kept for the next run."""
