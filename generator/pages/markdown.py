"""Seed text as Markdown that renders to exactly that text: escaping happens only here."""

import re

_SPECIAL = re.compile(r"[\\`*_{\[]")
_ENTITY = re.compile(r"&(?=#|\w+;)")  # "&#" alone makes Python-Markdown misread the next tag
_IMAGE = re.compile(r"!(?=\\\[)")
_TITLE_MARK = re.compile(r"^'|'(?=\s*\))")  # Python-Markdown takes such a mark for the title's own
_LAST_HASHES = re.compile(r"#+\s*$")


class Md(str):
    """Text that is Markdown already; the templates escape every other string."""

    __slots__ = ()


def escape(text: str) -> Md:
    r"""Write a run of words so that the site shows exactly these.

    It must not begin a line of its own: every paragraph begins with its anchor or its label, so
    that "1986." or "- so" can start no list.

    >>> escape("Was it *so*, [inaudible] & <b>co</b> &amp; {: .x}?")
    'Was it \\*so\\*, \\[inaudible] & &lt;b>co&lt;/b> &amp;amp; \\{: .x}?'
    """
    text = _SPECIAL.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    return Md(_IMAGE.sub(r"\\!", text))


def heading(text: str) -> Md:
    r"""Write words for a heading line, whose last "#" would be taken for a mark.

    >>> heading("In C#")
    'In C\\#'
    """
    return Md(_LAST_HASHES.sub(lambda m: m[0].replace("#", r"\#"), escape(text)))


def link(words: str, target: str, title: str = "") -> Md:
    """Write a link; `target` is a relative address of our own making.

    >>> link("7", "../documents/a.md#p1", 'He said "no"')
    '[7](../documents/a.md#p1 "He said &quot;no&quot;")'
    """
    hover = f' "{_title(title)}"' if title else ""
    return Md(f"[{escape(words).replace(']', chr(92) + ']')}]({target}{hover})")


def _title(text: str) -> str:
    return _TITLE_MARK.sub("&#39;", escape(text).replace('"', "&quot;"))


def anchor(name: str) -> Md:
    """Write the empty anchor at the head of a citable block."""
    return Md(f'<a id="{name}"></a>')
