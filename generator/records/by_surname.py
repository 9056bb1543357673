"""Short forms of a name over all documents: "President Roe" here, "Ann Roe" elsewhere.

A document that prints no given name leaves its speaker a surname. Another may name the same person
in full. They are one person only on evidence: nobody else of the surname is named in full in those
years, and the title is one that the person bears elsewhere; or, where there is none, nobody else is
in any year, the person is met in several documents, and the days lie near each other. Two
candidates are as bad as none. What it gets wrong: a namesake of a well-known person, in the same
years, whom no text names in full.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.index.names import agree, parts
from generator.model import Document, Speaker
from generator.personal_names import given_names
from generator.rulebook import rules

_NEAR = dt.timedelta(days=5 * 365)
"""How far apart the documents of one person may lie, at most..."""
_NEARER = dt.timedelta(days=2 * 365)
"""... and where no title speaks for it."""
_MET = 3
"""Documents that must name a person in full for a bare surname to mean them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of one document."""

    document: Document
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Form:
    """One printed name with all who are called by it."""

    name: str
    titles: frozenset[str]
    """Offices and forms of address, without "the" and "Mr."; in small letters."""
    documents: frozenset[str]
    days: tuple[dt.date, dt.date]
    """First and last; those of the whole publication where its documents have none."""
    dated: bool
    """Whether its documents have days."""


def joined(voices: Mapping[str, Sequence[Voice]], documents: Sequence[Document]) -> dict[str, str]:
    """Give the form in full that each short form means; `voices` are by the form they are called.

    >>> joined({}, ())
    {}
    """
    days = [d.date for d in documents if d.date]
    whole = (min(days), max(days)) if days else (dt.date.min, dt.date.max)
    surnames: dict[str, list[Form]] = {}
    for name in sorted(voices):
        surnames.setdefault(parts(name).surname, []).append(_form(name, voices[name], whole))
    return {short: full for forms in surnames.values() for short, full in _of_surname(forms)}


def _form(name: str, voices: Sequence[Voice], whole: tuple[dt.date, dt.date]) -> Form:
    days = [v.document.date for v in voices if v.document.date]
    printed = {form for v in voices for form in (v.speaker.name, *v.speaker.also)}
    titles = {_title(v.speaker.role or "") for v in voices} | {_before(form) for form in printed}
    return Form(
        name,
        frozenset(titles - {""}),
        frozenset(v.document.id for v in voices),
        (min(days), max(days)) if days else whole,
        bool(days),
    )


def _before(name: str) -> str:
    """Give the title that a form begins with.

    >>> _before("Vice President Roe"), _before("Mr. Roe"), _before("Ann Roe")
    ('vice president', '', '')
    """
    given, surname, suffix = parts(name)
    rest = " ".join(filter(None, (given, surname, suffix)))
    return _title(name.removesuffix(rest)) if name.endswith(rest) else ""


def _title(words: str) -> str:
    """Give an office without what says nothing of it.

    >>> _title("The President"), _title("U.S. President"), _title("Ms.")
    ('president', 'president', '')
    """
    idle = rules("indexing")["no_office"]["words"]
    return " ".join(w for w in words.casefold().replace(",", "").split() if w not in idle)


def _of_surname(forms: Sequence[Form]) -> Iterable[tuple[str, str]]:
    """Tell what the forms of one surname mean."""
    given = [form for form in forms if parts(form.name).given]
    groups = _groups(given)
    for group in groups:
        yield from ((form.name, group[0].name) for form in group[1:])
    short = [f for f in forms if not parts(f.name).given and f.name not in given_names()]
    titled = frozenset(title for form in given for title in form.titles)
    strangers = any(form.titles and not form.titles & titled for form in short)
    for form in short:
        near = [group for group in groups if not form.dated or _is_near(form, group, _NEAR)]
        if len(near) != 1:
            continue
        [full] = near
        met = frozenset(name for other in full for name in other.documents)
        titles = frozenset(title for other in full for title in other.titles)
        only = len(groups) == 1 and not strangers and len(met) >= _MET
        alone = not form.titles and only and _is_near(form, full, _NEARER)
        if (form.titles & titles or alone) and not met & form.documents:
            yield form.name, full[0].name


def _groups(given: Sequence[Form]) -> list[list[Form]]:
    """Bring together forms in full that only initials part, where all of them can be one person.

    The form that most documents print stands first in each.
    """
    alike = {
        form.name: tuple(sorted(other.name for other in given if _alike(form.name, other.name)))
        for form in given
    }
    groups: dict[tuple[str, ...], list[Form]] = {}
    for form in sorted(given, key=lambda form: (-len(form.documents), form.name)):
        names = alike[form.name]
        forms = [other for other in given if other.name in names]
        whole = all(_one(one, other) for one, other in combinations(forms, 2))
        same = whole and all(alike[name] == names for name in names)
        groups.setdefault(names if same else (form.name,), []).append(form)
    return list(groups.values())


def _alike(one: str, other: str) -> bool:
    """Whether two names in full could be one person's.

    >>> _alike("Ann B. Roe", "Ann Roe"), _alike("Bea Roe", "Ann Roe"), _alike("A Roe Jr.", "A Roe")
    (True, False, False)
    """
    a, b = parts(one), parts(other)
    return a.suffix == b.suffix and agree(a.given, b.given)


def _one(one: Form, other: Form) -> bool:
    apart = one.documents.isdisjoint(other.documents)
    return apart and _alike(one.name, other.name) and _gap(one, other) <= _NEAR


def _gap(one: Form, other: Form) -> dt.timedelta:
    """Time between the years of either."""
    return max(one.days[0] - other.days[1], other.days[0] - one.days[1], dt.timedelta())


def _is_near(short: Form, group: Sequence[Form], most: dt.timedelta) -> bool:
    """Whether the farthest day of a short form lies near the days of a person."""
    first, last = min(form.days[0] for form in group), max(form.days[1] for form in group)
    return first - short.days[0] <= most and short.days[1] - last <= most
