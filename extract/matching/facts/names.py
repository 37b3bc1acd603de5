"""Names by their capitals, and when two of them can be one: parts, initials, other spellings."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from extract.matching.facts.fact import Fact, flank, pair_up
from extract.matching.tokens import STOP_WORDS, Token

# Capitalised words that name nobody: titles, days are read as dates, and words that open a sentence.
_TITLES = frozenset(
    """mr mrs ms miss dr sir lord lady president vice prime minister senator sen rep representative secretary general
    gen col capt lt sgt chief king queen prince princess pope judge justice rev reverend attorney ambassador governor
    gov chairman spokesman spokeswoman professor prof congressman congresswoman mayor premier chancellor deputy former
    i we he she it they""".split()
)
# How alike two spellings are from which they count as one name, 0 to 100.
SPELLING = 78


def names(words: Sequence[Token], text: str, taken: frozenset[int] = frozenset()) -> list[Fact]:
    """Runs of capitalised words that are not dates or titles; the first word of a sentence only if a name goes on."""
    found: list[Fact] = []
    at = 0
    while at < len(words):
        if at in taken or not _capital(words[at]) or _opens(words, at, text):
            at += 1
            continue
        last = at
        while last + 1 < len(words) and last + 1 not in taken and _capital(words[last + 1]):
            if text[words[last].end : words[last + 1].start].strip(" .-’'"):
                break
            last += 1
        start, end = words[at].start, words[last].end
        value = " ".join(word.norm for word in words[at : last + 1])
        found.append(Fact(text[start:end], start, end, at, last, "name", value))
        at = last + 1
    return found


def _capital(word: Token) -> bool:
    return word.text[0].isupper() and word.norm not in STOP_WORDS and word.norm not in _TITLES


def _opens(words: Sequence[Token], at: int, text: str) -> bool:
    """Whether the capital may only come from the place at the start of a sentence."""
    before = text[: words[at].start].rstrip(" \"'“”‘’([")
    if before and before[-1] not in ".!?:":
        return False
    if words[at].text[1:].lower() != words[at].text[1:]:
        return False
    return not (at + 1 < len(words) and _capital(words[at + 1]))


def same_name(a: str, b: str) -> bool:
    """Whether two folded names can be one: one within the other, initials, or another spelling."""
    if a == b:
        return True
    parts_a, parts_b = a.split(), b.split()
    if set(parts_a) & set(parts_b):
        return True
    if _initials(parts_a, b) or _initials(parts_b, a):
        return True
    return any(fuzz.ratio(x, y) >= SPELLING for x in parts_a for y in parts_b)


def _initials(parts: Sequence[str], short: str) -> bool:
    return len(parts) > 1 and "".join(part[0] for part in parts).startswith(short) and len(short) > 1


def name_differences(
    left: Sequence[Token], a: Sequence[Fact], right: Sequence[Token], b: Sequence[Fact]
) -> list[tuple[Fact, Fact, bool]]:
    """Names of one slot that cannot be one name, and whether that is certain."""
    words_a, words_b = {word.norm for word in left}, {word.norm for word in right}
    free_a = [
        x
        for x in a
        if not any(same_name(str(x.value), str(y.value)) for y in b) and not set(str(x.value).split()) & words_b
    ]
    free_b = [
        y
        for y in b
        if not any(same_name(str(x.value), str(y.value)) for x in a) and not set(str(y.value).split()) & words_a
    ]
    pairs = pair_up(free_a, free_b, lambda x, y: flank(left, x, right, y), 1.0)
    return [(x, y, score >= 1.9) for x, y, score in pairs]
