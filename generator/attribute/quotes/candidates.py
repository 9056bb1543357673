"""Whom "he" or "she" can mean of those of whom a sentence speaks."""

import re
from collections.abc import Callable, Mapping

from generator.attribute.quotes.cast import Cast
from generator.attribute.quotes.cue import REACH
from generator.attribute.quotes.person import Person, Who, gender_of, is_one
from generator.attribute.quotes.story import Story
from generator.attribute.quotes.subjects import SPEAKS, is_spoken_of

HERS = {"his ": "he", "her ": "she", "their ": "they"}
OWNER = re.compile(r"^(?P<owner>.+?)(?:[’']s|(?<=s)[’'])\s+(?P<owned>\S.*)$")


def _one(gender: str) -> Callable[[Person], bool]:
    return lambda person: not person.many and not person.body and person.gender() in (None, gender)


_ASKS = re.compile("[RAa]*SN")
ONE = {"he": "m", "she": "f"}
FITS: dict[str, Callable[[Person], bool]] = {
    "he": _one("m"),
    "she": _one("f"),
    "it": lambda person: person.body,
    "they": lambda person: person.many or person.gender() == "they",
}


class Candidates:
    """Those whom a pronoun can mean, sentence by sentence."""

    def __init__(
        self,
        story: Story,
        cast: Cast,
        who: Callable[[int, int], Who],
        known: Mapping[tuple[int, int], Who],
    ) -> None:
        """Take the story, its people, what says whom a phrase means, and what is known of that."""
        self._story, self._cast, self._who, self._known = story, cast, who, known
        self.heard: set[int] = set()
        """Identities of those who have been quoted so far."""

    def of(
        self, number: int, places: list[int], low: str, *, asked_at: tuple[int, int]
    ) -> list[tuple[int, Person]]:
        """Give those of the subjects at `places` of a paragraph that the pronoun `low` can mean.

        `asked_at` is where it stands: its paragraph and phrase.
        """
        paragraph, at = asked_at
        letters, here = self._story.phrases(number).letters, number == paragraph
        others = [i for i in places if not (here and is_spoken_of(letters, i, at))]
        found = [(i, who) for i in others if (who := self._candidate(number, i, low))]
        found = found or self._owners(number, others, low)
        if here or not found:
            return found
        return [self._answering(number, found[0], low), *found[1:]]

    def _candidate(self, number: int, i: int, low: str) -> Person | None:
        """Give whom a subject names, where the pronoun `low` can stand for that."""
        phrases = self._story.phrases(number)
        if phrases.letters[i] == "N":
            who = self._who(number, i)
        else:
            same = phrases.words(i).casefold() == low
            who = self._known.get((number, i), Who(None)) if same else Who(None)
        aside = phrases.letters[max(0, i - 2) : i] == "N," and who.person and who.person.described
        if not who.person or aside or not FITS[low](who.person):
            return None
        bare = low in ONE and " " not in who.person.name and not who.person.gender()
        bare &= not set("HT") & set(phrases.parts[i])  # another driver, Moe, was tired
        owned = who.person.described and "x" in phrases.parts[i]
        kin = gender_of(phrases.words(i).rsplit(maxsplit=1)[-1].casefold())
        bare |= low in ONE and owned and not kin  # Ruiz’s agent, but: Ruiz’s wife
        return None if bare and not SPEAKS.match(phrases.letters, i + 1) else who.person

    def _answering(self, number: int, asking: tuple[int, Person], low: str) -> tuple[int, Person]:
        """Give whom the subject asks something: who speaks in the next paragraph is the other."""
        phrases = self._story.phrases(number)
        m = _ASKS.match(phrases.letters, asking[0] + 1)
        if not m or phrases.words(m.end() - 2).casefold() not in ("asked", "asks", "pressed"):
            return asking
        person = self._cast.known(phrases.words(m.end() - 1))
        return (m.end() - 1, person) if person and low in ONE and FITS[low](person) else asking

    def _owners(self, number: int, places: list[int], low: str) -> list[tuple[int, Person]]:
        """Give whose the subjects are that are nobody: "Ruiz’s fate is open, but she ..."."""
        phrases, found = self._story.phrases(number), []
        for i in places if low in ONE else ():
            m = OWNER.match(phrases.words(i)) if phrases.parts[i][-1] not in "HCT" else None
            owner = self._cast.known(m["owner"]) if m else None
            if owner and FITS[low](owner):
                found.append((i, owner))
        return found

    def is_unnamed(self, number: int, i: int, low: str) -> bool:
        """Say whether a subject speaks, fits `low`, and is nobody whom the text names."""
        phrases = self._story.phrases(number)
        letters, words = phrases.letters, phrases.words(i).casefold()
        if low not in ONE or letters[i] != "N" or phrases.parts[i][-1] != "H":
            return False
        spoken = SPEAKS.match(letters, i + 1) or letters[i - 1 : i] == "S"
        if not spoken and not words.startswith(tuple(HERS)):
            return False
        return is_one(words.split()[-1], ONE[low]) and not self._who(number, i).person

    def rivals(self, number: int, i: int, low: str, found: list[Person]) -> list[Person]:
        """Give who else is named beside the subject at `i` and can be meant as well.

        Nobody where the subject says something: it is who goes on speaking.
        """
        phrases = self._story.phrases(number)
        if low not in ONE or SPEAKS.match(phrases.letters, i + 1) or id(found[0]) in self.heard:
            return []
        stop = phrases.letters.find(".", i, i + REACH)
        others = [
            who
            for at in range(i + 1, stop if stop >= 0 else min(i + REACH, len(phrases.letters)))
            if phrases.letters[at] == "N" and phrases.parts[at][-1] == "C"
            if (who := self._cast.known(phrases.words(at)))
        ]
        fitting = [who for who in others if who.gender() and FITS[low](who)]
        return list({id(who): who for who in fitting if who is not found[0]}.values())
