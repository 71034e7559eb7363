"""The recovery code is replaced on the page of people, by keys alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from monitor.access.faults import SlotsNotSaved
from monitor.access.recovery_code import printed
from monitor.chart.audit import RecoveryCodeReplaced
from tests.access.keyring import CODE_PRINTED
from tests.clocks import ManualClock
from tests.desk import START
from tests.journeys.noted import noted
from tests.journeys.people import Administrator, administrator
from tests.journeys.typed_rows import CTRL
from tests.staff import ADMIN
from ui import code_showing
from ui.printing import recovery_page

NEW = bytes(range(50, 66))
REPLACED = "The new recovery code holds; destroy the sheet with the one of before"


@pytest.fixture
def admin(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Administrator]:
    monkeypatch.setattr(code_showing, "new_code", lambda: NEW)
    clock = ManualClock(START + timedelta(minutes=5))
    with administrator(qtbot, qapp, tmp_path / "record", clock) as admin:
        yield admin


def shown(admin: Administrator) -> bool:
    """Whether the new code can be read somewhere on the page."""
    labels = admin.page.findChildren(QLabel)
    return any(printed(NEW) in label.text() for label in labels)


def ask(admin: Administrator) -> None:
    admin.alt(Qt.Key.Key_R)
    admin.settle()


def replaced_rows(admin: Administrator) -> list[object]:
    return [row.who for row in noted(admin) if row.deed == RecoveryCodeReplaced()]


def test_typed_back_it_takes_the_place_of_the_old_one(admin: Administrator) -> None:
    """Noted; and it stands nowhere on the page any more."""
    ask(admin)
    assert shown(admin)
    admin.type(printed(NEW).lower().replace("-", " ") + "\n")
    admin.settle_form()
    assert admin.told == REPLACED
    assert admin.slots.opens(printed(NEW))
    assert not admin.slots.opens(CODE_PRINTED)
    assert replaced_rows(admin) == [ADMIN]
    assert not admin.page.is_form_shown
    assert not shown(admin)
    assert printed(NEW).lower() not in [
        box.text().lower() for box in admin.page.findChildren(QLineEdit)
    ]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (CODE_PRINTED, "it is not the one that is shown"),
        (printed(NEW)[:-1], "27 of 28 characters are typed"),
        ("", "0 of 28 characters are typed"),
    ],
)
def test_typed_wrongly_the_old_one_holds(
    admin: Administrator, typed: str, why: str
) -> None:
    ask(admin)
    admin.type(typed + "\n")
    admin.settle_form()
    assert why in admin.message
    assert shown(admin)
    assert admin.slots.opens(CODE_PRINTED)
    assert not admin.slots.opens(printed(NEW))
    assert replaced_rows(admin) == []


def test_left_it_changes_nothing(admin: Administrator) -> None:
    ask(admin)
    admin.type(printed(NEW) + "\x1b")
    admin.settle()
    assert not admin.page.is_form_shown
    assert not shown(admin)
    assert admin.slots.opens(CODE_PRINTED)
    assert replaced_rows(admin) == []


def test_nobody_else_is_shown_a_code(admin: Administrator) -> None:
    """Whoever else sees the page is told so before anything is typed."""
    lee = admin.known("B. Lee").id
    admin.act_as(lee, "auditor")
    ask(admin)
    assert not admin.page.is_form_shown
    assert not shown(admin)
    assert "may not replace the recovery code" in admin.told


def test_where_the_slot_can_not_be_written_the_old_one_holds(
    admin: Administrator,
) -> None:
    """As on a full disk; it can be sent again as it is typed."""
    ask(admin)
    admin.slots.fault = SlotsNotSaved("No space left on device")
    admin.type(printed(NEW) + "\n")
    admin.settle_form()
    assert "Who can open the record is not changed" in admin.message
    assert admin.slots.opens(CODE_PRINTED)
    admin.slots.fault = None
    admin.type("\n")
    admin.settle_form()
    assert admin.told == REPLACED
    assert admin.slots.opens(printed(NEW))


def test_it_is_printed_while_it_is_shown(
    admin: Administrator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the key that the first start has, and by its button; never after."""
    sent: list[str] = []

    def print_code(code: str, _: object) -> str:
        sent.append(code)
        return recovery_page.PRINTED

    monkeypatch.setattr(recovery_page, "print_code", print_code)
    admin.chord(Qt.Key.Key_P, CTRL)
    assert sent == []
    ask(admin)
    admin.chord(Qt.Key.Key_P, CTRL)
    assert sent == [printed(NEW)]
    assert admin.told == recovery_page.PRINTED
    admin.page._print.click()
    assert len(sent) == 2
    admin.type("\x1b")
    admin.chord(Qt.Key.Key_P, CTRL)
    assert len(sent) == 2
