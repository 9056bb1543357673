"""What tests/fuzz.py checks, over its starting files and over what broke it once."""

import importlib.util
import tomllib
from pathlib import Path

import pytest

from generator.intake.readers import EXTRA
from tests.conftest import lacking
from tests.fuzz import STARTS, TARGETS, read, starts
from tests.mutants import mutated

LIBRARIES = {".html": "trafilatura", ".docx": "docx", ".pdf": "pypdf"}
FILES = [(target, path) for target in TARGETS for path in starts(target)]
BROKEN = tomllib.loads((Path(__file__).parent / "cases/fuzz.toml").read_text("utf-8"))["case"]


def needed(target):
    if target in LIBRARIES and not importlib.util.find_spec(LIBRARIES[target]):
        lacking(LIBRARIES[target])


@pytest.mark.parametrize(("target", "path"), FILES, ids=lambda value: getattr(value, "name", value))
def test_each_start_is_sound(target, path):
    needed(target)
    TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["about"])
def test_what_broke_once_holds(case):
    needed(case["target"])
    TARGETS[case["target"]](case["bytes"].encode("latin-1"))


@pytest.mark.parametrize("name", ["word.docx", "pages.pdf"])
def test_a_part_is_changed_and_the_file_stays_one_that_is_read(name):
    path = STARTS / name
    needed(path.suffix)
    raw = path.read_bytes()

    def longer(part, most):
        return part.replace(b"RUIZ", b"RUIZ-LIND")[:most]

    tried = {mutated(path.suffix, raw, longer, most=4096, seed=seed) for seed in range(60)}
    texts = {read(path.suffix, made) for made in tried - {longer(raw, 4096)}}
    assert any("MS. RUIZ-LIND:" in text for text in texts)
    assert mutated(path.suffix, b"RUIZ", longer, most=4096, seed=1) == b"RUIZ-LIND"


def test_every_target_has_a_start():
    assert {target for target, _ in FILES} == set(TARGETS)
    assert set(EXTRA) - {".htm"} <= set(LIBRARIES)
