"""The letter of every word that rules/reporting.toml and rules/sources.toml list."""

from functools import cache

from generator.countries import adjectives
from generator.rulebook import rules

_VERBS = (("acts", "V"), ("frames", "F"), ("says", "S"))
_NOUNS = (("papers", "n"), ("carriers", "n"), ("utterances", "n"), ("bodies", "B"), ("people", "H"))
_DOUBLED = frozenset(
    ["put", "set", "cut", "let", "hit", "get", "run", "sit", "win", "bet", "begin"]
)


def listed(table: str, name: str) -> list[str]:
    """Give the words of one list, in lower case."""
    words: str = rules(table)[name]["words"]
    return words.casefold().split()


@cache
def letters() -> dict[str, str]:
    """Give the letter of every listed word in lower case; later lists win.

    >>> [letters()[word] for word in ("said", "calling", "senator", "she", "friday")]
    ['S', 'f', 'H', 'P', 'Y']
    """
    table = {word: "T" for word in listed("sources", "titles") if word.endswith(".")}
    table |= dict.fromkeys(listed("sources", "qualities"), "J")
    table |= nouns()
    for name, letter in _VERBS:
        for verb in rules("reporting")[name]["verbs"].split():
            table |= dict.fromkeys(finite(verb), letter)
            table[participle(verb)] = letter.lower()
    for name, letter in (
        ("past", "S"),
        ("helpers", "A"),
        ("being", "a"),
        ("adverbs", "R"),
        ("days", "Y"),
        ("times", "Y"),
    ):
        table |= dict.fromkeys(listed("reporting", name), letter)
    for letter, words in rules("sources")["function"]["letters"].items():
        table |= dict.fromkeys(words.split(), letter)
    return table


def letter_of(word: str) -> str:
    """Give the letter of a word in lower case, "" where the rules have none."""
    return letters().get(word, "")


@cache
def nouns() -> dict[str, str]:
    """Give the letters of the nouns that can speak, those that are verbs too among them."""
    found = dict.fromkeys(listed("sources", "variations"), "H")
    found |= {word: letter for name, letter in _NOUNS for word in listed("sources", name)}
    several = {plural(word): "H" for word, letter in found.items() if letter == "H"}
    return several | found


def is_person(word: str) -> bool:
    """Say whether a word in lower case can be a noun for a person, and be a verb too: "host"."""
    return nouns().get(word) == "H"


def plural(noun: str) -> str:
    """Give the regular plural of a noun.

    >>> plural("user"), plural("lady"), plural("boss")
    ('users', 'ladies', 'bosses')
    """
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def utterances() -> frozenset[str]:
    """Give the nouns for what somebody said: "claim", "promise"."""
    return frozenset(listed("sources", "utterances"))


@cache
def variations() -> frozenset[str]:
    """Give the nouns that say again whom the sentence before names: "the striker"."""
    return frozenset(listed("sources", "variations"))


@cache
def members() -> frozenset[str]:
    """Give the short names of members of parliaments: "mp"."""
    return frozenset(listed("sources", "members"))


@cache
def demonyms() -> frozenset[str]:
    """Give the words by which one is called after his country: "German"; those for several not."""
    return frozenset(name for name in adjectives() if not name.endswith("s"))


@cache
def carriers() -> frozenset[str]:
    """Give the nouns for what has words on it that are not those of who holds it: "a sign"."""
    words = listed("sources", "carriers")
    return frozenset((*words, *map(plural, words)))


@cache
def terms() -> frozenset[str]:
    """Give the nouns for words that one chooses: who uses "the term “...”" says them."""
    return frozenset(listed("sources", "terms"))


@cache
def spoken_words() -> frozenset[str]:
    """Give the nouns that stand behind what somebody said: "Ruiz’s “47 percent” comment"."""
    return utterances() | terms() | frozenset(listed("sources", "spoken"))


@cache
def views() -> frozenset[str]:
    """Give the nouns for what somebody thinks, or how he puts it: "in her view"."""
    return frozenset(listed("sources", "views"))


