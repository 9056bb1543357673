"""Own earlier words: "as I already noted", "you listed ...", each to the paragraph it means.

What stands in the sentence of the cue is sought in the paragraphs that the person meant spoke
before. One paragraph must stand out, in the weight of the words shared and against the next
best; otherwise nothing is said.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.model import Span
from generator.refer.cues import cue
from generator.refer.evidence import listed, shown, tie
from generator.refer.rows import Row, Spot, is_prose
from generator.refer.words import is_content, sentences, stem, words

_NEAR = 3
"""Paragraphs of the same turn, just before, that a speaker does not mean by "as I said"."""
_FARTHEST = 1_000
"""Paragraphs of one voice to look back over: a day of a parliament has fewer of anybody's, and the
time stays linear for a text that is full of cues."""
_LEAST_WEIGHT, _LEAST_APART = 5.0, 8.0
"""What the words in common weigh at least, and where no two of them stand together in both."""
_LEAST_SHARE = 0.22
_LEAST_MARGIN = 1.2
_MOST_CUES = 10
"""Cues followed in one paragraph."""
_LEAST_ITEMS = 3
_SHOWN = 3
"""Words in common that the evidence shows."""
_LEAST_LETTERS = 4
_REST = 0.3
_NAME = 2.0
_RARE = 2.0
"""A name in more than one paragraph of seven is no evidence of its own."""
_CALLED = re.compile(r",\s*[A-Z][\w’'-]+,\s*$")
"""Who is spoken to, before a cue: "all I can say, Jim, as I said"."""
_LOOK_AHEAD = 60
"""Characters after a cue in which "yesterday" belongs to it."""

Weights = Mapping[str, float]
"""How much a stem tells in this document: the log of how few paragraphs hold it; nothing where
somebody present is called by it ("Mr. Roe")."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What some words are about."""

    stems: frozenset[str]
    names: frozenset[str]
    """Those of `stems` that are printed with a capital."""
    pairs: frozenset[tuple[str, str]]
    """Stems that stand together, in either order."""
    joined: frozenset[tuple[str, str]] = frozenset()
    """Those of `pairs` that are one name: "White House"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A row with its sentences."""

    row: Row
    sentences: tuple[tuple[Span, Subject], ...]

    @property
    def stems(self) -> frozenset[str]:
        """What the whole paragraph is about."""
        return frozenset[str]().union(*(subject.stems for _, subject in self.sentences))


def find_backward(rows: Sequence[Row]) -> Iterator[Reference | NearLink]:
    """Find the back-references inside one document."""
    if not any(row.turn for row in rows):
        return
    said = [_said(row) for row in rows if is_prose(row) and row.block.text.strip()]
    counts = Counter(s for one in said for s in one.stems)
    called = {stem(part) for row in rows if row.voice for part in row.voice.split("-")}
    weights = {s: 0.0 if s in called else math.log((len(said) + 1) / n) for s, n in counts.items()}
    heard: dict[str, list[Said]] = {}
    for one, answerer in zip(said, _answerers(said), strict=True):
        own = one.row.voice
        for table, voice in (("own", own), ("addressed", answerer)):
            if voice is not None:
                yield from _of_kind(one, table, heard.get(voice, ()), weights)
        if own is not None:
            heard.setdefault(own, []).append(one)


def _said(row: Row) -> Said:
    text = row.block.text
    return Said(row, tuple((span, subject_of(text[slice(*span)])) for span in sentences(text)))


def subject_of(text: str) -> Subject:
    """Give what a stretch of text is about, function words apart."""
    content = [word for word in words(text) if is_content(word.form)]
    stems = [stem(word.form) for word in content]
    names = {stem(w.form) for w in content if text[w.start].isupper() and w.start}
    pairs = [(min(pair), max(pair)) for pair in pairwise(stems)]
    joined = [
        pair
        for pair, (one, two) in zip(pairs, pairwise(content), strict=True)
        if {*pair} <= names and two.start - one.end == 1
    ]
    return Subject(frozenset(stems), frozenset(names), frozenset(pairs), frozenset(joined))


def _answerers(said: Sequence[Said]) -> list[str | None]:
    """Give the voice that answers the turn of each row: whom "you" means there."""
    found: list[str | None] = []
    following: Row | None = None
    voice: str | None = None  # that answers the turn now read, from the last to the first
    for one in reversed(said):
        if following and following.turn != one.row.turn:
            voice = following.voice
        found.append(voice if voice != one.row.voice else None)
        following = one.row
    return found[::-1]


def _of_kind(
    one: Said, table: str, heard: Sequence[Said], weights: Weights
) -> Iterator[Reference | NearLink]:
    """Tie a row to what the voice meant has said before, all of it in `heard`."""
    kind = ReferenceKind.OWN_WORDS if table == "own" else ReferenceKind.OTHERS_WORDS
    text = one.row.block.text
    earlier: list[Said] | None = None
    for found in islice(cue("own-words", table).finditer(text), _MOST_CUES):
        start, end = _clause(one, found.start())
        ahead = min(end, found.end() + _LOOK_AHEAD)
        if cue("own-words", "elsewhere").search(text, found.start(), ahead):
            continue
        if earlier is None:  # few rows have a cue
            earlier = [e for e in heard[-_FARTHEST:] if not _is_near(one.row, e.row)]
        claims = list(_listed(text, found.end(), end, earlier)) or [
            (
                (found.start(), found.end()),
                _CALLED.sub("", text[start : found.start()]) + "; " + text[found.end() : end],
            )
        ]
        for span, claim in claims:
            subject = subject_of(claim)
            if target := _stands_out(subject, earlier, weights):
                say = _say(subject, weights)
                tied = tie(kind, Spot(one.row, *span), target[0], say, target[1])
                clear = target[2]
                yield tied if clear else NearLink(tied, "another paragraph fits it nearly as well")


