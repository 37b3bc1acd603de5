"""The screen on an invented comparison of many rows, for ``bench/terminal.py`` to press keys on.

python bench/screen.py ROWS [THEME]
"""

from __future__ import annotations

import random
import sys

from extract.model import (
    Account,
    Article,
    By,
    Cell,
    Comparison,
    Difference,
    DifferenceKind,
    Kind,
    Mark,
    Paragraph,
    Row,
    Source,
    Span,
    Speaker,
    Statement,
    TopicRows,
)
from extract.settings import Settings
from tui import messages
from tui.app import WiresideApp

AGENCIES = ("AFP", "Reuters", "AP", "TASS", "dpa")
WORDS = """the minister said talks on river water would go on until both sides agree about how much each may take from
the dam near the border where soldiers are still missing after a flood that closed three crossings this week""".split()
TOPICS = ("Water", "Border", "Weather", "Trade")


def comparison(rows: int) -> Comparison:
    """``rows`` rows under four topics: most in two or three accounts, some exclusive, half of them differing."""
    chance = random.Random(1)
    texts: dict[str, list[str]] = {agency: [] for agency in AGENCIES}
    lengths = dict.fromkeys(AGENCIES, 0)
    made: list[Row] = []
    for number in range(rows):
        cells, lead, marks = [], "", []
        base = [chance.choice(WORDS) for _ in range(chance.randint(8, 34))]
        for agency in chance.sample(AGENCIES, chance.choice((1, 2, 2, 3))):
            words = [word if chance.random() < 0.85 else chance.choice(WORDS) for word in base]
            count = str(chance.randint(2, 99))
            words.insert(len(words) // 2, count)
            text = " ".join(words) + "."
            start = lengths[agency]
            texts[agency].append(text)
            lengths[agency] += len(text) + 2
            speaker = Speaker(f"speaker{number % 40}", f"Speaker Number {number % 40}", "foreign minister")
            span = Span(start, start + len(text), text)
            statement = Statement(
                id=f"{agency}{number}",
                article=agency,
                kind=chance.choice(list(Kind)),
                source=Source(span, speaker),
                cue=None,
                content=(span,),
                sentence=span,
                agency=agency,
                chain=(agency, speaker.name),
            )
            at = start + text.index(count)
            marks.append(Mark(agency, statement.id, Span(at, at + len(count), count)))
            cells.append(Cell(agency, (statement,)))
            lead = lead or statement.id
        differing = len(cells) > 1 and number % 2
        values = tuple((mark.account, mark.span.text) for mark in marks)
        differences = (Difference(DifferenceKind.NUMBER, values, marks=tuple(marks)),) if differing else ()
        made.append(Row(f"row{number}", tuple(cells), lead, differences, ("a", "b")[: len(cells)], 80.0))
    step = -(-rows // len(TOPICS))
    return Comparison(
        By.AGENCY,
        tuple(_article(agency, "\n\n".join(texts[agency])) for agency in AGENCIES),
        tuple(Account(agency, agency) for agency in AGENCIES),
        tuple(
            TopicRows(title.lower(), title, tuple(made[n * step : (n + 1) * step])) for n, title in enumerate(TOPICS)
        ),
    )


def _article(agency: str, text: str) -> Article:
    paragraphs, start = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(Span(start, start + len(part), part)))
        start += len(part) + 2
    return Article(agency, f"{agency}.txt", "text", text, tuple(paragraphs), agency=agency)


class Bench(WiresideApp):
    """Shows the invented comparison in place of what the pipeline would find."""

    def __init__(self, rows: int, theme: str) -> None:
        super().__init__(["bench"], Settings(theme=theme))
        self.rows = rows

    def start_work(self) -> None:
        made = comparison(self.rows)
        for article in made.articles:
            self.post_message(messages.ArticleRead(article))
        self.post_message(messages.ReadingFinished())
        self.post_message(messages.Compared(made, 0))
        self.post_message(messages.WorkFinished())


if __name__ == "__main__":
    Bench(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "dark").run()
