"""Somebody whom a document names or describes."""

from dataclasses import dataclass, field
from functools import cache

from generator.attribute.quotes.lexicon import is_person, letter_of, listed, titles
from generator.attribute.quotes.personhood import may_be_person
from generator.identity import slug
from generator.model import Speaker
from generator.personal_names import genders
from generator.rulebook import rules

_OWNING = ("’s", "'s", "s’", "s'")
_LIMITS = ("p", "g", "w", "b", "W", "t")
"""Letters of the words after which a description speaks of others: "of", "for", "who"."""


@dataclass(slots=True)
class Person:
    """A person, a body, or several who speak as one; grows while the document is read."""

    name: str
    """In full on the document's best evidence."""
    first: int
    """The paragraph where the name first stands."""
    id: str = ""
    """Of the record that the name leads to; "" where there is none."""
    described: bool = False
    """True for "a spokesman for the ministry", whom nobody names."""
    roles: dict[str, int] = field(default_factory=dict)
    """Titles and descriptions as printed, each with the paragraph where it first stands."""
    also: dict[str, None] = field(default_factory=dict)
    """Forms that the document prints, in order."""
    shown: str = ""
    """What "he" or "she" that can mean nobody else has shown, "m" or "f"; "they" where told."""

    thing: bool = False
    """True where a title calls it a body: "ferry firm CalCraft"."""

    def gender(self) -> str | None:
        """Give "m", "f" or "they" where a title, the given name or a pronoun tells."""
        words = [word for role in self.roles for word in _own_words(role)]
        told = next((_gendered()[word] for word in words if word in _gendered()), None)
        given = genders().get(self.name.casefold().split()[0])
        return "they" if self.shown == "they" else told or given or self.shown or None

    def has(self, title: str) -> bool:
        """Say whether the text has given this person the last word of a title before."""
        last = title.rsplit(maxsplit=1)[-1].casefold()
        return any(last in role.casefold().split() for role in self.roles)

    @property
    def body(self) -> bool:
        """Say whether this is a ministry, a newspaper, a campaign."""
        last = self.name.casefold().split()[-1]
        if self.described and is_person(last):
            return False
        thing = self.thing or (not self.described and not may_be_person(self.name))
        return thing or letter_of(last) == "B" or self.name.startswith(("The ", "the "))

    @property
    def many(self) -> bool:
        """Say whether these are several: "Two officials", "Ana Ruiz and Adam Hill"."""
        heads = [word for word in self.name.casefold().split() if is_person(word)]
        several = heads[-1:] and heads[-1] in listed("sources", "several")
        plural = bool(heads) and heads[0].endswith(("s", "people", "men")) and heads[0] != "boss"
        return " and " in self.name or (self.described and bool(plural or several))

    def speaker(self) -> Speaker:
        """Give the person as the model has it."""
        role = None if self.described else next(iter(self.roles), None)
        also = tuple(form for form in self.also if form != self.name)
        basis = f"The text calls this speaker “{next(iter(self.also), self.name)}”."
        return Speaker(self.id or slug(self.name), self.name, role, also, basis)


@dataclass(frozen=True, slots=True)
class Who:
    """The answer for one mention."""

    person: Person | None
    reason: str = ""
    """How a pronoun or a description is resolved, or why not; "" where the words name somebody."""
    between: tuple[str, ...] = ()
    """The names of two or more who could be meant; nobody is taken then."""


def where(here: int, there: int) -> str:
    """Say in which of two paragraphs (`there`) somebody is named, as seen from the other."""
    if here == there:
        return "named in the same paragraph"
    return "named in the paragraph before" if here - there == 1 else "named some paragraphs before"


def offices(role: str) -> list[str]:
    """Give the nouns of a role in lower case and in full; a deputy secretary is no secretary.

    >>> offices("Sen."), offices("Deputy Secretary of State"), offices("counsel to the mayor")
    (['senator'], ['deputy'], ['counsel'])
    """
    words = _own_words(role)
    lesser = [word for word in words if word in _lesser()]
    heads = lesser or [word for word in words if word in titles() or is_person(word)]
    return [_spelt_out().get(word, word) for word in heads]


def _own_words(role: str) -> list[str]:
    """Give the words of a role that speak of its bearer: not "king" in "a friend of the king"."""
    words = role.casefold().replace(",", " ").split()
    limits = (i for i, word in enumerate(words) if i and letter_of(word) in _LIMITS)
    words = words[: next(limits, len(words))]
    owners = [i for i, word in enumerate(words[:-1]) if word.endswith(_OWNING)]
    return words[owners[-1] + 1 :] if owners else words  # Mr. Ruiz’s wife


def fits(person: Person, title: str) -> bool:
    """Say whether a title may stand before the person's name: no Mr. before a woman's."""
    wanted = [_gendered()[word] for word in title.casefold().split() if word in _gendered()]
    return not wanted or person.gender() in (None, wanted[0])


def is_one(noun: str, gender: str) -> bool:
    """Say whether a noun speaks of one, of that gender ("" for any): no spokesman is a she."""
    several = noun != "boss" and noun.endswith(("s", "people", "men", "children"))
    several |= noun in listed("sources", "several")
    return not several and (not gender or _gendered().get(noun, gender) == gender)


def gender_of(noun: str) -> str | None:
    """Give the gender of which a noun speaks, None where it tells none."""
    return _gendered().get(noun)


@cache
def _gendered() -> dict[str, str]:
    men = dict.fromkeys(listed("sources", "men"), "m")
    return men | dict.fromkeys(listed("sources", "women"), "f")


@cache
def _lesser() -> frozenset[str]:
    return frozenset(listed("sources", "lesser"))


@cache
def _spelt_out() -> dict[str, str]:
    rows = rules("sources")["spelt_out"]["words"].casefold().split()
    return dict(row.split("=") for row in rows)
