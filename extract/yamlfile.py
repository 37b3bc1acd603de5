"""YAML files that people write: configuration, topics, themes, key maps and the shipped data.

They are data and never run anything: ``yaml.SafeLoader`` reads them, a pydantic model checks them, and a mistake is
reported with its file and line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

if TYPE_CHECKING:
    from pydantic import ValidationError

T = TypeVar("T")

# More aliases than any hand-written file has; a few dozen nested ones already expand to gigabytes.
MAX_ALIASES = 100
MAX_DEPTH = 50  # collections inside one another
MAX_CHARACTERS = 1_000_000  # of one file; it is read into memory
MAX_MISTAKES = 50  # that are told of one file

# What the safe loader raises besides its own errors, for "!!timestamp x", "!!bool x" and "!!int".
_NO_VALUE = (ValueError, AttributeError, LookupError, TypeError)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader, in C where it is built


class YamlError(ValueError):
    """A YAML file that cannot be used; the message names the file and, where there is one, the line.

    ``also`` has the further mistakes of the same file, a line each.
    """

    also: tuple[YamlError, ...] = ()

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path, self.reason, self.line = path, reason, line
        where = path if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {reason}")


def load(path: Path, shape: type[T]) -> T:
    """Read the YAML file at ``path`` as a ``shape`` (a pydantic model or any type that pydantic can check).

    An empty file is an empty mapping. Raises YamlError.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(MAX_CHARACTERS + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise YamlError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return parse(text, shape, str(path))


def parse(text: str, shape: type[T], name: str) -> T:
    """The same for YAML text; ``name`` is what errors call it."""
    root = None
    try:
        _check_size(text, name)
        root = yaml.compose(text, _LOADER)
        data = yaml.load(text, _LOADER)
    except YamlError:
        raise
    except (yaml.YAMLError, RecursionError, *_NO_VALUE) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or (str(error) if isinstance(error, ValueError) else "no such value")
        raise YamlError(name, reason, mark.line + 1 if mark else _no_value(root)) from error
    from pydantic import TypeAdapter, ValidationError  # not above: it would delay the first paint

    try:
        return TypeAdapter(shape).validate_python({} if data is None else data)
    except ValidationError as error:
        first, *others = _mistakes(error, name, root)
        first.also = tuple(others)
        raise first from error


def _check_size(text: str, name: str) -> None:
    """Raise YamlError for what no person writes and no parser should be given."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(name, f"more than {MAX_CHARACTERS:,} characters")
    aliases = depth = 0
    for event in yaml.parse(text, _LOADER):
        aliases += isinstance(event, yaml.AliasEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else None
        if aliases > MAX_ALIASES:
            raise YamlError(name, f"more than {MAX_ALIASES} aliases", line)
        if depth > MAX_DEPTH:
            raise YamlError(name, f"nested more than {MAX_DEPTH} deep", line)


def _no_value(node: yaml.Node | None) -> int | None:
    """The line of the first scalar in ``node`` that looks like a date or a number and is none."""
    todo = [node]
    while todo:
        node = todo.pop()
        if isinstance(node, yaml.MappingNode):
            todo += [one for pair in reversed(node.value) for one in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            todo += reversed(node.value)
        elif node is not None:
            try:
                _LOADER("").construct_object(node)
            except _NO_VALUE:
                return int(node.start_mark.line) + 1
    return None


def _mistakes(error: ValidationError, name: str, root: yaml.Node | None) -> list[YamlError]:
    """The mistakes that pydantic found, one for each line."""
    found: dict[object, YamlError] = {}
    for one in error.errors(include_url=False, include_context=False)[:MAX_MISTAKES]:
        where = ".".join(str(step) for step in one["loc"] if step != "[key]")
        line = _line(root, one["loc"])
        unknown = one["type"] == "extra_forbidden"
        message = "there is no such name here" if unknown else one["msg"].removeprefix("Value error, ")
        reason = f"{where}: {message}" if where else message
        found.setdefault(line or where, YamlError(name, reason, line))
    return list(found.values())


def _line(node: yaml.Node | None, location: tuple[Any, ...]) -> int | None:
    """The line of the innermost node on the way along ``location``."""
    if node is None:
        return None
    line: int = node.start_mark.line + 1
    for step in location:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
