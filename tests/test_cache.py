"""What is kept between runs: found only as it was put, and never more than the last run used."""

from pathlib import Path

import pytest

from generator.incremental.cache import PROGRAM, Cache, key, program


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """Give a publication's folder with one thing kept."""
    Cache(tmp_path).put("cards", key("a"), b"seen")
    return tmp_path


def file(root: Path) -> Path:
    return root / ".cache/known/cards" / key("a")


def test_what_was_put_is_found_by_a_later_run(known: Path) -> None:
    assert Cache(known).get("cards", key("a")) == b"seen"
    assert Cache(known).get("cards", key("b")) is None
    assert Cache(known).get("prints", key("a")) is None


def test_parts_of_a_key_do_not_run_together() -> None:
    assert len({key("ab", "c"), key("a", "bc"), key("abc"), key("abc", ""), key(b"abc", "x")}) == 5


def test_another_program_finds_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = key("a")
    monkeypatch.setattr("generator.incremental.cache.PROGRAM", tmp_path)
    assert key("a") != mine


@pytest.mark.parametrize("changed", ["refer/words.py", "rules/titles.toml", "new.py"])
def test_a_program_is_all_its_code_and_rules(tmp_path: Path, changed: str) -> None:
    before = [tmp_path / name for name in ("refer/words.py", "rules/titles.toml")]
    for path in before:
        path.parent.mkdir()
        path.write_text("1")
    mine = program.__wrapped__(tmp_path)
    (tmp_path / changed).write_text("2")
    assert program.__wrapped__(tmp_path) != mine


def test_the_program_is_the_whole_package() -> None:
    assert {"clean", "refer", "rules"} <= {path.name for path in PROGRAM.iterdir()}


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:-1],
        lambda raw: raw + b"x",
        lambda raw: raw[:40] + b"\0",
        lambda raw: raw[:33] + bytes([raw[33] ^ 1]) + raw[34:],
        lambda _: b"",
        lambda _: b"\x80\x04c",
    ],
)
def test_a_damaged_file_is_not_found_and_is_put_again(known: Path, damage) -> None:
    file(known).write_bytes(damage(file(known).read_bytes()))
    assert Cache(known).get("cards", key("a")) is None
    Cache(known).put("cards", key("a"), b"seen")
    assert Cache(known).get("cards", key("a")) == b"seen"


def test_a_file_moved_under_another_name_is_not_found(known: Path) -> None:
    file(known).rename(file(known).with_name(key("b")))
    assert Cache(known).get("cards", key("b")) is None


def test_a_folder_where_a_file_should_be_does_no_harm(known: Path) -> None:
    file(known).unlink()
    file(known).mkdir()
    cache = Cache(known)
    assert cache.get("cards", key("a")) is None
    cache.put("cards", key("a"), b"seen")
    cache.sweep()
    assert cache.get("cards", key("a")) is None


def test_only_what_the_run_asked_for_stays(known: Path) -> None:
    first = Cache(known)
    first.put("cards", key("b"), b"new")
    first.put("prints", key("c"), b"print")
    first.sweep()
    assert not file(known).exists()
    second = Cache(known)
    assert second.get("cards", key("b")) == b"new"
    second.put("cards", key("d"), b"newer")
    second.sweep()
    assert Cache(known).get("cards", key("b")) == b"new"
    assert Cache(known).get("prints", key("c")) == b"print", "a kind nobody asked for stays"
    (known / ".cache/known/cards/left-by-a-killed-run").touch()
    second.sweep()
    assert {p.name for p in file(known).parent.iterdir()} == {key("b"), key("d")}


def test_git_is_told_to_leave_it_alone(known: Path) -> None:
    assert (known / ".cache/.gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("link", [".cache", ".cache/known", ".cache/known/cards"])
def test_nothing_is_written_or_deleted_through_a_link(tmp_path: Path, link: str) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    (target / "mine").write_text("mine", "utf-8")
    root = tmp_path / "publication"
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(target)
    cache = Cache(root)
    cache.put("cards", key("a"), b"seen")
    cache.sweep()
    assert [p.name for p in target.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file", "utf-8")
    cache = Cache(tmp_path)
    cache.put("cards", key("a"), b"seen")
    cache.sweep()
    assert cache.get("cards", key("a")) is None
