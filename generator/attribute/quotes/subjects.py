"""Who does what in a sentence: the subject of a verb, read from the letters of its phrases.

`words` says what the letters mean. All places are places in one string of letters, and no
function looks farther than the `start` and `stop` it is given.
"""

import re

_MAIN = re.compile(
    r"""(?<![^,:;cut(.Q-]) R* (?P<who>[NP])
        (?= (?:Ru(?=R)|R|[pgbwc]o{0,2}N)*
            (?: (?:,o{1,2})?,(?:[^,Q]{1,25}|W[^,]{1,25}), | \([^)]{0,25}\) | -[^-Q.]{1,25}- ){0,2}
            [RAao]* [SFVAaWo]
          | (?<=P)x[Ra]*[vsf] )""",
    re.VERBOSE,
)
_SUBJECTS = re.compile(
    _MAIN.pattern
    + r"| (?<=[NR]) (?P<within>N) (?= ,N,[RA]*[SFV] )"  # the moment the rescuer, Reed, came
    + r"| (?<![^.]) p[DEo]{1,3}[aV] (?P<late>N) (?= [,.] | $ )"  # Among them was Reed.
    + r"| (?<![^.]) up (?P<as>N) (?= ,P)"  # As for Reed, he
    + r"| (?<=Ego,) (?P<one>N) (?= ,[RAa]*[SFV])"  # One of them, Ed Reed, said
    + r"| (?<=[SK]) (?P<said>[NP]) | (?<![^.]) (?P<topic>N) (?= ,[NP][RAa]*S,Q )",
    re.VERBOSE,
)
_UNDER = re.compile(r"(?: [tuW(] | (?<!,)c ) R* $", re.VERBOSE)
"""What stands before the subject of a clause under another: "that he", "when he", "who he"."""
_OF = re.compile("N[pgw]o{1,2}$")
_BESIDE = re.compile(r"N(?:[pgw](?:o{0,2}[NR]|o{1,2}))*[,-]N(?=[,.-]|$)")
_JOINT = re.compile(
    r"N (?:\([^)]{1,8}\))? (?: (?:,N){1,3},? )? cN (?= (?:\([^)]{1,8}\))? [RAa]*[SF])", re.VERBOSE
)
_ASIDES = 4
"""Commas and brackets to step over between a subject and its verb."""


def subject(letters: str, start: int, verb: int) -> int | None:
    """Give the subject of the verb at `verb`, None where none is plain.

    >>> subject("N,N,S", 0, 4), subject("NSNcS", 0, 4), subject("PwNs", 0, 3)
    (0, 0, 2)
    """
    i = verb - 1
    while i >= start and (letters[i] in "ARao" or letters[i - 1 : i + 1] == "Px"):
        i -= 1  # He’s said
    if m := _BETWEEN.search(letters, start, i + 1):
        i = m.start()
    if i < start:
        return None
    if letters[verb] in "sf" and letters[i] not in "Wc":
        first = head(letters, start, i) if letters[i] in "NP" else start
        set_off = first > start and letters[first - 1] in "w-"
        alone = set_off or _AND.search(letters, start, first)
        return first if alone else main_subject(letters, start, verb)
    if letters[i] in "NPW":
        return _touching(letters, start, i)
    i -= letters[i - 1 : i + 1] == "),"  # Ruiz (Ohio), said
    before = _before_aside(letters, start, i) if letters[i] in ",)-" else None
    if before is not None:
        return head(letters, start, before)
    relative = letters[i] == "t" and i > start and letters[i - 1] == "N"  # an ad that said
    found = main_subject(letters, start, i - 1 if relative else verb)
    m = _WITH.search(letters, found, verb) if found is not None else None
    return m.start("who") if m else found


_WITH = re.compile(r"w(?P<who>N)[RAa]*[vsf][^.WSFVA:-]*$")
"""Who does something beside the subject: they left, with Ruiz taking to the air to call ..."""


_BETWEEN = re.compile(r"(?<=[AaPW])(?<!aP)po{0,2}N$")
"""Words between a subject and its verb: who has in the past called."""


_AND = re.compile("[sf][^.]*c$")
"""Between what one and another are saying: "with Ruiz saying ... and Hill calling it ..."."""


def _touching(letters: str, start: int, i: int) -> int | None:
    """Give the subject of a verb right after the phrase at `i`, which may only hang on it."""
    first = head(letters, start, i)
    if first > start and letters[first - 1] in "pgb":
        return _before_phrase(letters, start, first - 1)
    return first


