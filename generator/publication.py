"""What a publication says of itself: its name and description, from mkdocs.yml."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.errors import ConfigurationError
from generator.index.alphabets import alphabets
from generator.refer import MIN_CONFIDENCE

_KEYS = [
    "INHERIT",
    "site_name",
    "site_url",
    "site_description",
    "site_author",
    "copyright",
    "repo_url",
    "repo_name",
    "edit_uri",
    "edit_uri_template",
    "docs_dir",
    "site_dir",
    "theme",
    "plugins",
    "hooks",
    "markdown_extensions",
    "mdx_configs",
    "nav",
    "not_in_nav",
    "exclude_docs",
    "draft_docs",
    "strict",
    "validation",
    "extra",
    "extra_css",
    "extra_javascript",
    "extra_templates",
    "use_directory_urls",
    "dev_addr",
    "remote_branch",
    "remote_name",
    "watch",
]


@dataclass(frozen=True, slots=True)
class Publication:
    """How the publication presents itself."""

    name: str = "On the record"
    about: str = "Who said what, when and where."
    min_confidence: float = MIN_CONFIDENCE
    """No reference is made below it, 0 to 1: `min_confidence` under `extra`."""

    order: str = ""
    """The language whose letters sort the indexes: `index_order` under `extra`."""
    address: str = ""
    """Of the site, ending in "/"; "" where mkdocs.yml does not say it in full."""

    def least(self, asked: float | None) -> float:
        """Give the confidence that a reference needs, where one run may ask for its own."""
        return self.min_confidence if asked is None else asked


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' own tags (`!ENV`, `!relative`, `!!python/name:`) as nothing."""


_Loader.add_multi_constructor("", lambda *_: None)


def read_publication(root: Path) -> Publication:
    """Read mkdocs.yml; a folder without one gets the plain name."""
    path = root / "mkdocs.yml"
    if not path.exists():
        return Publication()
    try:
        values = yaml.load(path.read_text("utf-8"), _Loader) or {}  # noqa: S506  a SafeLoader
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise ConfigurationError(
            "the file is no YAML", "Mend this line; YAML wants `key: value`.", path, line
        ) from error
    lines = path.read_text("utf-8").splitlines()
    for key in values:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, 1)
            meant = f"Did you mean ‘{near[0]}’?" if near else "Take it out."
            number = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{key}:")), 1)
            raise ConfigurationError(f"‘{key}’ is no key of mkdocs.yml", meant, path, number)
    plain = Publication()
    return Publication(
        str(values.get("site_name") or plain.name),
        str(values.get("site_description") or plain.about),
        _confidence(values.get("extra"), path, lines),
        _order(values.get("extra"), path, lines),
        _address(values.get("site_url")),
    )


def _order(extra: object, path: Path, lines: Sequence[str]) -> str:
    asked = extra.get("index_order") if isinstance(extra, dict) else None
    if asked is None or asked in alphabets():
        return str(asked or "")
    number = next((n for n, text in enumerate(lines, 1) if "index_order" in text), 1)
    known = f"Known are {', '.join(alphabets())}; without it letters are plain."
    raise ConfigurationError(f"‘index_order’ is {asked!r}", known, path, number)


def _address(site_url: object) -> str:
    """Give the address of the site; one that the environment is to give is not known here."""
    known = isinstance(site_url, str) and site_url.startswith(("https://", "http://"))
    return f"{str(site_url).rstrip('/')}/" if known else ""


def _confidence(extra: object, path: Path, lines: Sequence[str]) -> float:
    asked = extra.get("min_confidence") if isinstance(extra, dict) else None
    if asked is None:
        return MIN_CONFIDENCE
    if not isinstance(asked, int | float) or isinstance(asked, bool) or not 0 <= asked <= 1:
        number = next((n for n, text in enumerate(lines, 1) if "min_confidence" in text), 1)
        raise ConfigurationError(
            f"‘min_confidence’ is {asked!r}", "Write a number from 0 to 1.", path, number
        )
    return float(asked)
