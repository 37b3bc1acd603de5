"""Topic definitions, read from YAML: ours, replaced or extended by the user's own ``topics.yaml``."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from extract import yamlfile
from extract.readers.border.clean import line
from extract.settings import config_folder
from extract.topics.terms import TermIndex

OTHER = "other"  # what has no topic; never the key of a defined one

SHIPPED = Path(__file__).parent.parent / "data" / "topics.yaml"

Term = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"\w")]  # a word at least
Key = Annotated[str, StringConstraints(pattern=r"^(?!other$)[a-z0-9][a-z0-9-]*$")]


class Topic(BaseModel):
    """What counts as one topic.

    ``words`` are words or phrases, found in any case and any form of the word; ``names`` are found as written.
    ``codes`` are IPTC Media Topics or older subject codes, digits only. A word or name inside one of the ``exclude``
    phrases does not count: "Korea" inside "South Korea".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[str, AfterValidator(line)] = ""
    words: tuple[Term, ...] = ()
    names: tuple[Term, ...] = ()
    codes: tuple[Annotated[str, StringConstraints(pattern=r"^\d{8}$")], ...] = ()
    exclude: tuple[Term, ...] = ()


class Topics(BaseModel):
    """All topics by key, in the order in which they are shown. ``extend: false`` leaves ours out."""

    # Rust's expressions, pydantic's own choice, cannot look ahead.
    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="python-re")

    extend: bool = True
    topics: dict[Key, Topic] = Field(default_factory=dict)

    def title(self, key: str) -> str:
        """The title of the topic ``key``, made from the key where the file gives none."""
        topic = self.topics.get(key)
        return (topic.title if topic else "") or key.replace("-", " ").capitalize()

    @cached_property
    def terms(self) -> TermIndex:
        """Every word, name and exclusion, ready to be found in text."""
        index = TermIndex()
        for key, topic in self.topics.items():
            for phrase in topic.words:
                index.add(phrase, key)
            for phrase in topic.names:
                index.add(phrase, key, as_written=True)
            for phrase in topic.exclude:
                index.add(phrase, key, exclusion=True)
        return index


def load_topics(path: Path | None = None) -> Topics:
    """The shipped topics, with those of ``path`` (or the user's ``topics.yaml``, where there is one) laid over them.

    A topic of the same key replaces ours; a new one is added after them. Raises yamlfile.YamlError.
    """
    shipped = yamlfile.load(SHIPPED, Topics)
    chosen = path or config_folder() / "topics.yaml"
    if path is None and not chosen.exists():
        return shipped
    own = yamlfile.load(chosen, Topics)
    return Topics(topics={**shipped.topics, **own.topics}) if own.extend else own
