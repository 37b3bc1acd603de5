"""The thread that owns the store of decisions: it keeps what is decided and looks for what others decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from textual.message import Message

from tui.messages import DecisionsKept, DecisionsNotKept, DecisionsSeen, StoreState, WorkFailed

if TYPE_CHECKING:
    from extract.review.model import Decision, Reference
    from extract.review.store import Store

EVERY = 1.0  # seconds between two looks for what others decided
_PATIENCE = 3.0  # seconds for which rows wait for the decisions on them


class Keeper:
    """Keeps decisions in the ``database``, in the order in which they come, and posts what became of them.

    The store is opened in the thread: SQLAlchemy is not imported before the first paint.
    """

    def __init__(self, database: str, post: Callable[[Message], object], every: float = EVERY) -> None:
        self._database, self._post, self._every = database, post, every
        self._queue: SimpleQueue[Sequence[Decision] | None] = SimpleQueue()
        self._ready = Event()
        self._store: Store | None = None
        self._problem: str | None = None  # what was posted last
        self._seen = 0  # the number of the newest decision that was posted or is known not to concern anyone
        self._thread = Thread(target=self._run, name="keeping the decisions", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End when everything that was handed over is kept; returns at once."""
        self._queue.put(None)

    def keep(self, drafts: Sequence[Decision]) -> None:
        """Hand over what was decided; DecisionsKept or DecisionsNotKept will say what became of it."""
        self._queue.put(drafts)

    def about(self, references: Sequence[Reference]) -> tuple[Decision, ...] | None:
        """Every decision on the stories of ``references``, for another thread, which waits a little for the store.

        None where the store is not open yet or cannot be read; a StoreState will say when it is.
        """
        from extract.review.store import StoreError

        self._ready.wait(_PATIENCE)
        if self._store is None:
            return None
        try:
            return self._store.about(references)
        except StoreError as error:
            self._say(str(error))
            return None

    def _run(self) -> None:
        try:
            self._open()
            self._ready.set()
            while True:
                try:
                    drafts = self._queue.get(timeout=self._every)
                except Empty:
                    self._look()
                    continue
                if drafts is None:
                    break
                self._keep(drafts)
        except Exception as error:  # by our own mistake: nothing more is kept, and the screen has to know
            self._say("the store of decisions failed")
            self._post(WorkFailed("keeping the decisions", error, ""))
            self._ready.set()
            while (left := self._queue.get()) is not None:
                self._post(DecisionsNotKept(left, "the store of decisions failed"))
        finally:
            if self._store is not None:
                self._store.close()

    def _open(self) -> None:
        from extract.review.store import StoreError, open_store

        try:
            self._store = open_store(self._database)
        except StoreError as error:
            self._say(str(error))
        else:
            self._say(self._store.problem, self._store.messages)
            try:
                self._seen = self._store.last()
            except StoreError as error:
                self._say(str(error))

    def _keep(self, drafts: Sequence[Decision]) -> None:
        from extract.review.store import StoreError

        if self._store is None:
            self._post(DecisionsNotKept(drafts, self._problem or ""))
            return
        told = len(self._store.messages)
        try:
            kept = self._store.append(drafts)
        except StoreError as error:
            self._say(self._store.problem or str(error), self._store.messages[told:])
            self._post(DecisionsNotKept(drafts, str(error)))
        else:
            self._say("", self._store.messages[told:])
            self._post(DecisionsKept(kept))

    def _look(self) -> None:
        from extract.review.store import StoreError

        if self._store is None:
            return
        try:
            if self._store.last() <= self._seen:
                return
            found = self._store.since(self._seen)
        except StoreError as error:
            self._say(str(error))
            return
        if not self._store.problem:
            self._say("")
        if found:
            self._seen = max(one.number for one in found)
            self._post(DecisionsSeen(found))

    def _say(self, problem: str, notices: tuple[str, ...] = ()) -> None:
        """Tell why decisions are not kept or seen, or that they are again: only when that changes."""
        if problem != self._problem or notices:
            self._problem = problem
            self._post(StoreState(problem, notices))
