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

if TYPE_CHECKING:
    from monitor.charting.ports import Draft
    from monitor.charting.reads import SessionRead
    from ui.drafts import DraftKeeper

DRAFT = "observations"


class SetTyping:
    """One set is in the strip; of every other session what is half typed is kept."""

    def __init__(self, drafts: "DraftKeeper") -> None:
        self._drafts = drafts
        self._kept: dict[UUID, SetDraft] = {}
        self._keying: Keying | None = None
        self.session: UUID | None = None

    def restore(self, draft: "Draft") -> None:
        """Take up what was half typed when the app last ended."""
        if draft.stream is not None:
            kept = msgspec.json.decode(draft.content, type=SetDraft)
            self._kept[draft.stream] = kept

    def take_up(self, read: "SessionRead") -> Keying:
        """The set being typed, on the occasion that the session now gives."""
        occasion = occasion_of(read.session, read.protocol, read.assessment)
        if self.session != read.id:
            self._lay_aside()
            self.session, self._keying = read.id, None
        if self._keying is None:
            draft = self._kept.pop(read.id, None)
            self._keying = (
                begin(occasion, new_id()) if draft is None else resume(occasion, draft)
            )
        elif self._keying.occasion != occasion:
            self._keying = replace(self._keying, occasion=occasion)
        return self._keying

    def become(self, keying: Keying) -> None:
        """Another key was typed."""
        before, self._keying = self._keying, keying
        if self.session is None:
            return
        draft = draft_of(keying)
        if draft is not None:
            self._drafts.put(HalfTyped(draft.id, DRAFT, self.session, draft))
        elif before is not None and draft_of(before) is not None:
            self._drafts.drop(keying.id)

    def hush(self) -> None:
        """Something else is done: what was refused here is said no more."""
        if self._keying is not None:
            self._keying = replace(self._keying, notice=None)

    def finish(self, keying: Keying) -> None:
        """The set is on its way to the record; the next key begins another."""
        self._drafts.let_go(keying.id)
        self._keying = None

    def take_back(self, session: UUID, keying: Keying) -> None:
        """The record said no: the set stands again, or waits for its session.

        What was typed since is kept for the next set of that session.
        """
        if session == self.session:
            since = None if self._keying is None else draft_of(self._keying)
            if since is not None:
                self._kept[session] = since
            self.become(keying)
            return
        draft = draft_of(keying)
        if draft is not None:
            self._kept[session] = draft
            self._drafts.put(HalfTyped(draft.id, DRAFT, session, draft))

    def _lay_aside(self) -> None:
        """Keep what is half typed for the session it was typed for."""
        self._drafts.flush()
        draft = None if self._keying is None else draft_of(self._keying)
        if draft is not None and self.session is not None:
            self._kept[self.session] = draft
