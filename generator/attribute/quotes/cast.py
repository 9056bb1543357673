"""The people of a document: what each is called, and whom a name or a description means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.attribute.quotes.names import (
    Name,
    given_names,
    printed_names,
    same_person,
    split_name,
    surname,
    titles,
)
from generator.attribute.quotes.words import known_letter
from generator.identity import slug
from generator.model import Record, RecordKind, Speaker
from generator.rulebook import rules


@dataclass(slots=True)
class Person:
    """Somebody whom the document names or describes."""

    name: str
    """In full on the document's best evidence."""
    first: int
    """The paragraph where the name first stands."""
    roles: dict[str, int] = field(default_factory=dict)
    """Titles and descriptions as printed, each with the paragraph where it first stands."""
    also: dict[str, None] = field(default_factory=dict)
    id: str = ""
    described: bool = False
    """True for "a spokesman for the ministry", whom nobody names."""

    def gender(self) -> str | None:
        """Give "m" or "f" where a title or the given name tells."""
        for role in self.roles:
            for word in role.casefold().split():
                if word in _gendered():
                    return _gendered()[word]
        return given_names().get(self.name.casefold().split()[0]) or None

    def call(self, role: str, paragraph: int) -> None:
        """Note a title or description that the text gives the person."""
        self.roles.setdefault(role, paragraph)

    @property
    def body(self) -> bool:
        """Say whether this is no person but a ministry, a newspaper, a campaign."""
        last = known_letter(self.name.casefold().split()[-1])
        return last == "B" or self.name.startswith(("The ", "the ")) and last != "H"

    @property
    def many(self) -> bool:
        """Say whether these are several: "two officials"."""
        heads = [w for w in self.name.casefold().split() if known_letter(w) == "H"]
        plural = bool(heads) and heads[0].endswith(("s", "people", "men")) and heads[0] != "boss"
        return " and " in self.name or (self.described and plural)

    def speaker(self) -> Speaker:
        """Give the person as the model has it."""
        role = None if self.described else next(iter(self.roles), None)
        also = tuple(form for form in self.also if form != self.name)
        basis = f"The text calls this speaker “{self.name}”."
        return Speaker(self.id or slug(self.name), self.name, role, also, basis)


@cache
def _gendered() -> dict[str, str]:
    source = rules("sources")
    men = dict.fromkeys(source["men"]["words"].casefold().split(), "m")
    return men | dict.fromkeys(source["women"]["words"].casefold().split(), "f")


@cache
def _spelt_out() -> dict[str, str]:
    rows = rules("sources")["spelt_out"]["words"].casefold().split()
    return dict(row.split("=") for row in rows)


