"""The noun phrases of a paragraph: its words again, each name or description as one letter."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.attribute.quotes.marks import Stretch
from generator.attribute.quotes.words import tokenize


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
    # on Friday, last week, this month
    (?P<R> (?! [DE]Y+[HBn] ) p?[DE]?[oJER]?Y+ (?: [RoEpD]{0,3}Y+ )* )
  | (?P<N>
        # one of | a bare noun at the head: "federal prosecutors"
        (?: [DE]g(?=[DCHTE]) | (?<=[Q,.(:-])o{1,2}(?=[HB]) )?
        (?: E?[DE](?![VF][RAa]*S)[oJVvSFRY]{0,3}? (?: (?<=o)x[oJER]{0,3} )? (?=[JCTHBn]) )?
        (?: J[oJ]{0,3} )?
        [CTHBn]
        (?: [CTHBnJ] | x[oJER]{0,4}[CTHBn] | x | o(?=[HBCnSF]) | o{1,2}(?=T) ){0,15}
        (?: gD?[CTHB]{1,8} (?: x[oJER]{0,4}[CTHBn]{1,8} | x )? ){0,3}
        (?: (?<=x)[oJ]{1,3} )?
      | [DE] v (?= [.,:;)SFARa] | $ )
      | D [VFE] (?= [RAa]*S )
      | [DE] (?: [oJ]{1,4} | [oJ]?v[oJ]{1,2} )
      | E(?=[RAa]*[SFV]) | (?<=kp)E | (?<=,S)E(?=[.,]|$)
      | (?<![^.]) E (?=,[^.Q]{1,20},[RAa]*[SFV])
    )
  | (?P<K> kp )
    """,
    re.VERBOSE,
)


_IN_PAPER = re.compile(r"(?<=p)[DE][oJCB]{0,3}n(?=C{1,3}[RAa]*[SF])")
"""In a statement Ruiz said: two phrases, though no comma parts them."""


def _found(letters: str) -> Iterator[re.Match[str]]:
    at = 0
    while m := _PHRASE.search(letters, at):
        hangs = m.lastgroup == "N" and letters.startswith("p", m.start() - 1)
        paper = _IN_PAPER.match(letters, m.start()) if hangs else None
        m = _PHRASE.fullmatch(letters, m.start(), paper.end()) if paper else m
        if m is None:
            return
        yield m
        at = m.end()


def read_phrases(text: str, quoted: list[Stretch], names: frozenset[str] = frozenset()) -> Phrases:
    """Read a paragraph with its quotations.

    >>> read_phrases("“Yes,” said a spokesman for Ruiz.", [Stretch(0, 6)]).letters
    'Q,SNpN.'
    """
    words = tokenize(text, quoted, names)
    letters = "".join(word.letter for word in words)
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    parts: list[str] = []
    at = 0
    for m in [*_found(letters), None]:
        start = m.start() if m else len(words)
        out += letters[at:start]
        parts += letters[at:start]
        spans += [(word.start, word.end) for word in words[at:start]]
        if m:
            out.append(m.lastgroup or "N")
            parts.append(m[0])
            spans.append((words[start].start, words[m.end() - 1].end))
            at = m.end()
    quotes = {spans[i][0]: i for i, letter in enumerate(out) if letter == "Q"}
    return Phrases(text, "".join(out), tuple(spans), tuple(parts), quotes)
