"""Who is charting: a name typed or picked, until people can sign in."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.panels.name_chip import NameChip
from ui.panels.start_boxes import HEADER
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RING, Ink, Mode
from ui.views.start import (
    INTENDED_USE,
    LONGEST_NAME,
    UNVERIFIED,
    Recent,
    StartView,
    refuse_name,
)
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import Divider, PanelFrame, PanelHeader
from ui.widgets.tabs import SegmentedTabs
from ui.widgets.text_field import TextField, Verdict

_PADDING = 24
_THEMES = {Mode.DAY: "Day", Mode.NIGHT: "Night"}


class NameForm(PanelFrame):
    """Asks for a name.

    *Signals:* ``start_requested(str)`` with the name as typed, sound by
    ``refuse_name``; ``theme_requested(Mode)``.
    """

    start_requested = Signal(str)
    theme_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        header = PanelHeader("Who is charting?", height=HEADER)
        header.row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        super().__init__(header, emphasis=True, parent=parent)
        self._recent_label = Label("Recent", Role.LABEL)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(0)
        self._shown: tuple[Recent, ...] = ()
        self.name = TextField("Your name", note=UNVERIFIED)
        self.name.box.setMaxLength(LONGEST_NAME)
        self.start = ActionButton("Start charting", "Enter", Weight.PRIMARY)
        self.notice = Paragraph("", Role.DETAIL)
        self.themes = SegmentedTabs(tuple(_THEMES.values()))
        self.record_note = Label("", Role.NOTE, Ink.SECONDARY)
        self._lay_out()
        self.name.edited.connect(self._forget_refusal)
        self.name.entered.connect(self._start)
        self.start.clicked.connect(self._start)
        self.themes.chosen.connect(self._ask_for_theme)
        self.setFocusProxy(self.name)

    def begin(self) -> None:
        """Ask anew: the name of before stands there, and typing replaces it."""
        self.name.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.box.selectAll()

    @property
    def chips(self) -> tuple[NameChip, ...]:
        items = (self._chips.itemAt(place) for place in range(self._chips.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(w for w in widgets if isinstance(w, NameChip))

    def display(self, view: StartView) -> None:
        self._show_recent(view.recent)
        self.notice.setText(view.notice)
        self.notice.setVisible(bool(view.notice))
        self.start.setEnabled(not view.notice)
        self.record_note.setText(view.record_note)

    def show_mode(self, mode: Mode) -> None:
        self.themes.choose(_THEMES[mode])

    def _lay_out(self) -> None:
        # Fields keep room for their focus ring; the rest stands in line with them.
        self.body.setContentsMargins(_PADDING - RING, 16, _PADDING - RING, 16)
        self.body.setSpacing(8)
        self._recent_label.setContentsMargins(RING, 0, RING, 0)
        self.notice.setContentsMargins(RING, 0, RING, 0)
        self.body.addWidget(self._recent_label)
        self.body.addLayout(self._chips)
        self.body.addSpacing(8)
        self.body.addWidget(self.name)
        self.body.addSpacing(4)
        self.body.addWidget(self.start)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self.body.addLayout(self._below())

    def _below(self) -> QVBoxLayout:
        below = QVBoxLayout()
        below.setContentsMargins(RING, 0, RING, 0)
        below.setSpacing(8)
        below.addWidget(Divider())
        theme = QHBoxLayout()
        theme.addWidget(Label("Theme", Role.LABEL))
        theme.addStretch(1)
        theme.addWidget(self.themes)
        below.addLayout(theme)
        below.addWidget(Divider())
        below.addWidget(Paragraph(f"{INTENDED_USE}.", Role.DETAIL, Ink.SECONDARY))
        below.addWidget(self.record_note)
        return below

    def _show_recent(self, recent: tuple[Recent, ...]) -> None:
        self._recent_label.setVisible(bool(recent))
        if recent == self._shown:
            return
        self._shown = recent
        for old in self.chips:
            self._chips.removeWidget(old)
            old.hide()
            old.deleteLater()
        for one in recent:
            chip = NameChip(one)
            chip.clicked.connect(partial(self._pick, one.name))
            self._chips.addWidget(chip, 1)
        self.setTabOrder(self.name.box, self.start)

    def _pick(self, name: str) -> None:
        self.name.set_text(name)
        self._start()

    def _forget_refusal(self) -> None:
        self.name.show_note(UNVERIFIED)

    def _start(self) -> None:
        if not self.start.isEnabled():
            return
        name = " ".join(self.name.text().split())
        fault = refuse_name(name)
        if fault:
            self.name.show_note(fault, Verdict.REFUSED)
            self.name.setFocus()
        else:
            self.start_requested.emit(name)

    def _ask_for_theme(self, words: str) -> None:
        for mode, shown in _THEMES.items():
            if shown == words and mode is not current_theme().mode:
                self.theme_requested.emit(mode)
