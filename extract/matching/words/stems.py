"""A light stemmer: enough to see that "killed" and "kills", "elections" and "election" are one word."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (
    "ational", "ization", "isation", "fulness", "ousness", "iveness", "ation", "ment", "ing", "ness", "ied", "ion",
    "er", "or", "ed", "ly", "al", "e", "y",
)  # fmt: skip

_IRREGULAR = {
    "said": "say", "says": "say", "died": "dead", "dies": "dead", "death": "dead", "deaths": "dead", "dying": "dead",
    "men": "man", "women": "woman", "children": "child", "kids": "child", "kid": "child", "people": "person",
    "persons": "person", "went": "go", "gone": "go", "took": "take", "taken": "take", "met": "meet", "began": "begin",
    "begun": "begin", "gave": "give", "given": "give", "got": "get", "made": "make", "held": "hold", "left": "leave",
    "won": "win", "lost": "lose", "told": "tell", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise",
    "sent": "send", "spoke": "speak", "spoken": "speak", "wrote": "write", "written": "write", "shot": "shoot",
    "fought": "fight", "struck": "strike", "hurt": "injur", "wounded": "injur", "wounding": "injur",
    "wounds": "injur", "chose": "choose", "chosen": "choose", "knew": "know", "known": "know", "saw": "see",
    "seen": "see", "stole": "steal", "stolen": "steal", "swore": "swear", "sworn": "swear", "thought": "think",
    "bought": "buy", "brought": "bring", "caught": "catch", "sought": "seek", "paid": "pay", "kept": "keep",
    "ran": "run", "sat": "sit", "stood": "stand", "threw": "throw", "thrown": "throw", "broke": "break",
    "broken": "break", "drove": "drive", "driven": "drive", "grew": "grow", "grown": "grow", "sold": "sell",
    "led": "lead", "built": "build", "fled": "flee", "came": "come", "became": "become",
}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one lower-case word. It is for comparing only, and often no word itself."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _singular(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word


def _singular(word: str) -> str:
    """The word without the ending of a plural or of a verb's third person."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
