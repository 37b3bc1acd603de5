"""Topic files: ours, the user's over them, and what is wrong with one."""

from pathlib import Path

import pytest

from extract.topics import load_topics
from extract.yamlfile import YamlError


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "topics.yaml"


def test_the_shipped_topics_begin_with_syria_elections_and_ukraine() -> None:
    topics = load_topics().topics
    assert list(topics)[:3] == ["syria", "elections", "ukraine"]
    assert len(topics) >= 15


def test_a_users_topic_is_added_and_one_of_the_same_key_replaces_ours(own: Path) -> None:
    own.write_text("topics:\n  whales: {title: Whales, words: [whale]}\n  syria: {words: [levant]}\n")
    topics = load_topics(own)
    assert topics.title("whales") == "Whales"
    assert topics.topics["syria"].words == ("levant",)
    assert "elections" in topics.topics


def test_a_users_file_can_stand_alone(own: Path) -> None:
    own.write_text("extend: false\ntopics:\n  whales: {words: [whale]}\n")
    topics = load_topics(own)
    assert list(topics.topics) == ["whales"]
    assert topics.title("whales") == "Whales"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("topics:\n  whales:\n    wrods: [whale]\n", 3, "wrods"),
        ("topics:\n  whales:\n    words:\n      - whale\n      - ' '\n", 5, "pattern"),
        ("topics:\n  whales:\n    names: ['-']\n", 3, "pattern"),
        ("topics:\n  whales:\n    codes: [elections]\n", 3, "pattern"),
        ("topics:\n  other: {words: [rest]}\n", 2, "pattern"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(own: Path, text: str, line: int, reason: str) -> None:
    own.write_text(text)
    with pytest.raises(YamlError, match=rf"topics\.yaml, line {line}: ") as caught:
        load_topics(own)
    assert reason in str(caught.value)


def test_a_title_is_cleaned_as_copy_is(own: Path) -> None:
    own.write_text('topics:\n  whales: {title: "Wha\\e[31mles\\u202e and\\nships", words: [whale]}\n')
    assert load_topics(own).title("whales") == "Whales and ships"
