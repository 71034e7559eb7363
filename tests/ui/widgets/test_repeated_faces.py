"""Tests that a widget which is told again what it shows does not paint it again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.overriding import override
from ui.panels.observation_box import ObservationBox
from ui.panels.strip_message import StripMessage
from ui.theme.fonts import Role
from ui.theme.tokens import Ink, Urgency
from ui.views.entry.view import BoxView, Message, Tone
from ui.widgets.faces import Due, FieldFace, Health
from ui.widgets.label import Label
from ui.widgets.pill import Pill
from ui.widgets.status_item import StatusItem
from ui.widgets.top_bar import TabFace, TopTab


class Paints(QObject):
    """Counts how often a widget or one of its children paints."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _box(last: str) -> BoxView:
    face = FieldFace(text="72")
    return BoxView(
        code="hr",
        label="HR",
        unit="/min",
        face=face,
        last=last,
        brief="",
        share=100,
    )


def _label() -> tuple[QWidget, Callable[[bool], None]]:
    label = Label("08:14")

    def show(is_other: bool) -> None:
        label.set_ink(Ink.SECONDARY if is_other else Ink.TEXT)
        label.set_role(Role.NOTE if is_other else Role.BODY)

    return label, show


def _pill() -> tuple[QWidget, Callable[[bool], None]]:
    pill = Pill()
    return pill, lambda is_other: pill.show_due(
        "due 08:30", Due.LATE if is_other else Due.PLAIN
    )


def _status() -> tuple[QWidget, Callable[[bool], None]]:
    item = StatusItem()
    return item, lambda is_other: item.show_health(
        "saved", Health.BROKEN if is_other else Health.FINE
    )


def _tab() -> tuple[QWidget, Callable[[bool], None]]:
    tab = TopTab(TabFace("Room 1"))
    return tab, lambda is_other: tab.show_face(
        TabFace("Room 1", "14:10", Urgency.HIGH if is_other else None)
    )


def _message() -> tuple[QWidget, Callable[[bool], None]]:
    message = StripMessage()
    return message, lambda is_other: message.display(
        Message("Saved 14:10", Tone.ASKED if is_other else Tone.NOTED)
    )


def _observation_box() -> tuple[QWidget, Callable[[bool], None]]:
    box = ObservationBox(_box("70"))
    return box, lambda is_other: box.display(_box("68" if is_other else "70"))


@pytest.mark.parametrize(
    "make", [_label, _pill, _status, _tab, _message, _observation_box]
)
def test_only_what_changes_is_painted(
    qtbot: QtBot, make: Callable[[], tuple[QWidget, Callable[[bool], None]]]
) -> None:
    """The same once more paints nothing; something else does."""
    widget, show = make()
    qtbot.addWidget(widget)
    widget.resize(300, 120)
    widget.show()
    show(False)
    _settle()
    with _painted(widget) as again:
        show(False)
        _settle()
    with _painted(widget) as other:
        show(True)
        _settle()
    assert again.count == 0
    assert other.count > 0


@contextmanager
def _painted(widget: QWidget) -> Iterator[Paints]:
    paints = Paints()
    watched = [widget, *widget.findChildren(QWidget)]
    for one in watched:
        one.installEventFilter(paints)
    yield paints
    for one in watched:
        one.removeEventFilter(paints)


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
