"""YAML files that people write: configuration, topics, themes, key maps and the shipped data.

They are data and never run anything: ``yaml.SafeLoader`` reads them, a pydantic model checks them, and a mistake is
reported with its file and line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")

# More aliases than any hand-written file has; a few dozen nested ones already expand to gigabytes.
MAX_ALIASES = 100

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader, in C where it is built


class YamlError(ValueError):
    """A YAML file that cannot be used; the message names the file and, where there is one, the line."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path, self.reason, self.line = path, reason, line
        where = path if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {reason}")


def load(path: Path, shape: type[T]) -> T:
    """Read the YAML file at ``path`` as a ``shape`` (a pydantic model or any type that pydantic can check).

    An empty file is an empty mapping. Raises YamlError.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise YamlError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return parse(text, shape, str(path))


def parse(text: str, shape: type[T], name: str) -> T:
    """The same for YAML text; ``name`` is what errors call it."""
    try:
        if sum(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, _LOADER)) > MAX_ALIASES:
            raise YamlError(name, f"more than {MAX_ALIASES} aliases")
        root = yaml.compose(text, _LOADER)
        data = yaml.load(text, _LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        raise YamlError(name, reason, mark.line + 1 if mark else None) from error
    from pydantic import TypeAdapter, ValidationError  # not above: it would delay the first paint

    try:
        return TypeAdapter(shape).validate_python({} if data is None else data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        reason = f"{where}: {first['msg']}" if where else first["msg"]
        raise YamlError(name, reason, _line(root, first["loc"])) from error


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
