"""How the wording of two passages that say the same differs, in words for the reader."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.model import Span
from generator.refer.evidence import listed
from generator.refer.words import form

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_DOTS = re.compile(r"…|\. ?\. ?\.|\* ?\* ?\*")
_NO_LETTERS = str.maketrans("", "", "’'-")
_MOST = 3
"""Differences told one by one; of more, only that there are."""
_LONGEST_SHOWN = 60
_LONGEST = 500
"""Words of passages that are compared; in longer ones differences are not told one by one."""


def differences(here: str, there: str) -> str:
    """Say what stands otherwise in `there` than in `here`; "" where nothing does.

    Case, quotation marks and punctuation make no difference.

    >>> differences("the old council agreed", "The council, he said, has agreed")
    'without “old” and with “he said, has” besides'
    >>> differences("they may . . . agree", "they may if it rains agree")
    'with “if it rains” where dots stand here'
    >>> differences("every [large] ship sails", "each ship sails")
    'with “each” for “every [large]”'
    >>> differences("all U.S. pilots", "all US pilots")
    ''
    >>> differences("no obstacle", "no obstac1e")
    'with “obstac1e” printed for “obstacle”'
    """
    one, two = _tokens(here), _tokens(there)
    if max(len(one), len(two)) > _LONGEST:
        same = [_strict(here, t) for t in one] == [_strict(there, t) for t in two]
        return "" if same else "not to the letter"
    found = list(_differences(here, one, there, two))
    if len(found) > _MOST:
        return "with several words changed"
    return listed([*_joined(found)])


def _tokens(text: str) -> list[Span]:
    return [m.span() for m in _TOKEN.finditer(text)]


def _strict(text: str, token: Span) -> str:
    return text[slice(*token)].casefold().translate(_NO_LETTERS)


def _joined(found: list[tuple[str, str]]) -> Iterator[str]:
    """Write "with" or "without" where it changes."""
    last = ""
    for lead, words in dict.fromkeys(found):
        yield words if lead == last else f"{lead} {words}"
        last = lead


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _differences(
    here: str, one: list[Span], there: str, two: list[Span]
) -> Iterator[tuple[str, str]]:
    forms = [_strict(here, t) for t in one], [_strict(there, t) for t in two]
    for tag, a, b, c, d in SequenceMatcher(None, *forms, autojunk=False).get_opcodes():
        mine, theirs = _words(here, one[a:b]), _words(there, two[c:d])
        if tag == "replace" and _letters(mine) == _letters(theirs):
            continue  # "U.S." and "US"
        if tag == "replace":
            misprint = form(mine.strip("“”")) == form(theirs.strip("“”"))
            yield "with", f"{theirs} {'printed ' if misprint else ''}for {mine}"
        elif tag == "insert":
            dotted = _dotted(here, one, a)
            yield "with", f"{theirs} {'where dots stand here' if dotted else 'besides'}"
        elif tag == "delete":
            dotted = _dotted(there, two, c)
            yield ("with", f"dots for {mine}") if dotted else ("without", mine)


def _dotted(text: str, tokens: list[Span], at: int) -> bool:
    """Say whether dots stand between a word and the one before it."""
    return 0 < at < len(tokens) and bool(_DOTS.search(text, tokens[at - 1][1], tokens[at][0]))


def _words(text: str, tokens: list[Span]) -> str:
    """Quote words as printed, with the brackets around them, cut where they are long."""
    if not tokens:
        return ""
    start, end = tokens[0][0], tokens[-1][1]
    start -= text[max(0, start - 1) : start] == "["
    end += text[end : end + 1] == "]"
    words = text[start:end].translate(str.maketrans("“”", "‘’"))
    if len(words) > _LONGEST_SHOWN:
        words = words[: words.rfind(" ", 0, _LONGEST_SHOWN)].rstrip(" ,.;:") + " …"
    return f"“{words}”"
