"""The start page: the first thing painted, before the record is read."""

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overriding import override
from ui.panels.name_form import NameForm
from ui.panels.running_row import RunningRowPanel
from ui.panels.start_boxes import HEADER, start_boxes
from ui.panels.step_form import StepForm
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import Ink
from ui.views.start import PRODUCT, TAGLINE, RunningRow, StartView
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import RIGHT, smooth
from ui.widgets.panel import PanelFrame, PanelHeader

_PADDING = 24
_DEMO = "Alt+D"
_DRILL = "Alt+T"
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class RunningPanel(PanelFrame):
    """The sessions open here, or the sentence that stands in their place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        header = PanelHeader("Running on this workstation", height=HEADER)
        header.row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        super().__init__(header, parent=parent)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.message = Label("", Role.TITLE)
        self.detail = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        self.message.setContentsMargins(_PADDING, 28, _PADDING, 4)
        self.detail.setContentsMargins(_PADDING, 0, _PADDING, 0)
        self.body.addWidget(self.message)
        self.body.addWidget(self.detail)
        self._rows: list[RunningRowPanel] = []
        self._stretch_at_end()

    @property
    def rows(self) -> tuple[RunningRowPanel, ...]:
        return tuple(self._rows)

    def entitle(self, title: str) -> None:
        """Call it something else, on a page of another kind."""
        if self.header is not None:
            self.header.title.setText(title)
        self.setAccessibleName(title)

    def display(self, view: StartView) -> None:
        if self.header is not None:
            self.header.note.setText(view.rows_note)
        for label, words in (
            (self.message, view.message),
            (self.detail, view.message_detail),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._show_rows(view.rows)

    def _show_rows(self, rows: tuple[RunningRow, ...]) -> None:
        while len(self._rows) < len(rows):
            row = RunningRowPanel()
            self.body.insertWidget(self.body.count() - 1, row, 1)
            self._rows.append(row)
        for place, panel in enumerate(self._rows):
            panel.setVisible(place < len(rows))
            if place < len(rows):
                panel.display(rows[place], is_last=place == len(rows) - 1)

    def _stretch_at_end(self) -> None:
        self.body.addStretch(0)


class StartPanel(QWidget):
    """Renders a StartView.

    *Signals:* ``start_requested(str)`` with the name; ``theme_requested(Mode)``;
    ``demo_requested()``; ``drill_requested()``; ``help_requested()``;
    ``diagnostics_requested()``;
    ``emergency_requested()``.
    """

    start_requested = Signal(str)
    theme_requested = Signal(object)
    demo_requested = Signal()
    drill_requested = Signal()
    help_requested = Signal()
    diagnostics_requested = Signal()
    emergency_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.brand = Label(PRODUCT, Role.BRAND)
        self.tagline = Label(TAGLINE, Role.TAGLINE, Ink.SECONDARY)
        self.place = Label("", Role.BODY, Ink.SECONDARY)
        self.place.setAlignment(RIGHT)
        self.clock = Label("", Role.DUE)
        self.running = RunningPanel(self)
        self.form = NameForm(self)
        self.steps = StepForm(self)
        self.steps.hide()
        self._demo_mark = Label("", Role.NOTE, Ink.SECONDARY)
        self._head = self._head_row()
        self._listen(_DEMO, self.demo_requested)
        self._listen(_DRILL, self.drill_requested)
        self._foot = self._foot_row()
        self.form.start_requested.connect(self.start_requested)
        self.form.theme_requested.connect(self.theme_requested)
        self.setFocusProxy(self.form)
        self.form.show_mode(current_theme().mode)

    def ask_steps(self) -> None:
        """People sign in here; a name is not enough."""
        self.form.hide()
        self._enter.hide()
        self.steps.show()
        self.setFocusProxy(self.steps)

    def take_focus(self) -> None:
        """Ask who is charting from now on."""
        if self.steps.isVisibleTo(self):
            self.steps.take_focus()
        else:
            self.form.begin()

    def display(self, view: StartView) -> None:
        self.place.setText(view.place)
        self.clock.setText(view.clock)
        self.running.display(view)
        self.form.display(view)
        self._demo_mark.setText("Demo data" if view.is_demo else "")
        for hint in self._beside:
            hint.setVisible(view.beside)

    def _head_row(self) -> QWidget:
        bottom = Qt.AlignmentFlag.AlignBottom
        row = QWidget(self)
        head = QHBoxLayout(row)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(28)
        head.addWidget(self.brand, 0, bottom)
        head.addWidget(self.tagline, 1, bottom)
        head.addWidget(self.place, 1, bottom)
        head.addWidget(self.clock, 0, bottom)
        # The baselines of small and large type agree.
        self.tagline.setContentsMargins(0, 0, 0, 12)
        self.place.setContentsMargins(0, 0, 0, 9)
        return row

    def _foot_row(self) -> QWidget:
        row = QWidget(self)
        foot = QHBoxLayout(row)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(24)
        self._beside: list[KeyHint] = []
        self._enter = KeyHint("Enter", "Start charting")
        self._enter.clicked.connect(self.form.start.clicked)
        foot.addWidget(self._enter)
        for key, does, wish in (
            ("Pause", "Emergency", self.emergency_requested),
            (_DEMO, "Try the demo", self.demo_requested),
            (_DRILL, "Drill, ten sets", self.drill_requested),
            ("Ctrl+Shift+D", "Day or night", None),
            ("Alt+G", "Diagnostics", self.diagnostics_requested),
            ("F1", "Help", self.help_requested),
        ):
            hint = KeyHint(key, does)
            if key in (_DEMO, _DRILL):
                self._beside.append(hint)
            if wish is None:
                hint.clicked.connect(self._ask_for_other_theme)
            else:
                hint.clicked.connect(wish)
            foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(self._demo_mark)
        return row

    def _listen(self, key: str, wish: SignalInstance) -> None:
        """Enter is the form's; the others are known on every screen."""
        shortcut = QShortcut(QKeySequence(key), self, context=_HERE, autoRepeat=False)
        shortcut.activated.connect(wish)

    def _ask_for_other_theme(self) -> None:
        self.theme_requested.emit(current_theme().other.mode)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.form.show_mode(current_theme().mode)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        boxes = start_boxes(event.size().width(), event.size().height())
        self._head.setGeometry(*boxes.head)
        self.running.setGeometry(*boxes.running)
        self.form.setGeometry(*boxes.form)
        self.steps.setGeometry(*boxes.form)
        self._foot.setGeometry(*boxes.foot)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.app)
        painter.end()
