"""A thesaurus looked for in the texts: the concepts that they name become records.

However many concepts there are, the texts are read once for the words in them, which leaves few,
and once for those few. An editor's record goes before a concept, a concept before what is found.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.corpus import Concept, Record, RecordKind
from generator.identity import slug
from generator.incremental.sharing import ALONE, Work
from generator.index.headings import heading
from generator.index.kinds import kind_by_words
from generator.index.labels import Labels, labels_of, language_of, spellings
from generator.index.lexicon import Lexicon, words_in
from generator.index.sameness import key
from generator.index.variants import singular
from generator.model import Document


@dataclass(frozen=True, slots=True)
class Named:
    """A concept that the texts name."""

    concept: Concept
    labels: Labels
    words: tuple[str, ...]
    """Spellings beside its labels, sorted."""


def named_concepts(
    documents: Sequence[Document], concepts: Sequence[Concept], work: Work = ALONE
) -> tuple[Named, ...]:
    """Give the concepts that the texts name, in their order, in the language of most texts.

    What two concepts are called is the name of neither.
    """
    if not concepts:
        return ()
    language = language_of(documents)
    vocabulary = set().union(
        *(row.decode("utf-8", "surrogatepass").split("\n")
          for row in work.each(documents, "vocabulary", _vocabulary))
    )  # fmt: skip
    near = (c for c in concepts if _may_be_named(c, vocabulary))
    spoken = [(c, labels) for c in near if (labels := labels_of(c, language))]
    shouted = _is_shouted(labels.name for _, labels in spoken)
    printed = [
        tuple(form for form in spellings(labels, shouted=shouted) if words_in(form) <= vocabulary)
        for _, labels in spoken
    ]
    forms = ((form, str(n)) for n, some in enumerate(printed) for form in some)
    lexicon = Lexicon(forms)
    times: dict[int, Counter[str]] = {}
    for row in work.apart(documents, lambda d: _row(d, lexicon)):
        for owner, written in json.loads(row).items():
            times.setdefault(int(owner), Counter()).update(written)
    return tuple(_named(*spoken[n], printed[n], times[n], shouted=shouted) for n in sorted(times))


def _may_be_named(concept: Concept, vocabulary: Collection[str]) -> bool:
    """Whether the texts have the first word of anything that a concept is called."""
    for _, words in chain(concept.labels, concept.others, concept.hidden):
        first = words.partition(" ")[0].casefold()
        if not first.isalpha() or first in vocabulary or singular(first) in vocabulary:
            return True
    return False


def _is_shouted(names: Iterable[str]) -> bool:
    """Whether a thesaurus prints its headings in capitals, as that of the United Nations does."""
    names = tuple(names)
    return 2 * sum(name.isupper() for name in names) > len(names)


def _vocabulary(document: Document) -> bytes:
    found = set().union(*(words_in(block.text) for block in document.blocks))
    return "\n".join(sorted(found)).encode("utf-8", "surrogatepass")


def _row(document: Document, lexicon: Lexicon) -> bytes:
    """Count how each concept is written in one document."""
    found: dict[str, Counter[str]] = {}
    for block in document.blocks:
        for start, end, owners in lexicon.search(block.text):
            if len(owners) == 1:
                found.setdefault(owners[0], Counter())[block.text[start:end]] += 1
    return json.dumps(found).encode("utf-8", "surrogatepass")


def _named(
    concept: Concept,
    labels: Labels,
    printed: Iterable[str],
    written: Mapping[str, int],
    *,
    shouted: bool,
) -> Named:
    """Make what is named; a heading in capitals is written as the texts mostly write it."""
    mine = [form for form in written if form.casefold() == labels.name.casefold()]
    if shouted and mine:
        labels = replace(labels, name=min(mine, key=lambda form: (-written[form], form)))
    known = {labels.name, *labels.also}
    return Named(concept, labels, tuple(sorted({*printed, *labels.hidden} - known)))


def with_thesaurus(
    records: Sequence[Record],
    found: Sequence[Record],
    named: Sequence[Named],
    concepts: Iterable[Concept],
) -> tuple[Record, ...]:
    """Give the records, with those of the thesaurus added or joined to one that has the name.

    An accepted record stays as it is, and stands for the concept in the ties of others; one that
    is refused refuses the concept. `found` are what the texts alone give: what they have of a
    concept's forms goes to its record.
    """
    ours, theirs = _by_form(records), _by_form(found)
    made: dict[str, Record] = {}
    homes: dict[str, str] = {}
    refused = {key(record) for record in records if record.status == "rejected"}
    for each in named:
        kept = _one(each.labels, ours)
        alike = kept or _one(each.labels, theirs)
        record = _record(each, alike)
        if kept:
            record = kept if kept.status != "candidate" else _enriched(kept, record)
        if key(record) not in refused and (kept or key(record) not in made):
            made.setdefault(key(record), record)
            homes[each.concept.id] = key(record)
    tied = _tied(made, homes, {concept.id: concept for concept in concepts} if named else {})
    standing = (tied.pop(key(record), record) for record in records)
    return (*standing, *(tied[name] for name in sorted(tied)))


def _by_form(records: Iterable[Record]) -> dict[str, dict[str, Record]]:
    """Give the records by each form, in no case, each by its folder and id."""
    found: dict[str, dict[str, Record]] = {}
    for record in records:
        for form in (record.name, heading(record), *record.also):
            found.setdefault(form.casefold(), {})[key(record)] = record
    return found


def _one(labels: Labels, by_form: Mapping[str, Mapping[str, Record]]) -> Record | None:
    """Give the one record of a concept's name, else of its other names; None where two fit."""
    for names in ((labels.name, labels.heading or labels.name), labels.also):
        fits = {k: r for name in names for k, r in by_form.get(name.casefold(), {}).items()}
        if fits:
            return next(iter(fits.values())) if len(fits) == 1 else None
    return None


