"""What an agency sends for editors' eyes alone, telephone numbers and addresses of its staff, is in no output."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from spacy.language import Language

from extract.compare import compare, extract_all, load_topics, read
from extract.export.write import (
    COMPARISON_FORMATS,
    FORMATS,
    comparison_bytes,
    write_articles,
    write_statements,
    write_versions,
)
from extract.model import Article, Comparison
from extract.readers.versions import versions
from extract.settings import Settings

FIXTURES = Path(__file__).parents[1] / "readers" / "fixtures"
FILES = ["newsml_g2_renditions.xml", "digitalwires.json", "iptc7901_cp1252.bin", "iptc7901_stripped.txt"]
STAFF = re.compile(r"\+49 30|Handynummer|@example|Jan Beispiel|[Kk]onta[ck]t|contacts|publication|nicht zur Ver")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = [item for item in read([str(FIXTURES / name) for name in FILES], Settings()) if isinstance(item, Article)]
    assert len(found) == len(FILES)
    return found


@pytest.fixture(scope="module")
def comparison(articles: list[Article], nlp: Language) -> Comparison:
    topics, settings = load_topics(), Settings(compare_all=True)
    statements = extract_all(articles, nlp, topics)
    return compare(articles, statements, topics, settings, export_at=datetime(2026, 5, 3, tzinfo=UTC))


def test_the_files_have_what_is_looked_for() -> None:
    assert all(STAFF.search((FIXTURES / name).read_bytes().decode("cp1252")) for name in FILES)


@pytest.mark.parametrize("form", FORMATS)
def test_no_command_prints_it(form: str, articles: list[Article], nlp: Language) -> None:
    writes: list[tuple[Callable[..., None], object]] = [
        (write_articles, articles),
        (write_versions, versions(articles)),
        (write_statements, extract_all(articles[2:], nlp, load_topics())),
    ]
    for write, value in writes:
        out = io.StringIO()
        write(value, form, out)
        assert STAFF.findall(out.getvalue()) == []


@pytest.mark.parametrize("form", COMPARISON_FORMATS)
def test_no_export_has_it(form: str, comparison: Comparison) -> None:
    data = comparison_bytes(comparison, form)
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            data = file.read("word/document.xml")
    assert STAFF.findall(data.decode()) == []
