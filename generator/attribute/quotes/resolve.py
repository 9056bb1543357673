"""Whom a mention means: a name, a description, or a pronoun with what it stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.attribute.quotes.cast import Cast, Person
from generator.attribute.quotes.marks import stretches
from generator.attribute.quotes.phrases import Phrases, read_phrases

_BACK = 4
"""Paragraphs to look back for what a pronoun means."""
_GENDER = {"he": "m", "his": "m", "she": "f", "her": "f"}
_SUBJECT = re.compile(
    r"(?:(?<=^)|(?<=[,:;cut(.Q-]))R*(?P<first>[NP])(?=(?:[pg]N)*(?:,[^,Q]{1,25},|\([^)]*\))?[RAo]*[SFVAW])"
    r"|(?<=S)(?P<second>[NP])"
)


@dataclass(frozen=True, slots=True)
class Who:
    """The answer for one mention."""

    person: Person | None
    reason: str = ""
    """How a pronoun or description is resolved, or why not; "" where the words name the person."""


class Resolver:
    """Resolves the mentions of one document."""

    def __init__(self, paragraphs: Sequence[str], read: dict[int, Phrases], cast: Cast) -> None:
        self._paragraphs, self._read, self.cast = paragraphs, read, cast
        self._known: dict[tuple[int, int], Who] = {}

    def who(self, paragraph: int, at: int) -> Who:
        """Say whom the phrase at `at` of a paragraph means."""
        key = paragraph, at
        if key not in self._known:
            self._known[key] = Who(None, "it leads back to itself")
            self._known[key] = self._who(paragraph, at)
        return self._known[key]

    def phrases(self, paragraph: int) -> Phrases:
        """Give the phrases of a paragraph, read once."""
        if paragraph not in self._read:
            text = self._paragraphs[paragraph]
            self._read[paragraph] = read_phrases(text, stretches(text))
        return self._read[paragraph]

    def _who(self, paragraph: int, at: int) -> Who:
        phrases = self.phrases(paragraph)
        words, letter = phrases.words(at), phrases.letters[at]
        if letter == "W":
            i = at - 1
            while i >= 0 and phrases.letters[i] in ",-(":
                i -= 1
            if i >= 0 and phrases.letters[i] == "N":
                return self.who(paragraph, self._head(phrases, i))
            return Who(None, f"“{words}” has nobody before it")
        if letter == "P":
            gender = _GENDER.get(words.casefold())
            if gender is None:
                return Who(None, f"whom “{words}” means, the text leaves open")
            return self._pronoun(paragraph, at, words, gender)
        return self._phrase(paragraph, at, words)

    @staticmethod
    def _head(phrases: Phrases, i: int) -> int:
        return i

    def _phrase(self, paragraph: int, at: int, words: str) -> Who:
        phrases = self.phrases(paragraph)
        parts = phrases.parts[at]
        if "x" in parts[:-1]:
            owner, owned = (
                re.split(r"[’'][sS]?\s+", words, maxsplit=1)
                if re.search(r"[’'][sS]?\s+", words)
                else (words, "")
            )
            if parts[-1] == "n" and owner:
                who = _from(
                    self.cast.named(owner, paragraph)
                    if owner[-1:].isalpha() and owner.split()[-1][0].isupper()
                    else self.cast.described(owner, paragraph)
                )
                return who
        beside = self._beside(phrases, at)
        if parts[-1] in "HBn" or parts[-1] in "oJVvSFR" or parts[0] == "E":
            if beside is not None:
                who = self.who(paragraph, beside)
                if who.person:
                    who.person.roles.setdefault(words, paragraph)
                    return who
            if parts[-1] not in "HB":
                return Who(None, f"who is behind “{words}”, the text leaves open")
            if words[:4].casefold() in ("his ", "her "):
                return Who(None, f"whose “{words}” is meant, the text leaves open")
            whole = words
            if phrases.letters[at + 1 : at + 3] in ("pN", "gN") and words[:4].casefold() != "the ":
                whole = phrases.text[phrases.spans[at][0] : phrases.spans[at + 2][1]]
                who = _from(self.cast.described(whole, paragraph))
                if who.person:
                    who.person.roles.setdefault(words, paragraph)
                return who
            return _from(self.cast.described(words, paragraph))
        if parts[0] == "D" and "T" not in parts and "H" not in parts:
            return _from(self.cast.described(words, paragraph))
        return _from(self.cast.named(words, paragraph))

    @staticmethod
    def _beside(phrases: Phrases, at: int) -> int | None:
        """Give the name between commas after a description: "his lawyer, Ana Ruiz, said"."""
        if (
            phrases.letters[at + 1 : at + 3] == ",N"
            and phrases.parts[at + 2][-1] == "C"
            and phrases.parts[at + 2][0] == "C"
        ):
            return at + 2
        return None

    def _pronoun(self, paragraph: int, at: int, words: str, gender: str) -> Who:
        for number in range(paragraph, max(-1, paragraph - 1 - _BACK), -1):
            phrases = self.phrases(number)
            stop = at if number == paragraph else len(phrases.letters)
            for a, b in _sentences(phrases.letters, stop):
                for i in self._subjects(phrases.letters, a, b):
                    if phrases.letters[i] == "P" and _GENDER.get(
                        phrases.words(i).casefold()
                    ) not in (gender,):
                        continue
                    who = self.who(number, i)
                    if who.person and self._fits(who.person, gender):
                        where = (
                            "the same paragraph"
                            if number == paragraph
                            else "the paragraph before"
                            if number == paragraph - 1
                            else "a paragraph before"
                        )
                        return Who(who.person, f"“{words}” is {who.person.name}, named in {where}")
        return Who(None, f"whom “{words}” means, the text leaves open")

    @staticmethod
    def _subjects(letters: str, start: int, stop: int) -> list[int]:
        return [start + m.start(m.lastgroup or 0) for m in _SUBJECT.finditer(letters[start:stop])]

    @staticmethod
    def _fits(person: Person, gender: str) -> bool:
        if person.described:
            from generator.attribute.quotes.words import known_letter

            head = [w for w in person.name.casefold().split() if known_letter(w) in ("H", "B", "n")]
            if (
                not head
                or known_letter(head[0]) != "H"
                or (head[0].endswith("s") and not head[0].endswith("ss"))
            ):
                return False
        return person.gender() in (None, gender)


def _from(found: Person | str) -> Who:
    return Who(None, found) if isinstance(found, str) else Who(found)


def _sentences(letters: str, stop: int) -> list[tuple[int, int]]:
    """Give the sentences before `stop`, the last first."""
    spans, end = [], stop
    while end > 0:
        start = letters.rfind(".", 0, end - 1 if letters[end - 1] == "." else end) + 1
        spans.append((start, min(end + 3, len(letters)) if end == stop else end))
        end = start if start < end else end - 1
        if end and letters[end - 1] == ".":
            end -= 0
        if start == 0:
            break
    return spans
