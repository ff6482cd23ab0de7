"""A built site for the phones in the hall: a plain server on this machine's network, with its address as a code to point a camera at."""

import io
import socket
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import segno

TYPES: Final = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".html": "text/html; charset=utf-8"}
"""Windows keeps these in its registry, where other programs may have changed them."""
NOWHERE: Final = ("192.0.2.1", 9)
"""An address that nobody has; asking which way leads there sends nothing."""


class Handler(SimpleHTTPRequestHandler):
    """Files only: no listing of folders, no log of who read what."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, format: str, *args: object) -> None:
        """Nobody learns who looked."""

    def list_directory(self, path: object) -> None:
        """Not shown."""
        self.send_error(404)


def address_here() -> str:
    """The address of the machine in its network; the machine itself where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def square(address: str) -> str:
    """The address as a QR code in text, dark on light whatever the window's colours."""
    drawn = io.StringIO()
    segno.make(address, micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()


def open_hall(folder: Path, port: int, tell: Callable[[str], None], host: str = "") -> ThreadingHTTPServer:
    """A server of the folder on every network of this machine; `tell` gets its address first. OSError where the port is taken."""
    server = ThreadingHTTPServer((host, port), partial(Handler, directory=str(folder)))
    tell(f"http://{address_here()}:{server.server_address[1]}/index.html")
    return server
