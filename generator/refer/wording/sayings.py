"""The same words in two documents: quotations, and distinctive passages that come again."""

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from generator.corpus import Reference, ReferenceKind
from generator.incremental.remembered import Remembered
from generator.incremental.sharing import ALONE, Work
from generator.refer.cues import is_formula
from generator.refer.evidence import opening, shown, tie
from generator.refer.press import is_narrated
from generator.refer.rows import Spot, in_brackets
from generator.refer.wording.alike import PART, WHOLE
from generator.refer.wording.differences import differences
from generator.refer.wording.left_out import own_words
from generator.refer.wording.nearest import nearest_sources
from generator.refer.wording.prints import Span, Stream
from generator.refer.wording.quotations import is_in_marks, is_quotation, is_title
from generator.refer.wording.recited import is_recited
from generator.refer.wording.seeds import PHRASE
from generator.refer.wording.shared import LIGHT, SURE, Shared
from generator.refer.wording.weighing import marked_weight, prose_weight
from generator.refer.words import forms, is_content, makes_sense, sentences, stem, without_remarks
from generator.refer.written import read, write

WORDING = "wording"
"""What references are kept as."""
_ONLY_WEIGHT = 1.2
"""Weight asked of a whole quotation that has one home: some word of subject."""
_NEARLY_ALL, _MOST = 0.87, 0.75
_PARTS_SURE = ((_NEARLY_ALL, 10.0), (_MOST, 15.0))
"""Shares of such a quotation, and by how much less of it must surprise more than chance."""
_SAME_WORDS = 0.8
"""Share of the words of a passage that a longer one of the same two texts has, which is tied."""
_BESIDE = 2
"""A match is no quotation where so many times the words of the mark are equal."""
_SHORT = 5
"""Words of a mark, of fewer of which all must be found."""
_LESS_LIKELY, _LEAST_LIKELY = 1.5, 3.5
"""By how much two words of a mark must be less likely than chance, for each time that there are
2.7 times as many documents, and by how much three and four at most."""
_LEAST_SAID = 10
"""Words of a quotation that counts although both texts have it in a sentence of ceremony."""
_LEAST_TITLED = 12
"""Words of one that counts although one text prints them as a title."""
_ALIKE = 0.4
"""Share of the words shown on one side that the other has too."""
_MOSTLY, _IN_A_ROW = 0.5, 7
"""Share of the words of an unmarked passage that the other has too, and how many in a row make it
one although so much stands between."""
_LEAST_EQUAL = 6
"""Words of an unmarked passage that must stand in the other."""
_FULL_SURPRISE = 300.0
"""Surprise at which two passages are the same beyond doubt."""

_VERY_SURE = 20.0
"""By how much a passage surprises more than chance would, so seldom that its words need tell
little."""
_DIGITS = 1
"""Of a surprise, as far as a reference depends on it: one document more seldom changes them."""
_LEAST_SCORE = 0.55
_AGAIN = 0.55


def find_wording(
    streams: Sequence[Stream], found: Sequence[Shared], lot: float, work: Work = ALONE
) -> Iterator[Reference]:
    """Find, of what texts share, the passages that quote or repeat one another.

    `lot` is the logarithm of the number of places in all texts.
    """
    known = Remembered(WORDING, work)
    phrases: dict[tuple[object, ...], list[Shared]] = defaultdict(list)
    told = [_seen(one, streams) for one in found]
    for one in nearest_sources([*_trusted(told, streams, lot)], streams):
        first, last = one.match.one
        words = streams[one.pair[0]].prints(one.match.one) if last - first <= PHRASE else ()
        phrases[one.pair, tuple(words) or one.match].append(one)
    several = Counter(same[0].pair for same in phrases.values())
    tied: dict[tuple[int, int], list[AbstractSet[int]]] = defaultdict(list)
    for same in sorted(phrases.values(), key=lambda same: -len(same[0].match.equal)):
        mine, theirs = (streams[number] for number in same[0].pair)
        held = set(mine.prints(same[0].match.one)) if several[same[0].pair] > 1 else set()
        longer = tied[same[0].pair]
        if any(len(held & other) >= _SAME_WORDS * len(held) for other in longer):
            continue
        excess = round(same[0].surprise - lot, _DIGITS)
        asked = _asked(mine, theirs, same[0], excess, known)
        row = known.get(asked, partial(_written, mine, theirs, same[0], excess))
        for reference in read(row):
            if isinstance(reference, Reference):
                longer.append(held)
                yield replace(reference, score=_score(same[0]))
        yield from _again(mine, sorted({s.match.one for s in same}))
        yield from _again(theirs, sorted({s.match.two for s in same}))
    known.keep()


def _asked(one: Stream, two: Stream, found: Shared, excess: float, known: Remembered) -> bytes:
    """Put together all that a reference depends on, but for its score."""
    names = [known.name(stream.document) for stream in (one, two)]
    mark = found.mark and (found.mark[0] == found.pair[0], found.mark[1])
    match = array("q", (*found.match.one, *found.match.two, *found.match.equal))
    return repr((*names, mark, is_quoted(found), excess)).encode() + match.tobytes()


