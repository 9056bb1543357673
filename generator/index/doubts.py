"""What the texts show against somebody whom they seem to name, to quote or to hear."""

from generator.corpus import Record, RecordKind
from generator.countries import adjectives, countries
from generator.index.evidence import Evidence
from generator.index.kinds import is_site
from generator.index.names import parts
from generator.personal_names import given_names

_AS_WORD = 0.5
"""Documents with a surname as a common word, of each that has it with a capital, from which the
surname alone names nobody."""


def is_doubtful(record: Record, evidence: Evidence) -> bool:
    """Whether the texts show that words taken for a speaker's name are rather none.

    They stand after "in" and "to", or each of them without a capital elsewhere, and never after a
    title: "Communists" are quoted, and are nobody. So is what ends in a common word in the plural
    and begins with no given name: "Ardish Foods". The price is a surname that is a common word, of
    somebody never given a title.
    """
    words = record.name.split(" ")
    if is_site(record.name, evidence):
        return True
    known = words[0] in given_names() or any(evidence.titled.get(words[-1], {}))
    last = words[-1].lower()
    goods = len(words) > 1 and last.endswith("s") and last in evidence.common
    return not known and (goods or all(word.lower() in evidence.common for word in words))


def is_worded(record: Record, evidence: Evidence) -> bool:
    """Whether common words make a name: of a person the surname, nearly as often as it is a name.

    "Black women" names nobody. Of anything else all words, whose it is apart: "French Commanders".
    """
    if record.kind is not RecordKind.PERSON:
        words = [
            w for w in record.name.split(" ") if w not in adjectives() and w not in countries()
        ]
        return all(word.lower() in evidence.common for word in words)
    surname = parts(record.name).surname
    shown = evidence.names.get(surname)
    return evidence.common[surname.lower()] > _AS_WORD * (shown.documents if shown else 0)


def is_heading(record: Record, evidence: Evidence) -> bool:
    """Whether who seems to speak is a heading before a colon: "Present Policy:".

    All its words, two or more, stand without a capital elsewhere, and it stands in no sentence.
    """
    words = record.name.split(" ")
    shown = evidence.names.get(record.name)
    common = len(words) > 1 and all(word.lower() in evidence.common for word in words)
    known = words[0] in given_names() or any(evidence.titled.get(words[-1], {}))
    return common and not known and (shown is None or not shown.inside)
