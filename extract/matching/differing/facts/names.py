"""Names by their capitals, and when two of them can be one: parts, initials, other spellings."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from extract.data.aliases import canonical, short_forms
from extract.data.seats import country
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
# Words that say what sort of thing a name is of, which copy leaves out or shortens as it likes.
_LEGAL = frozenset("inc corp corporation co company ltd limited plc llc group holdings".split())
_WRITTEN_OUT = {"st": "saint", "mt": "mount", "ft": "fort", "jr": "junior", "intl": "international"}
_ARTICLES = frozenset({"the", "a", "an"})
_POINTS = frozenset(
    f"{point}{ending}"
    for point in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central")
    for ending in ("", "ern")
)
_PREPOSITIONS = frozenset("in at of from to on near into by with for against between outside inside off".split())
# How alike two spellings are from which they count as one name, 0 to 100.
SPELLING = 78
# How much of the words around two names must be shared where the texts tell things in another order.
SLOT = 0.9
# The letters from which a word can be another one shortened ("Insp", "Corp") or spelt otherwise.
ABBREVIATED = 4


def names(words: Sequence[Token], text: str, taken: Container[int] = frozenset()) -> list[Fact]:
    """Runs of capitalised words that are not dates or titles; the first word of a sentence only if a name goes on."""
    found: list[Fact] = []
    last = -1
    for at in [at for at, word in enumerate(words) if word.text[0].isupper()]:
        if at <= last or at in taken or not _capital(words[at]) or _opens(words, at, text):
            continue
        last = at
        while last + 1 < len(words) and last + 1 not in taken and _capital(words[last + 1]):
            if text[words[last].end : words[last + 1].start].strip(" .-’'"):
                break
            last += 1
        start, end = words[at].start, words[last].end
        value = " ".join(word.norm for word in words[at : last + 1])
        found.append(Fact(text[start:end], start, end, at, last, "name", value))
    return found


def _capital(word: Token) -> bool:
    return word.text[0].isupper() and word.norm not in STOP_WORDS and word.norm.partition("'")[0] not in _TITLES


def _opens(words: Sequence[Token], at: int, text: str) -> bool:
    """Whether the capital may only come from the place at the start of a sentence."""
    before = text[: words[at].start].rstrip(" \"'“”‘’([")
    if before and before[-1] not in ".!?:":
        return False
    if at and words[at - 1].norm in _TITLES and before.endswith("."):
        return False  # the stop is that of "Mr." or "Gov."
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
    for x in (x for x in a if x.start not in done_a):
        for y in (y for y in b if y.start not in done_b):
            if _namesakes(pair, x, known_b, y, known_a):
                found.append((x, y, False))
                done_a.add(x.start)
                done_b.add(y.start)
                break
    apart = pair_up(
        [x for x in free_a if x.start not in done_a],
        [y for y in free_b if y.start not in done_b],
        lambda x, y: flank(pair.left, x, pair.right, y) if _role(pair.left, x) == _role(pair.right, y) else 0.0,
        SLOT,
    )
    found += [(x, y, False) for x, y, _ in apart]
    return [(x, y, certain) for x, y, certain in found if not _one_country(pair, x, y)]


def place_differences(
    left: Sequence[Token], a: Sequence[Fact], right: Sequence[Token], b: Sequence[Fact]
) -> list[tuple[Fact, Fact, bool]]:
    """Parts of one place that are not the same part: "southern Ukraine" and "western Ukraine"."""
    parts_a, parts_b = _parts(left, a), _parts(right, b)
    return [
        (parts_a[place], parts_b[place], True)
        for place in parts_a.keys() & parts_b.keys()
        if parts_a[place].value != parts_b[place].value
    ]


def _parts(words: Sequence[Token], found: Sequence[Fact]) -> dict[str, Fact]:
    """The names that a point of the compass stands before, each with the point in front; no name twice."""
    parts: dict[str, Fact] = {}
    for name in found:
        point = words[name.first - 1] if name.first else None
        if point is None or point.norm not in _POINTS:
            continue
        place = str(name.value)
        text = f"{point.text} {name.text}"
        if place in parts:
            return {}
        value = point.norm.removesuffix("ern")
        parts[place] = replace(name, text=text, start=point.start, first=name.first - 1, value=value)
    return parts


def _one_country(pair: Aligned, x: Fact, y: Fact) -> bool:
    """Whether two names stand for one country: its capital, its people."""
    left = {word.norm for word in pair.left[x.first : x.last + 1]}
    right = {word.norm for word in pair.right[y.first : y.last + 1]}
    return not {country(norm) for norm in left - right}.isdisjoint({country(norm) for norm in right - left} - {""})


def _namesakes(pair: Aligned, x: Fact, known_b: _Known, y: Fact, known_a: _Known) -> bool:
    """Whether two names share a part and each has one more, on the same side of it, that the other text has nowhere."""
    left, right = pair.left_forms[x.first : x.last + 1], pair.right_forms[y.first : y.last + 1]
    if len(left) < 2 or len(right) < 2:
        return False
    for i, form in enumerate(left):
        j = next((j for j, other in enumerate(right) if form == other or _alike(form, other)), -1)
        if j < 0:
            continue
        for step in (-1, 1):
            one, other = i + step, j + step
            if 0 <= one < len(left) and 0 <= other < len(right):
                own, its = pair.left[x.first + one], pair.right[y.first + other]
                if _strange(own, known_b) and _strange(its, known_a):
                    return True
    return False


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= ABBREVIATED and fuzz.ratio(one, other) >= SPELLING


@dataclass(frozen=True)
class _Known:
    """The words of a text in the forms that a name can be found by."""

    words: frozenset[str]
    initials: str  # of its capitalised words, in order

    @cached_property
    def near(self) -> dict[str, list[str]]:
        """The longer words by their first letter and by their last two: another spelling keeps one of them."""
        near: dict[str, list[str]] = {}
        for form in self.words:
            if len(form) >= ABBREVIATED:
                near.setdefault(form[0], []).append(form)
                near.setdefault(form[-2:], []).append(form)
        return near


@lru_cache(maxsize=1024)
def _known(words: tuple[Token, ...]) -> _Known:
    forms: set[str] = set().union(*[_forms(word.text, word.norm) for word in words])
    return _Known(frozenset(forms), "".join([word.norm[0] for word in words if word.text[0].isupper()]))


@lru_cache(maxsize=65536)
def _forms(text: str, norm: str) -> frozenset[str]:
    """The forms that one word of a text is found by: without accents, compared, and the group it stands for."""
    plain = {canonical(text).casefold().rstrip("."), norm}
    return frozenset(form for form in plain | {synonym(stem(form)) for form in plain} if form)


def _places(whole: Sequence[Fact]) -> dict[int, Fact]:
    """The name that each token is part of, by the token's index."""
    return {at: name for name in whole for at in range(name.first, name.last + 1)}


