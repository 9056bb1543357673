"""Whom a mention means: a name, a description, or a pronoun with what it stands for."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.attribute.quotes.cast import Cast, Person
from generator.attribute.quotes.cues import joint_end, subject, subjects
from generator.attribute.quotes.marks import stretches
from generator.attribute.quotes.phrases import Phrases, read_phrases

_BACK = 4
"""Paragraphs to look back for what a pronoun means; farther back the reader has lost it too."""
_LAST_WORD = re.compile(r"[\w-]+$")
_OWNER = re.compile(r"^(?P<owner>.+?)(?:[’']s|(?<=s)[’'])\s+(?P<owned>\S.*)$")


@dataclass(frozen=True, slots=True)
class Who:
    """The answer for one mention."""

    person: Person | None
    reason: str = ""
    """How a pronoun or a description is resolved, or why not; "" where the words name somebody."""


class Resolver:
    """Resolves the mentions of one document, each once."""

    def __init__(self, paragraphs: Sequence[str], read: dict[int, Phrases], cast: Cast) -> None:
        self._paragraphs, self._read, self._cast = paragraphs, read, cast
        self._known: dict[tuple[int, int], Who] = {}

    def phrases(self, paragraph: int) -> Phrases:
        """Give the phrases of a paragraph, read once."""
        if paragraph not in self._read:
            text = self._paragraphs[paragraph]
            self._read[paragraph] = read_phrases(text, stretches(text))
        return self._read[paragraph]

    def who(self, paragraph: int, at: int) -> Who:
        """Say whom the phrase at `at` of a paragraph means."""
        key = paragraph, at
        if key not in self._known:
            self._known[key] = Who(None, "it leads back to itself")
            letter = self.phrases(paragraph).letters[at]
            find = {"W": self._relative, "P": self._pronoun}.get(letter, self._phrase)
            self._known[key] = find(paragraph, at)
        return self._known[key]

    def _relative(self, paragraph: int, at: int) -> Who:
        letters = self.phrases(paragraph).letters
        i = len(letters[:at].rstrip(",-()")) - 1
        if i >= 0 and letters[i] == "N":
            return self.who(paragraph, i)
        return Who(None, "“who” has nobody before it")

    def _phrase(self, paragraph: int, at: int) -> Who:
        phrases = self.phrases(paragraph)
        if joint_end(phrases.letters, at) > at:
            return self._joint(paragraph, at)
        words, parts = phrases.words(at), phrases.parts[at]
        if parts[-1] in "C" and (parts[0] != "D" or "T" in parts or "H" in parts):
            return _from(self._cast.named(words, paragraph))
        if parts[-1] == "n":
            return self._paper(paragraph, at)
        if parts[-1] not in "HBCT":
            return Who(None, f"who is behind “{words}”, the text leaves open")
        beside = self._beside(phrases, at)
        if beside is not None:
            who = self.who(paragraph, beside)
            if who.person:
                who.person.call(words, paragraph)
                return who
        if words[:4].casefold() in ("his ", "her "):
            return Who(None, f"whose “{words}” is meant, the sentence leaves open")
        return _from(self._cast.described(self._whole(phrases, at), paragraph))

    @staticmethod
    def _whole(phrases: Phrases, at: int) -> str:
        """Give an indefinite description with what limits it: "a spokesman for the ministry"."""
        words = phrases.words(at)
        if phrases.letters[at + 1 : at + 3] in ("pN", "gN") and not words.startswith(
            ("the ", "The ")
        ):
            return phrases.text[phrases.spans[at][0] : phrases.spans[at + 2][1]]
        return words

    @staticmethod
    def _beside(phrases: Phrases, at: int) -> int | None:
        """Give the name between commas after a description: "his lawyer, Ana Ruiz, said"."""
        if phrases.letters[at + 1 : at + 3] != ",N":
            return None
        parts = phrases.parts[at + 2]
        return at + 2 if parts[-1] == "C" and parts[0] in "CT" else None

    def _joint(self, paragraph: int, at: int) -> Who:
        """Read "Ana Ruiz and Adam Hill said": both speak, as one."""
        phrases = self.phrases(paragraph)
        last = joint_end(phrases.letters, at)
        both = [self._cast.named(phrases.words(i), paragraph) for i in (at, last)]
        if all(isinstance(person, Person) and not person.described for person in both):
            return Who(self._cast.both([p for p in both if isinstance(p, Person)], paragraph))
        whole = phrases.text[phrases.spans[at][0] : phrases.spans[last][1]]
        return Who(None, f"“{whole}” are two, and not both are named")

    def _paper(self, paragraph: int, at: int) -> Who:
        """Say whose a statement, a letter, a remark is."""
        words = self.phrases(paragraph).words(at)
        if m := _OWNER.match(words):
            owner = m["owner"]
            named = owner.split()[-1][0].isupper()
            return _from((self._cast.named if named else self._cast.described)(owner, paragraph))
        head = words.split()[-1].casefold()
        for number, phrases, start, stop in self._sentences_before(paragraph, at):
            for i in range(stop - 1, start, -1):
                same = phrases.letters[i] == "N" and phrases.words(i).casefold().endswith(head)
                if not same or (number, i) == (paragraph, at):
                    continue
                for j in subjects(phrases.letters, start, i):
                    who = self.who(number, j)
                    if who.person and j != i:
                        where = _where(paragraph, number)
                        return Who(who.person, f"“{words}” is that of {who.person.name}, {where}")
        return Who(None, f"who is behind “{words}”, the text leaves open")

    def _pronoun(self, paragraph: int, at: int) -> Who:
        words = self.phrases(paragraph).words(at)
        fits = _FITS.get(words.casefold())
        if fits:
            for number, phrases, start, stop in self._sentences_before(paragraph, at):
                for i in subjects(phrases.letters, start, stop):
                    if (
                        phrases.letters[i] == "P"
                        and phrases.words(i).casefold() != words.casefold()
                    ):
                        continue
                    who = self.who(number, i)
                    if who.person and fits(who.person):
                        where = _where(paragraph, number)
                        return Who(who.person, f"“{words}” is {who.person.name}, {where}")
        return Who(None, f"whom “{words}” means, the text leaves open")

    def _sentences_before(self, paragraph: int, at: int) -> Iterator[tuple[int, Phrases, int, int]]:
        """Give the sentences up to a phrase, the nearest first, as places in their paragraphs."""
        for number in range(paragraph, max(-1, paragraph - 1 - _BACK), -1):
            phrases = self.phrases(number)
            stop = at if number == paragraph else len(phrases.letters)
            while stop > 0:
                start = phrases.letters.rfind(".", 0, stop - 1) + 1
                yield number, phrases, start, stop
                stop = start


def _where(here: int, there: int) -> str:
    if here == there:
        return "named in the same paragraph"
    return "named in the paragraph before" if here - there == 1 else "named some paragraphs before"


def _from(found: Person | str) -> Who:
    return Who(None, found) if isinstance(found, str) else Who(found)


def _one(gender: str) -> Callable[[Person], bool]:
    return lambda person: not person.many and not person.body and person.gender() in (None, gender)


_FITS: dict[str, Callable[[Person], bool]] = {
    "he": _one("m"),
    "she": _one("f"),
    "it": lambda person: person.body,
    "they": lambda person: person.many,
}
__all__ = ["Resolver", "Who", "subject"]
