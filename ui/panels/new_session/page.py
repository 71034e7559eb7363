"""The new-session page: four sections and the bar that leads to the start."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.overriding import override
from ui.panels.new_session.baseline_panel import BaselinePanel
from ui.panels.new_session.boxes import page_boxes
from ui.panels.new_session.dose_panel import DosePanel
from ui.panels.new_session.entry_row import EntryRow
from ui.panels.new_session.patient_panel import PatientPanel
from ui.panels.new_session.preflight_panel import PreflightPanel
from ui.panels.new_session.section import SectionFrame
from ui.panels.new_session.start_bar_panel import StartBarPanel
from ui.views.forms.strayed import no_choice
from ui.views.new_session.page import NewSessionView
from ui.views.new_session.parts import Act

PATIENT, DOSE = 0, 1
FIRST = "find"
"""The field that a new page begins with."""


class NewSessionPage(QWidget):
    """Renders a NewSessionView.

    What is typed comes back as a new draft, which must be shown again at once.

    *Signals:* ``draft_changed(NewSessionDraft)``; ``submitted(AnyCommand)``;
    ``cancelled()`` to leave, the draft kept.
    """

    draft_changed = Signal(object)
    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: NewSessionView | None = None
        self._current = PATIENT
        self._wanted = ""
        self._stops: tuple[QWidget, ...] = ()
        self.patient = PatientPanel(self)
        self.dose = DosePanel(self)
        self.preflight = PreflightPanel(self)
        self.baseline = BaselinePanel(self)
        self.bar = StartBarPanel(self)
        self._connect()

    @property
    def sections(self) -> tuple[SectionFrame, ...]:
        return (self.patient, self.dose, self.preflight, self.baseline)

    def display(self, view: NewSessionView) -> None:
        before = self._view
        self._view = view
        if before is not None and view.is_open and not before.is_open:
            self._current = DOSE
        self._place()
        self.patient.display(view.patient)
        self.dose.display(view.dose)
        if before is not None and before.draft.id != view.draft.id:
            self.preflight.list.begin()
        self.preflight.display(view.preflight)
        self.baseline.display(view.baseline)
        self.bar.display(view.start)
        self._order_tabs()
        if before is not None and before.patient.stage != view.patient.stage:
            self.focus(self._begins_at(view))
        elif self._wanted:
            self.focus(self._wanted)

    @property
    def entry(self) -> EntryRow:
        """The entry row of the baseline table, for whoever runs the set."""
        return self.baseline.entry

    def take_focus(self) -> None:
        """Put the focus where typing goes on, also where nothing is shown yet."""
        if self._view is None:
            self._wanted = FIRST
        else:
            self.focus(self._begins_at(self._view))

    def focus(self, id_: str) -> None:
        """Put the focus in that field, in whichever section it stands.

        One that is not there yet gets it when it comes.
        """
        self._wanted = id_
        for place, section in enumerate(self.sections):
            if section.holds(id_):
                self._wanted = ""
                self._unfold(place)
                section.focus(id_)
                return

    def _begins_at(self, view: NewSessionView) -> str:
        """The first field of what is to be typed next."""
        return self.dose.first if view.is_open else view.patient.focus

    def lead_back(self, id_: str) -> None:
        """Put the focus in that field, unless another section has it by now."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return
        if self.sections[self._section_in_use()].holds(id_):
            self.focus(id_)

    def next_section(self) -> None:
        """Go on to the next section that has something to type or press."""
        count = len(self.sections)
        for step in range(1, count + 1):
            place = (self._section_in_use() + step) % count
            first = self.sections[place].first
            if first:
                self.focus(first)
                return

    def _section_in_use(self) -> int:
        focused: QWidget | None = QApplication.focusWidget()
        for place, section in enumerate(self.sections):
            if focused in section.findChildren(QWidget):
                return place
        return self._current

    def _unfold(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self._place()
            if self._view is not None:
                self.display(self._view)

    def _order_tabs(self) -> None:
        """Tab goes as one reads, also through widgets that were made later."""
        stops = tuple(stop for section in self.sections for stop in section.tab_stops)
        stops = (*stops, self.bar.leave, self.bar.ready)
        if stops != self._stops:
            self._stops = stops
            for stop, following in pairwise(stops):
                QWidget.setTabOrder(stop, following)

    def _place(self) -> None:
        is_open = self._view is not None and self._view.is_open
        size = self.size()
        boxes = page_boxes(size.width(), size.height(), self._current, is_open=is_open)
        for section, box in zip(self.sections, boxes.sections, strict=True):
            section.fold(folded=box.is_folded)
            section.setGeometry(box.x, box.y, box.width, box.height)
        bar = boxes.bar
        self.bar.setGeometry(bar.x, bar.y, bar.width, bar.height)

    def _connect(self) -> None:
        for typing in (self.patient, self.dose, self.preflight):
            typing.typed.connect(self._type)
            typing.left.connect(self._note_left)
            typing.chord.connect(self.bar.start)
            typing.acted.connect(self._perform)
        self.patient.picked.connect(self._pick)
        self.patient.strayed.connect(self._say_no_choice)
        self.patient.let_go.connect(self._let_go)
        self.entry.rebuilt.connect(self._order_tabs)
        self.bar.acted.connect(self._perform)
        self.bar.left.connect(self.cancelled)
        for place, section in enumerate(self.sections):
            section.unfold_requested.connect(partial(self._unfold, place))

    def _perform(self, act: Act) -> None:
        if act.draft is not None:
            self.draft_changed.emit(act.draft)
        if act.command is not None:
            self.submitted.emit(act.command)
        if act.focus:
            self.focus(act.focus)

    def _type(self, id_: str, text: str) -> None:
        if self._view is not None:
            self.draft_changed.emit(self._view.draft.typed(id_, text))

    def _pick(self, id_: str, key: str) -> None:
        if self._view is not None:
            self.draft_changed.emit(self._view.draft.picked(id_, key))

    def _say_no_choice(self, id_: str, typed: str) -> None:
        """What was typed among the choices was taken for none, and that is said."""
        view = self._view
        shown = () if view is None else view.patient.choices
        for choice in shown:
            if view is not None and choice.id == id_:
                refusal = no_choice(id_, choice.label, typed)
                self.draft_changed.emit(view.draft.refused(refusal))

    def _let_go(self, id_: str) -> None:
        if self._view is not None:
            self.draft_changed.emit(self._view.draft.let_go(id_))

    def _note_left(self, id_: str) -> None:
        """Whoever is called away, or asks for help, has not finished the field."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._leave_field(id_)

    def _leave_field(self, id_: str) -> None:
        if self._view is None:
            return
        if id_ not in self._view.draft.checked:
            self.draft_changed.emit(self._view.draft.left(id_))
            if self._view.patient.is_held(id_):
                self.focus(id_)
        # That showed the page anew, so this is what holds by now.
        if id_ == "weight":
            self._perform(self._view.dose.weight_left)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Escape:
                self.cancelled.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if is_chord:
                self.bar.start()
            case _:
                super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if self._view is not None:
            self.display(self._view)
