"""Shows the sessions of a course side by side, opens one of them, and saves them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from ui import questions
from ui.handing_out import HandingOut, hand_out, why_not_handed
from ui.permitted import permitted
from ui.saving_csv import ask_where
from ui.store import Store
from ui.views.session_page.course import Course, beside, course_view

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from monitor.chart.entries import Actor
    from monitor.charting.earlier import PatientPast
    from ui.bedside import Bedside
    from ui.pages.live_page import LivePage
    from ui.screens import Screens

NOT_SHOWN = "The course is not shown; C shows it"
SAVED = "The course is saved as it is shown, without names and days"
_FORM = "csv of the course"


class CourseDesk(QObject):
    """Of a closed session; all sessions of its patient are read each time.

    *Signals:* ``told(str)``; ``session_wanted(UUID)``, another one of the patient.
    """

    told = Signal(str)
    session_wanted = Signal(object)

    def __init__(
        self, page: "LivePage", screens: "Screens", bedside: "Bedside", store: Store
    ) -> None:
        super().__init__(bedside)
        self._page = page
        self._screens = screens
        self._bedside = bedside
        self._store = store
        self._course: Course | None = None
        self._marked: UUID | None = None
        self.dialog: QFileDialog | None = None
        panel = page.review.course
        panel.moved.connect(self._move)
        panel.marked.connect(self._mark)
        panel.chosen.connect(self._open)
        panel.export_requested.connect(self.export)
        panel.left.connect(self.leave)

    @property
    def deeds(self) -> dict[str, Callable[[], None]]:
        """What can be asked of it, by the ids of the actions."""
        return {"course": self.swap, "course export": self.export}

    @Slot()
    def swap(self) -> None:
        """Side by side, or the one session again."""
        read = self._closed()
        if self._course is not None:
            self.leave()
        elif read is not None:
            question = partial(questions.past, read.patient.id, self._bedside.actor)
            take = partial(self._take, read)
            self._bedside.ask(partial(permitted, question), take)

    @Slot()
    def leave(self) -> None:
        if self._course is not None:
            self.forget()
            self._page.enter(self._page.chart)

    def forget(self) -> None:
        """Another session, or another screen, is shown."""
        self._course = self._marked = None
        self._page.show_course(is_wanted=False)

    def _take(self, read: SessionRead, past: "PatientPast | Refusal") -> None:
        shown = self._closed()
        if shown is None or shown.id != read.id:
            return
        if isinstance(past, Refusal):
            self.told.emit(past.sentence)
            return
        sessions = sorted(past.sessions, key=lambda session: session.opened_at)
        self._course = Course(
            sessions=tuple(sessions), protocol=read.protocol, here=read.id
        )
        self._marked = read.id
        self._show()
        self._page.show_course(is_wanted=True)
        self._page.review.course.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _move(self, by: int) -> None:
        if self._course is not None:
            view = course_view(self._course, self._marked)
            self._mark(beside(view, self._course, by))

    @Slot(object)
    def _mark(self, session: UUID | None) -> None:
        self._marked = session
        self._show()

    @Slot(object)
    def _open(self, session: UUID) -> None:
        read = self._closed()
        if read is not None and read.id == session:
            self.leave()
        else:
            self.session_wanted.emit(session)

    def _show(self) -> None:
        if self._course is not None:
            view = course_view(self._course, self._marked)
            self._page.review.course.display(view)

    def _closed(self) -> SessionRead | None:
        read = self._store.snapshot.readable
        if read is None or read.session.is_open or self._screens.screen != "live":
            return None
        return read

    @Slot()
    def export(self) -> None:
        """What is shown, into a file that is chosen; the recorder is asked first."""
        actor, read = self._store.snapshot.actor, self._closed()
        if self._course is None or not self._course.sessions:
            self.told.emit(NOT_SHOWN)
            return
        if actor is None or read is None:
            return

        def go_on(refused: str) -> None:
            if refused:
                self.told.emit(refused)
            elif self._course is not None:
                self._choose(actor, read)

        self._bedside.ask(partial(why_not_handed, actor, "exports"), go_on)

    @property
    def shown_csv(self) -> str:
        from ui.views.session_page.course_csv import course_csv  # noqa: PLC0415

        if self._course is None:
            return ""
        return course_csv(course_view(self._course, self._marked))

    def _choose(self, actor: "Actor", read: SessionRead) -> None:
        save = partial(self._save, actor, read, self.shown_csv)
        self.dialog = ask_where(self._page, "course.csv", save)

    def _save(self, actor: "Actor", read: SessionRead, text: str, path: str) -> None:
        """Note it, then write it."""
        now = self._store.snapshot.actor
        if now is None or now.person != actor.person or self._screens.cover:
            return
        rows = text.count("\r\n") - 1
        wanted = HandingOut(read, actor, Path(path), text.encode(), _FORM, rows)
        question = partial(hand_out, wanted)
        self._bedside.ask(question, lambda fault: self.told.emit(fault or SAVED))
