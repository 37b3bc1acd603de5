"""What is copied, and how it gets out of a terminal that may be far away."""

from __future__ import annotations

import os
import shutil
import subprocess

from extract.model import Article, Statement
from tui.drawing.cells import chain_text, speaker_name
from tui.drawing.marks import UNICODE
from tui.drawing.passages import paragraph_number
from tui.drawing.text import plain


def quotation(statement: Statement, article: Article) -> str:
    """The words of ``statement`` with their credit: who said it, through whom, and where it stands."""
    role = statement.source.speaker.role if statement.source else ""
    speaker = ", ".join(part for part in (speaker_name(statement), role) if part)
    number = paragraph_number(article, statement.sentence.start)
    credit = "; ".join(
        part for part in (speaker, chain_text(statement, UNICODE), f"{article.file_name} ¶{number}") if part
    )
    return f"{plain(statement.words)}\n— {plain(credit)}\n"


def copy_in_tmux(text: str) -> None:
    """Give ``text`` to tmux, which hands it on to the terminal outside; nothing happens outside tmux."""
    tmux = shutil.which("tmux")
    if tmux is None or not os.environ.get("TMUX"):
        return
    try:
        subprocess.run(
            [tmux, "load-buffer", "-w", "-"], input=text.encode(), timeout=2, capture_output=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return
