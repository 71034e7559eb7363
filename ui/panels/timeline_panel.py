"""The timeline panel: what happened, the newest on top, in four tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.timeline_delegate import TimelineDelegate
from ui.panels.timeline_rows import Index, TimelineRows
from ui.theme.fonts import Role
from ui.theme.tokens import PANEL_PADDING, RING, UNIT, Ink
from ui.views.later import Later
from ui.views.timeline import FILTERS, TimelineView
from ui.views.timeline_row import TimelineRow
from ui.widgets.keys import KeyHint
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.tabs import SegmentedTabs


class TimelineList(QListView):
    """The list; *Signals:* `opened(QModelIndex)`, `left()` on Escape."""

    opened = Signal(QModelIndex)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Timeline, newest first")
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self.opened)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _ if event.text().isprintable() and event.text():
                # A search by letters would take what is meant for the strip.
                event.ignore()
            case _:
                super().keyPressEvent(event)

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        super().dataChanged(first, last, roles)
        # More words may take another line.
        self.scheduleDelayedItemsLayout()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))


class TimelinePanel(QWidget):
    """Rows by tab; Enter or a double click asks to amend.

    *Signals:* `amend_requested(UUID)` with the id of the fact of the row;
    `close_requested()` on Escape or the close button of the drawer.
    """

    amend_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = TimelineView(rows=())
        self._later: Later[TimelineView] | None = None
        self.tabs = SegmentedTabs(tuple(FILTERS))
        self.list = TimelineList()
        self._rows = TimelineRows(self)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(TimelineDelegate(self.list))
        self._nothing = QWidget()
        self._empty = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        self._close = KeyHint("Esc", "")
        self._close.setAccessibleName("Close the timeline")
        self._close.setToolTip("Close the timeline, Esc")
        self._close.hide()
        self._arrange()
        self.setFocusProxy(self.list)
        self.tabs.chosen.connect(self._list_rows)
        self.list.opened.connect(self._ask_to_amend)
        self.list.left.connect(self.close_requested)
        self._close.clicked.connect(self.close_requested)
        self._list_rows()

    def _arrange(self) -> None:
        header = self._header = PanelHeader("Timeline")
        header.note.hide()
        header.add_right(self.tabs)
        header.add_right(self._close)
        header.row.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING - RING, 0)
        header.row.setSpacing(UNIT)
        frame = PanelFrame(header)
        frame.body.setContentsMargins(0, 0, 0, 4)
        frame.body.setSpacing(0)
        inset = QVBoxLayout(self._nothing)
        inset.setContentsMargins(PANEL_PADDING, PANEL_PADDING, PANEL_PADDING, 0)
        inset.addWidget(self._empty)
        frame.body.addWidget(self._nothing)
        frame.body.addWidget(self.list, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def display_later(self, view: Later[TimelineView]) -> None:
        """Where nobody sees it, once it is shown or asked about."""
        self._later = view
        if self.isVisible():
            self._catch_up()

    def display(self, view: TimelineView) -> None:
        self._later = None
        if view != self._view:
            self._view = view
            self._list_rows()

    def show_as_drawer(self, *, is_drawer: bool) -> None:
        """A drawer lies over the chart and carries its own close button."""
        self._close.setVisible(is_drawer)

    def part_with_tabs(self) -> SegmentedTabs:
        """Where it is named beside it already, its tabs stand there."""
        self._header.hide()
        return self.tabs

    def take_tabs(self) -> None:
        """They stand over the rows again."""
        self._header.row.insertWidget(self._header.row.indexOf(self._close), self.tabs)
        self._header.show()
        self.tabs.show()

    def shown(self) -> tuple[TimelineRow, ...]:
        self._catch_up()
        return self._rows.rows

    def take_focus(self) -> None:
        """Enter the list at its newest row."""
        self._catch_up()
        self.list.setCurrentIndex(self._rows.index(0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def empty_words(self) -> str:
        self._catch_up()
        return "" if self._rows.rows else self._empty.text()

    @Slot()
    def _list_rows(self) -> None:
        tab = self.tabs.current()
        current = self._current()
        self._rows.show_rows(self._view.listed(tab))
        place = None if current is None else self._rows.place_of(current.key)
        if place is not None and place != self.list.currentIndex().row():
            self.list.setCurrentIndex(self._rows.index(place))
        self._empty.setText(self._view.empty_words(tab))
        self._nothing.setVisible(not self._rows.rows)

    def _catch_up(self) -> None:
        if self._later is not None:
            self.display(self._later.value)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def _current(self) -> TimelineRow | None:
        index = self.list.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    @Slot(QModelIndex)
    def _ask_to_amend(self, index: QModelIndex) -> None:
        if index.isValid():
            target = self._rows.rows[index.row()].target
            if target is not None:
                self.amend_requested.emit(target)
