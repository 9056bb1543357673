"""Looks for bytes that break a reader or a law, guided by what code they reach.

    python -m tests.fuzz .docx -max_total_time=600      # libFuzzer's own options
    python -m tests.fuzz .txt found/ -timeout=20

Needs atheris, which is no part of the tests' lock: install it in an environment of your own,
beside requirements-intake.txt. Without a folder, findings go into a temporary one. It begins with
tests/cases/starts/. What it finds becomes a start or a case, with the words that broke it, and
tests/test_fuzz.py holds the same checks over those without atheris.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.mutants import PARTS, mutated, zipped

STARTS = Path(__file__).with_name("cases") / "starts"
GUIDED = ("generator", "markdown", "trafilatura", "pypdf", "docx", "email", "html", "yaml")
"""Packages whose branches guide the search."""
LARGEST = 4096
"""Bytes of what is tried, unless told otherwise; what only size breaks is `benchmarks.growth`'s."""
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(suffix: str, raw: bytes) -> str:
    """Read bytes twice, alike; "" where they are refused with words for a person."""
    from generator.intake.decoding import NoTextError
    from generator.intake.readers import READERS
    from generator.intake.reading import UnreadableError

    try:
        reading = READERS[suffix](raw)
    except (NoTextError, UnreadableError):
        return ""
    assert reading == READERS[suffix](raw), "read twice, and not alike"
    reading.text.encode("utf-8")
    for remark in reading.remarks:
        assert remark.isprintable(), f"a remark cannot be printed: {remark!r}"
    return reading.text


def follow(text: str, name: str = "a.txt") -> None:
    """Take a text through the stages of one document; assert the laws over each."""
    from generator.checks.laws import unaccounted
    from generator.checks.proof import misreadings
    from generator.checks.proof import read as read_page
    from generator.clean import clean
    from generator.documents import read_document
    from generator.editing.page import parse, write
    from generator.model import Seed
    from generator.pages.document import document_page
    from generator.pages.places import Places
    from generator.pages.sources import source_page

    once = clean(text).text
    assert clean(once).text == once, "cleaned twice is not cleaned once"
    seed = Seed(f"seeds/{name}", text, "0" * 64)
    document = read_document(seed)
    assert document == read_document(seed), "understood twice, and not alike"
    assert not unaccounted(document), f"law 1: {unaccounted(document)}"
    places = Places.of([document], [])
    page = document_page(document, places)
    written = write(page)
    assert parse(page.path, written) == page, "a page taken apart is another"
    shown = read_page(written)
    assert not shown.strange, f"law 3: {shown.strange}"
    wrong = list(misreadings(document, shown, {block.id for block in document.blocks}))
    assert not wrong, f"law 3: {wrong}"
    assert not read_page(write(source_page(document, document, places, {}))).strange


def docx_of(body: bytes) -> bytes:
    """Give a Word document, the words between whose body's tags are `body`."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    xml = f'<w:document xmlns:w="{NAMESPACE}"><w:body>'.encode() + body + b"</w:body></w:document>"
    names = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    return zipped(dict(zip(names, (types.encode(), relations.encode(), xml), strict=True)))


def _sidecar(raw: bytes) -> None:
    from generator.errors import SeedError
    from generator.intake.sidecars import read_sidecar

    with tempfile.NamedTemporaryFile(suffix=".yml") as file:
        Path(file.name).write_bytes(raw)
        try:
            read_sidecar(Path(file.name), "seeds/a.yml")
        except SeedError as error:
            str(error).encode("utf-8")


def _reader(suffix: str) -> Callable[[bytes], None]:
    return lambda raw: follow(text, f"a{suffix}") if (text := read(suffix, raw)) else None


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    ".yml": _sidecar,
    **{s: _reader(s) for s in (".txt", ".vtt", ".srt", ".md", ".html", ".docx", ".pdf", ".eml")},
}
"""What can be fuzzed: the sidecar, and the reader of each ending with the chain of one document
behind it."""


def starts(target: str) -> list[Path]:
    """Give the starting files of a target, sorted."""
    return sorted(STARTS.glob(f"*{target}"))


def _changing(suffix: str) -> Callable[[bytes, int, int], bytes]:
    """Give what libFuzzer asks for the next bytes to try, from bytes tried before."""
    import atheris

    return lambda raw, most, seed: mutated(suffix, raw, atheris.Mutate, most=most, seed=seed)


def main() -> None:
    """Fuzz one target until libFuzzer's options or a finding end it."""
    import atheris

    with atheris.instrument_imports(include=list(GUIDED), enable_loader_override=False):
        import generator.publish  # noqa: F401 (all of the chain, instrumented)
        from generator.intake.reading import library

        for name in ("trafilatura", "docx", "pypdf"):
            library(name, name)
    target, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as made:
        folders = [option for option in options if not option.startswith("-")]
        seeds = Path(made, "starts")
        seeds.mkdir()
        for path in starts(target):
            (seeds / path.name).write_bytes(path.read_bytes())
        limits = [f"-max_len={LARGEST}", "-timeout=20", "-rss_limit_mb=3000"]
        flags = [option for option in options if option.startswith("-")]
        words = STARTS / "words.dict"
        dictionary = [f"-dict={words}"]
        arguments = [sys.argv[0], *limits, *dictionary, *flags, *(folders or [made]), str(seeds)]
        guided = {"custom_mutator": _changing(target)} if target in PARTS else {}
        atheris.Setup(arguments, TARGETS[target], **guided)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
