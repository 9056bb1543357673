"""Gains and losses since the last release, read from what the scorecard prints."""

import subprocess
import sys
import tomllib

import pytest

from benchmarks.scorecard import (
    FIXTURES,
    KEPT,
    Moved,
    as_markdown,
    as_text,
    compare,
    parse,
    read_kept,
    write_kept,
)
from tests.test_repository import ROOT

LINE = (
    "news/x: docs 20 exact 19 (0.950) lossless 20 | article words lost 3 of 10664 (0.0003) "
    "| end-to-end (mention) P 0.944 R 0.9 F1 nan | bare 8-15 0.667 (60) | 8/9 "
    "| accounted for 19/20 | 0.09 MB/s\n"
)


def test_a_line_of_the_scorecard_is_read_figure_by_figure():
    assert parse(LINE) == (
        "news/x",
        {
            "docs": 20,
            "exact": 19,
            "lossless": 20,
            "article words lost": 3,
            "end-to-end (mention) P": 0.944,
            "end-to-end (mention) R": 0.9,
            "bare 8-15": 0.667,
            "accounted for": 0.95,
        },
    )
    assert parse("news/y: could not be run: no file") == ("news/y", {})


def moved(was, now, figure="word F1"):
    return list(compare({"news/x": {figure: was}}, {"news/x": {figure: now}}))


def test_what_moved_beyond_noise_is_told_and_how():
    assert moved(0.9, 0.9004) == []
    assert moved(20, 25, "docs") == []
    assert [m.gain > 0 for m in moved(0.9, 0.95)] == [True]
    assert [m.gain > 0 for m in moved(3, 0, "article words lost")] == [True]
    assert [m.gain < 0 for m in moved(0.9, 0.89)] == [True]
    assert list(compare({"news/x": {"word F1": 1.0}}, {})) == []  # not run now
    assert list(compare({}, {"a": {"b": 0.5}})) == [Moved("a", "b", None, 0.5)]


def test_the_report_names_losses_and_gains():
    rows = [Moved("a", "word R", 0.9, 0.8), Moved("b", "junk left", 2, 0), Moved("c", "d", None, 1)]
    assert as_text(rows).splitlines() == [
        "Gained since the last release: 1",
        "  b: junk left 2 → 0",
        "Lost since the last release: 1",
        "  a: word R 0.9 → 0.8",
        "Not to be compared since the last release: 1",
        "  c: d – → 1",
    ]
    text = as_markdown(rows)
    assert text.index("### Lost") < text.index("### Gained")
    assert "| b | junk left | 2 | 0 |" in text
    assert as_text([]) == "No figure has moved since the last release."
    assert as_markdown([]).endswith("None has moved.\n")


def test_figures_are_kept_and_read_again():
    figures = {"b": {"exact P": 0.5, "docs": 20.0}, "a": {"junk left": 0.0}}
    assert read_kept(write_kept(figures)) == figures
    assert write_kept(figures) == write_kept(dict(reversed(figures.items())))


def test_the_kept_figures_of_the_made_up_texts_are_those_that_are_measured():
    kept = read_kept((ROOT / KEPT).read_text("utf-8"))["made-up texts"]
    assert set(kept) <= set(tomllib.loads((ROOT / FIXTURES).read_text("utf-8")))


@pytest.mark.parametrize("what", [["--fixtures"], ["--from", "lines"]])
def test_the_command_reports_in_a_terminal_and_as_markdown(tmp_path, what):
    (tmp_path / "tests/figures").mkdir(parents=True)
    (tmp_path / "guide").mkdir()
    (tmp_path / FIXTURES).write_text("junk_left = 0\n", "utf-8")
    (tmp_path / KEPT).write_text('["made-up texts"]\njunk_left = 2\n', "utf-8")
    (tmp_path / "lines").write_text(LINE, "utf-8")
    command = [
        sys.executable,
        "-m",
        "benchmarks.scorecard",
        *what,
        "--markdown",
        "out.md",
        "--write",
    ]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert "made-up texts: junk_left 2 → 0" in done.stdout
    assert "| made-up texts | junk_left | 2 | 0 |" in (tmp_path / "out.md").read_text("utf-8")
    assert read_kept((tmp_path / KEPT).read_text("utf-8"))["made-up texts"] == {"junk_left": 0}
    again = subprocess.run(
        command[:-3], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert again.stdout == "No figure has moved since the last release.\n"
