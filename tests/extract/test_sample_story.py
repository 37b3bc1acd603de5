"""The project's own story, three agencies' versions of one event, compared: what changes in it is seen in review.

``pytest --snapshot-update tests/extract/test_sample_story.py`` writes the file anew.
"""

from __future__ import annotations

import io
import textwrap
from pathlib import Path

import pytest
from spacy.language import Language
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from extract.compare import compare, extract_all, load_topics, read
from extract.export.write import write_comparison
from extract.model import Article, By
from extract.settings import Settings

SAMPLE = Path(__file__).parents[2] / "docs" / "sample"
WIDTH = 100


class MarkdownFile(SingleFileSnapshotExtension):
    """One readable file for each snapshot."""

    _file_extension = "md"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("by", [By.AGENCY, By.SPEAKER])
def test_the_comparison_of_the_sample_story(
    by: By, nlp: Language, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLE)  # so that the paths in it are the same everywhere
    articles = [item for item in read(["afp.txt", "reuters.txt", "tass.txt"], Settings()) if isinstance(item, Article)]
    assert [article.agency for article in articles] == ["AFP", "Reuters", "TASS"]
    topics = load_topics()
    comparison = compare(articles, extract_all(articles, nlp, topics), topics, Settings(), by)
    out = io.StringIO()
    write_comparison(comparison, "md", out)
    lines = (textwrap.wrap(line, WIDTH, subsequent_indent="  ") or [""] for line in out.getvalue().splitlines())
    assert "\n".join(line for wrapped in lines for line in wrapped) + "\n" == snapshot(extension_class=MarkdownFile)
