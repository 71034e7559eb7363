"""The new-session pages as filled in, one for each session that is being opened."""

from typing import TYPE_CHECKING
from uuid import UUID

from monitor.clock import new_id
from ui.drafts import HalfTyped
from ui.views.new_session.draft import NewSessionDraft

if TYPE_CHECKING:
    from ui.drafts import DraftKeeper

DRAFT = "new session"


class OpeningTyping:
    """One page is in use; of every other session what was typed is kept.

    ``session`` is None until the session of the page in use is open.
    """

    def __init__(self, drafts: "DraftKeeper") -> None:
        self._drafts = drafts
        self._kept: dict[UUID | None, NewSessionDraft] = {}
        self.draft = NewSessionDraft(id=new_id())
        self.session: UUID | None = None

    def restore(self, session: UUID | None, draft: NewSessionDraft) -> None:
        """Take up what was half typed when the app last ended."""
        if session is None and self.session is None:
            self.draft = draft
        else:
            self._kept[session] = draft

    def begin(self, session: UUID | None, empty: NewSessionDraft) -> None:
        """Use the page of that session, as it was left, or else the empty one."""
        self._drafts.flush()
        if self.draft.texts:
            self._kept[self.session] = self.draft
        self.session = session
        self.draft = self._kept.pop(session, empty)

    def find(self, id_: UUID) -> NewSessionDraft | None:
        """The page of that id, in use or not; None once it is done with."""
        pages = (self.draft, *self._kept.values())
        return next((page for page in pages if page.id == id_), None)

    def become(self, draft: NewSessionDraft) -> None:
        """What is typed on the page of that id now, in use or not."""
        if self.find(draft.id) is None:
            return
        session = self._session_of(draft.id)
        self._place(session, draft)
        self._drafts.put(HalfTyped(draft.id, DRAFT, session, draft))

    def fill_in(self, draft: NewSessionDraft) -> None:
        """What the record says stands on the page in use: nothing of it is kept."""
        self.draft = draft

    def join(self, id_: UUID, session: UUID) -> None:
        """The session of that page is open: from now on the page is that session's."""
        draft = self.find(id_)
        if draft is None:
            return
        if draft.id == self.draft.id:
            self.session = session
        else:
            del self._kept[self._session_of(id_)]
            self._kept[session] = draft
        self.become(draft)

    def drop(self, id_: UUID) -> None:
        """The page is done with."""
        self._kept = {s: kept for s, kept in self._kept.items() if kept.id != id_}
        if id_ == self.draft.id:
            self.draft, self.session = NewSessionDraft(id=new_id()), None
        self._drafts.drop(id_)

    def _session_of(self, id_: UUID) -> UUID | None:
        found = (s for s, kept in self._kept.items() if kept.id == id_)
        return self.session if id_ == self.draft.id else next(found, None)

    def _place(self, session: UUID | None, draft: NewSessionDraft) -> None:
        if draft.id == self.draft.id:
            self.draft = draft
        else:
            self._kept[session] = draft
