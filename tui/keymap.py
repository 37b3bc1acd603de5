"""Which keys do what: the action table's own keys, overridden by the user's ``keymap.yaml``.

The file names the keys of an action by the action's id::

    next-difference: ctrl+n
    down: [j, down, i]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated

from extract import yamlfile
from tui.actions import ACTIONS, Action, Where

Keys = Mapping[str, tuple[str, ...]]  # an action's id, and its keys
SETS = Path(__file__).parent / "keymaps"
DEFAULT: Keys = {action.id: action.keys for action in ACTIONS.values()}


def key_sets() -> dict[str, Path]:
    """The sets of keys that are shipped, by name; "vim" is the table's own."""
    return {path.stem: path for path in sorted(SETS.glob("*.yaml"))}


def load_keys(path: Path, default: Keys = DEFAULT) -> Keys:
    """The keys of every action, with what ``path`` says put in place of ``default``.

    Raises YamlError for an action that does not exist and for a key that is taken twice on one screen.
    """
    from pydantic import AfterValidator

    def known(name: str) -> str:
        if name not in ACTIONS:
            raise ValueError(f"there is no action {name!r}")
        return name

    shape = dict[Annotated[str, AfterValidator(known)], str | list[str]]
    given = yamlfile.load(path, shape)
    own = {name: (keys,) if isinstance(keys, str) else tuple(keys) for name, keys in given.items()}
    keys = {**{name: those for name, those in default.items() if name not in own}, **own}
    taken = taken_twice(keys)
    if taken:
        first, second, key = taken
        raise yamlfile.YamlError(str(path), f"{second}: {key!r} is already the key of {first}", _line_of(path, second))
    return {name: keys[name] for name in DEFAULT}


def chosen_keys(name: str, own: Path) -> tuple[Keys, list[str]]:
    """The keys of the set ``name`` with the file ``own`` over them, and what is wrong with either."""
    keys, mistakes = DEFAULT, []
    paths = [own] if own.exists() else []
    if name in (sets := key_sets()):
        paths.insert(0, sets[name])
    elif name != "vim":
        mistakes.append(f"keys: there is no {name!r}; there are vim, {', '.join(sets)}")
    for path in paths:
        try:
            keys = load_keys(path, keys)
        except yamlfile.YamlError as error:
            mistakes.append(str(error))
    return keys, mistakes


def taken_twice(keys: Keys) -> tuple[str, str, str] | None:
    """Two actions that work on the same screen, and the key that leads to both; the later one comes second.

    The first key of a sequence leads to it, so it cannot be another action's key.
    """
    seen: dict[tuple[str, Where], str] = {}
    for name, its_keys in keys.items():
        for key in its_keys:
            for where in _places(ACTIONS[name]):
                for other, owner in ((one, its) for (one, place), its in seen.items() if place is where):
                    if owner != name and (
                        other == key or f"{key} " in other[: len(key) + 1] or other == key.split(" ")[0]
                    ):
                        return owner, name, key
                seen[key, where] = name
    return None


def _places(action: Action) -> frozenset[Where]:
    return frozenset(Where) if Where.ANYWHERE in action.where else action.where


def _line_of(path: Path, name: str) -> int | None:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, text in enumerate(lines, 1) if text.lstrip("\"' ").startswith(name)), None)


class Waiting(Enum):
    """What a key is that does nothing by itself."""

    SEQUENCE = "sequence"  # the first half of two keys
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class KeyMap:
    """The actions of one screen by key."""

    actions: Mapping[str, Action]

    @classmethod
    def on(cls, where: Where, keys: Keys) -> KeyMap:
        return cls(
            {
                key: ACTIONS[name]
                for name, its_keys in keys.items()
                if {where, Where.ANYWHERE} & ACTIONS[name].where
                for key in its_keys
            }
        )

    def look_up(self, key: str, before: str = "") -> Action | Waiting:
        """What ``key`` does after the key ``before``, if that was the first half of a sequence."""
        whole = f"{before} {key}".strip()
        if whole in self.actions:
            return self.actions[whole]
        if any(known.startswith(f"{whole} ") for known in self.actions):
            return Waiting.SEQUENCE
        return Waiting.UNKNOWN