def _strange(word: Token, known: _Known) -> bool:
    """Whether a text of which all words are ``known`` does not have the word in any spelling."""
    norm, size = word.norm, len(word.norm)
    name = canonical(word.text).casefold().rstrip(".")
    if name in known.words or norm in known.words or norm in _LEGAL or _WRITTEN_OUT.get(norm) in known.words:
        return False
    if not known.words.isdisjoint(short_forms(name)):
        return False
    if synonym(stem(norm)) in known.words or (2 <= size <= 5 and norm in known.initials):
        return False
    if size < ABBREVIATED or (word.text.isupper() and size <= 5):
        return True
    begin_alike = known.near.get(norm[0], ())
    if any(other.startswith(norm) or norm.startswith(other) for other in begin_alike):
        return False
    return not any(
        abs(len(other) - size) <= 3 and fuzz.ratio(norm, other) >= SPELLING
        for others in (begin_alike, known.near.get(norm[-2:], ()))
        for other in others
    )


def _role(words: Sequence[Token], name: Fact) -> tuple[bool, bool]:
    """Whether a name is an owner ("Iraq's"), and whether it hangs on a preposition ("from Jakarta")."""
    before = next(
        (words[at].norm for at in range(name.first - 1, -1, -1) if words[at].norm not in _ARTICLES | _TITLES), ""
    )
    return name.text.endswith(("'s", "’s", "s'", "s’")), before in _PREPOSITIONS


def _firm(word: Token) -> bool:
    return word.norm not in STOP_WORDS