def _listed(text: str, start: int, end: int, earlier: Sequence[Said]) -> Iterator[tuple[Span, str]]:
    """Part an enumeration by the paragraph that its items come from.

    "You listed arms control, risk reduction, threats to security" may recall two paragraphs:
    items that stand together in one sentence are one claim, what is left is another. Yields
    nothing where there is no enumeration, or where no sentence holds two of its items.
    """
    items = [(m.start(), m.end()) for m in re.finditer(r"[^,;]+", text[start:end])]
    items = [(start + a, start + b) for a, b in items]
    if len(items) < _LEAST_ITEMS:
        return
    wanted = [subject_of(text[a:b]).stems for a, b in items]
    held = [
        [bool(stems) and stems <= subject.stems for stems in wanted]
        for e in earlier
        for _, subject in e.sentences
    ]
    best = max(held, key=sum, default=[])
    if sum(best) < _LEAST_ITEMS - 1:
        return
    for group in (True, False):
        spans = [span for span, holds in zip(items, best, strict=True) if holds == group]
        if spans:
            words = text[spans[0][0] : spans[-1][1]]
            first = spans[-1][1] - len(words.lstrip())
            whole = (first, first + len(words.strip(" .?!:")))
            yield whole, ", ".join(text[a:b] for a, b in spans)


def _say(claim: Subject, weights: Weights) -> Callable[[Spot, Spot, str], str]:
    """Say what is meant, and by which words in common it was known."""

    def say(_here: Spot, there: Spot, _when: str) -> str:
        long = (w for w in reversed(words(there.text)) if w.end - w.start >= _LEAST_LETTERS)
        found = {stem(w.form): there.text[w.start : w.end] for w in long}
        common = sorted(claim.stems & found.keys(), key=lambda s: (-weights.get(s, 0.0), s))
        named = listed([f"“{found[s]}”" for s in common[:_SHOWN]])
        return f"{shown(there)} (in common: {named})" if named else shown(there)

    return say


def _clause(said: Said, at: int) -> Span:
    """Give the sentence around `at`, as far as a semicolon on either side."""
    text = said.row.block.text
    start, end = next(span for span, _ in said.sentences if span[0] <= at < span[1])
    return max(start, text.rfind(";", start, at) + 1), (text.find(";", at, end) + 1 or end + 1) - 1


def _is_near(here: Row, there: Row) -> bool:
    return here.turn == there.turn and here.number - there.number <= _NEAR


def _stands_out(
    claim: Subject, earlier: Sequence[Said], weights: Weights
) -> tuple[Spot, float, bool] | None:
    """Give the sentence that the claim means, a score, and whether its paragraph stands out."""
    whole = math.fsum(weights.get(s, 0.0) for s in claim.stems)
    ranked = sorted((_best_sentence(claim, e, weights) for e in earlier), reverse=True)
    if not ranked:
        return None
    best, number, span = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if best < max(_LEAST_WEIGHT, _LEAST_SHARE * whole):
        return None
    row, there = next(
        (e.row, subject)
        for e in earlier
        if e.row.number == number
        for at, subject in e.sentences
        if at == span
    )
    shared = claim.stems & there.stems
    if best < _LEAST_APART and claim.pairs.isdisjoint(there.pairs):
        return None
    if max(map(len, shared), default=0) < _LEAST_LETTERS:
        return None  # "As I said before, Jim" shares but "Jim"
    score = min(1.0, 0.5 + 0.5 * (best - second) / best)
    return Spot(row, *span), score, best >= _LEAST_MARGIN * second


def _best_sentence(claim: Subject, said: Said, weights: Weights) -> tuple[float, int, Span]:
    """Give the weight of the best sentence, the rest of its paragraph counted in part."""
    each = [(_weight(claim, subject, weights), span) for span, subject in said.sentences]
    best, span = max(each, key=lambda found: (found[0], -found[1][0]))
    rest = math.fsum(weights[s] for s in claim.stems & said.stems)
    return best + _REST * max(0.0, rest - best), said.row.number, span


def _weight(claim: Subject, other: Subject, weights: Weights) -> float:
    """Sum the weights of shared words, more for names and for two that stand together.

    The sums are exact: sets have no order, and one that rounds would differ from run to run.
    """
    shared = claim.stems & other.stems
    one_name = claim.joined & other.joined  # of two words, which tells what the rarer does
    told = shared - {min(pair, key=lambda s: (weights[s], s)) for pair in one_name}
    alone = math.fsum(weights[s] for s in told)
    names = math.fsum(weights[s] for s in told & claim.names if weights[s] > _RARE)
    pairs = (claim.pairs & other.pairs) - one_name
    return alone + _NAME * names + math.fsum(weights[a] + weights[b] for a, b in pairs)
