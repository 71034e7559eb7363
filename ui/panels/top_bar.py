"""The top bar of the window, and the bar below it that tells of a fault."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.care_bar import CareBar
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import (
    GAP,
    HEIGHT_BUTTON_SMALL,
    PAGE_MARGIN,
    RADIUS_FIELD,
    Ink,
    Urgency,
)
from ui.views.top_bar import StatusView, TabView, TopBarView
from ui.widgets.button import ActionButton
from ui.widgets.label import Label
from ui.widgets.painting import CENTRE, LEFT, draw_aligned, draw_box, smooth
from ui.widgets.status_item import StatusItem
from ui.widgets.top_bar import TabFace, TopBar, TopTab

_FAULT_HEIGHT = 52
_WIDE, _NARROW = 24, 16
_SHORTENINGS = 4
_WORDS_GO_AT = 3
_FIXED = QSizePolicy.Policy.Fixed


class Watermark(Label):
    """Says in a dashed frame that the patient is made up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Role.NOTE_STRONG, Ink.SECONDARY, parent)
        self.setContentsMargins(10, 2, 10, 2)
        self.setSizePolicy(_FIXED, _FIXED)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        pen = QPen(theme.palette.text_secondary, 1, Qt.PenStyle.DashLine)
        draw_box(painter, self.rect(), None, pen, RADIUS_FIELD)
        face = (theme.font(Role.NOTE_STRONG), theme.palette.text_secondary)
        draw_aligned(painter, self.rect(), self.text(), face, CENTRE)
        painter.end()


class FaultBar(QWidget):
    """A red bar that stays until the fault is gone.

    *Signals:* `retry_requested()`.
    """

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_FAULT_HEIGHT)
        self._words = ""
        retry = ActionButton("Try again", height=HEIGHT_BUTTON_SMALL)
        retry.clicked.connect(self.retry_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN - 3, 0)
        row.addStretch(1)
        row.addWidget(retry)
        self._retry = retry

    def tell(self, words: str) -> None:
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        alert = theme.palette.high
        painter = smooth(self)
        painter.fillRect(self.rect(), alert.fill)
        room = QRectF(self.rect()).adjusted(PAGE_MARGIN, 0, 0, 0)
        room.setRight(self._retry.x() - GAP)
        painter.setFont(theme.font(Role.LABEL))
        painter.setPen(alert.text)
        painter.drawText(room, LEFT | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()


class TopBarPanel(QWidget):
    """Tabs of the open sessions at the left, the state of the program at the right.

    *Signals:* `tab_requested(str)` with the id of a TabView; `retry_requested()` to
    try again what could not be saved.
    """

    tab_requested = Signal(str)
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TopBarView | None = None
        self._tabs: dict[str, TopTab] = {}
        self._statuses: list[StatusItem] = []
        self._watermark = Watermark()
        self._nurse = Label("", Role.LABEL)
        self._clock = Label("", Role.VALUE)
        self._clock.setAccessibleDescription("Time of day, 24 hours")
        for label in (self._nurse, self._clock):
            label.setSizePolicy(_FIXED, _FIXED)
        self._bar = TopBar()
        # The words shorten to the window; they must not hold it open.
        self._bar.setSizePolicy(QSizePolicy.Policy.Ignored, _FIXED)
        self._bar.right.addWidget(self._watermark)
        self._bar.right.addWidget(self._nurse)
        self._bar.right.addWidget(self._clock)
        self.care_bar = CareBar()
        self.fault_bar = FaultBar()
        self.fault_bar.hide()
        self.fault_bar.retry_requested.connect(self.retry_requested)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self._bar)
        stack.addWidget(self.fault_bar)
        stack.addWidget(self.care_bar)

    def display(self, view: TopBarView) -> None:
        if view == self._view:
            return
        self._view = view
        self._show_tabs(view.tabs, view.current)
        self.fault_bar.tell(view.fault)
        self.fault_bar.setVisible(bool(view.fault))
        self.care_bar.tell(view.care)
        self._watermark.setText(view.watermark)
        self._watermark.setVisible(bool(view.watermark))
        self._clock.setText(view.clock)
        self._fit()

    def tab(self, id_: str) -> TopTab:
        return self._tabs[id_]

    def status_texts(self) -> tuple[str, ...]:
        """The words of the statuses, as they fit."""
        return tuple(status.text() for status in self._statuses)

    def _show_tabs(self, tabs: tuple[TabView, ...], current: str) -> None:
        if tuple(self._tabs) != tuple(tab.id for tab in tabs):
            self._rebuild_tabs(tabs)
        for tab in tabs:
            self._tabs[tab.id].setChecked(tab.id == current)

    def _rebuild_tabs(self, tabs: tuple[TabView, ...]) -> None:
        for old in self._tabs.values():
            self._bar.tabs.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tabs = {}
        for tab in tabs:
            made = TopTab(_face(tab))
            made.clicked.connect(partial(self._ask_for, tab.id))
            self._bar.tabs.addWidget(made)
            # Shown at once, or the words beside it would be fitted without it.
            made.show()
            self._tabs[tab.id] = made

    def _ask_for(self, id_: str) -> None:
        self.tab_requested.emit(id_)

    def _fit(self) -> None:
        """Whole words where they fit; else what matters least shortens first."""
        if self._view is None:
            return
        for shortening in range(_SHORTENINGS + 1):
            self._word(self._view, shortening)
            self._bar.measure_afresh()
            if self._bar.sizeHint().width() <= self.width():
                return

    def _word(self, view: TopBarView, shortening: int) -> None:
        self._bar.right.setSpacing(_NARROW if shortening else _WIDE)
        self._nurse.setText(view.nurse_short if shortening > 0 else view.nurse)
        self._nurse.setToolTip(view.nurse)
        self._nurse.setAccessibleName(f"Charting {view.nurse}")
        self._word_statuses(view.statuses, is_short=shortening > 1)
        self._watermark.setText(
            view.watermark_short if shortening > 1 else view.watermark
        )
        self._watermark.setToolTip(view.watermark)
        for tab in view.tabs:
            is_bare = shortening > 2 and not (tab.priority or tab.is_late)
            shown = replace(tab, note="") if is_bare else tab
            if shortening > _WORDS_GO_AT:
                shown = replace(shown, text=tab.short, note="")
            self._tabs[tab.id].show_face(_face(shown))
            self._tabs[tab.id].setAccessibleName(tab.text)
            self._tabs[tab.id].setToolTip(tab.tooltip)

    def _word_statuses(
        self, statuses: tuple[StatusView, ...], *, is_short: bool
    ) -> None:
        while len(self._statuses) < len(statuses):
            item = StatusItem()
            self._bar.right.insertWidget(1 + len(self._statuses), item)
            self._statuses.append(item)
        for item, status in zip(self._statuses, statuses, strict=True):
            item.show_health(status.short if is_short else status.text, status.health)
            item.setToolTip(status.text)
            item.setAccessibleName(status.text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _face(tab: TabView) -> TabFace:
    urgency = None if tab.priority is None else Urgency(tab.priority)
    return TabFace(tab.text, tab.note, urgency, tab.is_late, tab.key)
