"""What is typed, one key after the other.

Keys that come in one go, as they do over a slow line, are each given away only when the one before has done its work: a
letter after the key that opens the note belongs to the note, and must not accept a row.
"""

from __future__ import annotations

from collections import deque
from functools import cached_property
from time import monotonic

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_LOOK_AGAIN = 0.01  # seconds until a screen that is being opened is looked at again
_LONGEST = 1.0  # seconds that one key can hold up the next


class Typed(App[None]):
    """Holds keys and pastes back until they can be handled."""

    _busy: events.Event | None = None  # the key that is being handled
    _since = 0.0  # when it was given away
    _opening = 0.0  # for how long the screen in front could take no key

    @cached_property
    def _typed(self) -> deque[events.Key | events.Paste]:
        """What waits."""
        return deque()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            if monotonic() - self._since > _LONGEST:
                self._busy = None
            await self._give()
        else:
            await super().on_event(event)

    async def _give(self) -> None:
        """Give the next key away, if it can be handled now."""
        if self._busy is not None or not self._typed:
            return
        if not self._can_take() and self._opening < _LONGEST:
            self._opening += _LOOK_AGAIN
            self.set_timer(_LOOK_AGAIN, self._give)
            return
        self._opening = 0.0
        event = self._busy = self._typed.popleft()
        self._since = monotonic()
        target = self.focused or self.screen
        await super().on_event(event)
        self._follow(target, event)

    def _can_take(self) -> bool:
        """Whether the screen in front has been set up, and knows where typed letters go."""
        from tui.screens.keyed import KeyedScreen

        screen = self.screen
        return screen.is_mounted and (isinstance(screen, KeyedScreen) or screen.focused is not None)

    def _follow(self, node: MessagePump | None, event: events.Event) -> None:
        """Go the way of ``event``, from where it was given to upwards, behind it."""
        if node is None or node is self:
            self.call_next(self._handled, event)
            return
        above = node._parent  # a screen that the key closes has none afterwards
        if not node.post_message(events.Callback(lambda: self._follow(above, event))):
            self._follow(None, event)

    async def _handled(self, event: events.Event) -> None:
        if self._busy is event:
            self._busy = None
            await self._give()
