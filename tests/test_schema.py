"""The export is what its published schema says, and its parts point to one another."""

import copy
import json
from pathlib import Path

import pytest

from generator import export
from generator.build import understand
from generator.corpus import RecordKind, ReferenceKind
from generator.export import write_export
from generator.incremental import sharing
from generator.incremental.sharing import Work
from generator.model import Kind, Role
from tests.publications import make

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "generator/export.schema.json").read_text("utf-8"))


def closed(schema):
    """Give the schema with no room for a key that it does not describe."""
    if isinstance(schema, dict):
        schema = {key: closed(value) for key, value in schema.items()}
        if "$ref" in schema or (schema.get("type") == "object" and "required" in schema):
            schema["unevaluatedProperties"] = False
    elif isinstance(schema, list):
        schema = [closed(item) for item in schema]
    return schema


def validator(schema, part):
    chosen = {**schema, "oneOf": [{"$ref": f"#/$defs/{part}"}]}
    return jsonschema.Draft202012Validator(
        chosen, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Export the two seeds of this repo, from a folder with nothing beside seeds/."""
    root = tmp_path_factory.mktemp("publication")
    (root / "seeds").symlink_to(ROOT / "seeds")
    write_export(understand(root).corpus, root / "out")
    return {path.stem: json.loads(path.read_text("utf-8")) for path in (root / "out").iterdir()}


def test_several_processes_write_the_same(exported, tmp_path, monkeypatch):
    monkeypatch.setattr(sharing, "ENOUGH", 1)
    monkeypatch.setattr(export, "_PORTION", 1)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    write_export(understand(tmp_path).corpus, tmp_path / "out", Work(2))
    out = (tmp_path / "out").iterdir()
    assert {path.stem: json.loads(path.read_text("utf-8")) for path in out} == exported


@pytest.fixture(scope="module")
def documents(exported):
    return {name: value for name, value in exported.items() if name != "index"}


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_export_keeps_to_it(documents, exported):
    assert len(documents) == 2
    for part, value in [
        *(("document", d) for d in documents.values()),
        ("index", exported["index"]),
    ]:
        faults = validator(SCHEMA, part).iter_errors(value)
        assert not [f"{fault.json_path}: {fault.message}" for fault in faults]


def test_every_key_is_described(documents):
    """Each `$def` is closed but `passage`, which its users widen."""
    schema = closed(copy.deepcopy(SCHEMA))
    schema["$defs"]["passage"].pop("unevaluatedProperties")
    strict = validator(schema, "document")
    for document in documents.values():
        assert not list(strict.iter_errors(document))
        assert not strict.is_valid({**document, "new": 1})
        assert not strict.is_valid({**document, "edits": [{**document["edits"][0], "new": 1}]})


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("kind",), Kind),
        (("paragraphs", "items", "properties", "role"), Role),
        (("references", "items", "properties", "kind"), ReferenceKind),
    ],
)
def test_the_words_are_the_models(path, words):
    part = SCHEMA["$defs"]["document"]["properties"]
    for step in path:
        part = part[step]
    assert part["enum"] == [word.value for word in words]


def test_the_folders_are_the_models():
    folders = "|".join(kind.value for kind in RecordKind)
    assert SCHEMA["$defs"]["record"]["pattern"].startswith(f"^({folders})/")


BROKEN = {
    "a kind nobody knows": {"kind": "poem"},
    "a date that is no day": {"date": "2022-02-31"},
    "a date without its day": {"date": "2022-01"},
    "an id that climbs": {"id": "../../x"},
    "a span of three": {"edits": [{"source": [1, 2, 3], "was": "", "now": "", "rule": "x"}]},
    "a quote that names no place": {"quotes": [{"text": "“x”"}]},
    "a repeat without its words": {
        "references": [
            {
                "from": {"paragraph": "p1", "start": None, "end": None},
                "to": {"document": "d", "paragraph": "p2", "start": 0, "end": 4},
                "kind": "repeats",
                "evidence": "The same words",
            }
        ]
    },
    "a reference to nowhere": {
        "references": [
            {
                "from": {"paragraph": "p1", "start": 0, "end": 4},
                "to": {"paragraph": "p2", "start": 0, "end": 4},
                "kind": "repeats",
                "evidence": "The same words",
            }
        ]
    },
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_it_refuses(documents, change):
    document = next(iter(documents.values()))
    assert not validator(SCHEMA, "document").is_valid({**document, **change})


def test_ids_lead_to_what_they_name(documents, exported):
    blocks = {name: {p["id"] for p in d["paragraphs"]} for name, d in documents.items()}
    for name, document in documents.items():
        speakers = {speaker["id"] for speaker in document["speakers"]}
        assert len(blocks[name]) == len(document["paragraphs"])
        assert {t["speaker"] for t in document["turns"]} <= {None, *speakers}
        assert {q["speaker"] for q in document["quotes"]} <= {None, *speakers}
        assert {b for t in document["turns"] for b in t["paragraphs"]} <= blocks[name]
        assert {q["paragraph"] for q in document["quotes"]} <= blocks[name]
        assert {b for topic in document["topics"] for b in topic["paragraphs"]} <= blocks[name]
        for reference in document["references"]:
            assert reference["from"]["paragraph"] in blocks[name]
            assert reference["to"]["paragraph"] in blocks[reference["to"]["document"]]
    for entry in exported["index"]:
        for locator in entry["locators"]:
            assert locator["paragraph"] in blocks[locator["document"]]


def test_see_leads_to_a_heading(exported):
    headings = {entry["path"][0] for entry in exported["index"]}
    for entry in exported["index"]:
        assert {*entry["see"], *entry["see_also"]} <= headings, entry["path"]
        assert not (entry["see"] and entry["locators"])


def test_offsets_hold_the_words_they_say(documents):
    for document in documents.values():
        seed = (ROOT / document["source"]["path"]).read_text("utf-8-sig")
        texts = {p["id"]: p["text"] for p in document["paragraphs"]}
        for edit in document["edits"]:
            assert seed[slice(*edit["source"])] == edit["was"]
        for quote in document["quotes"]:
            assert texts[quote["paragraph"]][quote["start"] : quote["end"]] == quote["text"]
            if quote["mention"]:
                assert seed[slice(*quote["mention"]["source"])] == quote["mention"]["text"]


def test_only_files_that_change_are_written(tmp_path):
    def written(answer):
        seeds = {"a.txt": "A talk\n\nMS RUIZ: Yes.\n", "b.txt": f"A chat\n\nMR LIND: {answer}\n"}
        write_export(understand(make(tmp_path, seeds)).corpus, tmp_path / "out")
        return {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}

    before, after = written("No."), written("Never.")
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"a-chat.json", "index.json"}
    assert written("Never.") == after
