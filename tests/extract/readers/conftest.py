"""How the readers' tests read copy that they have as text or bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.model import Article, Problem
from extract.readers import read
from extract.settings import Settings

ReadCopy = Callable[..., Article]


@pytest.fixture
def read_all(tmp_path: Path) -> Callable[..., list[Article | Problem]]:
    """Reads copy from a file and gives back everything that comes of it."""

    def from_copy(copy: str | bytes, settings: Settings | None = None) -> list[Article | Problem]:
        file = tmp_path / "copy"
        file.write_bytes(copy.encode() if isinstance(copy, str) else copy)
        return list(read([str(file)], settings or Settings()))

    return from_copy


@pytest.fixture
def read_copy(read_all: Callable[..., list[Article | Problem]]) -> ReadCopy:
    """The same for copy of which one article, and nothing else, must come."""

    def from_copy(copy: str | bytes, settings: Settings | None = None) -> Article:
        (article,) = read_all(copy, settings)
        assert isinstance(article, Article), article
        return article

    return from_copy
