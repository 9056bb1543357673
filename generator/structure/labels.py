"""Which lines begin with a printed speaker's label, judged by the whole document."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from generator.rulebook import rules


class Form(IntEnum):
    """How much a label's own form says; the more, the higher."""

    NAME = 1
    """Capitalised words only: "Ana Ruiz"."""
    CAPITALS = 2
    """Nothing but capitals: "RUIZ"."""
    TITLED = 3
    """A title and a name: "Ms. Ruiz"."""
    ROLE = 4
    """A part or an office that the rules list: "QUESTION", "The Chair"."""


class Sign(IntEnum):
    """What ends the label."""

    COLON = 1
    FULL_STOP = 2
    BLANK = 3
    """Nothing: "Q Why?"."""
    VERB = 4
    """"Mr. Ruiz (Leeds) moved"."""


class Label(NamedTuple):
    """A speaker's label at the head of a line."""

    printed: str
    """With its colon or full stop: "MS. RUIZ:"."""
    start: int
    end: int
    """Of `printed`, in the line."""
    rest: int
    """Where the words begin, in the line; its length where none follow."""
    form: Form
    sign: Sign
    key: str
    """Lower case, without stop, bracket and mark: the same for all prints of one label."""
    collective: bool = False
    """True where many speak at once: a note, no turn."""


MAX_LABEL = 200
"""Code points; nothing longer is read as a label, brackets included."""
MAX_WORDS = 8
"""Words of a label at most, brackets apart."""
RARE = 10
"""The other sign for a label is a chance likeness where it is so many times rarer."""
HEAD_LINES = 15
"""A transcript of one label prints it within so many lines."""

