"""The same words in two documents: quotations, and distinctive passages that come again."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
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
from generator.refer.wording.alike import PART
from generator.refer.wording.differences import differences
from generator.refer.wording.left_out import own_words
from generator.refer.wording.nearest import nearest_sources
from generator.refer.wording.prints import Span, Stream
from generator.refer.wording.quotations import is_in_marks, is_quotation, is_title, is_torn
from generator.refer.wording.recited import is_recited, is_set_phrase
from generator.refer.wording.seeds import PHRASE
from generator.refer.wording.shared import SURE, Shared
from generator.refer.wording.trust import NEARLY_ALL, is_quoted, trusted
from generator.refer.words import forms, is_content, makes_sense, sentences, stem, without_remarks
from generator.refer.written import read, write

WORDING = "wording"
"""What references are kept as."""
_SAME_WORDS = 0.8
"""Share of the words of a passage that a longer one of the same two texts has, which is tied."""
_BESIDE = 2
"""A match is no quotation where so many times the words of the mark are equal."""
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
    for one in nearest_sources([*trusted(told, streams, lot, known)], streams):
        first, last = one.match.one
        words = streams[one.pair[0]].prints(one.match.one) if last - first <= PHRASE else ()
        phrases[one.pair, tuple(words) or one.match].append(one)
    several = Counter(same[0].pair for same in phrases.values())
    tied: dict[tuple[int, int], list[AbstractSet[int]]] = defaultdict(list)
    for same in sorted(phrases.values(), key=_longest_first):
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


def _longest_first(same: Sequence[Shared]) -> tuple[int, int]:
    """Order what two texts share: the most equal words first, and those that are nearest."""
    match = same[0].match
    return -len(match.equal), sum(end - start for start, end in (match.one, match.two))


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
        return one._replace(mark=None, cover=0.0)
    return one


def _again(stream: Stream, spans: Sequence[Span]) -> Iterator[Reference]:
    """Tie a phrase that one document has several times to the first of them."""
    for span in spans[1:]:
        first, here = stream.spot(spans[0]), stream.spot(span)
        if first.row != here.row:
            yield tie(ReferenceKind.REPEATS, here, first, _repeated, _AGAIN)


def _reference(one: Stream, two: Stream, found: Shared, excess: float) -> Reference | None:
    """Make a reference of what two texts share, its score apart; None where it is not worth one.

    `excess` says by how much it surprises more than chance would.
    """
    first, second = one.spot(found.match.one), two.spot(found.match.two)
    quoted = is_quoted(found)
    marked = (one if found.mark[0] == found.pair[0] else two) if quoted and found.mark else None
    mark = marked.spot(found.mark[1]) if marked and found.mark else None
    sure = excess >= SURE or (mark is not None and is_torn(mark))
    told = len(found.match.equal) >= _LEAST_SAID or any(
        without_ceremony(spot).strip() for spot in (first, second)
    )
    worth = all(_is_worth(spot, found, quoted=quoted, sure=sure) for spot in (first, second))
    said = quoted or not (is_narrated(first) and is_narrated(second))
    if not (told and worth and said):
        return None
    alike = _is_all_shown(found, first, second) or _is_alike(first, second)
    passage = quoted or (_is_one_passage(found) and not is_set_phrase(first.text))
    if not alike or not passage:
        return None
    if quoted and len(found.match.equal) < _LEAST_TITLED and _is_title_of_one(first, second):
        return None
    whole = found.cover >= NEARLY_ALL
    if mark and not is_quotation(mark, first, second, excess, whole=whole):
        return None
    kind = ReferenceKind.QUOTES if quoted else ReferenceKind.REPEATS
    if is_recited(first, second, mark, len(found.match.equal)):
        return None
    say = _quotes(mark) if mark else _repeated
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
    least = NEARLY_ALL if len(found.match.equal) >= _LEAST_SAID else 1
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
