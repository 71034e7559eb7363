"""The page of oversight: Left and Right for a section, Up and Down, Enter opens."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import LineModel
from ui.panels.line_table import LineDelegate, LineHeadings
from ui.panels.oversight_rows import COLUMNS, SECTIONS, face, section_face
from ui.panels.row_list import RowList
from ui.panels.strip_form import StripFormPanel
from ui.theme.fonts import Role
from ui.theme.tokens import GAP, HEIGHT_BUTTON_SMALL, PAGE_MARGIN, RING, Ink
from ui.views.actions import ACTIONS
from ui.views.aloud import aloud
from ui.views.forms.form import FormView
from ui.views.oversight.lines import OversightLine, Shape
from ui.views.oversight.shown import READING, OversightPageView, SectionLine
from ui.widgets.button import ActionButton
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WHOLE = 1000
_ASIDE = 284
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_BUTTONS = {
    "oversight period": "Period",
    "report status": "Status",
    "draw sample": "Draw",
    "who viewed": "Who viewed",
    "keep years": "Years",
    "lift hold": "Lift",
    "place hold": "Hold",
}


class OversightPage(QWidget):
    """Renders an OversightPageView; all of the marked line stands below.

    *Signals:* ``asked(action)`` by a key or button of the page; ``section_turned(int)``
    by so many; ``section_chosen(int)``; ``entered()`` on the marked line; ``left()``.
    """

    asked = Signal(str)
    section_turned = Signal(int)
    section_chosen = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LineModel[OversightLine]()
        self.sections = LineModel[SectionLine]()
        self.list = RowList("Lines of the section")
        self.aside = RowList("Sections, Left and Right")
        self._delegates = {
            shape: LineDelegate(columns, face, self.list)
            for shape, columns in COLUMNS.items()
        }
        self._headings = {
            shape: LineHeadings(columns, self.list)
            for shape, columns in COLUMNS.items()
        }
        self.message = Label(READING, Role.TITLE)
        self.progress = QProgressBar()
        self.whole = Paragraph("", Role.BODY, Ink.SECONDARY)
        self.header = PanelHeader("Oversight")
        self.heading = Label("", Role.LABEL, Ink.SECONDARY)
        self.form = StripFormPanel()
        self.form.hide()
        self.buttons = {
            action: ActionButton(words, _key(action), height=HEIGHT_BUTTON_SMALL)
            for action, words in _BUTTONS.items()
        }
        self._prepare()
        self._lay_out()
        self._connect()

    def display(self, view: OversightPageView) -> None:
        """The marked line stays marked by its place."""
        place = self.list.currentIndex().row()
        is_other = view.heading != self.heading.text()
        self.header.title.setText(view.title)
        self.header.note.setText(view.note)
        self.heading.setText(view.heading)
        self.sections.show_lines(view.sections)
        if view.sections:
            self.aside.setCurrentIndex(self.sections.index(view.at, 0))
        self.aside.setVisible(len(view.sections) > 1)
        self._be_shaped(view.shape)
        self.model.show_lines(view.lines)
        self._mark(0 if is_other else max(place, 0))
        self.message.setText(view.message)
        self._saying.setVisible(bool(view.message))
        self.progress.setVisible(view.progress is not None)
        self.progress.setValue(round((view.progress or 0) * _WHOLE))
        self.list.setVisible(not view.message)
        self._headings[view.shape].setVisible(not view.message)
        for action, button in self.buttons.items():
            button.setVisible(action in view.actions)
        self._tell_whole()

    def show_form(self, view: FormView) -> None:
        """Below the lines, which stay in sight."""
        self.form.display(view)
        self.form.show()

    def hide_form(self) -> None:
        self.form.hide()
        self.take_focus()

    @property
    def is_form_shown(self) -> bool:
        return self.form.isVisibleTo(self)

    def take_focus(self) -> None:
        if self.is_form_shown:
            self.form.take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def marked(self) -> OversightLine | None:
        return self.model.line(self.list.currentIndex())

    @property
    def section(self) -> str:
        """The name of the section that is shown."""
        line = self.sections.line(self.aside.currentIndex())
        return "" if line is None else line.name

    def _be_shaped(self, shape: Shape) -> None:
        self.list.setItemDelegate(self._delegates[shape])
        for known, headings in self._headings.items():
            headings.setVisible(known == shape)

    def _prepare(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for shown, model in ((self.list, self.model), (self.aside, self.sections)):
            shown.setModel(model)
            # The page has the focus: a list without lines is hidden.
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.aside.setItemDelegate(LineDelegate(SECTIONS, section_face, self.aside))
        self.aside.setFixedWidth(_ASIDE)
        self.progress.setRange(0, _WHOLE)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Sessions read")
        self.progress.hide()

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self.heading.setContentsMargins(16, 10, 16, 0)
        lines.addWidget(self.heading)
        for headings in self._headings.values():
            lines.addWidget(headings)
        lines.addWidget(self.list, 1)
        self._saying = QWidget()
        saying = QVBoxLayout(self._saying)
        saying.setContentsMargins(16, 20, 16, 0)
        saying.addWidget(self.message)
        saying.addWidget(self.progress)
        saying.addStretch(1)
        lines.addWidget(self._saying, 1)
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(self.aside)
        across.addLayout(lines, 1)
        for button in self.buttons.values():
            self.header.add_right(button)
        frame = PanelFrame(self.header, emphasis=True)
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.body.setSpacing(0)
        frame.body.addLayout(across, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, 12 - RING, PAGE_MARGIN, 8)
        whole.setSpacing(8)
        whole.addWidget(frame, 1)
        whole.addWidget(self.whole)
        whole.addWidget(self.form)

    def _connect(self) -> None:
        for action, button in self.buttons.items():
            ask = partial(self.asked.emit, action)
            button.clicked.connect(ask)
            key = QShortcut(QKeySequence(_key(action)), self, context=_HERE)
            key.setAutoRepeat(False)
            key.activated.connect(ask)
        self.list.doubleClicked.connect(self.entered)
        self.aside.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._tell_whole)

    def _mark(self, place: int) -> None:
        count = len(self.model.lines)
        if count:
            index = self.model.index(min(max(place, 0), count - 1), 0)
            if index != self.list.currentIndex():
                self.list.setCurrentIndex(index)

    @Slot()
    def _tell_whole(self) -> None:
        """What is cut off in its columns, and what Enter does."""
        line = self.marked
        words = "" if line is None else line.spoken
        opens = line is not None and line.session is not None
        self.whole.setText(f"{words}. {_OPENS}" if opens else words)
        self._tell_aloud(words)

    def _tell_aloud(self, words: str) -> None:
        """The page has the focus, so that no list tells its own lines."""
        self.setAccessibleName(f"{self.header.title.text()}, {self.heading.text()}")
        told = aloud(words or self.message.text())
        if told == self.accessibleDescription():
            return
        self.setAccessibleDescription(told)
        if told and self.hasFocus():
            event = QAccessibleAnnouncementEvent(self, told)
            QAccessible.updateAccessibility(event)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.section_chosen.emit(index.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.is_form_shown:
            super().keyPressEvent(event)
        elif key in _MOVES:
            self._mark(self.list.currentIndex().row() + _MOVES[key])
        elif key in _TURNS:
            self.section_turned.emit(_TURNS[key])
        elif key in _ENTER and not event.isAutoRepeat():
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


_OPENS = "Enter opens the session"


def _key(action: str) -> str:
    return next(known.key for known in ACTIONS if known.id == action)
