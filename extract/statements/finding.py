"""What the finders hand on: an attribution in one paragraph, before its speaker and chain are known."""

from __future__ import annotations

from dataclasses import dataclass

Bounds = tuple[int, int]  # offsets into Article.text, the end not included


@dataclass(frozen=True, slots=True)
class Finding:
    """Somebody says something. ``content`` may run on into the next paragraph."""

    paragraph: int  # the number of the view that holds the cue
    head: int  # the cue's main token
    cue: Bounds
    source: Bounds | None
    content: tuple[Bounds, ...]

    @property
    def first(self) -> int:
        return min(start for start, _ in self.content)

    @property
    def last(self) -> int:
        return max(end for _, end in self.content)