def _written(one: Stream, two: Stream, found: Shared, excess: float) -> bytes:
    reference = _reference(one, two, found, excess)
    return write([reference] if reference else [])


def _score(found: Shared) -> float:
    return round(min(1.0, _LEAST_SCORE + found.surprise / _FULL_SURPRISE), 3)


def _seen(one: Shared, streams: Sequence[Stream]) -> Shared:
    """Take a match for no quotation where the mark is little of it, or is not in both."""
    if not one.mark:
        return one
    number, span = one.mark
    size = span[1] - span[0]
    if number == one.pair[0] and len(one.match.equal) <= _BESIDE * size:
        equal = one.match.equal
        if bisect_left(equal, span[1]) - bisect_left(equal, span[0]) >= PART * size:
            return one  # so many words of the mark at least are in both
    side = one.match.two if number == one.pair[0] else one.match.one
    other = set(streams[sum(one.pair) - number].prints(side))
    held = sum(map(other.__contains__, streams[number].prints(span)))
    if held < PART * size or len(one.match.equal) > _BESIDE * size:
        return replace(one, mark=None, cover=0.0)
    return one


def _again(stream: Stream, spans: Sequence[Span]) -> Iterator[Reference]:
    """Tie a phrase that one document has several times to the first of them."""
    for span in spans[1:]:
        first, here = stream.spot(spans[0]), stream.spot(span)
        if first.row != here.row:
            yield tie(ReferenceKind.REPEATS, here, first, _repeated, _AGAIN)


def _trusted(found: Sequence[Shared], streams: Sequence[Stream], lot: float) -> Iterator[Shared]:
    """Keep what is more than chance: enough weight, or the one place that a whole mark has.

    `lot` is the logarithm of the number of places in all texts. A quotation looks for its words
    in one lot of places, while each passage without marks meets each other.
    """
    documents, homes = len(streams), _homes(found, streams)
    for one in found:
        if not is_quoted(one):
            good = _tells(one, prose_weight(documents), 2 * lot)
        elif _size(one) < _SHORT and one.cover < 1:
            good = False
        else:
            sole = _is_best(one, homes) and _has_one_home(one, documents, lot)
            good = sole or _tells(one, marked_weight(documents), lot)
        if good:
            yield one


Homes = Mapping[tuple[object, float], AbstractSet[int]]
"""By a quotation and how much of it they have, the documents that have most of it."""


def _homes(found: Sequence[Shared], streams: Sequence[Stream]) -> Homes:
    """Give where each quotation may come from; of several, not from those that quote it too."""
    every: dict[object, dict[int, Shared]] = defaultdict(dict)
    for one in found:
        if one.mark and one.cover >= WHOLE:
            other, held = sum(one.pair) - one.mark[0], every[one.mark]
            held[other] = max(one, held.get(other, one), key=lambda each: each.cover)
    homes = {}
    for mark, held in every.items():
        most = max(one.cover for one in held.values())
        best = {number for number, one in held.items() if one.cover == most}
        quoting = {n for n in best if len(best) > 1 and _quotes_too(held[n], streams[n], n)}
        homes[mark, most] = best - quoting or best
    return homes


def _quotes_too(one: Shared, stream: Stream, number: int) -> bool:
    """Say whether a document has the words of a match in quotation marks."""
    first = number == one.pair[0]
    return is_in_marks(stream.spot(one.match.one if first else one.match.two))


def _is_best(one: Shared, homes: Homes) -> bool:
    """Say whether a quotation, whole but for small differences, comes from the other document."""
    if not one.mark or one.cover < WHOLE:
        return False
    return homes.get((one.mark, one.cover)) == {sum(one.pair) - one.mark[0]}


def _has_one_home(one: Shared, documents: int, lot: float) -> bool:
    """Say whether a whole quotation that stands in one other document is enough of one.

    A single word in marks is none; and the words must not be likelier than chance. Two or three
    are said of anything, the likelier the more documents there are.
    """
    size = _size(one)
    least = SURE if one.weight < _ONLY_WEIGHT else 0.0
    least = max([least, *(more for part, more in _PARTS_SURE if one.cover < part)])
    if size < _SHORT:
        chances = math.log(documents / 2)
        short = _LESS_LIKELY * chances if size == PHRASE else min(_LEAST_LIKELY, chances)
        least = max(least, short)
    return size >= PHRASE and one.surprise >= lot + least


def _size(one: Shared) -> int:
    """Give the number of words in the mark."""
    return one.mark[1][1] - one.mark[1][0] if one.mark else 0


def _tells(one: Shared, least: float, lots: float) -> bool:
    """Say whether a passage weighs enough, or says little so unlikely that it is no chance."""
    if one.surprise >= lots + _VERY_SURE:
        return one.weight >= LIGHT * least
    return one.weight >= least and one.surprise >= lots + SURE


