"""Show the site on this machine, and make it again when a seed, a page or a record changes."""

import os
import socket
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ConfigurationError, GeneratorError
from generator.terminal import Terminal
from generator.website.building import fresh_website

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"
FOLDER = ".cache/serve"
SECONDS = 0.5
"""Between two looks at the files."""

State = frozenset[tuple[str, int, int]]
"""Path, time of the last change in nanoseconds and size of each file."""


def serve(
    root: Path,
    port: int,
    generate: Callable[[], object],
    terminal: Terminal,
    *,
    browse: bool = False,
) -> None:
    """Serve until Ctrl-C; whatever goes wrong in a build, the last good one stays up.

    `generate` brings docs/ up to date, or raises a `GeneratorError`, which is shown. A browser
    that shows a page loads it again after each build (MkDocs' own live reload).
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415  slow, and of use here alone

    _refuse_a_port_in_use(port)
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    server = LiveReloadServer(lambda: None, HOST, port, str(folder / "none"))
    workshop = Workshop(root, server, generate, terminal)
    server.builder = workshop.build
    server.error_handler = lambda _code: _not_found(Path(server.root))
    workshop.build()
    bell = folder / "bell"
    bell.touch()
    server.watch(str(bell))
    watching = threading.Thread(target=workshop.watch, args=(bell,), daemon=True)
    watching.start()
    terminal.say(
        f"The site is at {server.url} and follows what you change. Ctrl-C ends it.", "good"
    )
    try:
        server.serve(open_in_browser=browse)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        terminal.say()
    finally:
        server.shutdown()
        workshop.closed.set()
        watching.join()


class Workshop:
    """Builds one edition after the other, and knows what files the last was made of.

    The server watches one file, the bell. We ring it only for changes that are not our own: what
    `generate` writes to docs/ would else start a second build after each.
    """

    def __init__(
        self,
        root: Path,
        server: "LiveReloadServer",
        generate: Callable[[], object],
        terminal: Terminal,
    ) -> None:
        self.root = root
        self.server = server
        self.generate = generate
        self.terminal = terminal
        self.seen: State = frozenset()
        self.building = threading.Lock()
        self.closed = threading.Event()
        self.folders = [(root / FOLDER / name).resolve() for name in "ab"]

    def build(self) -> None:
        """Make the next edition and show it; on an error say what is wrong and keep the last."""
        with self.building:
            self.seen = state(self.root)
            out = next(folder for folder in self.folders if folder != Path(self.server.root))
            try:
                self.generate()
                self.seen = self._after_generating(self.seen)
                self.server.root = str(fresh_website(self.root, out, address=self.server.url))
            except Exception as error:  # noqa: BLE001  a fault of ours must not take the site away
                known = isinstance(error, GeneratorError)
                told = str(error) if known else traceback.format_exc().rstrip()
                self.terminal.say(told, "error")
                self.terminal.say("What is shown is the last build that went well.", "warning")
            else:
                self.terminal.say("Built.", "good")

    def _after_generating(self, before: State) -> State:
        """Take docs/ as it now is, and the seeds as they were read: a later change is news."""
        pages = str(self.root / "docs")
        now = {file for file in state(self.root) if file[0].startswith(pages)}
        return frozenset(now | {file for file in before if not file[0].startswith(pages)})

    def watch(self, bell: Path) -> None:
        """Ring whenever the files are not what the last edition was made of, until it is closed."""
        while not self.closed.wait(SECONDS):
            with self.building:
                changed = state(self.root) != self.seen
                self.seen = state(self.root) if changed else self.seen
            if changed:
                bell.touch()


def state(root: Path) -> State:
    """See how all files stand that a build is made of; hidden ones are ours or an editor's."""
    found = set()
    for path in _files(root):
        with suppress(FileNotFoundError):  # gone since it was listed
            at = path.stat()
            found.add((str(path), at.st_mtime_ns, at.st_size))
    return frozenset(found)


def _files(root: Path) -> Iterator[Path]:
    yield root / "mkdocs.yml"
    for top in ("seeds", "docs"):
        for folder, below, names in os.walk(root / top):
            below[:] = [name for name in below if not name.startswith(".")]
            yield from (Path(folder, name) for name in names if not name.startswith("."))


def _refuse_a_port_in_use(port: int) -> None:
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        raise ConfigurationError(
            f"port {port} cannot be had: {os.strerror(error.errno or 0)}",
            "Another program listens there; choose another port, as in `make serve PORT=8001`.",
        ) from error


def _not_found(site: Path) -> bytes | None:
    page = site / "404.html"
    return page.read_bytes() if page.exists() else None