class Cast:
    """The people of one document."""

    def __init__(self, paragraphs: Sequence[str], records: Iterable[Record] = ()) -> None:
        self.people: list[Person] = []
        self._by_surname: dict[str, list[Person]] = {}
        self._by_given: dict[str, list[Person]] = {}
        self._described: dict[str, Person] = {}
        self._records = {
            form: record
            for record in records
            if record.kind is RecordKind.PERSON and record.status != "rejected"
            for form in (record.name, *record.also)
        }
        for printed in printed_names(paragraphs):
            person = self._add(printed.name, printed.paragraph)
            for role in (printed.title, _aside(printed.after)):
                if role:
                    person.roles.setdefault(role, printed.paragraph)
        self._alone = self._short_titles(paragraphs)

    def _add(self, name: str, paragraph: int) -> Person:
        record = self._records.get(name)
        for person in self._by_surname.get(surname(name), []):
            if same_person(person.name, name) or (record and person.id == record.id):
                person.also[name] = None
                return person
        person = Person(record.name if record else name, paragraph, id=record.id if record else "")
        person.also[name] = None
        self.people.append(person)
        self._by_surname.setdefault(surname(name), []).append(person)
        self._by_given.setdefault(name.split()[0], []).append(person)
        return person

    def _short_titles(self, paragraphs: Sequence[str]) -> dict[str, tuple[str, int]]:
        """Note "President Ruiz" and the first place of every surname that stands alone."""
        alone: dict[str, tuple[str, int]] = {}
        for number, text in enumerate(paragraphs):
            for m in _titled().finditer(text):
                title, name = m[1], m[2]
                alone.setdefault(name, (f"{title} {name}", number))
                for person in (
                    self._by_surname.get(name, ()) if text[m.end() : m.end() + 1] != "x" else ()
                ):
                    if len(self._by_surname[name]) == 1:
                        person.roles.setdefault(title, number)
        return alone

    def named(self, words: str, paragraph: int) -> Person | str:
        """Give the only person whom a printed name can mean, else why there is none."""
        title, name = split_name(words)
        name = re.sub(r"^[@#]", "", name)
        if not name:
            return f"“{words}” names nobody"
        if " " in name:
            person = self._known(name) or self._add(name, paragraph)
            return self._with(person, title, name, paragraph)
        candidates = self._by_surname.get(name) or self._by_given.get(name) or []
        candidates = [p for p in candidates if _fits(p, title)] or candidates
        if len(candidates) > 1:
            candidates = self._earlier(candidates, name, paragraph)
        if len(candidates) > 1:
            return f"“{name}” can be " + " or ".join(p.name for p in candidates)
        if candidates:
            return self._with(candidates[0], title, name, paragraph)
        full = self._alone.get(name, (name, paragraph))[0]
        return self._with(self._add(full, paragraph), title, name, paragraph)

    def _known(self, name: str) -> Person | None:
        found = [p for p in self._by_surname.get(surname(name), ()) if same_person(p.name, name)]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _with(person: Person, title: str, name: str, paragraph: int) -> Person:
        person.also[name] = None
        if title and title.casefold() not in ("the", "a", "an"):
            person.roles.setdefault(title, paragraph)
        return person

    @staticmethod
    def _earlier(candidates: list[Person], name: str, paragraph: int) -> list[Person]:
        """Keep whom the text had named in full by then; the first of a family keeps the surname."""
        by_then = [p for p in candidates if p.first <= paragraph] or candidates
        first = min(p.first for p in by_then)
        return [p for p in by_then if p.first == first]

    def described(self, words: str, paragraph: int) -> Person | str:
        """Give the only person or body whom a description can mean, else why there is none."""
        plain = re.sub(r"[’']s?$", "", words)
        low = plain.casefold()
        definite = low.startswith(("the ", "his ", "her ", "their ", "this ", "that "))
        head = low.split()[-1]
        if definite:
            found = self._in_role(head, low, paragraph)
            if len(found) == 1:
                return found[0]
            if len(found) > 1:
                return f"“{plain}” can be " + " or ".join(p.name for p in found)
            if low.startswith("the ") and known_letter(head) == "H":
                return f"nobody is called “{plain}” before"
        if low.startswith(("his ", "her ", "their ", "its ", "my ", "our ")):
            return f"whose “{plain}” is meant, the sentence leaves open"
        key = re.sub(r"^(?:the|a|an|one) ", "", low)
        if key not in self._described:
            person = Person(plain[0].upper() + plain[1:], paragraph, described=True)
            person.also[plain] = None
            person.roles[plain] = paragraph
            self._described[key] = person
        return self._described[key]

    def both(self, people: Sequence[Person], paragraph: int) -> Person:
        """Give two who speak as one."""
        name = " and ".join(person.name for person in people)
        return self._described.setdefault(name, Person(name, paragraph, described=True))

    def _in_role(self, head: str, low: str, paragraph: int) -> list[Person]:
        found = []
        for person in [*self.people, *self._described.values()]:
            heads = {
                _spelt_out().get(word, word)
                for role, first in person.roles.items()
                if first <= paragraph
                for word in _heads(role)
            }
            if head in heads:
                found.append(person)
        if len(found) > 1:
            rest = set(low.split()[1:-1])
            exact = [
                p
                for p in found
                if rest and rest <= {w for role in p.roles for w in role.casefold().split()}
            ]
            found = exact or found
        return found


def _heads(role: str) -> list[str]:
    """Give the nouns of a role: a spokesman is a spokesman, a deputy secretary no secretary."""
    words = role.casefold().replace(",", " ").split()
    lesser = rules("sources")["lesser"]["words"].split()
    if any(word in lesser for word in words):
        return [word for word in words if word in lesser]
    return [w for w in words if w in titles() or known_letter(w) == "H"]


def _aside(after: str) -> str:
    """Keep what stands after a name between commas where it says who that is."""
    words = after.strip("()").split()
    if not 1 < len(words) <= 12 or words[0] in ("who", "which", "whose", "and", "but"):
        return ""
    heads = [
        i
        for i, w in enumerate(words)
        if known_letter(w.casefold()) == "H" or w.casefold() in titles()
    ]
    return " ".join(words) if heads and heads[0] < 7 else ""


def _fits(person: Person, title: str) -> bool:
    """Say whether a title may stand before the person's name."""
    wanted = [_gendered()[w] for w in title.casefold().split() if w in _gendered()]
    return not wanted or person.gender() in (None, wanted[0])


@cache
def _titled() -> re.Pattern[str]:
    words = sorted(rules("sources")["titles"]["words"].split(), key=len, reverse=True)
    title = "|".join(re.escape(w) for w in words)
    return re.compile(
        rf"\b((?:(?:{title})[ \u00a0])*(?:{title})(?: of (?:the )?[A-Z]\w+)?)[ \u00a0]"
        rf"([A-ZÀ-Þ][\w-]+(?:’[A-Z]\w+)?)(?![ \u00a0][A-Z])"
    )


__all__ = ["Cast", "Name", "Person"]
