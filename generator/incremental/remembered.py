"""What is made of a few words each, kept from run to run under a hash of the words."""

from collections.abc import Callable
from hashlib import blake2b

from generator.incremental.sharing import Work
from generator.model import Document


class Remembered:
    """Bytes by the words that they were made of; what a run does not ask for is forgotten."""

    def __init__(self, kind: str, work: Work) -> None:
        """Take what earlier runs kept; `kind` names it in the cache."""
        self._kind, self._work = kind, work
        self._before = work.kept(kind)
        self._now: dict[str, bytes] = {}

    def name(self, document: Document) -> str:
        """Give words that stand for all of a document."""
        return self._work.name(document) if self._work.cache.keeps else document.id

    def get(self, words: str | bytes, make: Callable[[], bytes]) -> bytes:
        """Give what `make` makes, which must depend on the words alone."""
        raw = words if isinstance(words, bytes) else words.encode("utf-8", "surrogatepass")
        name = blake2b(raw, digest_size=16).hexdigest()
        if name not in self._now:
            self._now[name] = self._before[name] if name in self._before else make()
        return self._now[name]

    def keep(self) -> None:
        """Keep what was asked for."""
        if self._now != self._before:
            self._work.keep(self._kind, self._now, self._before)
