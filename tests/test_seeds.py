"""A seed is read as it is or refused with file, line and remedy; the others are read anyway."""

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ConfigurationError
from generator.incremental.cache import NOTHING, Cache
from generator.intake import sidecars
from generator.intake.decoding import NoTextError, decode
from generator.intake.seeds import read_seeds
from generator.intake.sidecars import READERS
from generator.model import Kind
from tests.test_repository import ROOT


def read(root, **files):
    """Write files (`x_txt` for x.txt) beside a sound seed; give the other seeds and the errors."""
    folder = root / "seeds"
    folder.mkdir(exist_ok=True)
    (folder / "sound.txt").write_text("Sound.")
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("_", ".")).write_bytes(raw)
    seeds, errors = read_seeds(root)
    assert "seeds/sound.txt" in [seed.path for seed in seeds]
    return [s for s in seeds if s.path != "seeds/sound.txt"], [str(error) for error in errors]


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        ("Ça va".encode(), "Ça va", "utf-8"),
        (b"\xef\xbb\xbfYes", "Yes", "utf-8"),
        ("“Yes” — café".encode("cp1252"), "“Yes” — café", "cp1252"),
        ("Yes, “sir”".encode("utf-16"), "Yes, “sir”", "utf-16-le"),
        ("Yes, sir".encode("utf-16-be"), "Yes, sir", "utf-16-be"),
        (
            ("Ça va — où, là-bas? " * 9).encode() + b"\x93Yes\x94",
            "Ça va — où, là-bas? " * 9 + "“Yes”",
            "utf-8",
        ),
        (
            ("Мы встретимся завтра утром в министерстве. " * 9).encode("cp1251"),
            "Мы встретимся завтра утром в министерстве. " * 9,
            "cp1251",
        ),
        (b"a\0b" + b"c" * 30, "a\0b" + "c" * 30, "utf-8"),
    ],
)
def test_encodings(raw, text, encoding):
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_guessed_encoding_says_why():
    assert "Western" in decode("café".encode("cp1252")).basis
    assert "2 bytes" in decode(("é" * 9).encode() + b" \x93Yes\x94").basis
    assert not decode("café".encode()).basis


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused(raw):
    try:
        decoded = decode(raw)
    except NoTextError:
        return
    decoded.text.encode("utf-8")  # no half of a surrogate pair


@given(st.text())
def test_utf8_is_read_as_it_is(text):
    raw = ("a" * 9 * (len(text) + 1) + text).encode()
    assert decode(raw).text.encode() == raw


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"", "no text"),
        (b" \r\n\t", "no text"),
        (bytes(range(32)) * 9, "control characters"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, raw, words):
    seeds, [error] = read(tmp_path, a_txt=raw)
    assert not seeds
    assert error.startswith("seeds/a.txt: ")
    assert words in error


def test_a_sidecar_says_what_the_text_does_not(tmp_path):
    side = (
        "title: yes\ndate: 2021-12-03\nkind: article\nkeep:\n  - Read more\n"
        "place:\nnote: >\n  two\n  lines"
    )
    [seed], errors = read(tmp_path, a_txt="Words.", a_yml=side)
    assert not errors
    told = seed.sidecar
    assert (told.title, told.date.isoformat(), told.kind) == ("yes", "2021-12-03", Kind.ARTICLE)
    assert (told.keep, told.note, told.place) == (("Read more",), "two lines", None)


@pytest.mark.parametrize(
    ("side", "line", "words"),
    [
        ("title: A\ndat: 2021-12-03", 2, "‘date’?"),
        ("nonsense: A", 1, "Known are title"),
        ("title: A\n\ntitle: B", 3, "twice"),
        ("date: last Friday", 1, "2022-01-07"),
        ("kind: novel", 1, "transcript"),
        ("url: javascript:alert(1)", 1, "https://"),
        ("keep: Read more", 1, "no list"),
        ("title: [A", 1, "YAML"),
        ("title: A: B", 1, "YAML"),
        ("- title", 1, "key: value"),
        ("[" * 50_000, 1, "deep"),
        ("a: !!python/object/apply:os.system [x]", 1, "no key"),
        ("title: A\nnote: \x07", None, "YAML"),
        (b"title: \xff", None, "UTF-8"),
    ],
)
def test_a_mistake_in_a_sidecar_is_told_with_its_line(tmp_path, side, line, words):
    seeds, [error] = read(tmp_path, a_txt="Words.", a_yml=side)
    assert not seeds
    assert error.startswith(f"seeds/a.yml:{line}: " if line else "seeds/a.yml:")
    assert words in error


