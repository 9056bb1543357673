"""Two names that stand side by side and are none together: "asked Roe Ghent", as cables have it."""

from generator.corpus import RecordKind
from generator.countries import countries, places
from generator.index.evidence import Evidence
from generator.index.kinds import kind_by_words, located
from generator.index.names import no_name
from generator.personal_names import given_names

_OFTENER = 2
"""Times as often as both together that each stands alone."""
_PLACE, _COUNTRY, _SURNAME, _LETTERS = "place", "country", "surname", "letters"
_PAIRS = {
    _COUNTRY: (_COUNTRY, _PLACE, _SURNAME, _LETTERS),
    _PLACE: (_COUNTRY, _PLACE, _SURNAME),
    _SURNAME: (_COUNTRY, _PLACE, _SURNAME, _LETTERS),
    _LETTERS: (),
}
"""What may follow each sort of name by accident. A town before letters is rather whose they are:
"Ghent NDP"."""


def is_glued(name: str, evidence: Evidence) -> bool:
    """Whether a name is but two, each of which stands alone far more often.

    The names are a country's, a place's, a surname that titles go with, an abbreviation. What this
    gets wrong: a Roe Ghent whose given name nobody listed, where another Roe has a title.
    """
    words = name.split(" ")
    if words[0] in given_names():
        return False
    splits = ((" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words)))
    return any(_are_two(one, other, name, evidence) for one, other in splits)


def _are_two(one: str, other: str, both: str, evidence: Evidence) -> bool:
    first, second = _sort(one, evidence), _sort(other, evidence)
    least = _OFTENER * evidence.times(both)
    if not first or evidence.times(one) + evidence.led(one) < least:
        return False
    if " " in other and not second:
        return first in (_COUNTRY, _PLACE) and is_glued(other, evidence)
    return second in _PAIRS[first] and evidence.times(other) + evidence.led(other) >= least


def _sort(name: str, evidence: Evidence) -> str:
    """Give what sort of name one is, "" where it cannot be told."""
    if name in countries():
        return _COUNTRY
    kind = kind_by_words(name)
    if name in no_name() or kind not in (None, RecordKind.PLACE):
        return ""  # "East Ghent", "Ghent Army"
    if any(title and times > 1 for title, times in evidence.titled.get(name, {}).items()):
        return _SURNAME
    shown = evidence.names.get(name)
    if name in places() or (shown and located(shown)):
        return _PLACE
    return _LETTERS if name.isalpha() and name.isupper() and len(name) > 1 else ""
