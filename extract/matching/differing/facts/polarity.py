"""Negation and stance: "not", "never", denied against said, won against lost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract import yamlfile
from extract.matching.differing.facts.aligned import NOT, Aligned
from extract.matching.words.stems import stem
from extract.matching.words.synonyms import synonym
from extract.matching.words.tokens import STOP_WORDS, Token

# Words that carry a "not" of their own: a "not" against one of these is no contradiction.
_NEGATIVE = frozenset(
    stem(word)
    for word in """deny refuse reject decline fail lack unable impossible unlikely dismiss dispute prevent avoid stop
    bar ban halt oppose doubt absence absent free innocent hardly scarcely barely few little except unless cease
    abandon cancel drop unknown unclear unaware illegal unfounded false untrue wrong miss overturn overturned short
    instead rather yet anonymity unharmed unhurt
    uninjured unaffected unchanged unnamed unidentified refrain forbid prohibit shun block end lose loss""".split()
)
_DENIALS = frozenset(
    """deny denies denied denying denial disputes disputed disputing refute refutes refuted refuting rebut
    rebutted rebuts""".split()
)
_SAYING = frozenset(
    stem(word)
    for word in """say tell confirm admit claim announce state acknowledge report add believe insist note explain
    maintain indicate suggest warn argue concede accept agree""".split()
)
# What makes a guess of a claim, the words between it and the claim, and what makes any claim less than flat.
_GUESSES = frozenset(stem(word) for word in "appear seem consider contemplate".split())
_LINKS = frozenset("to the a possibility idea of whether be have".split())
_DOUBTS = _GUESSES | frozenset(
    stem(word) for word in "may might could possible possibly likely perhaps plan apparently seemingly think".split()
)
_CALLING = _GUESSES | frozenset(stem(word) for word in _DENIALS)
_UNSAYING = frozenset(stem(word) for word in ("refuse", "decline"))
# Words that do not count when the scope of a "not" is read: they carry no claim.
_LIGHT = STOP_WORDS - {"said", "say", "says", "told", "have", "had", "has", "like"}
# How many words after a "not" it may negate.
SCOPE = 3
# How much of the shorter text a denial and an assertion must share to be about one claim.
SAME_CLAIM = 0.4


class Clash(NamedTuple):
    """Words of the two texts that contradict one another, by character offsets; empty where one says nothing."""

    a: tuple[int, int]
    b: tuple[int, int]
    certain: bool


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """For each stem the stems that contradict it, from ``extract/data/opposites.yaml``."""
    path = Path(__file__).parents[3] / "data" / "opposites.yaml"
    table: dict[str, set[str]] = {}
    for line in yamlfile.load(path, dict[str, list[str]])["pairs"]:
        one, other = (({stem(word.strip()) for word in side.split(",")}) for side in line.split("|"))
        for word in one:
            table.setdefault(word, set()).update(other)
        for word in other:
            table.setdefault(word, set()).update(one)
    return {word: frozenset(others) for word, others in table.items()}


def _turn(clashes: list[Clash]) -> list[Clash]:
    return [Clash(clash.b, clash.a, clash.certain) for clash in clashes]


def _place(word: Token) -> tuple[int, int]:
    return (word.start, word.end)


def negations(pair: Aligned) -> list[Clash]:
    """A "not" that the other text does not have before the words it negates."""
    if NOT not in pair.left_forms and NOT not in pair.right_forms:
        return []
    if pair.alike < SAME_CLAIM:
        return []
    return _negated(pair) + _turn(_negated(pair.turned()))


def _negated(pair: Aligned) -> list[Clash]:
    """The negations that only the left text has."""
    free_right = {pair.right_forms[at] for at in pair.free_right}
    if NOT in free_right or free_right & _NEGATIVE or any(_un(form, pair) for form in free_right):
        return []
    right = {synonym(form): n for n, form in reversed(list(enumerate(pair.right_forms)))}
    free = set(pair.free_left)
    found = []
    for at in free:
        if pair.left_forms[at] != NOT:
            continue
        after = [n for n in range(at + 1, min(len(pair.left), at + 9)) if pair.left[n].norm not in _LIGHT][:SCOPE]
        before = [n for n in range(max(0, at - 3), at) if pair.left[n].norm not in _LIGHT and n not in free][-1:]
        if not _verbal(pair.left[at]):
            after, before = after[:1], []
        shared = [n for n in after if synonym(pair.left_forms[n]) in right] or before
        if shared:
            place = right[synonym(pair.left_forms[shared[0]])]
            if place and pair.right[place - 1].norm == "too" and pair.left[shared[0] - 1].norm != "too":
                continue  # "too simple" is no other than "not that simple"
            beside = pair.right[place]
            found.append(Clash(_place(pair.left[at]), _place(beside), shared[0] in after[:1]))
    return found


def _verbal(word: Token) -> bool:
    """Whether a negation is one of the verb, and so of the whole claim; "no" and "without" negate the next noun."""
    return word.norm in ("not", "never", "cannot") or word.norm.endswith("n't")


def _un(form: str, pair: Aligned) -> bool:
    """Whether a word is the "un-" or "in-" of a word that the other text has: "unable" beside "not able"."""
    return any(
        form.startswith(prefix) and form[len(prefix) :] in pair.left_forms for prefix in ("un", "in", "im", "dis")
    )


def stances(pair: Aligned) -> list[Clash]:
    """A denial or a guess against an assertion of the same claim, and words that contradict one another in a place."""
    found = _opposed(pair)
    if not (_CALLING.isdisjoint(pair.left_forms) and _CALLING.isdisjoint(pair.right_forms)):
        turned = pair.turned()
        found += _denied(pair) + _turn(_denied(turned)) + _hedged(pair) + _turn(_hedged(turned))
    return found


def _denied(pair: Aligned) -> list[Clash]:
    """Denials that only the left text has. A denial of something is no denial of its opposite: "denied it was" is
    the same as "said it was not"."""
    if any(word.norm in _DENIALS for word in pair.right) or all(word.norm not in _DENIALS for word in pair.left):
        return []
    if _negative_words(pair.right_forms, pair.right) > _negative_words(pair.left_forms, pair.left):
        return []
    part = pair.alike
    if part < SAME_CLAIM:
        return []
    return [
        Clash(_place(pair.left[at]), _cue(pair), part >= 0.6)
        for at in pair.free_left
        if pair.left[at].norm in _DENIALS and not _undone(pair, at)
    ]


def _undone(pair: Aligned, at: int) -> bool:
    """Whether a denial is not made after all: "neither admitted nor denied", "declined to confirm or deny"."""
    before = pair.left_forms[max(0, at - 4) : at]
    if not before or before[-1] == NOT:
        return bool(before)
    joined = pair.left[at - 1].norm in ("or", "nor", "to", "and")
    return joined and (NOT in before or not _UNSAYING.isdisjoint(before))


def _negative_words(forms: Sequence[str], words: Sequence[Token]) -> int:
    return sum(
        form == NOT or (form in _NEGATIVE and word.norm not in _DENIALS)
        for form, word in zip(forms, words, strict=True)
    )


def _cue(pair: Aligned) -> tuple[int, int]:
    """Where the right text says it: its first verb of saying that the left one does not have, else nothing."""
    for at in pair.free_right:
        if pair.right_forms[at] in _SAYING:
            return _place(pair.right[at])
    return (0, 0)


def _hedged(pair: Aligned) -> list[Clash]:
    """What only appears so, or is only considered, in the left text and is plainly said in the right one."""
    if _GUESSES.isdisjoint(pair.left_forms) or not _DOUBTS.isdisjoint(pair.right_forms) or pair.alike < SAME_CLAIM:
        return []
    right = {form: at for at, form in reversed(list(enumerate(pair.right_forms)))}
    found = []
    for at in pair.free_left:
        if pair.left_forms[at] not in _GUESSES:
            continue
        verb = next((n for n in range(at + 1, len(pair.left)) if pair.left[n].norm not in _LINKS), at)
        if verb > at + 1 and pair.left_forms[verb] in right:
            found.append(Clash(_place(pair.left[at]), _place(pair.right[right[pair.left_forms[verb]]]), False))
    return found


def _opposed(pair: Aligned) -> list[Clash]:
    table = _opposites()
    found: list[Clash] = []
    free_right = pair.free_right
    if not any(pair.right_forms[at] in table for at in free_right):
        return found
    for i in pair.free_left:
        against = table.get(pair.left_forms[i])
        if not against:
            continue
        for j in free_right:
            if pair.right_forms[j] not in against or _elsewhere(pair, i, j):
                continue
            near = _near(pair.left_forms, pair.left, i) & _near(pair.right_forms, pair.right, j)
            if near:
                found.append(Clash(_place(pair.left[i]), _place(pair.right[j]), len(near) > 1))
                break
    return found


def _elsewhere(pair: Aligned, i: int, j: int) -> bool:
    """Whether each text has the word of the other one too, only in another place."""
    return pair.left_forms[i] in pair.right_forms and pair.right_forms[j] in pair.left_forms


def _near(forms: Sequence[str], words: Sequence[Token], at: int, reach: int = 4) -> set[str]:
    around = range(max(0, at - reach), min(len(words), at + reach + 1))
    return {forms[i] for i in around if i != at and words[i].norm not in STOP_WORDS}
