"""The page of a phrase: a line that many documents say, with who said it when."""

from collections.abc import Iterator

from generator.corpus import Corpus, Passage, Phrase
from generator.editing.lines import FOLDER
from generator.editing.page import Page
from generator.model import Document
from generator.pages.fill import draft
from generator.pages.indexes import list_page
from generator.pages.markdown import Md, escape, link
from generator.pages.places import Places, relative
from generator.pages.records import Group
from generator.pages.wording import bare_words, count, day

INDEX = f"{FOLDER}/index.md"


def to_phrase(name: str, page: str) -> str:
    """Give the address of a phrase's page from another page."""
    return relative(f"{FOLDER}/{name}.md", page)


def phrase_pages(corpus: Corpus, places: Places) -> Iterator[Page]:
    """Write each phrase, and their list where there are any."""
    for phrase in corpus.phrases:
        yield _phrase_page(phrase, corpus, places)
    if corpus.phrases:
        yield _phrase_list(corpus, places)


def _phrase_page(phrase: Phrase, corpus: Corpus, places: Places) -> Page:
    path = f"{FOLDER}/{phrase.id}.md"
    refused = {r.here for r in corpus.overruled if r.phrase == phrase.id}
    said = [passage for passage in phrase.sayings if passage not in refused]
    first = places.documents[said[0].document]
    return draft(
        path,
        "phrase.md.j2",
        {"words": phrase.words},
        words=bare_words(phrase.words, length=300),
        documents=count(len(said), "document"),
        first=day(first.date) if first.date else "",
        rows=tuple(_saying(passage, places, path) for passage in said),
    )


def _saying(passage: Passage, places: Places, path: str) -> Md:
    """Write a saying: when, who, where, and the words with some around them."""
    document = places.documents[passage.document]
    speaker = _speaker(passage, document, places, path)
    parts = [day(document.date)] if document.date else []
    parts += [speaker] if speaker else []
    number = places.numbers.get((passage.document, passage.block))
    where = f"{document.title}, ¶ {number}" if number else document.title
    parts.append(link(where, places.to_passage(passage, path)))
    return Md(f"{', '.join(parts)}: “{escape(places.words(passage, length=200))}”")


def _speaker(passage: Passage, document: Document, places: Places, path: str) -> Md:
    """Name whoever says the words: the quotation that holds them, else the turn; "" for nobody."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    quoted = [
        quote.speaker
        for quote in document.quotes
        if quote.block == passage.block
        and quote.start < (passage.end or 0)
        and (passage.start or 0) < quote.end
    ]
    turns = [turn for turn in document.turns if passage.block in turn.blocks]
    who = next((name for name in (*quoted, *(turn.speaker for turn in turns)) if name), None)
    if who is None:
        return escape(turns[0].label.rstrip(":. ")) if turns else Md()
    record = places.person(who)
    if record is None:
        return escape(names.get(who, who))
    return link(record.name, places.to_record(f"{record.kind.value}/{record.id}", path))


def _phrase_list(corpus: Corpus, places: Places) -> Page:
    rows = []
    for phrase in sorted(corpus.phrases, key=lambda p: (-len(p.sayings), p.id)):
        first = places.documents[phrase.sayings[0].document]
        linked = link(bare_words(phrase.words), to_phrase(phrase.id, INDEX))
        since = f", first {day(first.date)}" if first.date else ""
        rows.append(Md(f"{linked}: {count(len(phrase.sayings), 'document')}{since}"))
    about = "Lines that several documents say, those of most documents first."
    groups = [Group("", tuple(rows))]
    return list_page(INDEX, "Phrases", about, groups)
