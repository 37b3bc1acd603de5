"""Changing a parse that spaCy has made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc


def reattach(doc: Doc, changes: Mapping[int, tuple[int, str]]) -> None:
    """Give the tokens at the keys of ``changes`` another head and relation; sentences follow from the heads."""
    # The stubs know neither that the values are unsigned integers nor that the same array goes back in.
    values: Any = doc.to_array(["HEAD", "DEP"])
    for i, (head, relation) in changes.items():
        values[i][0] = (head - i) % 2**64
        values[i][1] = doc.vocab.strings.add(relation)
    doc.from_array(["HEAD", "DEP"], values)
