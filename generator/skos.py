"""The publication's headings as a thesaurus: SKOS in Turtle, the same bytes every time.

Each accepted record and each heading of the general index is a concept, under the address of its
page from the site's root; `site_url` in `mkdocs.yml`, where it says one, is put before. What comes
out can be brought along by another publication: `records/thesaurus.py` reads all that is written.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from generator.corpus import Corpus, Record, RecordKind
from generator.index import language_of
from generator.index.headings import heading
from generator.pages.places import key
from generator.publication import Publication
from generator.records.identifiers import iri

_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_TYPES = {
    RecordKind.PERSON: "schema:Person",
    RecordKind.ORGANISATION: "schema:Organization",
    RecordKind.PLACE: "schema:Place",
    RecordKind.EVENT: "schema:Event",
    RecordKind.AGREEMENT: "schema:Legislation",
}
"""What a concept is beside a concept; a topic is no more."""
_SCHEME = "<general-index/>"


def write_skos(corpus: Corpus, publication: Publication, out: Path) -> None:
    """Write `out`, one file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    text = turtle(corpus, publication.name, publication.address)
    with out.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)


def turtle(corpus: Corpus, name: str, address: str = "") -> str:
    """Give the thesaurus as text, sorted by folder and id.

    >>> print(turtle(Corpus((), (Record(RecordKind.TOPIC, "gas", "gas", parent="topics/energy"),
    ...                          Record(RecordKind.TOPIC, "energy", "energy"))), "Talks"))
    ... # doctest: +ELLIPSIS
    @prefix dcterms: <http://purl.org/dc/terms/> .
    ...
    <general-index/> a skos:ConceptScheme ;
        dcterms:title "Talks"@en .
    <BLANKLINE>
    <topics/energy/> a skos:Concept ;
        skos:inScheme <general-index/> ;
        skos:prefLabel "Energy"@en ;
        skos:hiddenLabel "energy"@en .
    <BLANKLINE>
    <topics/gas/> a skos:Concept ;
        skos:inScheme <general-index/> ;
        skos:prefLabel "Gas"@en ;
        skos:hiddenLabel "gas"@en ;
        skos:broader <topics/energy/> .
    <BLANKLINE>
    """
    headed = {entry.record for entry in corpus.entries if entry.locators or len(entry.path) > 1}
    records = {
        key(r): r for r in corpus.records
        if r.status == "accepted" or (r.status == "candidate" and key(r) in headed)
    }  # fmt: skip
    language = language_of(corpus.documents)
    beside = _beside(corpus, records)
    head = [f"@base <{_safe(address)}> ."] if address else []
    head += [f"@prefix {short}: <{long}> ." for short, long in _PREFIXES.items()]
    scheme = _node(_SCHEME, [("a", "skos:ConceptScheme"), ("dcterms:title", _text(name, language))])
    nodes = (
        _node(_address(name), _stated(records[name], records, beside.get(name, ()), language))
        for name in sorted(records)
    )
    return "\n\n".join(("\n".join(head), scheme, *nodes)) + "\n"


def _node(subject: str, stated: Iterable[tuple[str, str]]) -> str:
    return f"{subject} " + " ;\n    ".join(f"{how} {what}" for how, what in stated) + " ."


def _stated(
    record: Record, records: Mapping[str, Record], beside: Iterable[str], language: str
) -> Iterator[tuple[str, str]]:
    """Give all that is stated of one concept, in the order in which it is written."""
    kind = _TYPES.get(record.kind)
    yield "a", f"skos:Concept, {kind}" if kind else "skos:Concept"
    yield "skos:inScheme", _SCHEME
    label = heading(record)
    yield "skos:prefLabel", _text(label, language)
    forms = {record.name, *record.also, *record.words} - {label}
    shown = {form for form in (record.name, *record.also) if form.casefold() != label.casefold()}
    yield from (("skos:altLabel", _text(form, language)) for form in sorted(shown))
    hidden = sorted(forms - shown)
    yield from (("skos:hiddenLabel", _text(form, language)) for form in hidden)
    if record.note:
        yield "skos:definition", _text(record.note, language)
    if record.parent in records:
        yield "skos:broader", _address(record.parent or "")
    yield from (("skos:related", _address(other)) for other in sorted(beside))
    yield from (
        ("skos:exactMatch", f"<{iri(scheme, name)}>") for scheme, name in record.identifiers
    )


def _beside(corpus: Corpus, records: Mapping[str, Record]) -> dict[str, set[str]]:
    """Give what leads to what by *see also*, both ways; none that stands above the other.

    SKOS wants it so: what is broader is not related too.
    """
    names = {heading(record): name for name, record in records.items()}
    ties = [(name, other) for name, r in records.items() for other in r.see_also]
    ties += [
        (entry.record or "", names.get(other, ""))
        for entry in corpus.entries
        for other in entry.see_also
    ]
    beside: dict[str, set[str]] = {}
    for one, other in ties:
        known = one in records and other in records and one != other
        if known and other not in _above(one, records) and one not in _above(other, records):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    return beside


def _above(name: str, records: Mapping[str, Record]) -> set[str]:
    above: set[str] = set()
    parent = records[name].parent
    while parent in records and parent not in above:
        above.add(parent or "")
        parent = records[parent or ""].parent
    return above


def _address(name: str) -> str:
    """Give what a record is called in the file.

    >>> _address("topics/arms control")
    '<topics/arms%20control/>'
    """
    return f"<{_safe(name)}/>"


def _safe(address: str) -> str:
    return quote(address, safe="/:#?&=%~")


def _text(words: str, language: str) -> str:
    r"""Write words as Turtle does, which escapes as JSON does.

    >>> print(_text('a "big"\tdeal', "en"))
    "a \"big\"\tdeal"@en
    """
    return f"{json.dumps(words, ensure_ascii=False)}@{language}"
