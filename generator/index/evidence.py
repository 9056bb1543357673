"""What a corpus shows of each capitalised name: how often, where, and beside which words."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.incremental.sharing import ALONE, Work
from generator.incremental.sums import summed
from generator.index.occurrences import count_in, occurrences
from generator.model import Document


@dataclass(slots=True)
class Shown:
    """What all documents show of one name."""

    documents: int = 0
    times: int = 0
    inside: int = 0
    """Times not at the head of a sentence, where a capital means a name."""
    plain: int = 0
    """The same, in a sentence of which not every word has a capital, as in a headline."""
    located: int = 0
    """Times after "in", "at", "from", "to"."""
    within: int = 0
    """Times after "in" and "at" alone, where hardly a person stands."""

    def numbers(self) -> tuple[int, ...]:
        """Give what is shown, in the order above."""
        return self.documents, self.times, self.inside, self.plain, self.located, self.within

    def add(self, other: Sequence[int], sign: int = 1) -> None:
        """Add what another document shows, its numbers, or take it away."""
        documents, times, inside, plain, located, within = other
        self.documents += sign * documents
        self.times += sign * times
        self.inside += sign * inside
        self.plain += sign * plain
        self.located += sign * located
        self.within += sign * within


@dataclass(slots=True)
class Evidence:
    """Names as the documents print them, each with what is shown of it."""

    names: dict[str, Shown] = field(default_factory=dict)
    titled: dict[str, dict[str, int]] = field(default_factory=dict)
    """A person's name after a title, with the titles and how often."""
    abbreviated: dict[str, dict[str, int]] = field(default_factory=dict)
    """A name before its abbreviation in brackets, with the abbreviations and how often."""
    common: Counter[str] = field(default_factory=Counter)
    """Words that stand without a capital somewhere, and in how many documents."""

    def add(self, row: bytes) -> None:
        """Add a document's row."""
        self._count(row, 1)

    def take_away(self, row: bytes) -> None:
        """Undo `add`."""
        self._count(row, -1)

    def _count(self, row: bytes, sign: int) -> None:
        names, titled, abbreviated, common = json.loads(row)
        for name, numbers in names.items():
            shown = self.names.setdefault(name, Shown())
            shown.add(numbers, sign)
            if not shown.documents:
                del self.names[name]
        for word in common:
            count_in(self.common, word, sign)
        for known, found in ((self.titled, titled), (self.abbreviated, abbreviated)):
            for name, forms in found.items():
                here = known.setdefault(name, {})
                for form, times in forms.items():
                    count_in(here, form, sign * times)
                if not here:
                    del known[name]

    def written(self) -> bytes:
        """Give all as bytes."""
        names = {name: shown.numbers() for name, shown in self.names.items()}
        return json.dumps([names, self.titled, self.abbreviated, self.common]).encode()

    def take(self, written: bytes) -> None:
        """Add what another has, that `written` gave."""
        names, titled, abbreviated, common = json.loads(written)
        for name, numbers in names.items():
            if name in self.names:
                self.names[name].add(numbers)
            else:
                self.names[name] = Shown(*numbers)
        self.common.update(common)
        for known, found in ((self.titled, titled), (self.abbreviated, abbreviated)):
            for name, forms in found.items():
                here = known.setdefault(name, {})
                for form, times in forms.items():
                    here[form] = here.get(form, 0) + times


def gather(documents: Sequence[Document], work: Work = ALONE) -> Evidence:
    """Read every paragraph once; the result does not depend on the order of the documents."""
    return summed(documents, "evidence", occurrences, Evidence, work)
