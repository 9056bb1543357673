"""Which of the full names with one surname a label means, and which it cannot."""

from collections.abc import Iterable, Mapping, Sequence

from generator.attribute.evidence import Found, Place
from generator.attribute.labelnames import FORMAL, LabelName, Sort, alike, fold

_WEIGHTS = {
    Place.TITLE: 50,
    Place.LABEL: 40,
    Place.SELF: 30,
    Place.INTRODUCED: 30,
    Place.HEAD: 10,
    Place.TITLED: 3,
    Place.TEXT: 1,
    Place.VOCATIVE: 1,
}
"""What one full name counts for where several stand for one surname."""
_MARGIN = 4
"""The best must count so many times the next, or there is no best."""
_CHAIRED = frozenset({"chairman", "chairwoman", "chair", "ranking", "member", "leader", "whip"})
"""Posts of a house, whose holders its record prints as "Mr. Lind"."""
_MEN, _WOMEN = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "dame", "madam"})


def kind(label: LabelName) -> str:
    """Say by titles which labels without a given name can be one person’s: those of one kind."""
    if set(label.titles) & _MEN:
        return "man"
    if set(label.titles) & _WOMEN:
        return "woman"
    if label.sort is Sort.OFFICE:
        return "office"
    return "any" if not set(label.titles) - FORMAL else "office"


def choose(label: LabelName, groups: Sequence[Sequence[Found]], usual: frozenset[str]) -> list[int]:
    """Find the one group of full names that the label means; [] where none or more than one can be.

    `usual` is the office that decides where the label names none.
    """
    able = [i for i, group in enumerate(groups) if group and can_be(label, group)]
    if label.state:  # only theirs whom the text seats there are left, if there are any
        seated = [i for i in able if any(f.state for f in groups[i])]
        able = seated or able
    if len(able) < 2:  # noqa: PLR2004 - no choice
        return able
    office = set(label.titles) - FORMAL or usual
    for wanted in ({Place.LABEL}, {Place.TITLE}):
        fits = [i for i in able if any(f.place in wanted for f in groups[i])]
        if len(fits) == 1:
            return fits
    if office:
        fits = [i for i in able if any(office <= set(f.titles) for f in groups[i])]
        if len(fits) == 1:
            return fits
    weights = sorted(((sum(_WEIGHTS[f.place] for f in groups[i]), i) for i in able), reverse=True)
    return [weights[0][1]] if weights[0][0] >= weights[1][0] * _MARGIN else []


def fitting(
    label: LabelName, group: Sequence[Found], speaking: Mapping[str | None, LabelName]
) -> Sequence[Found]:
    """Give a group's names where they can be those of a label with this seat; none where not.

    "Bo Lind, from Ohio" is not "Mr. LIND of Maine", nor is who names himself as "Mr. LIND of Ohio".
    """
    if not label.state:
        return group
    states = {fold(f.state) for f in group if f.state}
    own = [speaking[f.block] for f in group if f.place is Place.SELF and f.block in speaking]
    selves = {other.state for other in own if other.state}
    elsewhere = (selves and label.state not in selves) or (
        states and fold(label.state) not in states
    )
    return () if elsewhere else group


def can_be(label: LabelName, group: Sequence[Found]) -> bool:
    """Whether nothing speaks against the label's meaning the person of these full names."""
    best = min(f.place for f in group)
    titles = {t for f in group for t in f.titles}
    if set(label.titles) & _MEN and titles & _WOMEN and not titles & _MEN:
        return False
    if set(label.titles) & _WOMEN and titles & _MEN and not titles & _WOMEN:
        return False
    office = set(label.titles) - FORMAL
    mine = _alike(label.titles)
    strangers = all(f.titles and not _alike(f.titles) & mine for f in group)
    offices = titles - FORMAL - _CHAIRED
    return not (best >= Place.TITLED and strangers and label.titles and (office or offices))


def _alike(titles: Iterable[str]) -> set[str]:
    """Give titles without the difference between "Gen." and "General"."""
    return {alike().get(title, title) for title in titles}
