"""Colour and a bar for a person, plain lines for a pipe, and no seed steers a terminal."""

import io
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.terminal import STYLES, Terminal, harmless, terminal

ROOT = Path(__file__).parent.parent


class Watched(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour", "moving"),
    [
        (Watched, {}, True, True),
        (Watched, {"NO_COLOR": "1"}, False, True),
        (Watched, {"NO_COLOR": ""}, True, True),
        (Watched, {"TERM": "dumb"}, False, False),
        (io.StringIO, {}, False, False),
        (io.StringIO, {"TERM": "xterm-256color"}, False, False),
    ],
)
def test_colour_and_movement_are_for_a_person(stream, environment, colour, moving):
    seen = terminal(stream(), environment)
    assert (seen.colour, seen.moving) == (colour, moving)


def test_a_pipe_gets_no_bar_and_every_item():
    stream = io.StringIO()
    assert list(Terminal(stream).progress(range(100), "seeds")) == list(range(100))
    assert not stream.getvalue()


def test_a_pipe_gets_each_line_at_once():
    """Whoever follows a server's log must not wait for its end."""
    script = (
        "import sys; from generator.terminal import terminal; "
        "terminal(sys.stdout, {}).say('yes'); sys.stdin.read()"
    )
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "env": plain}
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, **pipes) as waiting:
        seen, *_ = select.select([waiting.stdout], [], [], 60)
        waiting.stdin.close()
        assert seen
        assert waiting.stdout.read() == b"yes\n"


def test_a_person_gets_a_bar_that_leaves_nothing_behind():
    stream = Watched()
    assert list(terminal(stream, {}).progress(range(1000), "seeds")) == list(range(1000))
    drawn = stream.getvalue()
    assert "[############            ] 5" in drawn
    assert drawn.count("\r") < 30
    assert drawn.endswith("\r\x1b[K")


def test_a_bar_is_taken_away_when_the_work_fails():
    stream = Watched()
    rows = terminal(stream, {}).progress(range(10), "seeds")
    next(rows)
    rows.close()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_nothing_to_do_shows_nothing():
    stream = Watched()
    assert not list(terminal(stream, {}).progress([], "seeds"))
    assert not stream.getvalue()


@given(st.text(), st.sampled_from([None, *STYLES]))
def test_no_text_steers_a_terminal(text, style):
    stream = Watched()
    Terminal(stream).say(text, style)
    assert all(c.isprintable() or c in "\n\t" for c in harmless(text) if ord(c) < 0xA0)
    assert "\x1b" not in stream.getvalue()


def test_words_stay_as_they_are():
    assert harmless("“Добрый день”, naïve 日本\n\tyes") == "“Добрый день”, naïve 日本\n\tyes"


def test_a_real_terminal_is_known():
    """Through a pseudo-terminal: what isatty says of the real thing."""
    script = (
        "import sys, os; from generator.terminal import terminal; "
        "terminal(sys.stdout, {}).say('yes', 'good')"
    )
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=theirs, check=True)
    os.close(theirs)
    assert os.read(ours, 100) == b"\x1b[32myes\x1b[0m\r\n"
    os.close(ours)
