"""The cue list: which words attribute, what stance they take, and which words soften or deny.

The list is ``extract/data/cues.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract.model import Stance


@dataclass(frozen=True)
class CueList:
    """Lemmas and phrases by stance."""

    verbs: dict[str, Stance]
    nouns: dict[str, Stance]
    adjectives: dict[str, Stance]
    phrases: dict[str, Stance]
    adverbs: frozenset[str]
    reporting: frozenset[str]  # verbs that report speech, so that their content can be told inside another's
    bare: frozenset[str]  # verbs after which a clause may follow without "that"
    negations: frozenset[str]
    hedges: re.Pattern[str]
    phrase_pattern: re.Pattern[str]

    def holds(self, lemma: str) -> bool:
        """Whether ``lemma`` is on the list as any part of speech."""
        return lemma in self.verbs or lemma in self.nouns or lemma in self.adjectives or lemma in self.adverbs

    def stance(self, lemma: str, tag: str = "") -> Stance:
        """What ``lemma`` does, as the part of speech ``tag`` where that is known; it says, where it is not listed."""
        first, second = (self.nouns, self.verbs) if tag in {"NOUN", "PROPN"} else (self.verbs, self.nouns)
        return first.get(lemma) or second.get(lemma) or self.adjectives.get(lemma) or Stance.SAYS


@cache
def cue_list() -> CueList:
    """The shipped list."""
    data: dict[str, Any] = yaml.safe_load(Path(__file__).parent.parent.joinpath("data", "cues.yaml").read_bytes())
    by_kind: dict[str, dict[str, Stance]] = {"verbs": {}, "nouns": {}, "adjectives": {}, "phrases": {}}
    for stance, kinds in data["stances"].items():
        for kind, entries in kinds.items():
            for entry in entries:
                by_kind[kind].setdefault(entry, Stance(stance))
    return CueList(
        **by_kind,
        adverbs=frozenset(data["adverbs"]),
        reporting=frozenset(data["reporting"]),
        bare=frozenset(data["bare"]),
        negations=frozenset(data["negations"]),
        hedges=_any_of(data["hedges"]),
        phrase_pattern=_any_of(by_kind["phrases"]),
    )


def _any_of(phrases: Any) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
