"""Decisions for the store, without any copy; imported by the writers that are killed, so it imports little."""

from datetime import UTC, datetime
from uuid import uuid4

from extract.review.model import Action, Decision, Reference


def reference(words: str = "A lighthouse was sold.", story: str = "guid", **fields: str) -> Reference:
    values = {"headline": "A headline", "version": "2", "created": "", "agency": "AFP", "print": words.casefold()}
    return Reference(story=story, words=words, **values | fields)


def decision(value: str = "", editor: str = "Eva", action: Action = Action.NOTE, **fields: object) -> Decision:
    at = fields.pop("at", datetime.now(UTC))
    sides = fields.pop("sides", ((reference(),),))
    name = str(uuid4())
    return Decision(name, 0, at, editor, action, sides, value, str(fields.pop("target", "")), name)  # type: ignore[arg-type]
