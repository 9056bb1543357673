"""What we know of the world, as data: the TOML files in rules/, loaded once, read-only."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def rules(name: str) -> dict[str, Any]:
    """Load `rules/NAME.toml`; callers must not change what they get."""
    return tomllib.loads(
        (resources.files("generator") / "rules" / f"{name}.toml").read_text("utf-8")
    )
