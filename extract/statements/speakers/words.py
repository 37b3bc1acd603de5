"""Words that tell what a source is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract.data.aliases import fold


@dataclass(frozen=True)
class SpeakerWords:
    """``extract/data/speakers.yaml``: words that tell what a source is, in lower case."""

    roles: frozenset[str]
    unnamed: frozenset[str]
    bodies: frozenset[str]
    anonymity: tuple[str, ...]
    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    metonyms: dict[str, str]  # a building or place in lower case to the speaker
    plain: frozenset[str]  # nouns for people, singular and plural, which are no names when they begin a sentence


@cache
def speaker_words() -> SpeakerWords:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).parents[2].joinpath("data", "speakers.yaml").read_bytes())
    metonyms = {form: name for name, forms in data["metonyms"].items() for form in (name, *forms)}
    nouns = [*data["roles"], *data["unnamed"]]
    return SpeakerWords(
        roles=frozenset(data["roles"]),
        unnamed=frozenset(data["unnamed"]),
        bodies=frozenset(data["bodies"]),
        anonymity=tuple(data["anonymity"]),
        titles=frozenset(data["titles"]),
        female=frozenset(data["female"]),
        male=frozenset(data["male"]),
        plain=frozenset([*nouns, *(f"{noun}s" for noun in nouns), "police", "authorities"]),
        metonyms={fold(form).lower(): name for form, name in metonyms.items()},
    )
