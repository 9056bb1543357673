"""Who holds an office or bears a title, by the words right before a name."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from generator.countries import adjectives, countries, places
from generator.index.names import agree, parts, title_pattern
from generator.model import Document
from generator.personal_names import given_names, particles
from generator.rulebook import rules

_OFFICE_HOLDER = re.compile(r"[A-Z][^().;:\n]{2,60} \($")
_LAST_WORDS = re.compile(r"(?<![\w-])((?:[A-Z][\w-]+ (?:(?:for|in|of|to) (?:the )?)?)+)\($")
"""The words of an office before a bracket."""
_AUTHOR = re.compile(r"\bFrom (?:(?! to )[^()])*\(([A-Z][\w’'-]+)\)")
_SENT = re.compile(
    r"\b(?:Ambassador|Attaché|Consul|Delegate|Envoy|Minister|Representative) (?:to|in|at) $"
)
_PARTICLES = frozenset(("de", "von", "van", "bin"))
_BEFORE_PARTICLES = frozenset(
    (
        "about", "against", "and", "as", "at", "but", "by", "for", "from", "if", "in", "like", "of",
        "on", "or", "than", "that", "to", "under", "when", "while", "with",
    )
)  # fmt: skip
"""Words that are no name, so that a particle behind them begins one: "as long as de Roe"."""
_PHRASES = 20_000
"""Phrases of several words that are looked at once for a title, though they come again."""
_LINKS = ("of", "the", "to")
_SHORTS = re.compile(r"[A-Z]{2,}s")
"""Several things by their initials: "(QSPEs)"."""
OFFICES = frozenset(
    word
    for title in rules("indexing")["title"]["words"]
    for word in title.split()
    if word not in _LINKS and not word.endswith(".")
)
"""Words of offices: "Ambassador", "Director"."""


def titled(phrase: str, before: str) -> tuple[str | None, str]:
    """Give the title and the name after it; "" for an office apart from it, None for neither.

    >>> titled("Israeli Ambassador Roe", "")
    ('Ambassador', 'Roe')
    >>> titled("Roe", "From the Ambassador in France ("), titled("Roe", "the party leader ")
    (('', 'Roe'), ('', 'Roe'))
    >>> titled("London Nadir Roe", "the Ambassador to "), titled("Roe", "that de ")
    (('', 'Nadir Roe'), ('', 'de Roe'))
    """
    if led := _led(phrase, before):
        return "", led
    if " " in phrase:
        title, name = _after_title(phrase)
        sent = title is None and _SENT.search(before)
        return ("", _after_place(phrase)) if sent and _after_place(phrase) else (title, name)
    holder = before.endswith(" (") and _is_surname(phrase) and _OFFICE_HOLDER.search(before)
    return "" if holder and _holds_office(before) else None, phrase


def _led(phrase: str, before: str) -> str:
    """Give the name that a small word before it shows to be a person's, with a particle; or ""."""
    if not before.endswith(" "):
        return ""
    said, _, last = before[:-1].rpartition(" ")
    if last in _PARTICLES and said.rpartition(" ")[2] in _BEFORE_PARTICLES:
        return f"{last} {phrase}"
    return phrase if is_apposed(phrase, last) else ""


def is_apposed(name: str, word: str) -> bool:
    """Whether the word right before a name, in small letters, says what its bearer is."""
    return word in _roles() and name not in adjectives()


@cache
def _roles() -> frozenset[str]:
    return frozenset(rules("indexing")["role"]["words"])


def _after_place(phrase: str) -> str:
    """Give what follows the place that a phrase of several words begins with, two words or more.

    >>> _after_place("London Nadir Roe"), _after_place("New York City")
    ('Nadir Roe', '')
    """
    words = phrase.split(" ")
    ends = (i for i in range(len(words) - 2, 0, -1) if _is_place(" ".join(words[:i])))
    return " ".join(words[next(ends, len(words)) :])


def _is_place(name: str) -> bool:
    return name in places() or name in countries()


@lru_cache(_PHRASES)
def _after_title(phrase: str) -> tuple[str | None, str]:
    """Give the last title in a phrase and the name after it; None where there is none."""
    titles = [m for m in title_pattern().finditer(phrase) if _before_name(phrase, m)]
    return (titles[-1][0].strip(), phrase[titles[-1].end() :]) if titles else (None, phrase)


def held(name: str, before: str) -> str:
    """Give the office before a bracket, as far as its own words go.

    >>> held("Roe", "From the President’s Special Assistant ("), held("Roe", "Ana ")
    ('Special Assistant', '')
    """
    office = _LAST_WORDS.search(before) if before.endswith(" (") and " " not in name else None
    return office[1].strip() if office else ""


def _is_surname(phrase: str) -> bool:
    """Whether one word in brackets can be a name, and not a party's sign or a state.

    >>> _is_surname("Roe"), _is_surname("R"), _is_surname("D-Calif"), _is_surname("N.C.")
    (True, False, False, False)
    >>> _is_surname("Texas"), _is_surname("QSPEs")
    (False, False)
    """
    sign = len(phrase) == 1 or phrase[1] in "-." or _SHORTS.fullmatch(phrase)
    return not sign and " " not in phrase and phrase not in places()


def _before_name(phrase: str, title: re.Match[str]) -> bool:
    """Whether a title begins a word and a name follows it, not "of" or "for"."""
    begins = not title.start() or phrase[title.start() - 1] == " "
    name = phrase[title.end() :]
    particle = name.partition(" ")[0] in particles()
    return begins and (name[:1].isupper() or particle)


def _holds_office(before: str) -> bool:
    return not OFFICES.isdisjoint(re.findall(r"[A-Z][\w-]+", before))


def signed(document: Document) -> str:
    """Give the full name of an author whose surname the title has and whose given name signs.

    "Memorandum From the Consul (Roe)", signed "Ana".
    """
    last = document.blocks[-1].text.strip(" .") if document.blocks else ""
    author = _AUTHOR.search(document.title) if last in given_names() else None
    return f"{last} {author[1]}" if author else ""


def borne(
    names: Iterable[str],
    titles: Mapping[str, Mapping[str, int]],
    offices: Iterable[tuple[str, str]],
) -> dict[str, dict[str, int]]:
    """Give each surname with a title or an office, and who bears it in full in the same document.

    Where two do, nobody is given.

    >>> borne(["Roe", "Ana Roe"], {"Roe": {"Consul": 1}}, [("Judge", "Roe")])
    {'Consul Roe': {'Ana Roe': 1}, 'Judge (Roe': {'Ana Roe': 1}}
    """
    full: dict[str, list[str]] = {}
    for name in sorted(names):
        given, _, surname = name.rpartition(" ")
        if given and surname in titles:
            full.setdefault(surname, []).append(name)
    forms = {(f"{title} {name}", name) for name in full for title in titles[name] if title}
    forms |= {(f"{office} ({name}", name) for office, name in offices if name in full}
    return {
        form: dict.fromkeys(full[surname], 1)
        for form, surname in sorted(forms)
        if all(agree(parts(full[surname][0]).given, parts(name).given) for name in full[surname])
    }
