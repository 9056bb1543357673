"""A finding that an editor sets aside stays so, can be brought back, and hides no other."""

import json
import re

import pytest

from generator.cli import main
from tests.publications import generate, make

TEXT = (
    "A day at the harbour\n\n"
    "We saw the the ship go down, and the harbour was empty.\n\n"
    "They came to the the gate, and the guard was asleep.\n"
)
ROW = re.compile(r'^- <a id="(f\w+)"></a>\*\*C001\*\*.*\n', re.MULTILINE)


@pytest.fixture
def harbour(tmp_path):
    root = make(tmp_path, {"harbour.txt": TEXT, "gate.txt": TEXT.replace("harbour", "gate")})
    generate(root)
    return root


def page(root):
    return (root / "docs/findings.md").read_text("utf-8")


def take_away(root, name):
    text = page(root)
    line = next(row[0] for row in ROW.finditer(text) if row[1] == name)
    (root / "docs/findings.md").write_text(text.replace(line, ""), "utf-8")
    generate(root)


def halves(root):
    """Give the names of the open findings and of those set aside."""
    above, _, below = page(root).partition("## Set aside")
    return [row[1] for row in ROW.finditer(above)], [row[1] for row in ROW.finditer(below)]


def test_a_line_taken_away_goes_to_the_foot_and_stays(harbour):
    names, _ = halves(harbour)
    assert len(names) == 4
    take_away(harbour, names[0])
    for _ in range(2):
        assert halves(harbour) == (names[1:], names[:1])
        assert generate(harbour).changed == ()


def test_one_taken_away_at_the_foot_is_open_again(harbour):
    names, _ = halves(harbour)
    take_away(harbour, names[0])
    take_away(harbour, names[0])
    assert halves(harbour) == (names, [])


def test_all_of_a_document_set_aside_and_one_of_them_back(harbour):
    names, _ = halves(harbour)
    for name in names:
        take_away(harbour, name)
    assert halves(harbour)[0] == []
    assert "There is nothing open." in page(harbour)
    take_away(harbour, names[3])
    assert halves(harbour)[0] == [names[3]]
    assert page(harbour).count("\n## ") == 2


def test_a_section_taken_away_comes_with_its_heading_when_something_new_is_found(harbour):
    text = page(harbour)
    heading = text.index("\n## ")
    (harbour / "docs/findings.md").write_text(text[:heading] + "\n", "utf-8")
    generate(harbour)
    assert halves(harbour)[0] == []
    seed = harbour / "seeds/harbour.txt"
    seed.write_text(seed.read_text("utf-8") + "\nAnd it was the the last of them.\n", "utf-8")
    generate(harbour)
    assert len(halves(harbour)[0]) == 1
    assert page(harbour).partition("## Set aside")[0].count("\n## ") == 1


def test_what_an_editor_writes_on_the_page_stays(harbour):
    text = page(harbour).replace("the the ship", "the the ship (so in print)", 1)
    (harbour / "docs/findings.md").write_text(text + "\nA note of ours.\n", "utf-8")
    take_away(harbour, halves(harbour)[0][-1])
    assert "the the ship (so in print)" in page(harbour)
    assert page(harbour).count("A note of ours.") == 1
    assert generate(harbour).changed == ()


def test_status_and_export_know_it(harbour, capsys):
    take_away(harbour, halves(harbour)[0][0])
    capsys.readouterr()
    assert main(["-C", str(harbour), "status"]) == 0
    assert "finding C001: 3" in capsys.readouterr().out
    main(["-C", str(harbour), "export", "--out", str(harbour / "out")])
    exported = [json.loads(p.read_text("utf-8")) for p in (harbour / "out").glob("*.json")]
    settled = [f["settled"] for d in exported if isinstance(d, dict) for f in d["findings"]]
    assert sorted(settled) == [False, False, False, True]
