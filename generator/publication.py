"""What a publication says of itself: its name and description, from mkdocs.yml."""

import difflib
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.errors import ConfigurationError

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
    )
