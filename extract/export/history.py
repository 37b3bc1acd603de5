"""The desk's work: every decision, oldest first, with who made it and on what."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Sequence
from typing import Any, TextIO

from extract.export.decisions import done
from extract.export.markdown import escape
from extract.export.tables import safe
from extract.readers.border.clean import line
from extract.review.model import Action, Decision

COLUMNS = "number at by action value undone stories headlines agencies words id".split()
_LONG = 70  # letters of words in a table that people read


def write_history(decisions: Sequence[Decision], standing: Collection[str], form: str, out: TextIO) -> None:
    """``decisions`` in one of the formats json, jsonl, csv and md; ``standing`` has the ids of those not undone."""
    records = [history_record(one, standing) for one in decisions]
    if form == "json":
        out.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    elif form == "jsonl":
        out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    elif form == "csv":
        table = csv.writer(out)
        table.writerow(COLUMNS)
        for one in records:
            flat = {**one, "words": [words for side in one["sides"] for words in side["words"]]}
            flat["agencies"] = [side["agency"] for side in one["sides"]]
            table.writerow([safe(_cell(flat[name])) for name in COLUMNS])
    else:
        _write_table(decisions, standing, out)


def history_record(decision: Decision, standing: Collection[str]) -> dict[str, Any]:
    """One decision as plain values; ``undone`` is null for what cannot be undone: undo and redo themselves."""
    turn = decision.action in (Action.UNDO, Action.REDO)
    return {
        "number": decision.number,
        "id": decision.id,
        "at": decision.at.isoformat(),
        "by": decision.editor,
        "action": str(decision.action),
        "value": decision.value or None,
        "target": decision.target or None,
        "undone": None if turn else decision.id not in standing,
        "stories": _unlike(one.story for one in decision.statements),
        "headlines": _unlike(one.headline for one in decision.statements),
        "sides": [
            {
                "agency": ", ".join(_unlike(one.agency for one in side)),
                "version": ", ".join(_unlike(one.version_name for one in side)),
                "words": [one.words for one in side],
            }
            for side in decision.sides
        ],
    }


def _write_table(decisions: Sequence[Decision], standing: Collection[str], out: TextIO) -> None:
    out.write("| decision | story | on |\n|---|---|---|\n")
    for one in decisions:
        record = history_record(one, standing)
        what = done(one, {}) + (" (undone)" if record["undone"] else "")
        if one.action is Action.NOTE:
            what += f": {line(one.value)}"
        story = next(iter(record["headlines"] or record["stories"]), "")
        on = "; ".join(f"{side['agency']}: {_short(' '.join(side['words']))}" for side in record["sides"])
        out.write(f"| {escape(line(what))} | {escape(_short(story))} | {escape(on)} |\n")
    if not decisions:
        out.write("| nothing was decided | | |\n")


def _unlike(values: Any) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _short(words: str) -> str:
    words = line(words)
    return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + "…"


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
