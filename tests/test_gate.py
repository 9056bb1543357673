"""The code is in its one format, and ruff and mypy have nothing to say."""

import pytest

GATES = {
    "format": ("ruff", "format", "--check", "--diff"),
    "lint": ("ruff", "check", "--no-fix"),
    "types": ("mypy", "--no-incremental"),
}


@pytest.mark.parametrize("command", GATES.values(), ids=GATES)
def test_nothing_to_say(tool, command):
    done = tool(*command)
    assert not done.returncode, done.stdout + done.stderr
