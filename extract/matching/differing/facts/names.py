"""Names by their capitals, and when two of them can be one: parts, initials, other spellings."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from extract.data.aliases import canonical
from extract.matching.differing.facts.aligned import Aligned
from extract.matching.differing.facts.fact import Fact, flank, pair_up
from extract.matching.words.stems import stem
from extract.matching.words.synonyms import synonym
from extract.matching.words.tokens import STOP_WORDS, Token

# Capitalised words that name nobody: titles, days are read as dates, and words that open a sentence.
_TITLES = frozenset(
    """mr mrs ms miss dr sir lord lady president vice prime minister senator sen rep representative secretary general
    gen col capt lt sgt chief king queen prince princess pope judge justice rev reverend attorney ambassador governor
    gov chairman spokesman spokeswoman professor prof congressman congresswoman mayor premier chancellor deputy former
    i we he she it they""".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_PREPOSITIONS = frozenset("in at of from to on near into by with for against between outside inside off".split())
# How alike two spellings are from which they count as one name, 0 to 100.
SPELLING = 78
# How much of the words around two names must be shared where the texts tell things in another order.
SLOT = 0.9


def names(words: Sequence[Token], text: str, taken: Container[int] = frozenset()) -> list[Fact]:
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
    return word.text[0].isupper() and word.norm not in STOP_WORDS and word.norm.partition("'")[0] not in _TITLES


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
    parts_a = [part for part in a.split() if part not in STOP_WORDS]
    parts_b = [part for part in b.split() if part not in STOP_WORDS]
    if set(parts_a) & set(parts_b):
        return True
    if _initials(parts_a, b) or _initials(parts_b, a):
        return True
    return any(fuzz.ratio(x, y) >= SPELLING for x in parts_a for y in parts_b)


def _initials(parts: Sequence[str], short: str) -> bool:
    return len(parts) > 1 and "".join(part[0] for part in parts).startswith(short) and len(short) > 1


def name_differences(pair: Aligned, a: Sequence[Fact], b: Sequence[Fact]) -> list[tuple[Fact, Fact, bool]]:
    """Names that stand in one another's place and cannot be one name, and whether that is certain.

    Only words that the texts do not share in order are looked at, block by block; a name that the other text has
    anywhere is no difference.
    """
    places_a, places_b = _places(a), _places(b)
    if places_a.keys().isdisjoint(pair.free_left) or places_b.keys().isdisjoint(pair.free_right):
        return []
    known_a, known_b = _known(tuple(pair.left)), _known(tuple(pair.right))
    found = []
    for block in pair.blocks:
        left = [at for at in range(block.left, block.left_end) if at in places_a and _strange(pair.left[at], known_b)]
        right = [
            at for at in range(block.right, block.right_end) if at in places_b and _strange(pair.right[at], known_a)
        ]
        if not left or not right:
            continue
        whole = len(left) == block.left_end - block.left and len(right) == block.right_end - block.right
        starts = left[0] == block.left and right[0] == block.right and block.left > 0
        ends = left[-1] == block.left_end - 1 and right[-1] == block.right_end - 1 and block.left_end < len(pair.left)
        before = starts and _firm(pair.left[block.left - 1])
        after = ends and _firm(pair.left[block.left_end])
        if (starts and ends) or before or after or (whole and (starts or ends)):
            found.append((places_a[left[0]], places_b[right[0]], starts and ends))
    free_a = [x for x in a if all(_strange(pair.left[at], known_b) for at in range(x.first, x.last + 1))]
    free_b = [y for y in b if all(_strange(pair.right[at], known_a) for at in range(y.first, y.last + 1))]
    done_a, done_b = {x.start for x, _, _ in found}, {y.start for _, y, _ in found}
    apart = pair_up(
        [x for x in free_a if x.start not in done_a],
        [y for y in free_b if y.start not in done_b],
        lambda x, y: flank(pair.left, x, pair.right, y) if _role(pair.left, x) == _role(pair.right, y) else 0.0,
        SLOT,
    )
    return found + [(x, y, False) for x, y, _ in apart]


@lru_cache(maxsize=1024)
def _known(words: tuple[Token, ...]) -> frozenset[str]:
    """Every word of a text in the forms that a name can be found by, and the initials of its names."""
    found: set[str] = set().union(*(_forms(word.text, word.norm) for word in words))
    capitals = [word.norm[0] for word in words if word.text[0].isupper()]
    for size in (2, 3, 4, 5):
        found.update("".join(capitals[at : at + size]) for at in range(len(capitals) - size + 1))
    return frozenset(found)


@lru_cache(maxsize=65536)
def _forms(text: str, norm: str) -> frozenset[str]:
    """The forms that one word of a text is found by: without accents, compared, and the group it stands for."""
    plain = {canonical(text).casefold().rstrip("."), norm}
    return frozenset(form for form in plain | {synonym(stem(form)) for form in plain} if form)


def _places(whole: Sequence[Fact]) -> dict[int, Fact]:
    """The name that each token is part of, by the token's index."""
    return {at: name for name in whole for at in range(name.first, name.last + 1)}


def _strange(word: Token, known: frozenset[str]) -> bool:
    """Whether a text of which all words are ``known`` does not have the word in any spelling."""
    name = canonical(word.text).casefold().rstrip(".")
    if name in known or word.norm in known or synonym(stem(word.norm)) in known:
        return False
    if word.text.isupper() and len(word.norm) <= 5:
        return True
    first, last, size = word.norm[0], word.norm[-2:], len(word.norm)
    alike = (other for other in known if (other[0] == first or other[-2:] == last) and abs(len(other) - size) <= 3)
    return not any(fuzz.ratio(word.norm, other) >= SPELLING for other in alike)


def _role(words: Sequence[Token], name: Fact) -> tuple[bool, bool]:
    """Whether a name is an owner ("Iraq's"), and whether it hangs on a preposition ("from Jakarta")."""
    before = next((words[at].norm for at in range(name.first - 1, -1, -1) if words[at].norm not in _ARTICLES), "")
    return name.text.endswith(("'s", "’s", "s'", "s’")), before in _PREPOSITIONS


def _firm(word: Token) -> bool:
    return word.norm not in STOP_WORDS
