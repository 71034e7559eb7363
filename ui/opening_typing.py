"""The new-session pages as filled in, one for each session that is being opened."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from monitor.clock import new_id
from ui.drafts import HalfTyped
from ui.views.new_session.draft import NewSessionDraft

if TYPE_CHECKING:
    from ui.drafts import DraftKeeper

DRAFT = "new session"


class OpeningTyping:
    """One page is in use; of every other session what was typed is kept.

    A page is its typist's: another nurse has one of their own for the same session.
    ``session`` is None until the session of the page in use is open.
    """

    def __init__(self, drafts: "DraftKeeper") -> None:
        self._drafts = drafts
        self._kept: list[_Page] = []
        self.draft = NewSessionDraft(id=new_id())
        self.session: UUID | None = None

    def restore(self, session: UUID | None, draft: NewSessionDraft) -> None:
        """Take up what was half typed when the app last ended."""
        if session is None and self.session is None:
            self.draft = draft
        else:
            self._kept.append(_Page(session, draft))

    def begin(self, session: UUID | None, empty: NewSessionDraft) -> bool:
        """Use the page of that session, as it was left, or else the empty one.

        True where something typed before the chart was moved is dropped for it: it was
        said of another patient, by whomever.
        """
        self._drafts.flush()
        if self.draft.texts:
            self._kept.insert(0, _Page(self.session, self.draft))
        is_dropped = self._drop_of_others(session, empty.move)
        here = [page.draft for page in self._kept if page.session == session]
        mine = [draft for draft in here if self._drafts.is_mine(draft.id)]
        # One that only shows the record gives way to what was typed.
        mine.sort(key=lambda draft: -self._drafts.weight(draft.id))
        self.session = session
        self.draft = mine[0] if mine else empty
        self._kept = [page for page in self._kept if page.draft not in mine[:1]]
        return is_dropped

    def find(self, id_: UUID) -> NewSessionDraft | None:
        """The page of that id, in use or not; None once it is done with."""
        pages = (self.draft, *(page.draft for page in self._kept))
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
            self._place(session, draft)
        self.become(draft)

    def drop(self, id_: UUID) -> None:
        """The page is done with, and so is any other of the same session."""
        session = self._session_of(id_)
        for page in self._kept:
            is_of_it = session is not None and page.session == session
            if is_of_it or page.draft.id == id_:
                self._drafts.drop(page.draft.id)
                self._kept = [kept for kept in self._kept if kept is not page]
        if id_ == self.draft.id:
            self.draft, self.session = NewSessionDraft(id=new_id()), None
        self._drafts.drop(id_)

    def _drop_of_others(self, session: UUID | None, move: UUID | None) -> bool:
        """Whether anything typed stood on a page of before that move."""
        here = [page for page in self._kept if session and page.session == session]
        others = [page for page in here if page.draft.move != move]
        is_typed = any(self._drafts.stands(page.draft.id) for page in others)
        for page in others:
            self._drafts.drop(page.draft.id)
        self._kept = [page for page in self._kept if page not in others]
        return is_typed

    def _session_of(self, id_: UUID) -> UUID | None:
        found = (page.session for page in self._kept if page.draft.id == id_)
        return self.session if id_ == self.draft.id else next(found, None)

    def _place(self, session: UUID | None, draft: NewSessionDraft) -> None:
        if draft.id == self.draft.id:
            self.draft = draft
            return
        kept = [page for page in self._kept if page.draft.id != draft.id]
        self._kept = [*kept, _Page(session, draft)]


class _Page(NamedTuple):
    """A page that is not in use, and the session that it opens."""

    session: UUID | None
    draft: NewSessionDraft