_MARKS = re.compile(r"[*_>#\s]*")
_END_MARKS = re.compile(r"[*_\s]*")
_NUMBER = re.compile(r"#?\d+$")
_PREFIX = re.compile(r"^(?:Ma?c|De|Di|La|Le|Van|O['’]|d['’]|al-|de|van|von)(?=[^\W\d_a-z])")
_PARTICLE = {
    "of",
    "de",
    "la",
    "le",
    "du",
    "des",
    "der",
    "den",
    "di",
    "da",
    "dos",
    "van",
    "von",
    "y",
    "el",
    "al",
    "bin",
    "ibn",
    "and",
    "the",
    "for",
    "to",
    "&",
}
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w'’.-]*,?$|[a-z]{1,2}['’][A-Z][\w'’-]*$")
_NEEDS_NAME = re.compile(r"[^\W\d_]{2,}")
_TITLED_STOP = re.compile(
    r"(?P<core>[A-Z][\w'’-]*\.?(?: (?:of|pro|tempore|the|de|la|van|von|der|[A-Z][\w'’-]*|(?:[A-Z]|Mr|Mrs|Ms|Dr|Hon|Jr|Sr|St)\.,?)){0,8})"
    r"(?P<bracket> \([^()]{1,80}(?:\([^()]{1,60}\)[^()]{0,20})?\))?\.(?P<presiding> \[[Pp]residing\.?\])?(?=\s|-)"
)
_BARE = re.compile(r"(?P<core>Q|A) (?=\S)")
_BRACKETED = re.compile(
    r"(?P<core>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,6})(?P<bracket>(?: \([^()\n]{2,160}\)){0,2}) (?P<verb>[a-z]+)\b"
)


def find_labels(lines: Sequence[str]) -> list[Label | None]:
    """Give the label at the head of each line, or None, one a line.

    A line is believed for what it is and for what the others are: "Ruiz:" once is text, "Ruiz:"
    again and again between "Lind:" is a speaker. The price: a speaker whose bare name is
    printed as a label but once, in a text of few labels, is taken for text.

    >>> lines = ["MS. RUIZ: Let me be clear: no.", "QUESTION: Why?", "But here: no."]
    >>> [label and label.printed for label in find_labels(lines)]
    ['MS. RUIZ:', 'QUESTION:', None]
    """
    candidates = [candidate(line) for line in lines]
    kept = _believed([(i, c) for i, c in enumerate(candidates) if c], len(lines))
    return [c if c and (c.key, c.sign) in kept else None for c in candidates]


def candidate(line: str) -> Label | None:
    """Read the head of one line as a label, on its own form alone.

    >>> candidate("The Chair (Mr. Bo Lind (Leeds, Lib.)): Order.").key
    'the chair'
    >>> candidate("Let me be clear: no.")
    """
    head = line[:MAX_LABEL]
    start = _MARKS.match(head).end()  # type: ignore[union-attr]
    if start >= len(head) or head[start].islower() or head[start].isdigit():
        return None
    if _BARE.match(head, start) and not _form(head[start:].partition(":")[0])[0] is Form.ROLE:
        return _with_blank(line, head, start)
    return (
        _with_colon(line, head, start)
        or _with_stop(line, head, start)
        or _with_verb(line, head, start)
    )


def _with_colon(line: str, head: str, start: int) -> Label | None:
    colon = _colon(head, start)
    if colon < 0 or head[colon + 1 : colon + 2].isdigit() or head[colon + 1 : colon + 3] == "//":
        return None
    core, bracket = _split_bracket(head[start:colon].rstrip(" *_"))
    if core is None:
        return None
    form, collective = _form(core)
    if not form:
        return None
    end = _END_MARKS.match(line, colon + 1).end()  # type: ignore[union-attr]
    printed = line[start : colon + 1].replace("*", "").replace("__", "")
    stop = len(line[:end].rstrip())
    return Label(printed, 0, stop, end, form, Sign.COLON, _key(core), collective)


def _colon(head: str, start: int) -> int:
    """The first colon outside brackets, -1 where there is none near."""
    depth = 0
    for i in range(start, len(head)):
        char = head[i]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == ":" and not depth:
            return i
        elif char in '?!;“”"':
            return -1
    return -1


def _split_bracket(text: str) -> tuple[str | None, str]:
    cut = min((i for i in (text.find(" ("), text.find(" [")) if i > 0), default=-1)
    if cut < 0:
        return (text, "") if "(" not in text else (None, "")
    if text[-1] not in ")]":
        return None, ""
    return text[:cut].rstrip(), text[cut:].strip()


def _with_stop(line: str, head: str, start: int) -> Label | None:
    for match in _TITLED_STOP.finditer(head, start, len(head)):
        if match.start() != start:
            return None
        core = match["core"]
        form, collective = _form(core)
        if form not in (Form.TITLED, Form.ROLE) or (form is Form.ROLE and _short(core)):
            return None
        last = core.split()[-1].casefold()
        if len(last) == 1 or (form is Form.TITLED and last in _words("titles") | {"st", "jr"}):
            return None  # "Hon. Ana L. Ruiz", "Former Gov. Ruiz": an initial ends no label
        rest = match.end() + (line[match.end() : match.end() + 1] == " ")
        return Label(
            match[0][:], 0, match.end(), rest, form, Sign.FULL_STOP, _key(core), collective
        )
    return None


def _short(core: str) -> bool:
    """Many sentences begin "Press. ..." or "Man. ..."; a label with a full stop has an article."""
    return not core.lower().startswith("the ") and not core.isupper()


def _with_verb(line: str, head: str, start: int) -> Label | None:
    match = _BRACKETED.match(head, start)
    if not match or match["verb"] not in rules("labels")["verbs"]["words"]:
        return None
    form, _ = _form(match["core"])
    end = match.end("bracket")
    if form is not Form.TITLED or not (match["bracket"] or match["verb"] == "moved"):
        return None
    return Label(line[start:end], 0, end, end + 1, form, Sign.VERB, _key(match["core"]))


def _with_blank(line: str, head: str, start: int) -> Label | None:
    match = _BARE.match(head, start)
    if not match:
        return None
    return Label(
        match["core"], 0, match.end() - 1, match.end(), Form.ROLE, Sign.BLANK, match["core"].lower()
    )


def _key(core: str) -> str:
    return re.sub(r"[^\w' -]", "", core.replace("’", "'")).casefold().strip()


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    table: Mapping[str, dict[str, list[str]]] = rules("labels")[kind]
    found = [f"(?:{p})" for rule in table.values() for p in rule.get("match", [])]
    return re.compile("|".join(found), re.VERBOSE | re.IGNORECASE)


@cache
def _words(kind: str) -> frozenset[str]:
    table = rules("labels")[kind]
    return frozenset(table["words"] if "words" in table else table["words"]["words"])


@cache
def _never() -> frozenset[str]:
    return frozenset(rules("labels")["never"]["words"]["words"])


def _form(core: str) -> tuple[Form | None, bool]:
    """Say what sort of label `core` can be, and whether many speak at once."""
    if len(core) > MAX_LABEL or not core:
        return None, False
    return _form_of(core)


@cache
def _form_of(core: str) -> tuple[Form | None, bool]:
    plain = core.casefold().replace("’", "'").strip(" .")
    if plain in _never():
        return None, False
    if _patterns("collective").fullmatch(plain):
        return Form.ROLE, True
    if _patterns("roles").fullmatch(plain):
        weak = plain in rules("labels")["weak"]["words"]
        return (Form.ROLE if not weak else Form.CAPITALS if core.isupper() else Form.NAME), False
    if _patterns("never").fullmatch(plain):
        return None, False
    words = core.split()
    if not words or len(words) > MAX_WORDS or not _NEEDS_NAME.search(core):
        return None, False
    if _titled(words):
        return Form.TITLED, False
    if any(_NUMBER.search(w) for w in words):
        return None, False
    if all(_capital(w) or w in _PARTICLE for w in words) and _capital(words[0]):
        return (Form.CAPITALS if core != core.title() or len(core) > 2 else None), False  # noqa: PLR2004
    if all(_NAME_WORD.match(w) or w in _PARTICLE for w in words) and _NAME_WORD.match(words[0]):
        return (Form.NAME if not words[-1].endswith(".") or _is_short(words[-1]) else None), False
    return None, False


def _is_short(word: str) -> bool:
    return len(word) <= 3  # noqa: PLR2004 - an initial, "Jr.", "Sr."


def _titled(words: list[str]) -> bool:
    """A title and then at least one word of a name; "Mr. President" is none."""
    titles = 0
    for word in words:
        if word.casefold().strip(".,") not in _words("titles"):
            break
        titles += 1
    names = words[titles:]
    if not titles or not names or words[:titles] in (["The"], ["the"]):
        return False
    return all(_NAME_WORD.match(w) or w in _PARTICLE for w in names) and bool(
        _NAME_WORD.match(names[0])
    )


def _believed(found: Sequence[tuple[int, Label]], lines: int) -> set[tuple[str, Sign]]:
    """The labels, by key and sign, that the document as a whole makes credible."""
    kept: set[tuple[str, Sign]] = set()
    signs = {s: [(i, c) for i, c in found if c.sign is s] for s in (Sign.COLON, Sign.FULL_STOP)}
    least = max(map(len, signs.values())) // RARE
    for rows in signs.values():
        if len(rows) >= least:  # a document prints its labels one way
            kept |= _believed_sign(rows, lines)
    bare = Counter(c.key for _, c in found if c.sign is Sign.BLANK)
    questions = bare["q"] + sum(c.key in ("q", "question") for _, c in found)
    if bare["q"] and (kept or bare["q"] > 2):  # noqa: PLR2004 - "Q" may be a heading
        kept.add(("q", Sign.BLANK))
        if bare["a"] * 2 > questions and not any(k not in ("q", "a") for k, _ in kept):
            kept.add(("a", Sign.BLANK))
    if any(sign is Sign.COLON for _, sign in kept):
        kept |= {(c.key, c.sign) for _, c in found if c.sign is Sign.VERB}
    return kept


def _believed_sign(found: Sequence[tuple[int, Label]], lines: int) -> set[tuple[str, Sign]]:
    times = Counter((c.key, c.sign) for _, c in found)
    forms = {(c.key, c.sign): c.form for _, c in found}
    strong = {k for k, form in forms.items() if form >= Form.TITLED}
    capitals = {k for k, form in forms.items() if form is Form.CAPITALS}
    names = {k for k, form in forms.items() if form is Form.NAME}
    kept = set(strong)
    again = {k for k in capitals if times[k] > 1}
    if strong or len(again) > 1:
        plan = bool(strong) or sum(times[k] for k in again) * 4 >= lines
        kept |= capitals if plan else again
    kept |= _recurring(names, times, lines)
    printed = {(c.key, c.sign): _in_capitals(c) for _, c in found}
    if sum(times[k] for k in kept if printed[k]) > sum(times[k] for k in kept) * 9 // 10:
        kept = {k for k in kept if printed[k] or forms[k] is Form.ROLE}
    if not _dominate([(i, c) for i, c in found if (c.key, c.sign) in kept]):
        return set()
    return kept


def _capital(word: str) -> bool:
    """Nothing but capitals, as "McCURRY" is."""
    return _PREFIX.sub("", word).isupper()


def _in_capitals(label: Label) -> bool:
    core = label.printed.partition("(")[0].rstrip(":. ")
    return all(_capital(w) for w in core.split() if len(w) > 1 and w not in _PARTICLE)


def _recurring(
    names: Iterable[tuple[str, Sign]], times: Counter[tuple[str, Sign]], lines: int
) -> set[tuple[str, Sign]]:
    """Bare names count where they come again and again, then all of their shape do."""
    names = set(names)
    again = {k for k in names if times[k] > 1}
    share = sum(times[k] for k in again)
    if len(again) < 2 or (share < 8 and share * 4 < lines):  # noqa: PLR2004 - a talk needs two
        return set()
    return {k for k in names if times[k] > 1 or " " in k or share * 3 > lines}


def _dominate(found: Sequence[tuple[int, Label]]) -> bool:
    """True where labels are the plan of what stands between them, not a stray line or two."""
    if not found:
        return False
    many, lines = len(found), found[-1][0] - found[0][0] + 1
    first = found[0][1]
    sure = many >= 3 or (first.sign is Sign.COLON and _in_capitals(first))  # noqa: PLR2004
    early = found[0][0] < HEAD_LINES and first.form >= Form.TITLED and sure
    return early or (many >= 8 and many * 20 >= lines) or (many >= 3 and many * 4 >= lines)  # noqa: PLR2004
