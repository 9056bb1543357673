"""The same words in two documents: quotations, and distinctive passages that come again."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from generator.corpus import Reference, ReferenceKind
from generator.refer.cues import cue
from generator.refer.differences import differences
from generator.refer.evidence import opening, shown, tie
from generator.refer.prints import Span, Stream
from generator.refer.rows import Spot, in_brackets
from generator.refer.seeds import PHRASE, marked_weight, prose_weight
from generator.refer.shared import LIGHT, PART, WHOLE, Shared
from generator.refer.words import forms, is_content, makes_sense, sentences

_ONLY_WEIGHT = 1.2
"""Weight asked of a whole quotation that has one home: some word of subject."""
_LEAST_EQUAL = 6
"""Words of an unmarked passage that must stand in the other."""
_FULL_SURPRISE = 300.0
"""Surprise at which two passages are the same beyond doubt."""

_SURE, _VERY_SURE = 7.0, 20.0
"""By how much a passage surprises more than chance would anywhere in the texts, as a natural
logarithm: once in 1,000 corpora, and so seldom that its words need tell little."""
_LEAST_SCORE = 0.55
_AGAIN = 0.55


def find_wording(
    streams: Sequence[Stream], found: Sequence[Shared], lot: float
) -> Iterator[Reference]:
    """Find, of what texts share, the passages that quote or repeat one another.

    `lot` is the logarithm of the number of places in all texts.
    """
    phrases: dict[tuple[object, ...], list[Shared]] = defaultdict(list)
    for one in _trusted(found, len(streams), lot):
        words = tuple(streams[one.pair[0]].prints[slice(*one.match.one)])
        phrases[one.pair, words if len(words) <= PHRASE else one.match].append(one)
    for same in phrases.values():
        mine, theirs = (streams[number] for number in same[0].pair)
        if tied := _reference(mine, theirs, same[0], lot):
            yield tied
        yield from _again(mine, sorted({s.match.one for s in same}))
        yield from _again(theirs, sorted({s.match.two for s in same}))


def _again(stream: Stream, spans: Sequence[Span]) -> Iterator[Reference]:
    """Tie a phrase that one document has several times to the first of them."""
    for span in spans[1:]:
        first, here = stream.spot(spans[0]), stream.spot(span)
        if first.row != here.row:
            yield tie(ReferenceKind.REPEATS, here, first, _repeated, _AGAIN)


def _trusted(found: Sequence[Shared], documents: int, lot: float) -> Iterator[Shared]:
    """Keep what is more than chance: enough weight, or the one place that a whole mark has.

    `lot` is the logarithm of the number of places in all texts. A quotation looks for its words
    in one lot of places, while each passage without marks meets each other.
    """
    homes: dict[tuple[int, Span], set[int]] = defaultdict(set)
    for one in found:
        if one.mark and one.cover >= WHOLE:
            homes[one.mark].add(sum(one.pair) - one.mark[0])
    for one in found:
        if not is_quoted(one):
            good = _tells(one, prose_weight(documents), 2 * lot)
        else:
            only = one.cover >= WHOLE and one.mark and len(homes[one.mark]) == 1
            sole = bool(only) and _has_one_home(one, lot)
            good = sole or _tells(one, marked_weight(documents), lot)
        if good:
            yield one


def _has_one_home(one: Shared, lot: float) -> bool:
    """Say whether a whole quotation that stands in one other document is enough of one.

    A single word in marks is none; and the words must not be likelier than chance.
    """
    size = one.mark[1][1] - one.mark[1][0] if one.mark else 0
    tells = one.weight >= _ONLY_WEIGHT
    return size >= PHRASE and one.surprise >= lot + (0 if tells else _SURE)


def _tells(one: Shared, least: float, lots: float) -> bool:
    """Say whether a passage weighs enough, or says little so unlikely that it is no chance."""
    if one.surprise >= lots + _VERY_SURE:
        return one.weight >= LIGHT * least
    return one.weight >= least and one.surprise >= lots + _SURE


def _reference(one: Stream, two: Stream, found: Shared, lot: float) -> Reference | None:
    first, second = one.spot(found.match.one), two.spot(found.match.two)
    quoted = is_quoted(found)
    sure = found.surprise >= lot + _SURE
    told = any(without_ceremony(spot).strip() for spot in (first, second))
    if not told or in_brackets(first) or in_brackets(second):
        return None
    for spot in (first, second):
        if not quoted and not is_telling(without_ceremony(spot)):
            return None
        if not sure and not any(map(is_content, forms(spot.text))):
            return None
    if not quoted and len(found.match.equal) < _LEAST_EQUAL:
        return None
    kind = ReferenceKind.QUOTES if quoted else ReferenceKind.REPEATS
    score = min(1.0, _LEAST_SCORE + found.surprise / _FULL_SURPRISE)
    if not (quoted and found.mark):
        return tie(kind, first, second, _repeated, score)
    marked = one if found.mark[0] == found.pair[0] else two
    return tie(kind, first, second, _quotes(marked.document.id), score)


def is_quoted(one: Shared) -> bool:
    """Say whether what two texts share is marked in one as somebody's words."""
    return one.cover >= PART


def is_telling(text: str) -> bool:
    """Say whether words are enough, and make enough sense, to be worth finding again."""
    return len(forms(text)) >= _LEAST_EQUAL and makes_sense(text)


def without_ceremony(spot: Spot) -> str:
    """Give the words of a spot that stand in no sentence of greeting, thanks or procedure."""
    text = spot.row.block.text
    spans = [(max(a, spot.start), min(b, spot.end), text[a:b]) for a, b in sentences(text)]
    ceremony = cue("ceremony", "ceremony")
    return " ".join(text[a:b] for a, b, whole in spans if a < b and not ceremony.search(whole))


def _quotes(marked: str) -> Callable[[Spot, Spot, str], str]:
    """Say who quotes whom: `marked` is the document that has the words in marks."""

    def say(here: Spot, there: Spot, when: str) -> str:
        told = _told(here, there, when)
        if here.row.document.id == marked:
            return f"The words quoted here stand, {told}: {shown(there)}"
        return f"These words in quotation marks, {told}: {shown(there)}"

    return say


def _repeated(here: Spot, there: Spot, when: str) -> str:
    return f"{opening(_told(here, there, when))}: {shown(there)}"


def _told(here: Spot, there: Spot, when: str) -> str:
    """Say when the words stood there, and how they differ."""
    differ = differences(here.text, there.text)
    return f"{when}, {differ}" if differ else when
