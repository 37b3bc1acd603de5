"""Names by rule, over what the model has found, or alone where there is no model.

A title, an office or a given name makes a person of the capitals after it; a speech verb makes one of a capitalised
subject that nothing else explains; lists and the last word of a name tell organizations and places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.data.agencies import find_agencies
from extract.language.tables import phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Words in small letters that stand inside names.
PARTICLES = frozenset(
    "al el bin ibn bint abu ben ul ud van von der den de du da dos das del della la le ter zu".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_INSIDE_WORDS = str.maketrans("", "", ".'’")
_LONGEST_PERSON = 4
Found = tuple[int, int, str]  # first token, the token after the last, label


def find_names(doc: Doc) -> Doc:
    """Set ``doc.ents`` from the model's names and the rules'; a firm rule outweighs the model, a weak one does not."""
    from spacy.tokens import Span

    model = [(entity.start, entity.end, _corrected(entity)) for entity in doc.ents if _plausible(entity)]
    firm = _agencies(doc)
    weak: list[Found] = []
    headline = is_headline(doc)
    for start, end in capital_runs(doc):
        _judge(doc, start, end, headline, firm, weak)
    chosen = merge(merge(firm, model), weak)
    doc.ents = tuple(Span(doc, start, end, label=label) for start, end, label in chosen)
    return doc


def _agencies(doc: Doc) -> list[Found]:
    """The agencies and outlets that the paragraph mentions."""
    spans = (doc.char_span(start, end) for start, end, _ in find_agencies(doc.text))
    return [(span.start, span.end, "ORG") for span in spans if span is not None]


def _corrected(entity: Span) -> str:
    """The model's label, except that a given name alone is no place."""
    given = len(entity) == 1 and entity.text.lower() in words("given_names") and (entity.text,) not in phrases("places")
    return "PERSON" if given else entity.label_


def _plausible(entity: Span) -> bool:
    """A person's name has a capital somewhere, and no name is a lone function word."""
    if entity.label_ == "PERSON" and entity.text.islower():
        return False
    return len(entity) > 1 or entity.text.lower() not in words("boundaries", "first_words")


def merge(first: list[Found], second: list[Found]) -> list[Found]:
    """``first``, and of ``second`` what does not overlap it; of two that overlap in one list, the earlier."""
    taken: set[int] = set()
    kept = []
    for span in (*first, *second):
        if taken.isdisjoint(range(span[0], span[1])):
            taken.update(range(span[0], span[1]))
            kept.append(span)
    return sorted(kept)


def capital_runs(doc: Doc) -> list[tuple[int, int]]:
    """Runs of capitalised words, with the particles, initials and hyphens inside them."""
    runs: list[tuple[int, int]] = []
    shapes = [_shape(token) for token in doc]
    i = 0
    while i < len(shapes):
        if shapes[i] != "C":
            i += 1
            continue
        end = i + 1
        while end < len(shapes):
            if shapes[end] == "C" and doc[end - 1].text != ".":
                end += 1
                continue
            # "Ursula von der Leyen", "Abdullah al-Ani": what joins must be followed by a capital again.
            bridge = end
            while bridge < len(shapes) and bridge - end < 3 and shapes[bridge] in "ph":
                bridge += 1
            if not end < bridge < len(shapes) or shapes[bridge] != "C":
                break
            end = bridge + 1
        while i < end and doc[i].is_sent_start and doc[i].lower_ in words("boundaries", "first_words"):
            i += 1
        if i < end:
            runs.append((i, end))
        i = max(end, i + 1)
    return runs


def _shape(token: Token) -> str:
    """C for a capitalised word or initial, p for a particle, h for a hyphen inside a word, else a dot."""
    text = token.text
    if not text[0].isupper():
        return "p" if text in PARTICLES else "h" if text == "-" and not token.whitespace_ else "."
    if text.lower() in _CALENDAR or not (text.isalnum() or text.translate(_INSIDE_WORDS).isalnum()):
        return "."
    return "C"


