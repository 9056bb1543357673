"""The paragraphs of one document, each read as phrases when it is first looked at."""

from collections.abc import Sequence

from generator.attribute.quotes.marks import Stretch, stretches
from generator.attribute.quotes.phrases import Phrases, read_phrases
from generator.attribute.quotes.singles import both_stretches, outer_singles
from generator.attribute.quotes.subjects import subjects
from generator.attribute.quotes.words import names_inside


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
