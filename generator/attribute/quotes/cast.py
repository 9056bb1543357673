"""The people of one document: whom a name or a description means, one or none."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice

from generator.attribute.people import People
from generator.attribute.quotes.lexicon import is_person, letter_of, titles
from generator.attribute.quotes.names import family, is_given, same_person, split_name
from generator.attribute.quotes.person import Person, fits, offices
from generator.attribute.quotes.personhood import is_common, may_be_person, names_nobody
from generator.attribute.quotes.printed import couples, printed_names, pronouns, titled
from generator.personal_names import genders

_LEAD = 2
"""Paragraphs of a lead, which may tell what somebody says before who that is."""
_FAMILY = 50
"""People of one surname or office to compare with; more is no newspaper."""
_FULL = 2
"""Words of a full name at least."""
_OWNED = ("his ", "her ", "their ", "its ", "my ", "our ")
_YOURS = "your "
OURS = ("my ", "our ")
"""The writer's own: "my neighbour" is one person throughout."""
_DEFINITE = ("the ", "this ", "that ", *_OWNED)
_POSSESSIVE = re.compile(r"[’']s?$")
_LEADING = frozenset(["u", "p", "t", "c", "g", "b", "w", "W", "A", "a", "R"])
_OWNER = re.compile(r"[’']s? ")
_ARTICLE = re.compile(r"(?:the|a|an|one) ")


