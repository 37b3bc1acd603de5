"""How the readers' tests read copy: from text, from bytes, or from a fixture by its name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.model import Article, Problem
from extract.readers import read
from extract.settings import Settings

FIXTURES = Path(__file__).parent / "fixtures"

ReadCopy = Callable[..., Article]
ReadAll = Callable[..., list[Article | Problem]]


@pytest.fixture
def read_all(tmp_path: Path) -> ReadAll:
    """Reads copy from a file whose name says nothing, and gives back everything that comes of it."""

    def from_copy(copy: str | bytes, settings: Settings | None = None) -> list[Article | Problem]:
        file = tmp_path / "copy"
        file.write_bytes(copy.encode() if isinstance(copy, str) else copy)
        return list(read([str(file)], settings or Settings()))

    return from_copy


@pytest.fixture
def read_copy(read_all: ReadAll) -> ReadCopy:
    """The same for copy of which one article, and nothing else, must come."""

    def from_copy(copy: str | bytes, settings: Settings | None = None) -> Article:
        (article,) = read_all(copy, settings)
        assert isinstance(article, Article), article
        return article

    return from_copy


@pytest.fixture
def read_fixture(read_copy: ReadCopy) -> Callable[[str], Article]:
    """The one article of a fixture."""
    return lambda name: read_copy((FIXTURES / name).read_bytes())


@pytest.fixture
def read_fixtures(read_all: ReadAll) -> Callable[[str], list[Article]]:
    """The articles of a fixture that holds several."""

    def all_of(name: str) -> list[Article]:
        articles = [one for one in read_all((FIXTURES / name).read_bytes()) if isinstance(one, Article)]
        assert len(articles) > 1
        return articles

    return all_of


@pytest.fixture
def outline() -> Callable[[Article], list[tuple[str, str]]]:
    """The paragraphs of an article with their kinds, each checked to stand where its span says."""

    def of(article: Article) -> list[tuple[str, str]]:
        for paragraph in article.paragraphs:
            assert article.text[paragraph.span.start : paragraph.span.end] == paragraph.span.text
        return [(str(paragraph.kind), paragraph.span.text) for paragraph in article.paragraphs]

    return of
