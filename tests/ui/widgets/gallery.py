"""One page that holds every base widget, in each of its states."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import GAP, PAGE_MARGIN, RING, Ink, Urgency
from ui.widgets.button import ActionButton, Weight
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.entry_box import EntryBox
from ui.widgets.faces import Choice, Due, FieldFace, FieldState, Health
from ui.widgets.keys import KeyCap, KeyHint
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import Divider, PanelFrame, PanelHeader
from ui.widgets.pill import Pill
from ui.widgets.status_item import StatusItem
from ui.widgets.tabs import SegmentedTabs
from ui.widgets.tag import Tag
from ui.widgets.text_field import TextField, Verdict
from ui.widgets.top_bar import TabFace, TopBar, TopTab

ANCHORS = (
    Choice("5", "Answers readily to name"),
    Choice("4", "Lethargic answer to name", "last", marked=True),
    Choice("3", "Only to loud or repeated name"),
    Choice("2", "Only to mild prod or shake"),
    Choice("1", "Only to painful squeeze"),
    Choice("0", "No response"),
)


def gallery() -> QWidget:
    """The page, as large as a full screen."""
    page = QWidget()
    page.resize(1920, 1080)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    middle = _row(_timeline(), _patient())
    middle.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
    strip = _row(_strip())
    strip.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
    column.addWidget(_bar())
    column.addLayout(middle, 1)
    column.addLayout(strip)
    column.addLayout(_footer())
    return page


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for part in parts:
        row.addWidget(part)
    return row


def _bar() -> TopBar:
    bar = TopBar()
    for face in (
        TabFace("Board", "3 active"),
        TabFace("Room 1", "T+41min", Urgency.MEDIUM),
        TabFace("Room 2", "Pre-check", Urgency.HIGH),
        TabFace("Room 3", "3min late", is_late=True),
    ):
        tab = TopTab(face)
        tab.setChecked(face.text == "Room 1")
        bar.tabs.addWidget(tab)
    for item in (
        StatusItem("Rules engine running, checked 14:07"),
        StatusItem("saving…", Health.BUSY),
        StatusItem("Rules engine stopped", Health.BROKEN),
        Label("A. Okafor RN", Role.LABEL),
        Label("14:07", Role.VALUE),
    ):
        bar.right.addWidget(item)
    return bar


def _timeline() -> PanelFrame:
    header = PanelHeader("Timeline")
    header.add_right(SegmentedTabs(("All", "Sets", "Alerts", "Events")))
    panel = PanelFrame(header)
    for urgency in Urgency:
        row = _row(Tag(urgency), Label("SBP 182, limit 180", Role.FACT))
        row.addStretch(1)
        row.addWidget(Label("open 1min", Role.NOTE_STRONG))
        panel.body.addLayout(row)
        panel.body.addWidget(Divider())
    pills = _row(
        Tag(Urgency.HIGH, 28),
        Pill("Next 14:11 · 4min", Due.PLAIN),
        Pill("Due now", Due.DUE),
        Pill("3min late", Due.LATE),
    )
    pills.addStretch(1)
    panel.body.addLayout(pills)
    panel.body.addWidget(Paragraph("Repeat BP within 2min. Inform prescriber. " * 4))
    panel.body.addStretch(1)
    return panel


def _patient() -> PanelFrame:
    panel = PanelFrame(PanelHeader("Patient", "two identifiers confirmed", 1, 52))
    agreed = TextField("Type initials")
    agreed.set_text("TA")
    agreed.show_note("", Verdict.AGREED)
    refused = TextField("Weight", "kg")
    refused.set_text("712")
    refused.show_note("above 300 kg", Verdict.REFUSED)
    challenged = TextField("Dose", "mg/kg")
    challenged.set_text("0.9")
    challenged.show_note("order 0.5", Verdict.CHALLENGED)
    locked = TextField("Protocol", note="pinned")
    locked.set_text("iv40")
    locked.setEnabled(False)
    panel.body.addLayout(_row(agreed, refused, challenged, locked))
    off = ActionButton("Ready to start", "Ctrl+Enter", Weight.PRIMARY)
    off.setEnabled(False)
    panel.body.addLayout(
        _row(
            ActionButton("Acknowledge", "F8"),
            ActionButton("Sign in", "Enter", Weight.PRIMARY),
            off,
            ActionButton("Cancel", "Esc", Weight.QUIET, 36),
        )
    )
    panel.body.addStretch(1)
    return panel


def _strip() -> PanelFrame:
    header = PanelHeader("Observation set")
    header.add_beside_title(Pill("Repeat BP due 14:08 · 1min", Due.DUE))
    header.add_right(KeyHint("Enter", "save"))
    panel = PanelFrame(header, emphasis=True)
    fields = _row(*_fields())
    fields.setSpacing(GAP - 2 * RING)
    panel.body.addLayout(fields)
    anchors = ChoiceRow(takes_focus=False)
    anchors.show_choices(ANCHORS)
    panel.body.addWidget(anchors)
    return panel


def _fields() -> list[EntryBox]:
    boxes = []
    for name, face in (
        ("BP", FieldFace("176/102", 7)),
        ("Heart rate", FieldFace("193", 3, FieldState.CHALLENGED)),
        ("SpO2", FieldFace("108", 3, FieldState.REFUSED)),
        ("Resp rate", FieldFace("asleep", None, FieldState.NOT_DONE)),
        ("Distress", FieldFace(hint="0 to 10")),
    ):
        box = EntryBox(name)
        box.show_face(face)
        boxes.append(box)
    return boxes


def _footer() -> QHBoxLayout:
    row = _row(KeyHint("F2", "Set"), KeyHint("Ctrl+K", "Commands"), KeyCap("F1"))
    row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
    row.addStretch(1)
    row.addWidget(Label("Next full set 14:21", Role.NOTE, Ink.SECONDARY))
    return row
