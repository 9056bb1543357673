"""A paragraph as letters, one a word, which the patterns read instead of the words.

Q quotation    N name or description    P he, she, they    W who
S says         F calls (it)             V does             s f v  saying, calling, doing
A has, would   a is, was   R later, on Friday       K according to     t that
D the, his     E one, some   Y Friday   c and   u when   p in   g of   b by   w with   x 's   o any other word
C T H B J      capital, title, person, body, quality: parts of an N, as is n (paper)
. , ; : - ( )  marks, each kind as one
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from generator.attribute.quotes.marks import Stretch
from generator.rulebook import rules


class Word(NamedTuple):
    """One word, mark or quotation of a paragraph."""

    letter: str
    start: int
    end: int
    text: str


_TOKEN = re.compile(
    r"(?P<quote>\ue001\ue000*)"
    r"|(?P<tail>[’'][sS]?(?![^\W_]))"
    r"|(?P<word>(?:[A-Za-z]\.){2,}(?![^\W_])|[@#$]?[^\W_]+(?:(?:[.’'&-]|(?<=\d),(?=\d))(?![sS]\b)[^\W_]+)*)(?P<dot>\.)?"
    r"|(?P<mark>\.\.\.+|[^\w\s])"
)
_MARKS = {"?": ".", "!": ".", "[": "(", "]": ")", "—": "-", "–": "-", "―": "-", "…": "-", "/": "c"}
_MARKS |= {mark: mark for mark in ".;,:()-"}
_ENDS = frozenset(".?!…")
_NEXT_SENTENCE = re.compile(r"\s*(?:$|[(\[]?[A-Z\ue001])")
_GOES_ON = re.compile(r"[,;:)]|\s[a-z]")
_ABBREVIATION = re.compile(r"[A-Za-z]$|(?:[A-Za-z]\.)+[A-Za-z]?\.?$")


def tokenize(text: str, quoted: list[Stretch], names: frozenset[str] = frozenset()) -> list[Word]:
    """Read a paragraph as words; each quotation is one, with a stop after it where it ends one.

    `names` are words that the document prints with a capital inside its sentences; at the head
    of a sentence, where any word has one, they are names too.

    >>> "".join(w.letter for w in tokenize("“Yes,” Ana Ruiz said.", [Stretch(0, 6)]))
    'Q,CCS.'
    """
    masked = _masked(text, quoted)
    found: list[Word] = []
    fresh = True  # a sentence begins here, so a capital says nothing
    for m in _TOKEN.finditer(masked):
        start, end = m.span()
        if m["word"]:
            fresh = _add_word(found, m, names, fresh=fresh)
        elif m["quote"]:
            found.append(Word("Q", start, end, text[start:end]))
            inner = text[start:end].rstrip("”\"»″〞’' ")
            fresh = inner[-1:] in _ENDS and bool(_NEXT_SENTENCE.match(masked, end))
            if fresh:
                found.append(Word(".", end, end, ""))
            elif inner[-1:] == ",":
                found.append(Word(",", end, end, ""))
        elif m["tail"]:
            found.append(Word("x", start, end, m[0]))
            fresh = False
        else:
            letter = "-" if len(m[0]) > 1 else _MARKS.get(m[0], "o")
            found.append(Word(letter, start, end, m[0]))
            fresh = letter in ".:(" or (fresh and letter in "-o")
    return found


_INSIDE = re.compile(r"[a-z,;](?: [A-Z][a-z][\w-]*\w)+")


def names_inside(paragraphs: Iterable[str]) -> frozenset[str]:
    """Give the words that stand with a capital inside a sentence.

    >>> sorted(names_inside(["Later Reed met Ana Kelly."]))
    ['Ana', 'Kelly', 'Reed']
    """
    return frozenset(
        w for text in paragraphs for run in _INSIDE.findall(text) for w in run[2:].split()
    )


def _masked(text: str, quoted: list[Stretch]) -> str:
    pieces, at = [], 0
    for stretch in quoted:
        pieces += [
            text[at : stretch.start],
            "\ue001" + "\ue000" * (stretch.end - stretch.start - 1),
        ]
        at = stretch.end
    return "".join([*pieces, text[at:]])


def _add_word(found: list[Word], m: re.Match[str], names: frozenset[str], *, fresh: bool) -> bool:
    """Add a word, its full stop with it where it is short for one; say if a sentence ends."""
    word, (start, end) = m["word"], m.span("word")
    stop = bool(m["dot"])
    if stop and (
        word.casefold() + "." in _table()
        or _ABBREVIATION.match(word)
        or _GOES_ON.match(m.string, m.end("dot"))
        or (word == "No" and m.string[m.end("dot") + 1 : m.end("dot") + 2].isdigit())
    ):
        word, end, stop = word + ".", end + 1, False
    letter = _letter(word, found, fresh=fresh and word not in names)
    if (
        found
        and found[-1].letter in "SFVosfv"
        and found[-1].text.casefold() in _phrasal().get(word, ())
    ):
        saying = found[-1].text.endswith("ing")
        found[-1] = found[-1]._replace(letter="s" if saying else "S")
    found.append(Word(letter, start, end, word))
    if stop:
        found.append(Word(".", m.start("dot"), m.end("dot"), "."))
    return stop


def _letter(word: str, before: list[Word], *, fresh: bool) -> str:
    low = word.casefold()
    letter = _table().get(low)
    if word[0].isupper() or word[0] == "@":
        if low in _titles():
            return "T"
        if letter is None:
            return "C" if not fresh else _guess(low, "C")
        if letter == "Y" and not fresh and low in rules("reporting")["times"]["words"].split():
            return "C"
        if before and before[-1].letter == "C" and letter in "DERpubw" and len(low) > 1:
            return "C"
        return letter if fresh or letter in "PWDERYktcupgbwAa" and low != "will" else "C"
    if letter is None:
        return _guess(low, "o")
    if letter in "SFVHBn":
        return _settle(low, letter, before)
    return letter


def _settle(low: str, letter: str, before: list[Word]) -> str:
    """Choose between a noun and a verb of the same form by the words before."""
    near = "".join(w.letter for w in before[-2:])
    if letter in "SFV" and near:
        described = near[-1] in "Dx" or (near[-1] == "J" and near[0] in "DxJ")
        described |= (
            near in ("DC", "xC", "DY", "xY")
            and low in _bases()
            and not before[-1].text.endswith("s")
        )
        described |= near in ("Do", "xo") and not low.endswith("s")
        described |= low.endswith("s") and near[-1] in "VFSvfso" and near not in ("Do", "xo")
        if described or (near[-1] in "pgbw" and before[-1].text.casefold() != "to"):
            return _nouns().get(low, "o")
    return letter


def _guess(low: str, otherwise: str) -> str:
    if low.endswith("ly"):
        return "R"
    if low.endswith("ing"):
        return "v"
    if low.endswith("ed"):
        return "V"
    return otherwise


@cache
def _titles() -> frozenset[str]:
    return frozenset(rules("sources")["titles"]["words"].casefold().split())


@cache
def _nouns() -> dict[str, str]:
    source = rules("sources")
    return {
        word: letter
        for table, letter in (
            ("papers", "n"),
            ("utterances", "n"),
            ("bodies", "B"),
            ("people", "H"),
        )
        for word in source[table]["words"].split()
    }


@cache
def _table() -> dict[str, str]:
    """Give the letter of every word that the rules list; later tables win."""
    source, reporting = rules("sources"), rules("reporting")
    table = {word: "T" for word in _titles() if word.endswith(".")}
    table |= {word: "J" for word in source["qualities"]["words"].split()}
    table |= _nouns()
    for name, letter in (("acts", "V"), ("frames", "F"), ("says", "S")):
        for verb in reporting[name]["verbs"].split():
            table |= dict.fromkeys(_finite(verb), letter)
            table[_participle(verb)] = letter.lower()
    table |= dict.fromkeys(reporting["helpers"]["words"].split(), "A")
    table |= dict.fromkeys(reporting["being"]["words"].split(), "a")
    table |= dict.fromkeys(reporting["adverbs"]["words"].split(), "R")
    for name in ("days", "times"):
        table |= dict.fromkeys(reporting[name]["words"].split(), "Y")
    table["according"] = "k"
    for letter, words in source["function"].items():
        if len(letter) == 1:
            table |= dict.fromkeys(words.split(), letter)
    return table


@cache
def _bases() -> frozenset[str]:
    """Give the verbs in the form that is a noun too: "report", "post"."""
    tables = rules("reporting")
    return frozenset(
        v for name in ("says", "frames", "acts") for v in tables[name]["verbs"].split()
    )


@cache
def _phrasal() -> dict[str, frozenset[str]]:
    """From the second word of "put it" to the forms of the first."""
    found: dict[str, frozenset[str]] = {}
    for pair in rules("reporting")["phrasal"]["verbs"].split(","):
        verb, word = pair.split()
        found[word] = found.get(word, frozenset()) | {*_finite(verb), _participle(verb)}
    return found


@cache
def _irregular() -> dict[str, list[str]]:
    rows = rules("reporting")["irregular"]["forms"].split(";")
    return {row.split()[0]: row.split()[1:] for row in rows}


def _finite(verb: str) -> list[str]:
    """Give the base, the s-form and the past of a verb.

    >>> _finite("deny"), _finite("say")
    (['deny', 'denies', 'denied'], ['say', 'says', 'said'])
    """
    if verb[-1] == "y" and verb[-2] not in "aeou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = verb + ("d" if verb.endswith("e") else "ed")
    return [verb, third, *_irregular().get(verb, [past])]


def _participle(verb: str) -> str:
    """Give the form in -ing.

    >>> [_participle(v) for v in ("say", "write", "admit", "lie", "see")]
    ['saying', 'writing', 'admitting', 'lying', 'seeing']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    doubled = any(f.endswith(verb[-1] * 2 + "ed") for f in _irregular().get(verb, []))
    return verb + (verb[-1] if doubled or verb in _DOUBLES else "") + "ing"


_DOUBLES = frozenset("put set cut let hit get run sit win bet begin".split())


@cache
def naming() -> frozenset[str]:
    """Give the forms of the verbs that name: what follows "called" at once is a name."""
    verbs = rules("reporting")["naming"]["verbs"].split()
    return frozenset(form for verb in verbs for form in (*_finite(verb), _participle(verb)))


def known_letter(low: str) -> str:
    """Give the letter that the rules have for a word in lower case, "" where they have none."""
    return _table().get(low, "")
