"""A test for each action, found by the action's name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.tui.fake import FakeApp

Press = Callable[..., Awaitable[None]]
Check = Callable[[FakeApp, Press], Awaitable[None]]


class Checks(dict[str, Check]):
    """The tests, by the action that each is of."""

    def of(self, name: str) -> Callable[[Check], Check]:
        """Take a function as the test of the action ``name``."""

        def take(check: Check) -> Check:
            self[name] = check
            return check

        return take