@cache
def titles() -> frozenset[str]:
    """Give the words that stand before a name and belong to it."""
    return frozenset(listed("sources", "titles"))


@cache
def times() -> frozenset[str]:
    """Give the words for times that are no names of days or months."""
    return frozenset(listed("reporting", "times"))


@cache
def replying() -> frozenset[str]:
    """Give the forms of the verbs by which one answers another."""
    return frozenset(listed("reporting", "replying"))


@cache
def openings() -> frozenset[str]:
    """Give the words that say when at the head of a sentence: "Last week", "Earlier this year"."""
    return frozenset(listed("reporting", "openings"))


@cache
def bases() -> frozenset[str]:
    """Give the verbs in the form that can be a noun: "report", "post"."""
    return frozenset(
        verb for name, _ in _VERBS for verb in rules("reporting")[name]["verbs"].split()
    )


@cache
def naming() -> frozenset[str]:
    """Give the forms of the verbs that name: what follows "called" at once is a name."""
    verbs = rules("reporting")["naming"]["verbs"].split()
    return frozenset(form for verb in verbs for form in (*finite(verb), participle(verb)))


@cache
def finding() -> frozenset[str]:
    """Give the forms of the verbs that say something only with "that": "found that"."""
    verbs = rules("reporting")["finding"]["verbs"].split()
    return frozenset(form for verb in verbs for form in finite(verb))


@cache
def spoken_of() -> frozenset[str]:
    """Give the forms of the verbs that frame with "of": "spoke of"."""
    verbs = rules("reporting")["of"]["verbs"].split()
    return frozenset(form for verb in verbs for form in (*finite(verb), participle(verb)))


@cache
def going_on() -> frozenset[str]:
    """Give the forms of the verbs that say nothing before "to": "will continue to be"."""
    verbs = rules("reporting")["going_on"]["verbs"].split()
    return frozenset(form for verb in verbs for form in (*finite(verb), participle(verb)))


@cache
def addressing() -> frozenset[str]:
    """Give the forms of the verbs whose object is who hears it: "told Ruiz"."""
    verbs = rules("reporting")["addressing"]["verbs"].split()
    return frozenset(form for verb in verbs for form in finite(verb))


@cache
def causing() -> frozenset[str]:
    """Give the forms of the verbs whose object does what follows "to": "led Ruiz to call"."""
    verbs = rules("reporting")["causing"]["verbs"].split()
    return frozenset(form for verb in verbs for form in (*finite(verb), participle(verb)))


@cache
def phrasal() -> dict[str, frozenset[str]]:
    """Lead from the second word of "put it" to the forms of the first."""
    found: dict[str, frozenset[str]] = {}
    for pair in rules("reporting")["phrasal"]["verbs"].split(","):
        verb, word = pair.split()
        found[word] = found.get(word, frozenset()) | {*finite(verb), participle(verb)}
    return found


@cache
def _irregular() -> dict[str, list[str]]:
    rows = (row.split() for row in rules("reporting")["irregular"]["forms"].split(";"))
    return {base: forms for base, *forms in rows}


def finite(verb: str) -> list[str]:
    """Give the base, the s-form and the past of a verb.

    >>> finite("deny"), finite("say")
    (['deny', 'denies', 'denied'], ['say', 'says', 'said'])
    """
    if verb[-1] == "y" and verb[-2] not in "aeou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = verb + ("d" if verb.endswith("e") else "ed")
    return [verb, third, *_irregular().get(verb, [past])]


def participle(verb: str) -> str:
    """Give the form in -ing.

    >>> [participle(verb) for verb in ("say", "write", "admit", "lie", "see")]
    ['saying', 'writing', 'admitting', 'lying', 'seeing']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    doubled = any(form.endswith(verb[-1] * 2 + "ed") for form in _irregular().get(verb, []))
    return verb + (verb[-1] if doubled or verb in _DOUBLED else "") + "ing"
