"""The views of the review list that whoever is here saved, kept in the record.

A view may name a patient: so it lies in the encrypted file, as what is half typed does,
and is its author's alone.
"""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from monitor.charting.ports import Draft
from monitor.charting.review_list import OWN_VIEWS
from monitor.clock import new_id
from ui.questions import put_draft, take_nothing

if TYPE_CHECKING:
    from uuid import UUID

    from ui.bedside import Bedside
    from ui.store import Store

DRAFT = OWN_VIEWS
_MOST = 4


class Views(Struct, frozen=True):
    """As they are kept: what is typed for each."""

    typed: tuple[str, ...] = ()


class OwnViews(QObject):
    """Those of whoever is here; *Signals:* ``changed()``."""

    changed = Signal()

    def __init__(self, bedside: "Bedside", store: "Store") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._ids: dict[UUID, UUID] = {}
        self._kept: dict[UUID, Views] = {}

    @property
    def typed(self) -> tuple[str, ...]:
        actor = self._store.snapshot.actor
        return () if actor is None else self._of(actor.person).typed

    def keep(self, typed: str) -> None:
        """The newest stands first, and the oldest gives way where there are many."""
        others = tuple(view for view in self.typed if view != typed)
        self._put(Views((typed, *others)[:_MOST]))

    @Slot(str)
    def forget(self, typed: str) -> None:
        self._put(Views(tuple(view for view in self.typed if view != typed)))

    def restore(self, draft: Draft) -> None:
        """Raises MsgspecError where another version kept them otherwise."""
        self._ids[draft.author] = draft.id
        self._kept[draft.author] = msgspec.json.decode(draft.content, type=Views)
        self.changed.emit()

    def _of(self, person: "UUID") -> Views:
        return self._kept.get(person, Views())

    def _put(self, views: Views) -> None:
        actor = self._store.snapshot.actor
        if actor is None:
            return
        self._kept[actor.person] = views
        draft = Draft(
            id=self._ids.setdefault(actor.person, new_id()),
            form=DRAFT,
            stream=None,
            author=actor.person,
            content=msgspec.json.encode(views).decode(),
            saved_at=self._bedside.now(),
        )
        self._bedside.ask(partial(put_draft, draft), take_nothing)
        self.changed.emit()
