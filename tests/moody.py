"""A host with moods, as networks in valleys have: there, gone, behind a gate that answers everything, or gone after some files."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

GATE: Final = b"<!doctype html><title>gate</title><p>log in to the network</p>"


@dataclass
class Mood:
    """What the host does now: `gate` is a part of the paths that a gate answers for, `left` how many requests are answered."""

    folder: Path
    gone: bool = False
    gate: str = ""
    left: int | None = None
    asked: list[str] = field(default_factory=list)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def answers(self, path: str) -> bool:
        """Whether this request is answered; one at a time, or two would be counted as one."""
        with self.turn:
            if self.left is not None:
                self.left -= 1
                self.gone = self.gone or self.left < 0
            if not self.gone:
                self.asked.append(path)
            return not self.gone

    def mend(self) -> None:
        """The network is back, and nothing was asked of it yet."""
        with self.turn:
            self.gone, self.left = False, None
            self.asked.clear()


class Moody(http.server.SimpleHTTPRequestHandler):
    """Answers according to the mood."""

    def __init__(self, *args: object, mood: Mood, **more: object) -> None:
        self.mood = mood
        super().__init__(*args, directory=str(mood.folder), **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        mood = self.mood
        self.directory = str(mood.folder)
        if not mood.answers(self.path):
            self.close_connection = True
            self.connection.close()
            return
        if mood.gate and mood.gate in self.path:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(GATE)))
            self.end_headers()
            self.wfile.write(GATE)
            return
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (OSError, ValueError):
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    """Broken pipes are part of the play."""

    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def moody(folder: Path) -> Iterator[tuple[Mood, str]]:
    """The folder on a host with moods: its mood and its address."""
    mood = Mood(folder)
    with Server(("127.0.0.1", 0), partial(Moody, mood=mood)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield mood, f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()
