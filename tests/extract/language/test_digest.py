"""The shipped pipeline is what the digest beside it says."""

from __future__ import annotations

from pathlib import Path

from extract.language.digest import digest, is_shipped


def test_the_digest_is_that_of_the_pipeline_that_is_shipped() -> None:
    assert is_shipped(), "make model writes model.sha256; a pipeline changed by hand needs it too"


def test_a_digest_changes_with_a_files_name_and_with_its_content(tmp_path: Path) -> None:
    seen = set()
    for name, words in (("a", "x"), ("b", "x"), ("a", "y")):
        folder = tmp_path / f"{name}{words}"
        folder.mkdir()
        (folder / name).write_text(words)
        seen.add(digest(folder))
    assert len(seen) == 3