def test_a_sidecar_without_a_seed(tmp_path):
    seeds, [error] = read(tmp_path, statement_txt="Words.", statment_yml="title: A")
    assert len(seeds) == 1
    assert "seeds/statment.yml" in error
    assert "statement.yml" in error


def test_a_sidecar_of_another_ending_is_told(tmp_path):
    _, [error] = read(tmp_path, a_txt="Words.", a_yaml="title: A")
    assert "Call it a.yml" in error


def test_contributing_tells_every_key():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text.split("## A sidecar")[1].split("## ")[0]
    told = {
        key
        for row in re.findall(r"^\| ([\w, ]+) \|", table, re.MULTILINE)
        for key in row.split(", ")
    }
    assert told - {"key"} == set(READERS)


def test_names_alike_are_refused(tmp_path):
    seeds, errors = read(tmp_path, A_txt="Words.", a_txt="Other words.")
    if (tmp_path / "seeds/A.txt").samefile(tmp_path / "seeds/a.txt"):
        pytest.skip("this file system does not tell them apart")
    assert not seeds
    assert len(errors) == 2


def test_links_out_of_the_folder_are_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("Secret.")
    (tmp_path / "far").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").symlink_to("../secret.txt")
    (tmp_path / "seeds/b").symlink_to("../far")
    (tmp_path / "seeds/c.txt").symlink_to("nowhere")
    (tmp_path / "seeds/d.txt").mkdir()
    os.mkfifo(tmp_path / "seeds/e.txt")
    seeds, errors = read(tmp_path)
    assert not seeds
    assert [error.split(":")[0] for error in errors] == [
        f"seeds/{n}" for n in ("a.txt", "b", "c.txt", "e.txt")
    ]


def test_strange_names_are_refused(tmp_path):
    seeds, errors = read(
        tmp_path, **{"a\nb_txt": "Words.", "\u202egpj_txt": "Words.", "a_odt": "Words."}
    )
    assert not seeds
    assert len(errors) == 3
    assert all(error.isprintable() for error in errors)


@pytest.mark.parametrize("folder", [True, False])
def test_an_empty_folder_says_what_to_do(tmp_path, folder):
    if folder:
        (tmp_path / "seeds").mkdir()
    seeds, [error] = read_seeds(tmp_path)
    assert not seeds
    assert isinstance(error, ConfigurationError)
    assert "Put a text file" in str(error)


def test_every_key_fills_a_field_of_its_name(tmp_path):
    values = {
        "date": "2021-12-03",
        "retrieved": "2021-12-04",
        "kind": "article",
        "language": "en",
        "url": "https://a.example",
        "keep": "[a]",
    }
    side = "\n".join(f"{key}: {values.get(key, 'words')}" for key in READERS)
    [seed], errors = read(tmp_path, a_txt="Words.", a_yml=side)
    assert not errors
    assert all(getattr(seed.sidecar, key) for key in READERS)


def test_a_sidecar_is_found_again_by_its_bytes(tmp_path, monkeypatch):
    def sides(cache):
        return [seed.sidecar for seed in read_seeds(tmp_path, cache)[0]]

    read(tmp_path, sound_yml="title: A talk\ndate: 2022-01-07\nkeep: [No.]\n")
    before = sides(Cache(tmp_path))
    assert sides(NOTHING) == before
    with monkeypatch.context() as patch:
        patch.setattr(sidecars, "sidecar_of", None)
        assert sides(Cache(tmp_path)) == before
    (tmp_path / "seeds/sound.yml").write_text("title: Another\n")
    assert [side.title for side in sides(Cache(tmp_path))] == ["Another"]
    (tmp_path / "seeds/sound.yml").write_text("titel: Another\n")
    for _ in range(2):
        assert "titel" in str(read_seeds(tmp_path, Cache(tmp_path))[1])
