"""Runs the page of people: who is enrolled, and what is changed about them."""

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault
from monitor.clock import new_id
from ui import questions
from ui.code_showing import CodeShowing
from ui.password_judge import PasswordJudge
from ui.person_sending import PersonSending, Sent
from ui.store import Store
from ui.views.forms.filled import Filled
from ui.views.people_page.asked import (
    AGAIN,
    NAME,
    PASSWORD,
    ROLES,
    SIGN_IN,
    Asked,
    Kind,
    about_lock,
    begun,
    first_empty,
    plan,
    with_role,
)
from ui.views.people_page.forms import Judged, person_form
from ui.views.people_page.outcome import Told, told_refusal
from ui.views.people_page.page import people_page_view

if TYPE_CHECKING:
    from monitor.chart.lock_times import LockTimes
    from monitor.chart.people import People, Person
    from ui.access import Access
    from ui.bedside import Bedside
    from ui.panels.people_page.page import PeoplePage
    from ui.views.snapshot import Snapshot

_NOBODY = "Nobody is marked in the list"
_ENDED = "That access has ended; Enter enrols the person again"
_UNDER_WAY = "What was asked before is not done yet"


class PeopleDesk(QObject):
    """Reads who works here, and sends what is asked about one of them.

    Nothing of it is kept half typed: a password is in it. ``access`` keeps the slots;
    without it nobody can be let in.

    *Signals:* ``told(str)``: what became of it, or why it can't be done now;
    ``lock_changed()``: screens lock after other minutes from now on.
    """

    told = Signal(str)
    lock_changed = Signal()

    def __init__(self, page: "PeoplePage", bedside: "Bedside", store: Store) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._judge = PasswordJudge(self)
        self._sending = PersonSending(bedside, store, self._judge)
        self.code = CodeShowing(page, bedside, store, self)
        self._people: People | None = None
        self._times: LockTimes | None = None
        self._typed = ""
        self._refused = ""
        self._asked: Asked | None = None
        self._filled = Filled(id=new_id())
        self._judged = Judged()
        page.searched.connect(self._search)
        page.lock_requested.connect(self.change_lock)
        self.code.told.connect(self.told)
        page.enrol_requested.connect(self.enrol)
        page.change_requested.connect(self.change)
        page.end_requested.connect(partial(self.open, "end"))
        page.pin_requested.connect(partial(self.open, "pin"))
        page.form.typed.connect(self._type)
        page.form.picked.connect(self._pick)
        page.form.submitted.connect(self._submit)
        page.form.cancelled.connect(self.leave_form)

    def use(self, access: "Access") -> None:
        """Whoever keeps the slots of the record that is open."""
        self._sending.access = access

    def begin(self) -> None:
        """Read who works here, as whoever has signed in may."""
        self._people, self._typed = None, ""
        self._refused = ""
        self._read()
        self.display(self._store.snapshot)

    def leave(self) -> None:
        """Another screen comes: what is typed here is forgotten, and who is known."""
        self._close()
        self._people = None

    def finish(self) -> None:
        """The program ends."""
        self._judge.finish()

    def display(self, snapshot: "Snapshot") -> None:
        zone = ZoneInfo(snapshot.zone)
        view = people_page_view(self._people, self._typed, zone, self._times)
        self._page.display(view._replace(message=self._refused or view.message))

    @Slot()
    def enrol(self) -> None:
        """The form for somebody who is new here."""
        self.show_asked(Asked("enrol", new_id()))

    @Slot()
    def change_lock(self) -> None:
        """The form of when every screen here locks."""
        if self._times is not None:
            self.show_asked(about_lock(self._times))

    @Slot()
    def change(self) -> None:
        """The form of the marked person; whose access ended is enrolled again."""
        person = self._marked
        if person is None:
            self.told.emit(_NOBODY)
        else:
            kind: Kind = "change" if person.is_active else "enrol"
            self.show_asked(Asked(kind, person.id, person))

    def open(self, kind: Kind) -> None:
        """The form of that kind for the marked person."""
        person = self._marked
        if person is None:
            self.told.emit(_NOBODY)
        elif kind == "pin" and not person.is_active:
            self.told.emit(_ENDED)
        else:
            self.show_asked(Asked(kind, person.id, person))

    @Slot()
    def leave_form(self) -> None:
        if not self.refuses_another():
            self._close()

    def _close(self) -> None:
        # Nothing that was typed, or shown, stays in a field.
        self._judged = Judged()
        self._asked = self._asked and self._asked._replace(code=b"")
        self.code.forget()
        self._become(Filled(id=new_id()))
        self._asked = None
        if self._page.is_form_shown:
            self._page.hide_form()

    @property
    def is_busy(self) -> bool:
        """Whether something that was asked is not answered yet."""
        return self._sending.is_busy

    @property
    def _marked(self) -> "Person | None":
        line = self._page.marked
        if line is None or self._people is None:
            return None
        return self._people.person(line.id)

    @property
    def code_shown(self) -> bytes:
        """Of the form that is shown; also while it is being put in force."""
        return b"" if self._asked is None else self._asked.code

    def refuses_another(self) -> bool:
        """What was asked before is not answered yet, and that is told."""
        if self._sending.is_busy:
            self.told.emit(_UNDER_WAY)
        return self._sending.is_busy

    def show_asked(self, asked: Asked) -> None:
        """That form, in the place of another; while one is being sent, none."""
        if self.refuses_another():
            return
        self.code.forget()
        self._asked, self._judged = asked, Judged()
        self._become(begun(asked, new_id()))
        self._page.form.take_focus()

    @Slot(str, str)
    def _type(self, part: str, text: str) -> None:
        if self._sending.is_busy:
            return
        filled = self._filled.typed(part, text)
        if part in (PASSWORD, NAME, SIGN_IN):
            self._look_at(filled)
        self._become(filled)

    @Slot(str, str)
    def _pick(self, part: str, key: str) -> None:
        if part == ROLES and not self._sending.is_busy:
            self._become(with_role(self._filled, key))

    def _look_at(self, filled: Filled) -> None:
        """The password as far as it is typed, with the names that stand there now."""
        password = filled.texts.get(PASSWORD, "")
        names = (filled.text(NAME), filled.text(SIGN_IN))
        if password:
            self._judged = Judged(password)
            self._judge.judge(password, names, partial(self._learn, password))

    def _learn(self, password: str, refusal: Refusal | None) -> None:
        if self._asked is not None and self._filled.texts.get(PASSWORD) == password:
            why = "" if refusal is None else refusal.why
            self._judged = Judged(password, is_known=True, why=why)
            self._show()

    def _become(self, filled: Filled) -> None:
        self._filled = filled
        self._show()

    def _show(self) -> None:
        if self._asked is not None:
            busy = self._sending.busy
            view = person_form(self._asked, self._filled, self._judged, busy)
            self._page.show_form(view, can_print=bool(self._asked.code))

    @Slot()
    def _submit(self) -> None:
        asked = self._asked
        if asked is None or self._sending.is_busy or self._people is None:
            return
        empty = first_empty(asked, self._filled)
        if empty and self._page.form.at not in ("", empty):
            self._page.form.lead_to(empty)
            return
        planned = plan(asked, self._filled, self._bedside.now())
        if isinstance(planned, Refusal):
            self._refuse(planned)
            return
        sent = Sent(asked, planned, self._people)
        self._sending.send(sent, self._show, self._finish, self._take_fault)
        self._show()

    def _finish(self, said: str) -> None:
        """It holds; the list is read anew."""
        is_about_lock = self._asked is not None and self._asked.kind == "lock"
        self._close()
        self.told.emit(said)
        if is_about_lock:
            self.lock_changed.emit()
        self._read()

    def _take_fault(self, why: Refusal | EnvironmentFault, told: Told | None) -> None:
        """Where the entry stands, what is typed next is about the slot alone."""
        if told is not None:
            self._read()
            self._asked = told.asked
            self._filled = begun(told.asked, new_id())
        field = PASSWORD if self._is_about_password else None
        self._refuse(told_refusal(why, told, field))

    @property
    def _is_about_password(self) -> bool:
        return self._asked is not None and self._asked.kind in ("enrol", "change")

    def _refuse(self, refusal: Refusal) -> None:
        if self._asked is None:
            # The page was left meanwhile; that it was not done is told all the same.
            self.told.emit(refusal.sentence)
            return
        filled = replace(self._filled, refusal=refusal)
        if refusal.field == PASSWORD:
            filled = replace(filled.typed(AGAIN, ""), refusal=refusal)
        self._become(filled)
        self._page.form.lead_to(refusal.field)

    @Slot(str)
    def _search(self, typed: str) -> None:
        self._typed = typed
        self.display(self._store.snapshot)

    def _read(self) -> None:
        actor = self._store.snapshot.actor
        if actor is not None:
            self._bedside.ask(questions.lock_times, self._take_times)
            self._bedside.ask(partial(questions.people, actor), self._take)

    def _take_times(self, times: "LockTimes") -> None:
        self._times = times

    def _take(self, people: "People | Refusal") -> None:
        if isinstance(people, Refusal):
            self._people, self._refused = None, people.sentence
        else:
            self._people, self._refused = people, ""
        self.display(self._store.snapshot)