def _reference(one: Stream, two: Stream, found: Shared, excess: float) -> Reference | None:
    """Make a reference of what two texts share, its score apart; None where it is not worth one.

    `excess` says by how much it surprises more than chance would.
    """
    first, second = one.spot(found.match.one), two.spot(found.match.two)
    quoted = is_quoted(found)
    sure = excess >= SURE
    told = len(found.match.equal) >= _LEAST_SAID or any(
        without_ceremony(spot).strip() for spot in (first, second)
    )
    worth = all(_is_worth(spot, found, quoted=quoted, sure=sure) for spot in (first, second))
    said = quoted or not (is_narrated(first) and is_narrated(second))
    if not (told and worth and said):
        return None
    alike = _is_all_shown(found, first, second) or _is_alike(first, second)
    if not alike or not (quoted or _is_one_passage(found)):
        return None
    if quoted and len(found.match.equal) < _LEAST_TITLED and _is_title_of_one(first, second):
        return None
    marked = (one if found.mark[0] == found.pair[0] else two) if quoted and found.mark else None
    if (
        marked
        and found.mark
        and not is_quotation(
            marked.spot(found.mark[1]), first, second, excess, whole=found.cover >= _NEARLY_ALL
        )
    ):
        return None
    kind = ReferenceKind.QUOTES if quoted else ReferenceKind.REPEATS
    spot = marked.spot(found.mark[1]) if marked and found.mark else None
    if is_recited(first, second, spot, len(found.match.equal)):
        return None
    say = _quotes(spot) if spot else _repeated
    return tie(kind, first, second, say, 0.0)


def _is_title_of_one(one: Spot, two: Spot) -> bool:
    """Say whether words are a title in one text alone, wherever in a sentence they stand.

    Of words that are all in capitals it cannot be told.
    """
    texts = [without_remarks(spot.text) for spot in (one, two)]
    titles = {is_title(text[:1].upper() + text[1:]) for text in texts}
    return len(titles) > 1 and not any(map(str.isupper, texts))


def _is_alike(one: Spot, two: Spot) -> bool:
    """Say whether the words shown of two passages are the same ones.

    Of a match over several paragraphs one is shown on each side, not always the same one. Words of
    subject count, where there are any.
    """
    words = set(forms(one.text)), set(forms(two.text))
    told = [set(map(stem, filter(is_content, some))) for some in words]
    first, second = told if all(told) else words
    return len(first & second) >= _ALIKE * min(len(first), len(second))


def _is_all_shown(found: Shared, one: Spot, two: Spot) -> bool:
    """Say whether a quotation and its source are shown whole, not one of several paragraphs.

    Of many words one may be another, of a few none.
    """
    least = _NEARLY_ALL if len(found.match.equal) >= _LEAST_SAID else 1
    pairs = ((one, found.match.one), (two, found.match.two))
    return found.cover >= least and all(
        len(own_words(spot.text)) == end - start for spot, (start, end) in pairs
    )


def _is_one_passage(found: Shared) -> bool:
    """Say whether what two texts share is most of either passage, and no words far apart."""
    longest = max(end - start for start, end in (found.match.one, found.match.two))
    equal = found.match.equal
    in_a_row = any(
        last - first == _IN_A_ROW - 1
        for first, last in zip(equal, equal[_IN_A_ROW - 1 :], strict=False)
    )
    return in_a_row or len(equal) >= _MOSTLY * longest


def _is_worth(spot: Spot, found: Shared, *, quoted: bool, sure: bool) -> bool:
    """Say whether words are no editor's remark, and tell enough."""
    if in_brackets(spot) or (not sure and not any(map(is_content, forms(spot.text)))):
        return False
    return quoted or (len(found.match.equal) >= _LEAST_EQUAL and is_telling(without_ceremony(spot)))


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
    return " ".join(text[a:b] for a, b, whole in spans if a < b and not is_formula(whole))


def _quotes(mark: Spot) -> Callable[[Spot, Spot, str], str]:
    """Say who quotes whom: `mark` are the words that are marked as somebody's."""
    quoted = is_in_marks(mark)

    def say(here: Spot, there: Spot, when: str) -> str:
        told = _told(here, there, when)
        if here.row.document.id == mark.row.document.id:
            return f"The words {'quoted' if quoted else 'reported'} here, {told}: {shown(there)}"
        how = "in quotation marks" if quoted else "reported there"
        return f"These words{'' if quoted else ','} {how}, {told}: {shown(there)}"

    return say


def _repeated(here: Spot, there: Spot, when: str) -> str:
    return f"{opening(_told(here, there, when))}: {shown(there)}"


def _told(here: Spot, there: Spot, when: str) -> str:
    """Say when the words stood there, and how they differ."""
    differ = differences(here.text, there.text)
    return f"{when}, {differ}" if differ else when
