"""Notes of emergencies as they are typed: each its typist's, until it is charted."""

from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from msgspec.structs import replace

from monitor.chart.entries import NOT_SIGNED_IN
from monitor.charting.ports import Draft
from monitor.clock import new_id
from ui.drafts import HalfTyped
from ui.views.forms.filled import TARGET, Filled

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.form_desk import FormDesk

DRAFT = "emergency note"
NOTE = "note"
"""The form of a session's notes, and the part that is typed in either."""


class EmergencyNotes:
    """Keeps each under its emergency; once that is over it waits among the notes.

    What is kept of one is a form that is filled in, about that emergency.
    """

    def __init__(
        self,
        bedside: "Bedside",
        drafts: "DraftKeeper",
        forms: "FormDesk",
    ) -> None:
        self._bedside = bedside
        self._drafts = drafts
        self._forms = forms
        self._kept: dict[UUID, tuple[UUID, Filled]] = {}

    @property
    def about(self) -> frozenset[tuple[UUID, UUID]]:
        """The sessions and emergencies of which anything stands, whose it ever is."""
        return frozenset(
            (session, UUID(filled.pick(TARGET)))
            for session, filled in self._kept.values()
            if self._drafts.stands(filled.id)
        )

    def restore(self, draft: Draft) -> None:
        """Put back what was half typed when the app last ended."""
        if draft.stream is not None:
            filled = msgspec.json.decode(draft.content, type=Filled)
            self._kept[draft.id] = (draft.stream, filled)

    def written(self, emergency: UUID) -> str:
        """What whoever charts now has typed about it so far."""
        mine = self._mine(emergency)
        return "" if mine is None else mine.texts.get(NOTE, "")

    def write(self, session: UUID, emergency: UUID, text: str) -> None:
        """As it is typed so far; of an empty one nothing is kept."""
        now = self._bedside.now()
        blank = Filled(id=new_id()).picked(TARGET, str(emergency))
        filled = (self._mine(emergency) or blank).typed(NOTE, text, now)
        if filled.is_blank:
            self._kept.pop(filled.id, None)
            self._drafts.drop(filled.id)
        else:
            self.put_back(session, filled.begun(now))

    def put_back(self, session: UUID, filled: Filled) -> None:
        """It stands as half typed."""
        self._kept[filled.id] = (session, filled)
        half = HalfTyped(filled.id, DRAFT, session, filled)
        self._drafts.put(half, NOT_SIGNED_IN)

    def take(self, emergency: UUID) -> Filled | None:
        """What whoever charts now has typed, to be charted; it stands no more."""
        mine = self._mine(emergency)
        if mine is None:
            return None
        self._kept.pop(mine.id)
        if not mine.text(NOTE):
            self._drafts.drop(mine.id)
            return None
        self._drafts.let_go(mine.id)
        return mine

    def pass_on(self, emergency: UUID) -> None:
        """It is over: what stands is half typed in the form for notes, as it was."""
        over = [pair for pair in self._kept.values() if _is_about(pair[1], emergency)]
        for session, filled in over:
            self._kept.pop(filled.id)
            if self._drafts.stands(filled.id):
                self._pass_on(session, replace(filled, picks={TARGET: ""}))

    def _pass_on(self, session: UUID, filled: Filled) -> None:
        self._drafts.put(HalfTyped(filled.id, NOTE, session, filled))
        self._drafts.flush()
        now = self._bedside.now()
        draft = Draft(
            id=filled.id,
            form=NOTE,
            stream=session,
            author=NOT_SIGNED_IN.person,
            content=msgspec.json.encode(filled).decode(),
            saved_at=now,
        )
        self._forms.restore(draft)

    def _mine(self, emergency: UUID) -> Filled | None:
        return next(
            (
                filled
                for _, filled in self._kept.values()
                if _is_about(filled, emergency) and self._drafts.is_mine(filled.id)
            ),
            None,
        )


def _is_about(filled: Filled, emergency: UUID) -> bool:
    return filled.pick(TARGET) == str(emergency)
