"""The desks: each runs one part of what is typed, and all keep drafts in one place."""

import logging
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from monitor.charting.ports import Draft
from ui import emergency_notes, opening_typing, own_views, protocol_desk, set_typing
from ui.audit_desk import AuditDesk
from ui.backtest_desk import BacktestDesk
from ui.board_desk import BoardDesk
from ui.co_signing_rule import CoSigningRule
from ui.course_desk import CourseDesk
from ui.diagnostics_desk import DiagnosticsDesk
from ui.drafts import DraftKeeper
from ui.emergency_notes import EmergencyNotes
from ui.export_desk import ExportDesk
from ui.figures_desk import FiguresDesk
from ui.form_desk import FormDesk
from ui.left_desk import LeftDesk
from ui.list_desk import ListDesk
from ui.opening_desk import OpeningDesk
from ui.oversight_desk import OversightDesk
from ui.own_views import OwnViews
from ui.paper_desk import PaperDesk
from ui.people_desk import PeopleDesk
from ui.protocol_desk import ProtocolDesk
from ui.quick_desk import QuickDesk
from ui.replay_desk import ReplayDesk
from ui.review_desk import ReviewDesk
from ui.set_desk import SetDesk
from ui.signing_desk import SigningDesk
from ui.taking_desk import TakingDesk
from ui.views.sheets.papers import PAPERS
from ui.waiting_watch import WaitingWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from ui.admission import Admission
    from ui.bedside import Bedside
    from ui.parts import Parts
    from ui.screens import Screens
    from ui.store import Store
    from ui.views.screen_names import Screen
    from ui.views.snapshot import Snapshot


_log = logging.getLogger(__name__)


