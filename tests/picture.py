"""Take the README's picture of site/: the first exchange of a transcript, with a note open."""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser import find_chromium

SIZE = {"width": 1200, "height": 760}
EXCHANGE = ".exchange:has(.asks .footnote-ref)"


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_arguments):
        """Say nothing."""


def transcripts(site):
    """Give the addresses of the transcripts of a site."""
    for path in sorted((site / "documents").glob("*/index.html")):
        if 'data-kind="transcript"' in path.read_text("utf-8"):
            yield path.parent.relative_to(site).as_posix() + "/"


def take(site, target):
    """Write the picture of the last transcript."""
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{list(transcripts(site))[-1]}"
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=find_chromium())
        page = chrome.new_page(viewport=SIZE, device_scale_factor=1.5, color_scheme="light")
        page.goto(address)
        exchange = page.locator(EXCHANGE).first
        exchange.evaluate("exchange => scrollTo(0, exchange.offsetTop - 230)")
        exchange.locator(".asks .footnote-ref").first.click()
        page.mouse.move(0, 0)
        page.screenshot(path=target)
        chrome.close()
    server.shutdown()


if __name__ == "__main__":
    take(Path("site"), Path(sys.argv[1]))
