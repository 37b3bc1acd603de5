"""What the command palette offers: every action of the screen below it, and the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.markup import escape

from tui.actions import ACTIONS, Where
from tui.drawing.text import drawn, plain
from tui.screens.help import shown_key
from tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from tui.app import WiresideApp


@dataclass(frozen=True)
class UseTheme:
    """The command that draws everything in a theme; the palette shows the theme while it stands on this command."""

    app: WiresideApp
    name: str

    def __call__(self) -> None:
        self.app.use_theme(self.name)


class Palette(CommandPalette):
    """Textual's palette; a page further in a list that shows nothing does nothing, instead of ending the program."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)


def _words(text: str) -> str:
    """``text`` of others, names of files and keys, as words: the palette reads markup, which it must not be."""
    return escape(drawn(plain(text)))


class TopicProvider(Provider):
    """The topics to which rows can be put: those on the screen, then the others that are defined."""

    async def startup(self) -> None:
        from extract.topics import OTHER, load_topics
        from tui.screens.deciding import Deciding

        screen = cast(Deciding, self.screen)
        shown = {topic.key: topic.title for topic in screen.view.comparison.topics} if screen.view else {}
        defined = load_topics()
        titles = shown | {key: defined.title(key) for key in (*defined.topics, OTHER)} | shown
        self._topics = [(_words(title), partial(screen.move_to, key)) for key, title in titles.items()]

    async def discover(self) -> Hits:
        for title, command in self._topics:
            yield DiscoveryHit(title, command)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for title, command in self._topics:
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), command)


class ActionProvider(Provider):
    """Actions by what they do, themes by their titles."""

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        screen = cast(KeyedScreen, self.screen)
        app = screen.wireside
        for action in ACTIONS.values():
            if {screen.where, Where.ANYWHERE} & action.where and action.id != "palette":
                keys = _words(", ".join(map(shown_key, app.keys[action.id])))
                name = action.id.replace("-", " ")
                yield name[0].upper() + name[1:], f"{action.help}  ({keys})", partial(screen.perform, action)
        for name in app.theme_names:
            yield f"Theme: {_words(name)}", "colours", UseTheme(app, name)

    async def discover(self) -> Hits:
        for name, meaning, command in self._commands():
            yield DiscoveryHit(name, command, help=meaning)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, meaning, command in self._commands():
            score = max(matcher.match(name), 0.8 * matcher.match(meaning))
            if score > 0:
                yield Hit(score, matcher.highlight(name), command, help=meaning)
