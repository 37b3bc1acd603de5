"""Writes docs/wireside.1, the manual page, from the commands themselves.

python docs/manpage.py
"""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from tui.cli import main

PAGE = Path(__file__).with_name("wireside.1")
_ENDINGS = """.SH FILES
.B wireside where
prints where the configuration, topics, keys and themes are looked for, and where decisions and reports are kept.
.SH EXIT STATUS
.TP
.B 0
Everything was read.
.TP
.B 1
Some inputs could not be read; for
.BR doctor ,
something is wrong.
.TP
.B 2
Wrong usage, or a mistake in the configuration.
.TP
.B 3
None of the inputs could be read.
.TP
.B 70
The screen had to end over a mistake of its own; the report that is named holds no copy.
.SH ENVIRONMENT
.TP
.B NO_COLOR
The screen uses no colours.
.TP
.BR TERM ", " COLORTERM
What the terminal can do;
.B truecolor
in the second says that it has 16 million colours.
.TP
.BR LC_ALL ", " LC_CTYPE ", " LANG
Without UTF\\-8 in them the screen is drawn in ASCII.
.TP
.BR XDG_CONFIG_HOME ", " XDG_DATA_HOME ", " XDG_STATE_HOME
The folders that the program's own are in.
"""


def page() -> str:
    """The manual page in the man macros."""
    context = click.Context(main, info_name="wireside", **main.context_settings)
    parts = ['.TH WIRESIDE 1 "" "Wireside" "User Commands"', ".SH NAME"]
    first, _, rest = _help(main).partition("\n\n")
    parts += [f"wireside \\- {_plain(first[0].lower() + first[1:].rstrip('.'))}", ".SH SYNOPSIS", ".B wireside"]
    parts += [r"[\fIOPTIONS\fR] \fIFILE\fR...", ".br", ".B wireside", r"\fICOMMAND\fR [\fIARGUMENTS\fR]"]
    parts += [".SH DESCRIPTION", _plain(rest), ".SH OPTIONS", *_options(main, context), ".SH COMMANDS"]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        usage = " ".join(command.collect_usage_pieces(inner))
        parts += [f".SS wireside {name} {_plain(usage)}", *_paragraphs(_help(command)), *_options(command, inner)]
    return "\n".join(parts) + "\n" + _ENDINGS


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "")


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text; click's mark for one that must not be wrapped becomes a display."""
    parts: list[str] = []
    for paragraph in text.split("\n\n"):
        kept, marked, lines = paragraph.partition("\b\n")
        parts += [".PP", *([".nf", _plain(lines), ".fi"] if marked else [_plain(kept)])]
    return parts


def _options(command: click.Command, context: click.Context) -> list[str]:
    parts = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option):
            parts += [".TP", f".B {_plain(record[0])}", _plain(record[1]) or r"\&"]
    return parts


def _plain(text: str) -> str:
    """``text`` with nothing in it that troff would act on."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return "\n".join(rf"\&{line}" if line.startswith((".", "'")) else line for line in text.split("\n"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
