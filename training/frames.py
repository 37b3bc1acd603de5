"""Gold clauses wrapped in reporting frames: `"...," says Ana Weber.`

In the treebanks "said" rarely comes before its subject. A frame gives a clause a speech verb and a made-up speaker; the
clause keeps its own tree and becomes the ccomp of the verb, as UD English has it for a quotation that comes first.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Doc
from spacy.vocab import Vocab

_SURNAMES = (
    "Weber Kovacs Novak Rossi Moreau Dubois Garcia Silva Santos Jansen Hansen Larsen Virtanen Nowak Popov Ivanova "
    "Petrenko Yilmaz Haddad Khan Singh Patel Chen Tanaka Kim Nguyen Okafor Mensah Mbeki Diallo Smith Jones Taylor "
    "Brown Walker Clarke Murphy Campbell Wright Green Baker Hill Fischer Keller Huber Lopez Torres Costa Ricci Marino "
    "Horvat Popescu Dimitrov"
).split()
_PAST = ("said", "said", "said", "added", "told reporters", "wrote", "insisted", "warned", "explained")
_PRESENT = ("says", "says", "adds", "writes", "insists", "warns", "explains")
_ROLES = (
    "the minister",
    "the spokesman",
    "the company",
    "a spokeswoman",
    "the ministry",
    "the president",
    "police",
    "officials",
)
_OFFICES = ("President", "Mr.", "Foreign Minister", "spokeswoman", "Sen.", "analyst", "Mayor", "Gen.")
_APPOSITIONS = ("the minister", "a spokesman", "an analyst", "the mayor", "a lawyer", "the director")


@dataclass(frozen=True, slots=True)
class Word:
    """One gold token; ``head`` is an index into the same list, its own for a root."""

    text: str
    tag: str
    pos: str
    morph: str
    head: int
    dep: str
    ent: str = "O"
    space: bool = True


def words_of(doc: Doc) -> list[Word]:
    return [
        Word(
            t.text, t.tag_, t.pos_, str(t.morph), t.head.i, t.dep_,
            f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O", bool(t.whitespace_),
        )
        for t in doc
    ]  # fmt: skip


def doc_of(vocab: Vocab, words: list[Word]) -> Doc:
    return Doc(
        vocab,
        words=[w.text for w in words],
        spaces=[w.space for w in words],
        tags=[w.tag for w in words],
        pos=[w.pos for w in words],
        morphs=[w.morph for w in words],
        heads=[w.head for w in words],
        deps=[w.dep for w in words],
        ents=[w.ent for w in words],
    )


@cache
def _given_names() -> tuple[str, ...]:
    lines = yaml.safe_load(files("extract.data").joinpath("given_names.yaml").read_text(encoding="utf-8"))
    return tuple(name.capitalize() for line in lines for name in str(line).split())


def _verb(rng: random.Random, head: int, dep: str) -> list[Word]:
    """The speech verb, alone or with whom it was said to."""
    past = rng.random() < 0.7
    first, *told = rng.choice(_PAST if past else _PRESENT).split()
    morph = "Mood=Ind|Number=Sing|Person=3|Tense=" + ("Past" if past else "Pres") + "|VerbForm=Fin"
    verb = Word(first, "VBD" if past else "VBZ", "VERB", morph, head, dep)
    return [verb] + [Word(word, "NNS", "NOUN", "Number=Plur", head, "obj") for word in told]


def _speaker(rng: random.Random, at: int, verb: int) -> list[Word]:
    """A speaker that starts at index ``at`` and is the subject of ``verb``."""
    kind = rng.random()
    if kind < 0.15:
        pronoun = rng.choice(("he", "she", "they"))
        return [Word(pronoun, "PRP", "PRON", "Case=Nom|Number=Sing|Person=3|PronType=Prs", verb, "nsubj")]
    if kind < 0.3:
        *articles, noun = rng.choice(_ROLES).split()
        plural = noun in {"police", "officials"}
        head = at + len(articles)
        definite = [
            Word(a, "DT", "DET", f"Definite={'Def' if a == 'the' else 'Ind'}|PronType=Art", head, "det")
            for a in articles
        ]
        return [
            *definite,
            Word(noun, "NNS" if plural else "NN", "NOUN", f"Number={'Plur' if plural else 'Sing'}", verb, "nsubj"),
        ]
    surname = rng.choice(_SURNAMES)
    proper = Word(surname, "NNP", "PROPN", "Number=Sing", verb, "nsubj", "B-PERSON")
    if kind < 0.5:
        return [proper]
    given = replace(proper, text=rng.choice(_given_names()))
    if kind < 0.8:
        return [given, replace(proper, head=at, dep="flat", ent="I-PERSON")]
    if kind < 0.9:
        office = rng.choice(_OFFICES).split()
        name = at + len(office)
        last = name - 1
        titles = [
            Word(
                word, "NN" if word.islower() else "NNP", "NOUN" if word.islower() else "PROPN", "Number=Sing",
                name if at + i == last else last, "nmod:desc" if at + i == last else "amod",
            )
            for i, word in enumerate(office)
        ]  # fmt: skip
        return [*titles, given, replace(proper, head=name, dep="flat", ent="I-PERSON")]
    article, noun = rng.choice(_APPOSITIONS).split()
    definite = "Def" if article == "the" else "Ind"
    return [
        given,
        replace(proper, head=at, dep="flat", ent="I-PERSON", space=False),
        Word(",", ",", "PUNCT", "", at + 4, "punct"),
        Word(article, "DT", "DET", f"Definite={definite}|PronType=Art", at + 4, "det"),
        Word(noun, "NN", "NOUN", "Number=Sing", at, "appos"),
    ]


def report(doc: Doc, rng: random.Random) -> Doc | None:
    """``doc`` inside a frame; None unless it is one plain finite clause that ends with a full stop."""
    words = words_of(doc)
    roots = [i for i, word in enumerate(words) if word.dep == "ROOT"]
    if len(roots) != 1 or not 5 <= len(words) <= 35 or words[-1].text != "." or words[-1].head != roots[0]:
        return None
    if any(w.text in {'"', "“", "”", "''", "``"} for w in words) or not any(
        w.head == roots[0] and w.dep.startswith("nsubj") for w in words
    ):
        return None
    quoted = rng.random() < 0.7
    clause = words[:-1]
    clause[-1] = replace(clause[-1], space=False)
    root = roots[0]
    mark = Word('"', "``", "PUNCT", "", root, "punct", space=False)
    if quoted:
        clause = [mark] + [replace(w, head=w.head + 1) for w in clause]
        root += 1
        clause[0] = replace(mark, head=root)
    comma = Word(",", ",", "PUNCT", "", root, "punct", space=not quoted)
    built = [*clause, comma]
    if quoted:
        built.append(Word('"', "''", "PUNCT", "", root, "punct"))
    start = len(built)
    if rng.random() < 0.6:
        verb = _verb(rng, start, "ROOT")
        built += verb + _speaker(rng, start + len(verb), start)
    else:
        state = rng.random()
        length = len(_speaker(random.Random(state), start, start))
        speaker = _speaker(random.Random(state), start, start + length)
        if speaker[-1].dep == "appos":
            return None
        built += speaker + _verb(rng, start + length, "ROOT")
    verb_at = next(i for i in range(start, len(built)) if built[i].dep == "ROOT")
    built[root] = replace(built[root], head=verb_at, dep="ccomp")
    built[-1] = replace(built[-1], space=False)
    built.append(Word(".", ".", "PUNCT", "", verb_at, "punct", space=False))
    return doc_of(doc.vocab, built)
