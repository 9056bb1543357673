"""What a corpus shows of each capitalised name: how often, where, and beside which words."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.incremental.sharing import ALONE, Work
from generator.incremental.sums import summed
from generator.index.occurrences import count_in, occurrences
from generator.index.wholes import stands_for
from generator.model import Document

_TWICE = 2
"""Times that two names of a body stand together, from which they are one."""
_SPELT = 4
"""Times that a name may stand for each that its abbreviation follows it."""


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
    bare: int = 0
    """Times after "in", "at", "from", "to" without "the": "in the Navy" is no place."""
    lies: int = 0
    """Times before the state or country that it lies in: "Ghent, Belgium"."""

    def numbers(self) -> tuple[int, ...]:
        """Give what is shown, in the order above."""
        shown = (self.documents, self.times, self.inside, self.plain)
        return (*shown, self.located, self.within, self.bare, self.lies)

    def add(self, other: Sequence[int], sign: int = 1) -> None:
        """Add what another document shows, its numbers, or take it away."""
        documents, times, inside, plain, located, within, bare, lies = other
        self.documents += sign * documents
        self.times += sign * times
        self.inside += sign * inside
        self.plain += sign * plain
        self.located += sign * located
        self.within += sign * within
        self.bare += sign * bare
        self.lies += sign * lies


@dataclass(slots=True)
class Evidence:
    """Names as the documents print them, each with what is shown of it."""

    names: dict[str, Shown] = field(default_factory=dict)
    titled: dict[str, dict[str, int]] = field(default_factory=dict)
    """A person's name after a title, with the titles and how often."""
    abbreviated: dict[str, dict[str, int]] = field(default_factory=dict)
    """A name before its abbreviation in brackets, with the abbreviations and how often."""
    initialled: dict[str, dict[str, int]] = field(default_factory=dict)
    """A name of which a document has the initials too, as a name, with these and in how many."""
    wholes: dict[str, dict[str, int]] = field(default_factory=dict)
    """A name after a link word, with what both may be one name, and how often."""
    sons: dict[str, dict[str, int]] = field(default_factory=dict)
    """A name with "Jr." that a document has beside the same without it, and in how many."""
    borne: dict[str, dict[str, int]] = field(default_factory=dict)
    """A surname with a title or an office, as printed, and the names in full of the one who bears
    it in the same document, with how many documents say so."""
    spelt: dict[str, dict[str, int]] = field(default_factory=dict)
    """A name that a document has beside its abbreviation, and any abbreviation, with the homes of
    such documents (see `homes`) and how many have each."""
    homes: dict[str, dict[str, int]] = field(default_factory=dict)
    """The countries that the documents of each home name, and how often."""
    common: Counter[str] = field(default_factory=Counter)
    """Words that stand without a capital somewhere, and in how many documents."""

    def add(self, row: bytes) -> None:
        """Add a document's row."""
        self._count(row, 1)

    def take_away(self, row: bytes) -> None:
        """Undo `add`."""
        self._count(row, -1)

    def _count(self, row: bytes, sign: int) -> None:
        names, *tables, common = json.loads(row)
        for name, numbers in names.items():
            shown = self.names.setdefault(name, Shown())
            shown.add(numbers, sign)
            if not shown.documents:
                del self.names[name]
        for word in common:
            count_in(self.common, word, sign)
        for known, found in zip(self._tables(), tables, strict=True):
            for name, forms in found.items():
                here = known.setdefault(name, {})
                for form, times in forms.items():
                    count_in(here, form, sign * times)
                if not here:
                    del known[name]

    def times(self, name: str) -> int:
        """Give how often a name stands."""
        shown = self.names.get(name)
        return shown.times if shown else 0

    def led(self, name: str) -> int:
        """Give how often a title, or an office apart from it, goes with a name."""
        return sum(self.titled.get(name, {}).values())

    def written(self) -> bytes:
        """Give all as bytes."""
        names = {name: shown.numbers() for name, shown in self.names.items()}
        return json.dumps([names, *self._tables(), self.common]).encode()

    def take(self, written: bytes) -> None:
        """Add what another has, that `written` gave."""
        names, *tables, common = json.loads(written)
        for name, numbers in names.items():
            if name in self.names:
                self.names[name].add(numbers)
            else:
                self.names[name] = Shown(*numbers)
        self.common.update(common)
        for known, found in zip(self._tables(), tables, strict=True):
            for name, forms in found.items():
                here = known.setdefault(name, {})
                for form, times in forms.items():
                    here[form] = here.get(form, 0) + times

    def _tables(self) -> tuple[dict[str, dict[str, int]], ...]:
        told = (self.titled, self.abbreviated, self.initialled, self.wholes, self.sons, self.borne)
        return (*told, self.spelt, self.homes)


def gather(documents: Sequence[Document], work: Work = ALONE) -> Evidence:
    """Read every paragraph once; the result does not depend on the order of the documents."""
    return _with_wholes(summed(documents, "evidence", occurrences, Evidence, work))


def _with_wholes(evidence: Evidence) -> Evidence:
    """Give the evidence with what is shown of the part of a name said of the whole.

    That is where the part stands in no other, twice at least; or where an abbreviation spells the
    whole, as texts do once or twice and then no more.
    """
    names, abbreviated = dict(evidence.names), dict(evidence.abbreviated)
    where = dict(evidence.spelt)
    for part, wholes in evidence.wholes.items():
        shown, (name, times) = names.get(part), _shortest(wholes)
        spelt = {short: n for short, n in abbreviated.get(part, {}).items()
                 if stands_for(short, name)}  # fmt: skip
        times *= _SPELT if spelt else 1
        if shown is None or shown.times > times or times < _TWICE:
            continue
        names[name] = names.pop(part)
        if spelt:
            abbreviated[name] = spelt
            where[name] = where.get(part, {})
        first = name.removesuffix(part).rstrip().rpartition(" ")[0]
        if first in names and names[first].times <= times:
            del names[first]
    return replace(evidence, names=names, abbreviated=abbreviated, spelt=where)


def _shortest(wholes: Mapping[str, int]) -> tuple[str, int]:
    """Give the name that all of some end in, and how often they stand; none where they differ.

    >>> _shortest({"Food and Drug Office": 2, "Federal Food and Drug Office": 1})
    ('Food and Drug Office', 3)
    >>> _shortest({"Food and Drug Office": 2, "Drink and Drug Office": 1})
    ('', 0)
    """
    name = min(wholes, key=lambda whole: (len(whole), whole))
    same = all(whole == name or whole.endswith(f" {name}") for whole in wholes)
    return (name, sum(wholes.values())) if same else ("", 0)
