"""Topics: what a statement is about, by definitions that a desk can replace or extend."""

from extract.topics.definitions import OTHER, Topic, Topics, load_topics
from extract.topics.scoring import score_topics

__all__ = ["OTHER", "Topic", "Topics", "load_topics", "score_topics"]
