"""YAML files that people write: what is wrong with one is told with its file and line."""

from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from extract import yamlfile


class Desk(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = "foreign"
    seats: list[int] = []


def read(text: str) -> Desk:
    return yamlfile.parse(text, Desk, "desk.yaml")


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert read("# nothing yet\n") == Desk()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("name: foreign\nseats: [1, two]\n", 2, "seats.1"),
        ("name: foreign\nseats:\n  - 1\n  - two\n", 4, "seats.1"),
        ("name: foreign\n\nchairs: 3\n", 3, "chairs"),
        ("name: foreign\nseats: [1\n", 3, "expected ',' or ']'"),
        ("- a list\n", 1, "valid dictionary"),
        ("name: x\nseats: [1, 2001-99-99]\n", 2, "month must be in"),
        ("name: x\nseats: [!!timestamp x]\n", 2, "no such value"),
        ("name: x\nseats: [!!bool x]\n", 2, "no such value"),
        ("name: x\nseats: [!!int '']\n", 2, "no such value"),
        ("name: !!python/object/apply:os.getcwd []\n", 1, "python/object"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(yamlfile.YamlError) as caught:
        read(text)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"desk.yaml, line {line}: ")
    assert reason in str(caught.value)


def test_a_name_that_does_not_exist_is_called_that() -> None:
    with pytest.raises(yamlfile.YamlError, match=r"^desk\.yaml, line 1: chairs: there is no such name here$"):
        read("chairs: 3\n")


def test_a_mistake_in_a_name_names_it_as_it_is_written() -> None:
    with pytest.raises(yamlfile.YamlError, match=r"^desk\.yaml, line 1: seat: Input"):
        yamlfile.parse("seat: 3\n", dict[Literal["chair"], int], "desk.yaml")


def test_nested_aliases_are_refused_before_they_expand() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 12)}]" for n in range(1, 12)]
    with pytest.raises(yamlfile.YamlError, match="aliases"):
        read("\n".join(levels))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(yamlfile.YamlError, match=r"absent\.yaml: cannot be read"):
        yamlfile.load(tmp_path / "absent.yaml", Desk)
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9\n")
    with pytest.raises(yamlfile.YamlError, match=r"latin\.yaml: cannot be read"):
        yamlfile.load(tmp_path / "latin.yaml", Desk)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "desk.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: world\n")
    assert yamlfile.load(path, Desk).name == "world"


def test_every_mistake_of_a_file_is_told() -> None:
    with pytest.raises(yamlfile.YamlError) as caught:
        read("seats: [1, two]\nname: foreign\nchairs: 3\ntables: 4\n")
    assert [one.line for one in (caught.value, *caught.value.also)] == [1, 3, 4]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name: x\nseats: " + "[" * 100_000, "line 2: nested more than 50 deep"),
        ("- " * 100_000, "nested more than 50 deep"),
        ("name: &a x\nseats: [" + "*a," * 101 + "]", "line 2: more than 100 aliases"),
        ("name: " + "x" * 1_100_000, "more than 1,000,000 characters"),
        ("\nname: " + "9" * 5_000, "line 2: Exceeds the limit"),
    ],
    ids=["lists", "dashes", "aliases", "size", "digits"],
)
def test_a_file_that_no_person_wrote_is_refused_before_it_is_read(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "desk.yaml").write_text(text)
    with pytest.raises(yamlfile.YamlError, match=r"desk\.yaml") as caught:
        yamlfile.load(tmp_path / "desk.yaml", Desk)
    assert reason in str(caught.value)
