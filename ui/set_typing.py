"""The set being typed in each session, kept while another session is shown."""

from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from msgspec.structs import replace

from monitor.chart.keying.draft import SetDraft, draft_of, resume
from monitor.chart.keying.state import Keying, begin
from monitor.clock import new_id
from ui.drafts import HalfTyped
from ui.views.entry.occasion import occasion_of
from ui.waiting_sets import WaitingSets

if TYPE_CHECKING:
    from monitor.charting.ports import Draft
    from monitor.charting.reads import SessionRead
    from ui.drafts import DraftKeeper

DRAFT = "observations"


class SetTyping:
    """One set is in the strip; whatever else was begun waits, in its session's line."""

    def __init__(self, drafts: "DraftKeeper") -> None:
        self._drafts = drafts
        self._waiting = WaitingSets()
        self._keying: Keying | None = None
        self.session: UUID | None = None

    def restore(self, draft: "Draft") -> None:
        """Take up what was half typed when the app last ended."""
        if draft.stream is not None:
            kept = msgspec.json.decode(draft.content, type=SetDraft)
            self._waiting.restore(draft.stream, kept)

    def take_up(self, read: "SessionRead") -> Keying:
        """The set being typed, on the occasion that the session now gives."""
        is_mine = self._drafts.is_mine
        if self.session != read.id or not self._is_mine:
            self._lay_aside()
            self.session = read.id
        elif self._is_blank and self._waiting.are_any(read.id, is_mine):
            self._keying = None
        draft = None
        if self._keying is None:
            draft = self._waiting.next(read.id, is_mine)
        typed = self._keying or draft
        occasion = occasion_of(
            read.session,
            read.protocol,
            read.assessment,
            None if typed is None else typed.timed_at,
        )
        if draft is not None:
            self._keying = resume(occasion, draft)
        elif self._keying is None:
            self._keying = begin(occasion, new_id())
        elif self._keying.occasion != occasion:
            self._keying = replace(self._keying, occasion=occasion)
        return self._keying

    def become(self, keying: Keying) -> None:
        """Another key was typed."""
        before, self._keying = self._keying, keying
        if self.session is None:
            return
        if draft_of(keying) is not None:
            self._keep(self.session, keying)
        elif before is not None and draft_of(before) is not None:
            self._waiting.let_go(keying.id)
            self._drafts.drop(keying.id)

    def hush(self) -> None:
        """Something else is done: what was refused here is said no more."""
        keying = self._keying
        if keying is not None:
            told = tuple(keying.refused) if keying.is_untouched else ()
            self._keying = keying.let_go(told)

    def finish(self, keying: Keying) -> None:
        """The set is on its way to the record; the next in line takes its place."""
        self._waiting.let_go(keying.id)
        self._drafts.let_go(keying.id)
        self._keying = None

    def take_back(self, session: UUID, keying: Keying) -> bool:
        """The record said no: whether the set stands again at once, or waits.

        It never takes the strip from a set that is being typed: the next keys would
        change its values. It comes next there, behind what was refused before it.
        """
        is_free = self._keying is None or self._is_blank
        is_mine = self._drafts.is_mine(keying.id)
        stands = session == self.session and is_free and is_mine
        draft = self._keep(session, keying)
        if stands:
            self._keying = keying
        elif draft is not None:
            self._waiting.line_up(session, draft)
        self._waiting.note_refused(keying.id)
        return stands

    @property
    def _is_mine(self) -> bool:
        """Whether whoever charts now typed what stands in the strip."""
        return self._keying is None or self._drafts.is_mine(self._keying.id)

    @property
    def _is_blank(self) -> bool:
        """Whether nothing was typed in the set in the strip, or all thrown away."""
        keying = self._keying
        return keying is not None and keying == begin(keying.occasion, keying.id)

    def _keep(self, session: UUID, keying: Keying) -> SetDraft | None:
        draft = draft_of(keying)
        if draft is not None:
            self._drafts.put(HalfTyped(draft.id, DRAFT, session, draft))
        return draft

    def _lay_aside(self) -> None:
        """Keep what is half typed for the session it was typed for."""
        self._drafts.flush()
        draft = None if self._keying is None else draft_of(self._keying)
        if draft is not None and self.session is not None:
            self._waiting.lay_aside(self.session, draft)
        self._keying = None
