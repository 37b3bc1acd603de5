"""Language: from an article to spaCy Docs with sentences, lemmas, names and, for English, a parse."""

from extract.language.languages import article_language
from extract.language.paragraphs import ParsedParagraph, parse
from extract.language.pipeline import PipelineError, load_pipeline

__all__ = ["ParsedParagraph", "PipelineError", "article_language", "load_pipeline", "parse"]
