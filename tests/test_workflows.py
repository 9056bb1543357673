"""The workflows are sound: actionlint, zizmor, and commit-docs played against a real remote."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
COMMIT_DOCS = ROOT / ".github/scripts/commit-docs"


def test_actionlint(tool):
    done = tool("actionlint", "-no-color", *map(str, WORKFLOWS))
    assert not done.returncode, done.stdout + done.stderr


def test_zizmor(tool):
    done = tool("zizmor", "--offline", "--no-progress", "--persona=pedantic", ".github")
    assert not done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_actions_are_pinned_by_commit_and_say_their_version(path):
    uses = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_a_pull_request_is_told_what_was_gained_and_lost():
    """The report of the made-up texts stands in the summary of one job of the matrix."""
    steps = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]["test"]
    [step] = [s for s in steps["steps"] if "scorecard" in s.get("run", "")]
    assert step["run"].split()[1:] == [
        *("-m", "benchmarks.scorecard", "--fixtures", "--markdown", '"$GITHUB_STEP_SUMMARY"')
    ]
    assert "pull_request" in step["if"]
    assert [v for v in steps["strategy"]["matrix"]["python"] if f"'{v}'" in step["if"]] == ["3.13"]


def test_shellcheck(tool):
    done = tool("shellcheck", ".ci/run", str(COMMIT_DOCS))
    assert not done.returncode, done.stdout + done.stderr


def git(where, *arguments):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    command = ["git", "-C", where, *who, *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


class Hosting:
    """A remote with one commit on main, and a runner's checkout of it."""

    def __init__(self, root):
        self.remote, self.runner = root / "remote.git", root / "runner"
        git(root, "init", "--quiet", "--bare", "--initial-branch=main", self.remote)
        git(root, "clone", "--quiet", self.remote, self.runner)
        git(self.runner, "checkout", "--quiet", "-B", "main")
        self.write("docs/index.md", "# Old\n")
        git(self.runner, "add", "--all")
        git(self.runner, "commit", "--quiet", "--message", "Start")
        git(self.runner, "push", "--quiet", "origin", "main")

    def write(self, name, text):
        path = self.runner / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def push_from_elsewhere(self):
        """Let an editor push while the workflow runs."""
        other = self.remote.parent / "editor"
        git(self.remote.parent, "clone", "--quiet", self.remote, other)
        (other / "seeds.txt").write_text("new", "utf-8")
        git(other, "add", "--all")
        git(other, "commit", "--quiet", "--message", "A seed")
        git(other, "push", "--quiet", "origin", "main")

    def commit_docs(self):
        """Run the step; give its exit code and the commit that it says to publish."""
        output = self.remote.parent / "output"
        output.touch()
        environment = {**os.environ, "GITHUB_OUTPUT": str(output), "TOKEN": "secret"}
        command = ["bash", COMMIT_DOCS]
        done = subprocess.run(
            command, cwd=self.runner, env=environment, capture_output=True, check=False
        )
        assert b"secret" not in done.stdout + done.stderr
        return done.returncode, output.read_text("utf-8").strip().removeprefix("commit=")

    @property
    def tip(self):
        return git(self.remote, "rev-parse", "main")


@pytest.fixture
def hosting(tmp_path):
    return Hosting(tmp_path)


def test_nothing_changed_is_nothing_committed(hosting):
    before = hosting.tip
    assert hosting.commit_docs() == (0, before)
    assert hosting.tip == before


def test_what_changed_in_docs_is_committed_and_published(hosting):
    before = hosting.tip
    hosting.write("docs/new.md", "# New\n")
    hosting.write("other.txt", "not of docs/")
    code, published = hosting.commit_docs()
    assert (code, published) == (0, hosting.tip)
    assert git(hosting.remote, "rev-parse", "main^") == before
    assert git(hosting.remote, "show", "--name-only", "--format=%an", "main").split() == [
        "github-actions[bot]",
        "docs/new.md",
    ]


@pytest.mark.parametrize("changed", [True, False])
def test_an_older_commit_replaces_no_newer(hosting, changed):
    if changed:
        hosting.write("docs/index.md", "# Regenerated\n")
    hosting.push_from_elsewhere()
    newer = hosting.tip
    assert hosting.commit_docs() == (0, "")
    assert hosting.tip == newer


def test_a_push_that_comes_between_wins(hosting):
    """Main moves between the question where it is and the push."""
    hook = hosting.runner / ".git/hooks/pre-push"
    hosting.write("docs/index.md", "# Regenerated\n")
    hosting.push_from_elsewhere()
    newer = hosting.tip
    git(hosting.remote, "update-ref", "refs/heads/main", f"{newer}^")
    hook.write_text(f"#!/bin/sh\ngit -C {hosting.remote} update-ref refs/heads/main {newer}\n")
    hook.chmod(0o755)
    assert hosting.commit_docs() == (0, "")
    assert hosting.tip == newer


def test_a_refused_push_is_an_error(hosting):
    hook = hosting.remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    hosting.write("docs/index.md", "# Regenerated\n")
    code, published = hosting.commit_docs()
    assert (code, published) == (1, "")
