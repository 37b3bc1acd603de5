"""Which decisions stand, and what an editor's next undo and redo mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from extract.review.model import Action, Decision

_TURNS = (Action.UNDO, Action.REDO)


def ordered(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """``decisions`` each once, in the order of their numbers; those without one, not yet kept, come last."""
    once = {one.id: one for one in sorted(decisions, key=_order)}  # a store's number counts, not that of a desk file
    return tuple(sorted(once.values(), key=_order))


def _order(one: Decision) -> tuple[bool, int]:
    return one.number == 0, one.number


def standing(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the decisions that are not undone, undo and redo themselves left out.

    Only the editor who made a decision can undo it.
    """
    found: dict[str, Decision] = {}
    undone: set[str] = set()
    for one in ordered(decisions):
        if one.action not in _TURNS:
            found[one.id] = one
        elif one.target in found and found[one.target].editor == one.editor:
            if one.action is Action.UNDO:
                undone.add(one.target)
            else:
                undone.discard(one.target)
    return frozenset(found.keys() - undone)


def next_undo(decisions: Iterable[Decision], editor: str) -> tuple[Decision, ...]:
    """What ``editor`` would undo next: the decisions of the last key that is not undone; empty where there is none."""
    done, _ = _stacks(decisions, editor)
    return tuple(done[-1]) if done else ()


def next_redo(decisions: Iterable[Decision], editor: str) -> tuple[Decision, ...]:
    """What ``editor`` would make again next; a new decision leaves nothing to make again."""
    _, undone = _stacks(decisions, editor)
    return tuple(undone[-1]) if undone else ()


def _stacks(decisions: Iterable[Decision], editor: str) -> tuple[list[Sequence[Decision]], list[Sequence[Decision]]]:
    """The batches that are done and those that are undone, the next to be turned at the end."""
    own = [one for one in ordered(decisions) if one.editor == editor]
    batch_of = {one.id: one.batch or one.id for one in own if one.action not in _TURNS}
    batches: dict[str, list[Decision]] = {}
    done: list[str] = []
    undone: list[str] = []
    for batch, group in groupby(own, key=lambda one: one.batch or one.id):
        members = list(group)
        if members[0].action not in _TURNS:
            batches.setdefault(batch, []).extend(members)
            if batch not in done:
                done.append(batch)
            undone.clear()
            continue
        for one in members:
            turned = batch_of.get(one.target, "")
            here, there = (done, undone) if one.action is Action.UNDO else (undone, done)
            if turned in here:
                here.remove(turned)
                there.append(turned)
    return [batches[batch] for batch in done], [batches[batch] for batch in undone]
