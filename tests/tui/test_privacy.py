"""Nothing goes out unless it was asked for: no command opens a connection, whatever addresses the copy holds."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import ROOT, Program

# Put before the program: every use of the network is written down and refused.
_GUARD = r"""
import os, sys
def guard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg",
                 "urllib.Request", "http.client.connect"):
        address = arguments[1] if event.startswith("socket.") and len(arguments) > 1 else arguments
        with open(os.environ["GUARD_LOG"], "a") as log:
            log.write(f"{event} {address}\n")
        raise PermissionError(f"the network was used: {event}")
sys.addaudithook(guard)
"""
_ALL = """
import json, sys
from click.testing import CliRunner
from tui.cli import main
for arguments in json.load(sys.stdin):
    done = CliRunner().invoke(main, arguments)
    print(done.exit_code, arguments[0], repr(done.exception) if done.exit_code not in (0, 1) else "")
"""
COPY = {
    "entity.xml": """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "{url}/dtd" [<!ENTITY % p SYSTEM "{url}/parameter"> %p;
<!ENTITY e SYSTEM "{url}/entity">]><?xml-stylesheet href="{url}/style"?>
<nitf xmlns:xi="http://www.w3.org/2001/XInclude"><head><title>Orlo</title></head><body><body.content>
<p>The bridge is open, the mayor said. &e;</p><xi:include href="{url}/include"/></body.content></body></nitf>""",
    "page.html": """<!doctype html><html><head><title>Orlo</title>
<link rel="canonical" href="{url}/page"><base href="{url}">
<link rel="stylesheet" href="{url}/css">
<meta http-equiv="refresh" content="0;url={url}/refresh"></head><body><article>
<h1>Bridge at Orlo</h1><p>The bridge is open again after a year, the mayor of Orlo said on Friday morning.</p>
<img src="{url}/i"><iframe src="{url}/frame"></iframe><script src="{url}/script"></script></article></body></html>""",
    "feed.xml": """<rss version="2.0"><channel><title>Feed</title><link>{url}/feed</link><item><title>Orlo</title>
<link>{url}/item</link><description>&lt;p&gt;The bridge is open.&lt;img src="{url}/i"&gt;&lt;/p&gt;</description>
<enclosure url="{url}/enclosure"/></item></channel></rss>""",
    "story.md": "# Orlo\n\n![picture]({url}/picture)\n\nThe bridge is open, [the mayor]({url}/mayor) said on Friday.\n",
    "mail.eml": """From: desk@example.org
To: you@example.org
Subject: Orlo
Content-Type: message/external-body; access-type=URL; URL="{url}/body"

The bridge is open, the mayor said.
""",
    "item.json": '{{"uri": "{url}/item", "versioncreated": "2024-05-03T08:15:30Z", "headline": "Orlo", "body_html": '
    '"<p>The bridge is open, the mayor said.</p><img src={url}/i>", "renditions": {{"main": {{"href": "{url}/r"}}}}}}',
}


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it has been asked for."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", requests
    server.shutdown()
    server.server_close()


@pytest.fixture
def home(tmp_path: Path, asked: tuple[str, list[str]]) -> Path:
    (tmp_path / "copy").mkdir()
    for name, text in COPY.items():
        (tmp_path / "copy" / name).write_text(text.format(url=asked[0]))
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(_GUARD)
    (tmp_path / "config" / "wireside").mkdir(parents=True, mode=0o700)
    (tmp_path / "config" / "wireside" / "config.yaml").write_text("pipeline: blank:en\n")
    (tmp_path / "pairs.jsonl").write_text('{"a": "12 died", "b": "13 died"}\n')
    return tmp_path


def guarded(home: Path) -> dict[str, str]:
    return {"PYTHONPATH": f"{home / 'guard'}:{ROOT}", "GUARD_LOG": str(home / "used.txt")}


def test_the_guard_stops_a_connection(home: Path) -> None:
    code = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **guarded(home)}, capture_output=True)
    assert b"the network was used" in done.stderr
    assert (home / "used.txt").read_text()


def test_no_command_uses_the_network(home: Path, asked: tuple[str, list[str]]) -> None:
    copy = str(home / "copy")
    commands = [[name, "--format", "json", copy] for name in ("read", "extract", "compare", "versions")]
    commands += [["compare", copy], ["compare", "--by", "speaker", copy], ["diff", str(home / "pairs.jsonl")]]
    commands += [["doctor"], ["doctor", "--format", "json"], ["where"], ["completion", "bash"]]
    commands += [["--version"], ["--help"]]
    variables = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", _ALL],
        input=json.dumps(commands),
        env={**os.environ, **variables, **guarded(home)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["0"] * len(commands), done.stdout
    assert not (home / "used.txt").exists(), (home / "used.txt").read_text()
    assert asked[1] == []


def test_the_screen_uses_no_network(home: Path, asked: tuple[str, list[str]]) -> None:
    program = Program([str(home / "copy")], home, **guarded(home))
    program.until(b"watching")
    program.press("jj", "\r", "y", "\x7f", "F", "\x7f", "?", "\x7f")
    assert program.end() == 0
    assert not (home / "used.txt").exists(), (home / "used.txt").read_text()
    assert asked[1] == []