def _before_aside(letters: str, start: int, end: int) -> int | None:
    """Give the subject before words set off by marks, the last of which is at `end`.

    "Ruiz, 31, a lawyer, said", "Ruiz (Ohio), who had left, said": Ruiz.
    """
    opening = "(" if letters[end] == ")" else letters[end]
    i = letters.rfind(",W", start, end) if letters[end] == "," else -1
    if i < 0:
        i = letters.rfind(opening, start, end)
    for _ in range(_ASIDES):
        if i <= start:
            return None
        if letters[i - 1 : i + 2] == "E,N":
            return i + 1  # another, Ruiz, said
        if of := _OF.search(letters, start, i):
            return of.start()  # the head of product, Ruiz, said
        if letters[i - 1] in "NP":
            first = head(letters, start, i - 1)
            if first == start or letters[first - 1] not in "pgb":
                return first
            i, opening = first, ","  # Ruiz, at a fair in Columbus, Ohio, said
        i = letters.rfind("(" if letters[i - 1] == ")" else opening, start, i)
    return None


_OPENING = re.compile(r"(?<![^,:;cut(.Q-])R*(?P<who>[NP])")


def _before_phrase(letters: str, start: int, end: int) -> int | None:
    """Give the subject before a phrase that hangs on it: "Ruiz speaking to Hill said"."""
    found = None
    for m in _OPENING.finditer(letters, start, end):
        found = m.start("who")
    return found


SPEAKS = re.compile(r"(?:R|[pgbwc]o{0,2}N)*(?:(?:,o{1,2})?,[^,Q]{1,25},)?[RAa]*S")
"""After a subject: it says something."""
_SERIES = ("N,N,c",)


def head(letters: str, start: int, i: int) -> int:
    """Step from "Ruiz" in "a spokesman for Ruiz" or "Hill and Ruiz" to the first of the two.

    >>> head("NpN", 0, 2), head("NcN", 0, 2), head("NVNcN", 0, 4)
    (0, 0, 4)
    """
    while i - 2 >= start and letters[i - 1] in "pgbw" and letters[i - 2] == "N":
        i -= 2
    if i <= start or letters[i - 1] != "c":
        return i
    other = letters.rfind("(", start, i) - 1 if letters[i - 2 : i - 1] == ")" else i - 2
    if letters[max(start, i - 5) : i] in _SERIES:
        other = i - 3  # Ruiz, Hill, and Reed
    if other < start or letters[other] != "N":
        return i
    if other > start and letters[other - 1] not in ".,Qtw":
        return i
    while other - 2 >= start and letters[other - 2 : other] == "N,":  # Ruiz, Hill and Reed
        if other - 2 > start and letters[other - 3] not in ".,Qt":
            break
        other -= 2
    return other


def main_subject(letters: str, start: int, stop: int) -> int | None:
    """Give the last phrase before `stop` that is the subject of a main clause, else of any.

    >>> main_subject("NSuPVs", 0, 5), main_subject("uNVs", 0, 3)
    (0, 1)
    """
    found = of_any = None
    for m in _MAIN.finditer(letters, start, stop + 1):
        of_any = m.start("who")
        if letters[start:of_any] == "(" or not _UNDER.search(letters, start, of_any):
            found = of_any
    return of_any if found is None else found


def subjects(letters: str) -> list[int]:
    """Give the phrases of a paragraph that stand as subjects, in order.

    >>> subjects("QSN."), subjects("pN,NVN.")
    ([2], [3])
    """
    return [m.start(m.lastgroup or 0) for m in _SUBJECTS.finditer(letters)]


def joint_end(letters: str, at: int) -> int:
    """Give the last phrase of a subject of two or more, "Ruiz and Hill said", or `at` for one.

    >>> joint_end("NcNS", 0), joint_end("N,NcNS", 0), joint_end("NS", 0)
    (2, 4, 0)
    """
    m = _JOINT.match(letters, at)
    return m.end() - 1 if m else at


def beside(letters: str, at: int) -> int | None:
    """Give the phrase between commas after a description: "his lawyer, Ruiz, said".

    >>> beside("N,N,S", 0), beside("NpN,N,S", 0), beside("NS", 0)
    (2, 4, None)
    """
    m = _BESIDE.match(letters, at)
    return m.end() - 1 if m else None


_OF_WHOM = frozenset(",QaAVRDEJN")


def is_spoken_of(letters: str, i: int, at: int) -> bool:
    """Say whether "she said" at `at`, after a comma, tells of the subject at `i`: that is another.

    "The governor, she said, did well", "The mayor had done “a good job”, she said".

    >>> is_spoken_of("N,PS,Q", 0, 2), is_spoken_of("NAVQ,PS.", 0, 5), is_spoken_of("NuPS", 0, 2)
    (True, True, False)
    """
    told = letters[at - 1 : at] == "," and SPEAKS.match(letters, at + 1)
    told = told if letters[max(0, i - 2) : i] != "up" else None  # as for the governor, she said
    return bool(told and letters[i] == "N" and set(letters[i + 1 : at]) <= _OF_WHOM)


def is_passive(letters: str, verb: int) -> bool:
    """Say whether the subject of a verb is not who does it: "was called".

    >>> is_passive("NaRF", 3), is_passive("NAF", 2)
    (True, False)
    """
    i = verb - 1
    while i >= 0 and letters[i] == "R":
        i -= 1
    return i >= 0 and letters[i] == "a" and letters[verb] in "SF"
