"""The paragraphs of one document, each read as phrases when it is first looked at."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.attribute.quotes.cue import sentence_start
from generator.attribute.quotes.marks import Stretch, stretches
from generator.attribute.quotes.namewords import names_inside
from generator.attribute.quotes.phrases import Phrases, read_phrases
from generator.attribute.quotes.singles import both_stretches, outer_singles
from generator.attribute.quotes.subjects import subjects

_BACK = 4
"""Paragraphs to look back for what a pronoun means; farther back the reader has lost it too."""
_SUBJECTS = 40
"""Subjects to look back over for it at most."""


class Story:
    """Paragraphs in reading order; blank ones are stepped over."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.paragraphs = paragraphs
        self._single = outer_singles(paragraphs)
        self._names = names_inside(paragraphs)
        self._quoted: dict[int, list[Stretch]] = {}
        self._phrases: dict[int, Phrases] = {}
        self._subjects: dict[int, list[int]] = {}

    def quoted(self, number: int) -> list[Stretch]:
        """Give the quotations of a paragraph."""
        if number not in self._quoted:
            read = both_stretches if self._single else stretches
            self._quoted[number] = read(self.paragraphs[number])
        return self._quoted[number]

    def phrases(self, number: int) -> Phrases:
        """Give the phrases of a paragraph."""
        if number not in self._phrases:
            text = self.paragraphs[number]
            self._phrases[number] = read_phrases(text, self.quoted(number), self._names)
        return self._phrases[number]

    def subjects(self, number: int) -> list[int]:
        """Give the phrases of a paragraph that stand as subjects, in order."""
        if number not in self._subjects:
            self._subjects[number] = subjects(self.phrases(number).letters)
        return self._subjects[number]

    def beside(self, number: int, step: int) -> int | None:
        """Give the paragraph before (-1) or after (1) that is not blank, None at the ends."""
        number += step
        while 0 <= number < len(self.paragraphs):
            if self.paragraphs[number].strip():
                return number
            number += step
        return None

    def sentences_before(self, paragraph: int, at: int) -> Iterator[tuple[int, int, list[int]]]:
        """Give the sentences up to a phrase that have subjects, the nearest first.

        Each as its paragraph, where it starts, and its subjects in order, never none.
        """
        seen = 0
        for number in range(paragraph, max(-1, paragraph - 1 - _BACK), -1):
            letters, places = self.phrases(number).letters, self.subjects(number)
            stop = bisect_left(places, at) if number == paragraph else len(places)
            while stop > 0 and seen < _SUBJECTS:
                start = sentence_start(letters, places[stop - 1])
                first = bisect_left(places, start)
                yield number, start, places[first:stop]
                seen, stop = seen + stop - first, first