class Desks(QObject):
    """Makes the desks, gives each its drafts, and shows the one that is in use.

    *Signals:* ``told(str)``: what became of drafts that can't be taken up.
    """

    told = Signal(str)

    def __init__(
        self, parts: "Parts", screens: "Screens", bedside: "Bedside", store: "Store"
    ) -> None:
        super().__init__(screens)
        self._parts, self._screens, self._store = parts, screens, store
        self.drafts = DraftKeeper(bedside, store)
        self.sets = SetDesk(bedside, store, self.drafts)
        self.forms = FormDesk(parts.strip.form, bedside, store, self.drafts)
        self.notes = EmergencyNotes(bedside, self.drafts, self.forms)
        self.left = LeftDesk(parts.strip.left, bedside, store, self.drafts)
        self.signing = SigningDesk(parts.strip.signing, bedside, store)
        self.quick = QuickDesk(bedside, store)
        self.paper = PaperDesk(
            (parts.live, parts.sessions, parts.board), screens, bedside, store
        )
        self.replay = ReplayDesk(parts.live, screens, bedside, store)
        self.export = ExportDesk(parts.live, screens, bedside, store)
        self.review = ReviewDesk(parts.live, screens, bedside, store)
        self.review.use(self.forms, self.signing)
        self.course = CourseDesk(parts.live, screens, bedside, store)
        self.opening = OpeningDesk(parts.opening, bedside, store, self.drafts)
        self.board = BoardDesk(parts.board, bedside, store)
        self.taking = TakingDesk(parts.taking, bedside, store)
        self.protocols = ProtocolDesk(parts.protocols, bedside, store, self.drafts)
        self.people = PeopleDesk(parts.people, bedside, store)
        self.rule = CoSigningRule(parts.people, self.people, bedside)
        self.audit = AuditDesk(parts.audit, bedside, store)
        self.figures, self.oversight = (
            FiguresDesk(parts.figures, bedside, store),
            OversightDesk(parts.oversight, bedside, store),
        )
        self.backtest = BacktestDesk(parts.backtest, bedside, store, self.protocols)
        self.diagnostics = DiagnosticsDesk(parts.diagnostics, bedside, store)
        own, self.waiting = OwnViews(bedside, store), WaitingWatch(bedside, store)
        self.list = ListDesk(parts.sessions, bedside, store, own)
        self.replay.listed = self._closed_in_list
        for entry in (parts.strip.set, parts.opening.entry):
            self.sets.use(entry)
        self._join(bedside)

    def _join(self, bedside: "Bedside") -> None:
        for desk in self._telling:
            desk.told.connect(self.told)
        bedside.drafts_found.connect(self._restore)
        self._screens.looked.connect(self._look_again)

    @property
    def _telling(self) -> tuple["_Telling", ...]:
        """Those beside the chart that tell something."""
        signing = (self.signing, self.review)
        return (*signing, self.paper, self.replay, self.export, self.course)

    @property
    def of_pages(self) -> tuple["_OfPage", ...]:
        """Those of the pages that are gone to by their names."""
        audits = (self.audit, self.figures, self.oversight)
        return (self.protocols, self.people, *audits, self.diagnostics)

    @property
    def wanting(self) -> tuple["SignalInstance", ...]:
        """What asks for a session that was closed."""
        return tuple(
            desk.session_wanted for desk in (self.replay, self.course, self.backtest)
        )

    def begin_page(self, page: "Screen") -> None:
        """One of those was gone to by its name."""
        begin: dict[str, Callable[[], None]] = {
            "protocol": self.protocols.begin,
            "people": self.people.begin,
            "audit": self.audit.begin,
            "figures": self.figures.begin,
            "oversight": self.oversight.begin,
            "backtest": self.backtest.begin,
            "diagnostics": self.diagnostics.begin,
        }
        begin[page]()

    @property
    def leaving(self) -> "dict[str, Callable[[], None]]":
        """By which actions a session leaves the record."""
        papers = {p.action: partial(self.paper.begin, p) for p in PAPERS}
        return {**papers, "export": self.export.begin}

    @Slot(object)
    def display(self, snapshot: "Snapshot") -> None:
        """Render what the screens leave to the desks."""
        screen = self._screens.on_top
        if screen == "live":
            self.sets.show_in(self._parts.strip.set)
            self.review.display(snapshot)
        elif screen == "opening":
            self.opening.display(snapshot)
            self.sets.show_in(self._parts.opening.entry)
        elif screen == "board":
            self.board.display(snapshot)
        elif screen == "sessions":
            self.list.display(snapshot)
        elif screen in _BY_NAME:
            _BY_NAME[screen](self).display(snapshot)

    @Slot()
    def ask_about_left(self) -> None:
        """Only the live screen has a strip for the question; it takes it from none."""
        read, screen = self._store.snapshot.readable, self._screens.on_top
        is_there = screen in ("live", "opening") and not self.forms.is_open
        if read is None or not is_there or not self.left.begin(read):
            return
        if screen == "opening":
            self.opening.leave()
            self._screens.go("live")
        self._parts.strip.show_left()
        self._parts.strip.left.take_focus()

    def leave(self) -> None:
        """Another screen or room comes: page, question and form are in use no more."""
        self.opening.leave()
        self.taking.leave()
        self.list.leave()
        self.protocols.put_away()
        self.people.leave()
        self.audit.leave()
        self.figures.leave()
        self.oversight.leave()
        self.backtest.leave()
        self.forms.put_away()
        self.signing.put_away()
        self.replay.forget()
        self.review.forget()
        self.course.forget()

    def use(self, admission: "Admission", folder: "Path") -> None:
        """Who keeps the slots and asks for them, and where the record is."""
        access = admission.access
        self.people.use(access)
        self.signing.door = admission.door
        self.diagnostics.folder = folder
        self._store.changed.connect(access.look)

    def finish(self) -> None:
        """The program ends: nothing is looked at beside the screen any more."""
        self.people.finish()
        self.paper.finish()
        self.figures.finish()
        self.backtest.finish()
        self.replay.finish()
        self.diagnostics.finish()

    def _closed_in_list(self) -> tuple["UUID", ...]:
        return self._parts.sessions.model.closed

    @Slot()
    def _look_again(self) -> None:
        is_hidden = self._screens.looking.is_name_hidden
        self.opening.hide_name(is_hidden=is_hidden)
        self.board.hide_names(is_hidden=is_hidden)
        self.list.hide_names(is_hidden=is_hidden)
        self.forms.hide_names(is_hidden=is_hidden)
        self.signing.hide_names(is_hidden=is_hidden)
        self.display(self._store.snapshot)

    @Slot(object)
    def _restore(self, drafts: tuple[Draft, ...]) -> None:
        """Take up what can be read; the rest stays kept for the version that can."""
        unread = 0
        for draft in drafts:
            if draft.form != own_views.DRAFT and not self.drafts.take_up(draft):
                continue
            try:
                self._owner(draft).restore(draft)
            except msgspec.MsgspecError:
                _log.warning("A draft can't be read: %s %s", draft.form, draft.id)
                unread += 1
        if unread:
            was = "1 draft was" if unread == 1 else f"{unread} drafts were"
            self.told.emit(f"{was} typed in another version and can't be read here")

    def _owner(self, draft: Draft) -> "_Owner":
        match draft.form:
            case set_typing.DRAFT:
                return self.sets
            case opening_typing.DRAFT:
                return self.opening
            case protocol_desk.DRAFT:
                return self.protocols
            case emergency_notes.DRAFT:
                return self.notes
            case own_views.DRAFT:
                return self.list.own
            case _:
                return self.forms


_Owner = SetDesk | OpeningDesk | ProtocolDesk | EmergencyNotes | FormDesk | OwnViews
_Telling = SigningDesk | ReviewDesk | PaperDesk | ReplayDesk | ExportDesk | CourseDesk
_Audits = AuditDesk | FiguresDesk | OversightDesk
_OfPage = ProtocolDesk | PeopleDesk | _Audits | DiagnosticsDesk
_BY_NAME: "dict[str, Callable[[Desks], _Displaying]]" = {
    "protocol": lambda desks: desks.protocols,
    "people": lambda desks: desks.people,
    "audit": lambda desks: desks.audit,
    "figures": lambda desks: desks.figures,
    "oversight": lambda desks: desks.oversight,
    "backtest": lambda desks: desks.backtest,
}
"""The desks of pages that are kept as the snapshot says."""
_Displaying = ProtocolDesk | PeopleDesk | _Audits | BacktestDesk
