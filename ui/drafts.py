"""Keeps what is half typed, so that it can be taken up when the app starts again."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, QTimer, Slot

from monitor.chart.entries import NOT_SIGNED_IN, Actor
from monitor.charting.ports import Draft
from ui.store import Store

if TYPE_CHECKING:
    from ui.bedside import Bedside

_KEPT_AFTER_MS = 250
"""How long after the first key that is not kept yet it is kept (ruling 8)."""
_TRIED_AGAIN_AFTER_MS = 5000
"""How long after a write that failed; the disk is full, or slow, for longer."""


class HalfTyped(NamedTuple):
    """What stands in a form: ``id`` becomes the id of what it charts."""

    id: UUID
    form: str
    session: UUID | None
    content: msgspec.Struct | msgspec.Raw


class Typist(NamedTuple):
    """Who typed it; the name is empty where the app was started since."""

    person: UUID
    name: str


class Left(NamedTuple):
    """What somebody else left half typed."""

    half: HalfTyped
    by: Typist


class DraftKeeper(QObject):
    """Writes what is half typed soon after the first key, and at once when it is left.

    The keys that follow do not put it off: whoever types on and on must lose no more.
    What is half typed stays its typist's: nobody else finds it in a form, unless they
    ``adopt`` it.
    """

    def __init__(self, bedside: "Bedside", store: Store) -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._waiting: dict[UUID, HalfTyped] = {}
        self._standing: dict[UUID, HalfTyped] = {}
        self._typists: dict[UUID, Typist] = {}
        self._adopted: set[UUID] = set()
        self._discarded: set[UUID] = set()
        self._seen: set[UUID] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEPT_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_TRIED_AGAIN_AFTER_MS)
        self._again.timeout.connect(self.flush)

    def put(self, half: HalfTyped, by: Actor | None = None) -> None:
        """Keep it before long; what was put under its id before is replaced.

        ``by`` is whose it is where nobody needs to have signed in.
        """
        self._waiting[half.id] = half
        self._standing[half.id] = half
        actor = self._store.snapshot.actor or by
        if actor is not None:
            self._typists.setdefault(half.id, Typist(actor.person, actor.name))
        self._seen.add(half.id)
        if not self._timer.isActive():
            self._timer.start()

    def let_go(self, id_: UUID) -> None:
        """It is on its way to the record, which drops what is kept of it."""
        self._waiting.pop(id_, None)
        self._standing.pop(id_, None)

    def take_up(self, draft: Draft) -> bool:
        """It was half typed when the app last ended; False where it is known here."""
        if draft.id in self._seen:
            return False
        self._seen.add(draft.id)
        content = msgspec.Raw(draft.content.encode())
        half = HalfTyped(draft.id, draft.form, draft.stream, content)
        self._standing[draft.id] = half
        self._typists[draft.id] = Typist(draft.author, "")
        return True

    def half_typed_in(self, session: UUID) -> frozenset[str]:
        """The forms in which something stands that is not charted, whose it ever is."""
        standing = self._standing.values()
        return frozenset(half.form for half in standing if half.session == session)

    def mine_in(self, session: UUID) -> frozenset[str]:
        """The forms in which whoever charts now left something that is not charted."""
        standing = self._standing.values()
        mine = (half for half in standing if self.is_mine(half.id))
        return frozenset(half.form for half in mine if half.session == session)

    def is_mine(self, id_: UUID) -> bool:
        """Whether whoever charts now typed it, and it stands."""
        if id_ in self._discarded:
            return False
        typist = self._typists.get(id_)
        actor = self._store.snapshot.actor or NOT_SIGNED_IN
        return typist is None or actor.person == typist.person

    def stands(self, id_: UUID) -> bool:
        """Whether it is half typed, whose it ever is."""
        return id_ in self._standing

    def weight(self, id_: UUID) -> int:
        """2 for what was adopted, 1 for what was typed, 0 where neither was so."""
        return 2 if id_ in self._adopted else int(id_ in self._typists)

    def left_in(self, session: UUID | None) -> tuple[Left, ...]:
        """What others left half typed there, the one typed first at the front."""
        return tuple(
            Left(half, self._typists[half.id])
            for half in self._standing.values()
            if half.session == session and not self.is_mine(half.id)
        )

    def adopt(self, left: tuple[Left, ...]) -> None:
        """From now on it is whose it would be had they typed it: of who charts now."""
        actor = self._store.snapshot.actor
        if actor is None:
            return
        for half, _ in left:
            self._typists[half.id] = Typist(actor.person, actor.name)
            self._adopted.add(half.id)
            self._waiting[half.id] = half
        self.flush()

    def discard(self, left: tuple[Left, ...]) -> None:
        """It is nobody's any more, and comes back in no form."""
        for half, _ in left:
            self.drop(half.id)
            self._discarded.add(half.id)

    def drop(self, id_: UUID) -> None:
        """Nothing is left of it."""
        self.let_go(id_)
        self._typists.pop(id_, None)
        self._bedside.drop_draft(id_)

    @Slot()
    def flush(self) -> None:
        """Keep at once what waits: it is being left, or the window closes."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for half in waiting.values():
            typist = self._typists.get(half.id)
            if typist is None:
                self._waiting[half.id] = half
                continue
            content = msgspec.json.encode(half.content).decode()
            draft = Draft(
                id=half.id,
                form=half.form,
                stream=half.session,
                author=typist.person,
                content=content,
                saved_at=self._bedside.now(),
            )
            self._bedside.keep_draft(draft, partial(self._keep_again, half))

    def _keep_again(self, half: HalfTyped) -> None:
        """It could not be written; it is tried once more before long."""
        if half.id in self._standing:
            self._waiting.setdefault(half.id, half)
        if self._waiting and not self._again.isActive():
            self._again.start()