class Cast:
    """Grows as mentions are read, in the order of the text."""

    def __init__(
        self, paragraphs: Sequence[str], people: People, headlines: Sequence[str] = ()
    ) -> None:
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        self._given: dict[str, list[Person]] = defaultdict(list)
        self._described: dict[str, Person] = {}
        self._offices: dict[str, dict[int, tuple[int, Person, bool]]] = defaultdict(dict)
        """From an office to those who hold it, by identity, with the first paragraph of it, and
        whether it is printed as a title."""
        self._by_letters: dict[str, dict[int, Person]] = defaultdict(dict)
        """From the initials of an office to those who hold it."""
        self._people = people
        printed = list(printed_names(paragraphs))
        heads = (one._replace(paragraph=0) for one in printed_names(headlines))
        printed += (one for one in heads if is_given(one.name))
        times = Counter(one.name for one in printed)
        for one in printed:
            person = self._person(one.name, one.paragraph)
            if not person.id:
                _rename(person, one.name, times)
            self.call(person, one.title, one.paragraph)
            self.call(person, one.aside, one.paragraph, title=False)
            self.call(person, one.before, one.paragraph, title=False)
        for number, name, surname in couples(paragraphs):
            if not self._surnames.get(family(name)):
                self._person(f"{name} {surname}", number)
        for surname in pronouns(paragraphs):
            for person in self._surnames.get(family(surname), ()):
                person.shown = "they"
        for number, title, name in titled(paragraphs):
            known = self._surnames.get(family(name)) or self._called_first(title, name)
            if not known:
                known = [self._person(f"{title} {name}", number)]
            if len(known) == 1:
                self.call(known[0], title, number)

    def _called_first(self, title: str, name: str) -> list[Person]:
        """Give the one whose full name begins with what a title stands before, else nobody.

        A family name comes first in some countries (Mr Park is Park Ji-won), and some titles go
        with a given name (Sir Adam).
        """
        people = self._given.get(name, [])
        if len(people) != 1 or (name.casefold() in genders() and not people[0].has(title)):
            return []
        return people

    def call(self, person: Person, role: str, paragraph: int, *, title: bool = True) -> None:
        """Note a title (before the name) or a description that the text gives a person."""
        words = role.split()
        while words and letter_of(words[0].casefold()) in _LEADING:
            words = words[1:]  # As NPR editor Ana Ruiz put it
        called = title and words and letter_of(words[-1].casefold()) == "B"
        person.thing |= bool(called) and words[-1].islower() and not is_given(person.name)
        held = offices(" ".join(words))
        if title and not held and words and _ACRONYM.fullmatch(words[-1]):
            held = [words[-1].casefold()]  # SSP Ana Ruiz
        if held:
            person.roles.setdefault(" ".join(words), paragraph)
            self._by_letters[_initials(" ".join(words))][id(person)] = person
        for office in held:
            first, _, known = self._offices[office].get(id(person), (paragraph, person, False))
            self._offices[office][id(person)] = (first, person, known or title)

    def named(self, words: str, paragraph: int) -> Person | str:
        """Give the only person whom a printed name can mean, else why there is none."""
        title, name = split_name(words.lstrip("@#"))
        if (
            name
            and title.casefold() not in titles()
            and title[:1].isupper()
            and not may_be_person(name)
        ):
            title, name = "", f"{title} {name}"  # Police Scotland
        if not name and family(words) in self._surnames and " " not in words:
            name = words  # King said
        name = self._known_part(name)
        single = self._surnames.get(family(name)) if " " not in name else None
        candidates = single or self._given.get(name) or []
        if not name or (names_nobody(name) and not candidates):
            return f"“{words}” names nobody"
        candidates = [person for person in candidates if fits(person, title)] or candidates
        if " " in name or not candidates:
            person = self._person(name, paragraph)
        else:
            # The first of a family whom the text names in full keeps the surname.
            known = [p for p in candidates if p.first <= paragraph] or candidates
            first = [p for p in known if p.first == min(p.first for p in known)]
            if len(first) > 1:
                return f"“{name}” can be " + " or ".join(p.name for p in first)
            person = first[0]
        person.also[name] = None
        self.call(person, title, paragraph)
        return person

    def _known_part(self, name: str) -> str:
        """Give the full name that a longer one ends with: "Petitioner Ana Ruiz" is Ana Ruiz."""
        words = name.split()
        people = self._surnames.get(family(name), ())[:_FAMILY] if len(words) > _FULL else ()
        ends = {" ".join(words[i:]) for i in range(1, len(words) - 1)}
        forms = {form for person in people for form in (person.name, *person.also)}
        known = sorted(ends & forms, key=len)
        return known[-1] if known and name not in forms else name

    def known(self, words: str) -> Person | None:
        """Give the only person read so far whom a printed name means, None where none or several.

        Unlike `named`, this adds nobody.
        """
        name = split_name(words).name or words
        people = self._surnames.get(family(name), ())
        single = " " not in name
        alike = [person for person in people if single or name == person.name]
        return alike[0] if len(alike) == 1 else None

    def has_family(self, words: str) -> bool:
        """Say whether a phrase ends with the surname of somebody read so far: "a tired Ruiz"."""
        name = split_name(words).name
        return bool(name) and bool(self._surnames.get(family(name)))

    def described(self, words: str, paragraph: int) -> Person | str:
        """Give the only person or body whom a description can mean, else why there is none."""
        plain = _POSSESSIVE.sub("", words)
        low = plain.casefold()
        if low.startswith(_DEFINITE):
            found = self._holders(low, paragraph)
            if len(found) == 1:
                return found[0]
            if found:
                return f"“{plain}” can be " + " or ".join(person.name for person in found)
            printed = plain.split()[-1][0].isupper()  # the Daily Caller
            bare = low.startswith("the ") and not printed and not _OWNER.search(low)
            if bare and is_person(low.split()[-1].partition("-of-")[0]):
                return f"nobody is called “{plain}” before"
        if holder := self._by_initials(plain):
            return holder
        if low.startswith((*_OWNED, _YOURS)) and not low.startswith(OURS):
            return f"whose “{plain}” is meant, the sentence leaves open"
        return self._describe(_ARTICLE.sub("", low, count=1), plain, paragraph)

    def _by_initials(self, words: str) -> Person | None:
        """Give the only one whose office has these initials: "the CP", Commissioner of Police."""
        m = _INITIALS.fullmatch(words)
        holders = self._by_letters.get(m[1], {}) if m else {}
        return next(iter(holders.values())) if len(holders) == 1 else None

    def owned(self, owner: Person, words: str, paragraph: int) -> Person:
        """Give the one whom the text calls somebody's: "his wife"."""
        words = f"{owner.name}’s {words}"
        return self._describe(words.casefold(), words, paragraph)

    def joint(self, people: Sequence[Person], paragraph: int) -> Person:
        """Give two or more who speak as one."""
        *names, last = (person.name for person in people)
        name = f"{', '.join(names)} and {last}"
        return self._describe(name, name, paragraph)

    def _describe(self, key: str, words: str, paragraph: int) -> Person:
        if key not in self._described:
            person = Person(words[0].upper() + words[1:], paragraph, described=True)
            person.also[words] = None
            self._described[key] = person
            self.call(person, words, paragraph)
        return self._described[key]

    def _person(self, name: str, paragraph: int) -> Person:
        """Give the person of that full name, who is added where there is none."""
        named = self._people.called(name)
        record = named[0] if len(named) == 1 else None
        relatives = self._surnames[family(name)]
        for person in relatives[:_FAMILY]:
            if same_person(person.name, name) or (record and person.id == record.id):
                if record or is_given(name) or name in person.name:
                    person.also[name] = None
                return person
        person = Person(record.name if record else name, paragraph, record.id if record else "")
        person.also[name] = None
        relatives.append(person)
        self._given[name.split(maxsplit=1)[0]].append(person)
        return person

    def _holders(self, low: str, paragraph: int) -> list[Person]:
        """Give those whom the text has called so by then; titles count first, then shared words."""
        head, rest = low.rsplit(maxsplit=1)[-1], set(low.split()[1:-1])
        holders = list(islice(self._offices.get(head, {}).values(), _FAMILY))
        found = [person for first, person, _ in holders if first <= paragraph]
        if not found and paragraph <= _LEAD:  # the mayor said. Mayor Ana Ruiz ...
            found = [one for first, one, title in holders if title and first <= paragraph + _LEAD]
        by_title = [person for first, person, title in holders if first <= paragraph and title]
        if len(found) > 1 and by_title:
            found = by_title
        if len(found) > 1 and rest:
            alike = [
                person
                for person in found
                if rest <= {word for role in person.roles for word in role.casefold().split()}
            ]
            return alike or found
        return found


_ACRONYM = re.compile("[A-Z]{2,5}")
_INITIALS = re.compile(r"[Tt]he ([A-Z]{2,5})")


def _initials(role: str) -> str:
    """Give the first letters of the words with capitals at a role's end.

    >>> _initials("the state Commissioner of Police"), _initials("Assistant Commissioner")
    ('CP', 'AC')
    """
    return "".join(word[0] for word in role.split() if word[0].isupper())


def _rename(person: Person, name: str, times: Counter[str]) -> None:
    """Take the commoner form, else that which begins with a given name: no "Meet Ana Ruiz".

    One without the given name is a surname of two words: Te Rangi is Hemi Te Rangi.
    """
    short, long = sorted((person.name, name), key=len)
    first, _, rest = long.partition(" ")
    surname = rest == short and not is_given(short) and not is_common(first.casefold())
    best = max(person.name, name, key=lambda form: (times[form], is_given(form)))
    best = long if surname else best
    if best != person.name and not is_given(person.name):
        person.also.pop(person.name, None)
    person.name = best
    person.also.setdefault(best, None)
