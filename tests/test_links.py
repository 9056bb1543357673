"""What leads nowhere is named with its file and line; what leads somewhere is not."""

import re

import pytest

from generator.checks.links import broken
from generator.cli import main
from tests.publications import make, page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x\n\n[a](b.md#no)", "docs/a.md:3: .*nothing there has that id"),
        ("[a](#no)", "docs/a.md:1: .*nothing there has that id"),
        ("[a](../b.md)", "docs/a.md:1: .*not in docs/"),
        ("![a](c.png)", "docs/a.md:1: .*not in docs/"),
        ("a[^x]", "docs/a.md:1: .*‘x’ is called and not defined"),
        ("a\n\n[^x]: so", "docs/a.md:3: .*‘x’ is defined and never called"),
        ("a[^x]\n\n[^x]: so\n\n[^x]: so", "docs/a.md:5: .*‘x’ is defined twice"),
    ],
)
def test_what_leads_nowhere(text, said):

    [error] = broken({"a.md": text, "b.md": '# One\n\n<a id="p1"></a>Two'}, frozenset(["d.png"]))
    assert re.match(said, str(error))


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md#p1) [b](b.md#one) [c](b.md)",
        "[d](a.md#one-one) [e](#one-one_1)\n\n# One **one**\n\n# One one",
        "[a](https://a.example/x#y) [b](mailto:a@b.example) ![c](d.png)",
        "`[a](no.md)`\n\n```\n[a](no.md) [^x]\n```",
        "a[^x]\n\n[^x]: so [b](b.md#p1)",
    ],
)
def test_what_leads_somewhere(text):
    other = '# One\n\n<a id="p1"></a>Two'
    assert list(broken({"a.md": text, "b.md": other}, frozenset(["d.png"]))) == []


def test_check_names_what_is_wrong_and_writes_nothing(tmp_path, capsys):
    make(tmp_path, {"a.txt": "On gates\n\nMS RUIZ: Gates are old here.\n"})
    assert main(["-C", str(tmp_path), "check"]) == 1
    assert "stale" in capsys.readouterr().err
    assert not (tmp_path / "docs").exists()
    assert main(["-C", str(tmp_path), "generate"]) == 0
    assert main(["-C", str(tmp_path), "check"]) == 0
    path = page(tmp_path)
    path.write_text(path.read_text("utf-8").replace("old here", "old [here](no.md)"), "utf-8")
    main(["-C", str(tmp_path), "generate"])
    capsys.readouterr()
    assert main(["-C", str(tmp_path), "check"]) == 1
    assert "no.md" in capsys.readouterr().err
