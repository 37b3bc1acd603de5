"""Which language an article is in: what its sender says, else what its words say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extract.language.tables import common_words

if TYPE_CHECKING:
    from extract.model import Article

# Scripts that (nearly) name the language.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_ALIASES = {
    "no": "nb",
    "nn": "nb",
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
}
_SAMPLE = 4000  # characters; more do not change the answer
_WORD = re.compile(r"[^\W\d_]+")


def article_language(article: Article) -> str:
    """The two-letter code of the article's language, from its own field or from its words.

    English where neither says: an article of a few words, or of figures only.
    """
    declared = re.split(r"[-_]", article.language.strip().lower())[0]
    if re.fullmatch("[a-z]{2,3}", declared) and declared not in {"und", "mul", "zxx", "mis"}:
        return _ALIASES.get(declared, declared)
    return text_language(article.text)


def text_language(text: str) -> str:
    """The language whose script or commonest words make up most of ``text``'s beginning; English when too few do."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > (0.1 if language == "ja" else 0.3) * letters:
            return language
    counts = Counter(word.lower() for word in _WORD.findall(sample))
    common = common_words()
    found = {language: sum(counts[word] for word in known) for language, known in common.items()}
    best = max(found, key=lambda language: found[language])
    # Short copy must not be taken for a language by one word that it shares with English ("die", "a", "do").
    enough = found[best] >= max(5, 0.15 * counts.total()) and found[best] > 1.15 * found["en"]
    return best if enough else "en"
