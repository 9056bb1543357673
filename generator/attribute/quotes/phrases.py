"""The noun phrases of a paragraph: its words again, each name or description as one letter."""

import re
from typing import NamedTuple

from generator.attribute.quotes.marks import Stretch
from generator.attribute.quotes.words import Word, tokenize


class Phrases(NamedTuple):
    """A paragraph as phrases. `letters[i]` says what `spans[i]` of the paragraph's text is."""

    text: str
    letters: str
    spans: tuple[tuple[int, int], ...]
    parts: tuple[str, ...]
    """The letters of the words in each phrase."""
    quotes: dict[int, int]
    """From the start of a quotation to its place in `letters`."""

    def words(self, i: int) -> str:
        """Give the words of a phrase as printed."""
        start, end = self.spans[i]
        return self.text[start:end]


_PHRASE = re.compile(
    r"""
    (?P<R> (?! [DE]Y+[HBn] ) p?[DE]?[oJER]?Y+ (?: [RoEpD]{0,3}Y+ )* )
  | (?P<N>
        (?: [DE]g(?=[DCHT]) | (?<=[Q,.(:-])o{1,2}(?=[HB]) )?
        (?: [DE][oJVvSFRY]{0,3}? (?=[JCTHBn]) )?
        J*
        [CTHBn]
        (?: [CTHBnJ] | x[oJER]{0,4}[CTHBn] | x(?=[oJ]*[A-Z,]) | o(?=[HBCnSF]) )*
        (?: gD?[CTHB]+ )*
        (?: (?<=x)[oJ]{1,3} )?
      | [DE][oJ]{1,4}
      | E(?=[RAa]*[SFV])
    )
  | (?P<K> kp )
  """,
    re.VERBOSE,
)


def read_phrases(text: str, quoted: list[Stretch], names: frozenset[str] = frozenset()) -> Phrases:
    """Read a paragraph with its quotations.

    >>> read_phrases("“Yes,” said a spokesman for Ruiz.", [Stretch(0, 6)]).letters
    'Q,SNpN.'
    """
    words = tokenize(text, quoted, names)
    letters = "".join(word.letter for word in words)
    out, spans, parts, at = [], [], [], 0
    for m in _PHRASE.finditer(letters):
        for i in range(at, m.start()):
            out.append(letters[i])
            spans.append((words[i].start, words[i].end))
            parts.append(letters[i])
        out.append(m.lastgroup or "N")
        spans.append((words[m.start()].start, words[m.end() - 1].end))
        parts.append(m[0])
        at = m.end()
    for i in range(at, len(words)):
        out.append(letters[i])
        spans.append((words[i].start, words[i].end))
        parts.append(letters[i])
    string = "".join(out)
    quotes = {spans[i][0]: i for i, letter in enumerate(string) if letter == "Q"}
    return Phrases(text, string, tuple(spans), tuple(parts), quotes)


__all__ = ["Phrases", "Word", "read_phrases"]
