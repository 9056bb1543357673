"""What is committed fits any machine: locks that pip can check, nothing of one machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PUBLISHING = ("requirements.txt", "requirements-intake.txt", "requirements-thesaurus.txt")
LOCKS = (*PUBLISHING, "requirements-test.txt")
REGISTRIES = r"files\.python[h]osted|py[p]i\.org|registry\.np[m]js|deb\.[d]ebian\.org"
MACHINE = r"(?<![\w.])/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me|Us[e]rs)/"


def committed():
    """Give the files that git keeps, sources apart: they are what they are."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in names if name and not name.startswith("seeds/")]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE], ids=["registry", "path"])
def test_nothing_of_one_machine_is_committed(pattern):
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in committed()
        for match in re.finditer(pattern, path.read_bytes().decode("utf-8", "replace"))
    ]
    assert not found


def pins(lock):
    """Give each locked name its version, with markers, and the number of its hashes."""
    text = (ROOT / lock).read_text("utf-8")
    entries = re.findall(r"^([\w-]+)==(.*?) \\\n((?:    --hash=sha256:.*\n)*)", text, re.MULTILINE)
    return {name: (version, hashes.count("--hash")) for name, version, hashes in entries}


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_pin_everything_by_hash_and_name_no_index(lock):
    found = pins(lock)
    assert found
    assert all(hashes for _, hashes in found.values())
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert len(found) == sum(not line.startswith(("#", " ")) for line in lines)
    assert not any("://" in line for line in lines)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_what_their_sources_ask_for(lock):
    source = (ROOT / lock).with_suffix(".in").read_text("utf-8")
    asked = re.findall(r"^\w[\w-]*", source, re.MULTILINE)
    assert asked
    assert set(asked) <= set(pins(lock))


@pytest.mark.parametrize("lock", PUBLISHING)
def test_tests_run_on_the_versions_that_publish(lock):
    tested, published = pins("requirements-test.txt"), pins(lock)
    assert {name: tested.get(name) for name in published} == published


def test_mkdocs_stays_below_2():
    assert pins(LOCKS[0])["mkdocs"][0].startswith("1.")


@pytest.mark.parametrize("lock", LOCKS)
def test_contributing_gives_a_reason_for_each_dependency(lock):
    source = (ROOT / lock).with_suffix(".in").read_text("utf-8")
    tables = re.findall(
        r"^\| (.*?) \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE
    )
    named = set(re.findall(r"[\w-]+", " ".join(tables)))
    asked = set(re.findall(r"^\w[\w-]*", source, re.MULTILINE))
    assert {re.sub("types-.*", "types-", name) for name in asked} <= named


@pytest.mark.parametrize("path", ["seeds/a.txt", "tests/cases/a.toml"])
def test_git_changes_no_line_end_of_a_source(path):
    command = ["git", "check-attr", "text", "--", path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{path}: text: unset"