def _record(named: Named, alike: Record | None) -> Record:
    """Make a concept's record; a speaker's of that name keeps its address and its name."""
    concept, labels = named.concept, named.labels
    places = any(scheme == "geonames" for scheme, _ in concept.identifiers)
    kind = (
        concept.kind
        or (RecordKind.PLACE if places else None)
        or (alike.kind if alike else None)
        or kind_by_words(labels.name)
        or RecordKind.TOPIC
    )
    made = Record(
        kind,
        slug(labels.name),
        labels.name,
        labels.also,
        named.words,
        heading=labels.heading,
        note=labels.note,
        status="candidate",
        identifiers=tuple((scheme, name) for scheme, name in concept.identifiers),
    )
    if alike is None:
        return made
    known = {form.casefold() for form in (made.name, *made.also)}
    theirs = (alike.name, *alike.also)
    also = (*made.also, *(form for form in theirs if form.casefold() not in known))
    words = tuple(sorted({*made.words, *alike.words, *theirs} - {made.name, *also}))
    return replace(made, also=also, words=words)


def _enriched(kept: Record, made: Record) -> Record:
    """Add to a speaker's record what a concept says, without its address and name."""
    also = dict.fromkeys(form for form in (*kept.also, made.name, *made.also) if form != kept.name)
    return replace(made, kind=kept.kind, id=kept.id, name=kept.name, also=tuple(also))


def _tied(
    made: Mapping[str, Record], homes: Mapping[str, str], concepts: Mapping[str, Concept]
) -> dict[str, Record]:
    """Give the records with the ties of their concepts, of those that nobody accepted.

    Above a record stands the nearest that is named; where two do, the second leads to it by *see
    also*.
    """
    above: dict[str, set[str]] = {}
    beside: dict[str, set[str]] = {}
    for name, home in homes.items():
        above.setdefault(home, set()).update(_nearest(name, homes, concepts) - {home})
        related = {homes[other] for other in concepts[name].related if other in homes}
        beside.setdefault(home, set()).update(related - {home})
    parents = {
        home: sorted(names, key=lambda n: (made[n].name, n)) for home, names in above.items()
    }
    for home, names in parents.items():
        for other in names[1:]:
            beside.setdefault(other, set()).add(home)
    return {
        home: record
        if record.status != "candidate"
        else replace(
            record,
            parent=next(iter(parents.get(home, ())), None),
            see_also=tuple(sorted(beside.get(home, set()) - above.get(home, set()))),
        )
        for home, record in made.items()
    }


def _nearest(name: str, homes: Mapping[str, str], concepts: Mapping[str, Concept]) -> set[str]:
    """Give the records of the nearest concepts above one that have any."""
    found: set[str] = set()
    seen, ahead = {name}, [*concepts[name].broader]
    while ahead:
        following = ahead.pop()
        if following in homes:
            found.add(homes[following])
        elif following not in seen and following in concepts:
            ahead += concepts[following].broader
        seen.add(following)
    return found
