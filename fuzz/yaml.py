"""The YAML files that people write: what is good in them, damaged, is used or refused with the file's name."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from extract.settings import load_settings
from extract.topics import load_topics
from extract.yamlfile import YamlError
from fuzz.mutation import ROOT, mutated
from tui.drawing.theme import load_theme
from tui.keymap import load_keys

_CONFIG = b"""pipeline: blank:en
by: agency
threshold: 40
theme: dark
keys: vim
mouse: true
max_bytes: 20_000_000
max_files: 10
outlet: "The Paper"
"""
_KEYS = b"""next-difference: ctrl+n
down: [j, down, e]
up: [k, up]
quit: "ctrl+q"
"""
_TOKENS = (
    *(b": ", b"- ", b"&a ", b"*a ", b"[", b"]", b"{", b"}", b"\n", b"  ", b"!!python/object/apply:os.system ['true']"),
    *(b"!!binary ", b"? ", b"| ", b"> ", b"---\n", b"%YAML 9.9\n", b"<<: *a\n", b"null", b"~", b".nan", b"1e400"),
    *(b"2001-99-99", b"\x00", b"\xff\xfe", b"\t", b"#", b"'", b'"', b"\\u0000", b"!!timestamp ", b"!!set ", b"*" * 50),
    *(b"9" * 5000, b"1:2:3", b"[" * 500, b"(a+)+$", b"ctrl+", b"] d", b"bold red on", b"link http://x", b"yes"),
)  # fmt: skip
_KINDS: tuple[tuple[Callable[[], bytes], Callable[[Path], object]], ...] = (
    (lambda: _CONFIG, load_settings),
    (lambda: _KEYS, load_keys),
    (lambda: (ROOT / "extract" / "data" / "topics.yaml").read_bytes()[:3000].rpartition(b"\n")[0], load_topics),
    (lambda: (ROOT / "themes" / "dark.yaml").read_bytes(), load_theme),
)


def attempt(chance: random.Random) -> int:
    """One damaged file of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (good, load) in enumerate(_KINDS):
            path = Path(folder, f"{number}.yaml")
            path.write_bytes(mutated(good(), _TOKENS, chance))
            start = time.monotonic()
            try:
                load(path)
            except YamlError as error:
                if str(path) not in str(error):
                    raise AssertionError("the file is not named") from error
            assert time.monotonic() - start < 5, "it took longer than five seconds"
    return len(_KINDS)
