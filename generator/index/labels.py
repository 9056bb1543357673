"""What a concept of a thesaurus is called in the texts' language, and how they may print it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.corpus import Concept, RecordKind
from generator.countries import adjectives, countries
from generator.index.variants import singular
from generator.model import Document
from generator.personal_names import given_names
from generator.rulebook import rules

_QUALIFIED = re.compile(r" \([^()]*\)$")
_YEAR = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Labels:
    """What a concept is called, in one language."""

    name: str
    """In the order of speech: "Department of Defense"."""
    also: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    heading: str | None = None
    """Where the thesaurus inverts it: "Defense, Department of"."""
    note: str | None = None


def language_of(documents: Sequence[Document]) -> str:
    """Give the language of most documents, the first by letter of several; "en" for none."""
    times = Counter(document.language.lower() for document in documents)
    return min(times, key=lambda language: (-times[language], language), default="en")


def labels_of(concept: Concept, language: str) -> Labels | None:
    """Give what a concept is called in a language; None where the thesaurus has no word for it.

    >>> both = Concept("x", (("en", "gas"), ("fr", "gaz")), (("en-GB", "town gas"),))
    >>> labels_of(both, "en"), labels_of(both, "de")
    (Labels(name='gas', also=('town gas',), hidden=(), heading=None, note=None), None)
    """
    names = list(_in(concept.labels, language))
    if not names:
        return None
    label, *rest = names
    others = [*rest, *_in(concept.others, language)]
    name = _spoken(label, others, person=concept.kind is RecordKind.PERSON)
    also = dict.fromkeys(form for form in others if form not in (name, label))
    note = next(_in(concept.notes, language), None)
    hidden = tuple(_in(concept.hidden, language))
    return Labels(name, tuple(also), hidden, label if label != name else None, note)


def _in(words: Iterable[Sequence[str]], language: str) -> Iterator[str]:
    """Give the words of a language: its own tag first, then kindred ones, then those of none."""

    def rank(tag: str) -> int | None:
        kindred = tag.partition("-")[0] == language.partition("-")[0]
        return 0 if tag == language else 1 if kindred else None if tag else 2

    ranked = [(place, n, text) for n, (tag, text) in enumerate(words)
              if (place := rank(tag)) is not None]  # fmt: skip
    return (text for *_, text in sorted(ranked))


def _spoken(label: str, others: Iterable[str], *, person: bool) -> str:
    """Give an inverted label in the order of speech, where it is a person's or another form is so.

    >>> _spoken("Roe, Ana, 1901-1980", [], person=True)
    'Ana Roe'
    >>> _spoken("Trade, Board of", ["Board of Trade"], person=False)
    'Board of Trade'
    """
    first, *rest = [part for part in label.split(", ") if not _YEAR.search(part)] or [label]
    spoken = " ".join((*rest[:1], first, *rest[1:]))
    return spoken if person or spoken in others else label


def spellings(labels: Labels, *, shouted: bool) -> tuple[str, ...]:
    """Give the forms in which texts may print a concept, sorted.

    A thesaurus prints a common noun with a capital, or all in capitals where it is `shouted`, and
    in the plural; a text does not. What stands in brackets behind it only parts it from others.

    >>> spellings(Labels("Customs unions", ("Zollverein",)), shouted=False)
    ('Customs unions', 'Zollverein', 'customs union', 'customs unions', 'zollverein')
    >>> spellings(Labels("Norway"), shouted=False), spellings(Labels("WHEAT"), shouted=True)
    (('Norway',), ('WHEAT', 'Wheat', 'wheat'))
    """
    forms = {labels.name, *labels.also, *labels.hidden}
    forms = {form for form in forms if not _QUALIFIED.search(form)}
    if shouted:
        forms |= {
            spelt for form in forms if form.isupper() for spelt in (form.lower(), form.title())
        }
    forms |= {form[0].lower() + form[1:] for form in forms if _is_common(form)}
    forms |= {_single(form) for form in forms if form.islower()}
    return tuple(sorted(forms))


def _is_common(form: str) -> bool:
    """Whether only the first letter is a capital, as of a heading, and no name is known so."""
    first, _, rest = form.partition(" ")
    if not rest and (first in countries() or first in adjectives() or first in given_names()):
        return False
    return form[:1].isupper() and form[1:] == form[1:].lower() and len(form) > 1


def _single(form: str) -> str:
    """Give the singular of a plural's last word, where it has one of the same meaning.

    >>> _single("nuclear weapons"), _single("customs"), _single("economics")
    ('nuclear weapon', 'customs', 'economics')
    """
    before, blank, last = form.rpartition(" ")
    if last.endswith("ics") or last in rules("indexing")["plural_only"]["words"]:
        return form
    return before + blank + singular(last)