def _judge(doc: Doc, start: int, end: int, headline: bool, firm: list[Found], weak: list[Found]) -> None:
    """Say what the run of capitals from ``start`` to ``end`` names, if a rule can tell."""
    run = [token.text for token in doc[start:end]]
    if tuple(run) in phrases("places"):
        firm.append((start, end, "LOC"))
        return
    if tuple(run) in phrases("organizations", "phrases") or (
        end - start == 1 and run[0] in words("organizations", "names")
    ):
        firm.append((start, end, "ORG"))
        return
    if headline:
        return
    if run[-1].lower() in words("organizations", "of") and (whole := _of_phrase(doc, end)):
        firm.append((start, whole, "ORG"))
        return
    if run[-1].lower() in words("organizations", "heads") and len(run) > 1:
        firm.append((start, end, "ORG"))
        return
    person = _titled(doc, start, end) or _given(doc, start, end)
    if person:
        firm.append((*person, "PERSON"))
    elif _speaks(doc, start, end):
        weak.append((start, end, "PERSON"))


def is_listed(entity: Span) -> bool:
    """Whether a list has the name, or its first word as a given name."""
    name = tuple(token.text for token in entity)
    known = name in phrases("places") or name in phrases("organizations", "phrases")
    return known or name[0] in words("organizations", "names") or name[0].lower() in words("given_names")


def is_headline(doc: Doc) -> bool:
    """A line with capitals throughout, and no full stop at its end, tells nothing by them."""
    if not 0 < len(doc) < 30 or doc[-1].text in {".", "”", '"'}:
        return False
    letters = [token.text for token in doc if token.is_alpha and len(token) > 3]
    return len(letters) > 2 and sum(word[0].isupper() for word in letters) > 0.8 * len(letters)


def _of_phrase(doc: Doc, end: int) -> int:
    """Where "Ministry of (the) Health" ends, its first word ending at ``end``; 0 where nothing of the kind follows."""
    at = end
    if at < len(doc) and doc[at].text in {"of", "for"}:
        at += 1
        if at < len(doc) and doc[at].lower_ == "the":
            at += 1
        first = at
        while at < len(doc) and (
            _shape(doc[at]) == "C"
            or (doc[at].text in {"and", "&"} and at + 1 < len(doc) and _shape(doc[at + 1]) == "C")
        ):
            at += 1
        return at if at > first else 0
    return 0


def _is_title(word: str) -> bool:
    bare = word.lower().rstrip(".")
    return bare in words("titles", "forms") or bare in words("titles", "offices")


def _titled(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name after a title or an office, inside the run or right before it."""
    last = max((i for i in range(start, end) if _is_title(doc[i].text)), default=-1)
    if last >= 0:
        return _person(doc, last + 1, end)
    before = doc[start - 1].text if start else ""
    office = before.islower() and not doc[start].is_sent_start and _is_title(before)
    # The tokenizer cuts the stop off some titles.
    cut_off = before == "." and start > 1 and doc[start - 2].lower_ in words("titles", "forms")
    return _person(doc, start, end) if office or cut_off else None


def _given(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """A given name and the capitals after it."""
    for i in range(start, end - 1):
        holy = i > start and doc[i - 1].text in {
            "San",
            "Santa",
            "Santo",
            "Saint",
            "St.",
            "Fort",
            "Port",
            "Mount",
            "Lake",
        }
        if doc[i].lower_ in words("given_names") and doc[i].text[1:].islower() and not holy:
            return _person(doc, i, end)
    return None


def _person(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """``start`` to ``end`` as a person; None where it is too long, a place, an acronym or ends like an organization."""
    if not 0 < end - start <= _LONGEST_PERSON + 2:
        return None
    run = tuple(token.text for token in doc[start:end])
    if run in phrases("places") or (len(run) == 1 and (run[0] in words("organizations", "names") or run[0].isupper())):
        return None
    if run[-1].lower() in words("organizations", "heads") or any(
        word.lower() in words("boundaries", "first_words") for word in run
    ):
        return None
    return start, end


def _speaks(doc: Doc, start: int, end: int) -> bool:
    """Whether a speech verb stands right after the run or, after a comma or a closing mark, right before it."""
    run = [token.text for token in doc[start:end]]
    if end - start > 3 or any(
        _is_title(word) or word.isupper() or word.lower() in words("boundaries", "first_words") for word in run
    ):
        return False
    speech = words("titles", "speech")
    if end < len(doc) and doc[end].text in speech:
        return start == 0 or doc[start - 1].lower_ not in {"the", "of", "in", "at", "from", "for"}
    return start > 1 and doc[start - 1].text in speech and doc[start - 2].text in {",", '"', "”", "’", "''", "?", "!"}
