"""The page of the protocols: which are at hand, one in words, and a card's preview."""

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.protocol_page.page_list import PageList
from ui.panels.protocol_page.preview_panel import PreviewPanel
from ui.panels.strip_form import StripFormPanel
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, PAGE_MARGIN, RING, Ink
from ui.views.forms.form import FormView
from ui.views.protocol_page.page import PageRow, ProtocolPageView
from ui.widgets.button import ActionButton
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_SIDE_SHARE = 0.29
_WIDEST_SIDE = 400
_GAP = 12
_READING = "Reading what is on offer…"
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ProtocolPage(QWidget):
    """Renders a ProtocolPageView; what is marked and previewed is its own.

    *Signals:* ``chosen(int)`` along the protocols; ``approve_requested()``;
    ``withdraw_requested()``; ``import_requested()``; ``compare_requested()``;
    ``mark_requested()``; ``text_requested()``, in the place of what is compared;
    ``left()``.
    """

    chosen = Signal(int)
    approve_requested = Signal()
    withdraw_requested = Signal()
    import_requested = Signal()
    compare_requested = Signal()
    mark_requested = Signal()
    text_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ProtocolPageView | None = None
        self._previewed = 0
        self.protocols = PageList("Protocols")
        self.contents = PageList("Contents, by digit", HEIGHT_BUTTON_SMALL)
        self.text = PageList("The protocol in words")
        self.preview = PreviewPanel()
        self.form = StripFormPanel()
        self.approve = ActionButton("Approve", "A", height=HEIGHT_BUTTON_SMALL)
        self.withdraw = ActionButton("Take back", "W", height=HEIGHT_BUTTON_SMALL)
        self.compare = ActionButton("Compare", "C", height=HEIGHT_BUTTON_SMALL)
        self.mark = ActionButton("Mark", "M", height=HEIGHT_BUTTON_SMALL)
        self.take_in = ActionButton("Import", "I", height=HEIGHT_BUTTON_SMALL)
        self.off = Paragraph("", Role.BODY_STRONG)
        self.approval = Label(_READING, Role.BODY)
        self.fixed = Paragraph("", Role.NOTE, Ink.SECONDARY)
        self._header = PanelHeader("Protocol")
        for button in (self.withdraw, self.approve):
            self._header.add_right(button)
        for button in (self.mark, self.compare, self.withdraw, self.approve):
            button.setEnabled(False)
        self.off.hide()
        self.contents.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._deeds = {
            Qt.Key.Key_A: self.approve_requested,
            Qt.Key.Key_W: self.withdraw_requested,
            Qt.Key.Key_I: self.import_requested,
            Qt.Key.Key_C: self.compare_requested,
            Qt.Key.Key_M: self.mark_requested,
        }
        self._lay_out()
        self._connect()

    def display(self, view: ProtocolPageView) -> None:
        if view == self._view:
            return
        before, self._view = self._view, view
        self._header.title.setText(view.title)
        self.approve.setEnabled(view.can_approve)
        self.withdraw.setEnabled(view.can_withdraw)
        self.compare.setEnabled(len(view.protocols) > 1)
        self.mark.setEnabled(len(view.protocols) > 1)
        self.approval.setText(view.approval)
        self.fixed.setText(view.fixed)
        self.off.setText(view.off)
        self.off.setVisible(bool(view.off))
        # Other rows mark their first one, which nobody chose.
        with QSignalBlocker(self.protocols), QSignalBlocker(self.contents):
            self.protocols.show_rows(view.protocols)
            self.protocols.mark(view.chosen)
            self.contents.show_rows(view.contents)
        self.text.show_rows(view.rows)
        if before is None or before.previews != view.previews:
            self._show_preview(0)
        self._fold()

    def show_form(self, view: FormView) -> None:
        """In place of the preview, which waits."""
        self.form.display(view)
        self._below.setCurrentWidget(self.form)
        self._fold()

    def hide_form(self) -> None:
        self._below.setCurrentWidget(self.preview)
        self._fold()
        self.take_focus()

    def _fold(self) -> None:
        """No card of another text stands below a file that was not taken in."""
        has_card = self._view is not None and bool(self._view.previews)
        self._below.setVisible(has_card or self.is_form_shown)

    @property
    def is_form_shown(self) -> bool:
        return self._below.currentWidget() is self.form

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """From the protocols to the text and back."""
        pane = self.protocols if self.text.hasFocus() else self.text
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, section: str) -> None:
        """The section of that key, at the top of the text."""
        for place, row in enumerate(self.text.rows.rows):
            if row.kind == "section" and row.section == section:
                self.text.lead_to(place)
                self.take_focus()
                return

    @Slot(int)
    def turn(self, by: int) -> None:
        """Another card, one before or after."""
        if self._view is not None and self._view.previews:
            self._show_preview((self._previewed + by) % len(self._view.previews))

    def _show_preview(self, place: int) -> None:
        self._previewed = place
        if self._view is not None and self._view.previews:
            found = self._view.previews
            self.preview.display(found[place], place + 1, len(found))

    @Slot(object)
    def _follow(self, row: PageRow) -> None:
        """The contents show where one reads, and the preview the rule one reads."""
        if self._view is None:
            return
        sections = [line.section for line in self._view.contents]
        if row.section in sections:
            with QSignalBlocker(self.contents):
                self.contents.mark(sections.index(row.section))
        for place, preview in enumerate(self._view.previews):
            if row.rule and preview.rule == row.rule:
                self._show_preview(place)

    @Slot(object)
    def _choose(self, _: PageRow) -> None:
        if self._view is not None and self.protocols.place != self._view.chosen:
            self.chosen.emit(self.protocols.place)

    @Slot(object)
    def _open_section(self, row: PageRow) -> None:
        self.go_to(row.section)

    def _connect(self) -> None:
        self.protocols.marked.connect(self._choose)
        self.contents.marked.connect(self._open_section)
        self.text.marked.connect(self._follow)
        self.preview.turned.connect(self.turn)
        self.approve.clicked.connect(self.approve_requested)
        self.withdraw.clicked.connect(self.withdraw_requested)
        self.take_in.clicked.connect(self.import_requested)
        self.compare.clicked.connect(self.compare_requested)
        self.mark.clicked.connect(self.mark_requested)
        lists, deeds = (self.protocols, self.text), (self.withdraw, self.approve)
        panes = (*lists, self.mark, self.take_in, self.compare, *deeds)
        for before, after in pairwise(panes):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(_GAP)
        side.addWidget(_framed("Protocols", self.protocols, self.mark, self.take_in), 3)
        contents = _framed("Contents", self.contents, self.compare)
        side.addWidget(contents, 4)
        text = PanelFrame(self._header, emphasis=True)
        text.body.setContentsMargins(0, 8, 0, 0)
        text.body.setSpacing(4)
        for told in (self.off, self.approval, self.fixed):
            told.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
            text.body.addWidget(told)
        text.body.addWidget(self.text, 1)
        above = QHBoxLayout()
        above.setSpacing(_GAP)
        above.addWidget(self._side)
        above.addWidget(text, 1)
        self._below = QStackedWidget()
        self._below.addWidget(self.preview)
        self._below.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, _GAP - RING, PAGE_MARGIN, 8)
        whole.setSpacing(_GAP - RING)
        whole.addLayout(above, 1)
        whole.addWidget(self._below)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = round(self.width() * _SIDE_SHARE)
        self._side.setFixedWidth(min(_WIDEST_SIDE, wanted))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.is_form_shown or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in _TURNS:
            self.turn(_TURNS[key])
        elif event.text().isdigit():
            self.go_to(event.text())
        elif key in self._deeds:
            self._deeds[key].emit()
        elif key == Qt.Key.Key_Escape:
            is_comparing = self._view is not None and self._view.is_comparing
            (self.text_requested if is_comparing else self.left).emit()
        else:
            super().keyPressEvent(event)


def _framed(title: str, widget: QWidget, *buttons: ActionButton) -> PanelFrame:
    header = PanelHeader(title, height=40)
    for button in buttons:
        header.add_right(button)
    frame = PanelFrame(header)
    frame.body.setContentsMargins(0, 0, 0, 0)
    frame.body.addWidget(widget)
    return frame
