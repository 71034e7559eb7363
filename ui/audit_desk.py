"""Runs the page of the audit log: what is sought, and how far the chain is proved."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.audit_reading import PAGE, AuditPage, AuditWish
from monitor.charting.ports import AuditRow, Followed
from ui import questions
from ui.store import Store
from ui.views.audit_page.page import (
    Proof,
    Shown,
    audit_page_view,
    patient_words,
    person_words,
)
from ui.views.session_search import read_search

if TYPE_CHECKING:
    from datetime import date

    from ui.bedside import Bedside
    from ui.panels.audit_page.page import AuditLogPage
    from ui.views.snapshot import Snapshot

_NO_PATIENT = "The marked row touches no patient's record"
_NO_PERSON = "Nobody was signed in at the marked row"


class AuditDesk(QObject):
    """Asks the record a page at a time, and proves the chain some rows at a time.

    Between two steps of the proof everything else that is asked of the record has its
    turn.

    *Signals:* ``told(str)`` why something can't be done.
    """

    told = Signal(str)

    def __init__(self, page: "AuditLogPage", bedside: "Bedside", store: Store) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._wish = AuditWish()
        self._shown = Shown(zone=store.snapshot.zone)
        self._proofs = 0
        self._is_here = False
        page.searched.connect(self._search)
        page.patient_requested.connect(self.narrow_to_patient)
        page.person_requested.connect(self.narrow_to_person)
        page.proof_requested.connect(self.prove)
        page.more_requested.connect(self._read_more)
        page.widened.connect(self._widen)

    def begin(self) -> None:
        """Note that the log is looked at, then read it from its end."""
        actor = self._store.snapshot.actor
        self._is_here = actor is not None
        self._wish = AuditWish()
        self._shown = Shown(zone=self._store.snapshot.zone)
        self._show()
        if actor is not None:
            self._bedside.ask(partial(questions.begin_audit, actor), self._begin)

    def leave(self) -> None:
        """Another screen comes: nothing of the log stays known here."""
        self._is_here = False
        self._proofs += 1
        self._shown = Shown(zone=self._store.snapshot.zone)

    def display(self, snapshot: "Snapshot") -> None:
        if self._is_here and snapshot.actor is None:
            self.leave()
            self._show()

    @Slot()
    def prove(self) -> None:
        """Follow the chain anew, from its beginning."""
        self._proofs += 1
        self._prove_on(self._proofs, Followed())

    def _begin(self, refusal: Refusal | None) -> None:
        if not self._is_here:
            return
        if refusal is not None:
            self._refuse(refusal)
            return
        self._read(self._wish)
        self.prove()

    @Slot(str)
    def _search(self, typed: str) -> None:
        snapshot = self._store.snapshot
        zone = ZoneInfo(snapshot.zone)
        sought = read_search(typed, snapshot.now.astimezone(zone).date())
        until = sought.last_day and sought.last_day + timedelta(days=1)
        self._shown = replace(self._shown, typed=typed)
        self._seek(
            replace(
                self._wish,
                words=tuple(sought.words.split()),
                since=_midnight(sought.first_day, zone),
                until=_midnight(until, zone),
            )
        )

    @Slot()
    def narrow_to_patient(self) -> None:
        row = self._marked
        if row is None or row.patient is None:
            self.told.emit(_NO_PATIENT)
            return
        words = f"Patient {patient_words(row.patient, self._shown.patients)}"
        self._shown = replace(self._shown, typed="", narrowed=words)
        self._seek(AuditWish(patient=row.patient))

    @Slot()
    def narrow_to_person(self) -> None:
        row = self._marked
        if row is None or row.who is None:
            self.told.emit(_NO_PERSON)
            return
        words = person_words(row, self._shown.names)
        self._shown = replace(self._shown, typed="", narrowed=words)
        self._seek(AuditWish(who=row.who))

    @Slot()
    def _widen(self) -> None:
        self._shown = replace(self._shown, typed="", narrowed="")
        self._seek(AuditWish())

    def _seek(self, wish: AuditWish) -> None:
        self._wish = replace(wish, after=None)
        self._read(self._wish)

    @Slot()
    def _read_more(self) -> None:
        rows = self._shown.rows
        if rows:
            self._read(replace(self._wish, after=rows[-1]))

    def _read(self, wish: AuditWish) -> None:
        actor = self._store.snapshot.actor
        if actor is not None:
            question = partial(questions.audit_page, wish, actor)
            self._bedside.ask(question, partial(self._take, wish))

    def _take(self, wish: AuditWish, page: AuditPage | Refusal) -> None:
        """Add a page, unless something else is sought by now."""
        if not self._is_here or replace(wish, after=None) != self._wish:
            return
        if isinstance(page, Refusal):
            self._refuse(page)
            return
        before = self._shown.rows if wish.after is not None else ()
        self._shown = replace(
            self._shown,
            rows=(*(before or ()), *page.rows),
            names=page.names,
            patients={**self._shown.patients, **page.patients},
            sessions={**self._shown.sessions, **page.sessions},
            meant=page.meant,
            is_last=len(page.rows) < PAGE,
            refused="",
        )
        self._show()

    def _prove_on(self, nth: int, so_far: Followed) -> None:
        actor = self._store.snapshot.actor
        if nth != self._proofs or actor is None:
            return
        done_at = self._bedside.now() if so_far.is_done else None
        proof = Proof(followed=so_far, done_at=done_at)
        self._shown = replace(self._shown, proof=proof)
        self._show()
        if not so_far.is_done:
            question = partial(questions.follow_audit, so_far, actor)
            self._bedside.ask(question, partial(self._take_followed, nth))

    def _take_followed(self, nth: int, so_far: Followed | Refusal) -> None:
        if isinstance(so_far, Followed):
            self._prove_on(nth, so_far)

    def _refuse(self, refusal: Refusal) -> None:
        zone = self._store.snapshot.zone
        self._shown = Shown(zone=zone, refused=refusal.sentence)
        self._show()

    @property
    def _marked(self) -> AuditRow | None:
        line = self._page.marked
        rows = self._shown.rows or ()
        if line is None:
            return None
        return next((row for row in rows if row.id == line.id), None)

    def _show(self) -> None:
        self._page.display(audit_page_view(self._shown))


def _midnight(day: "date | None", zone: ZoneInfo) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), zone)
