"""The recovery code is replaced on the page of people, by keys alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from monitor.access.faults import CodeHalfReplaced, SlotsNotSaved
from monitor.access.recovery_code import printed
from monitor.chart.audit import RecoveryCodeReplaced
from monitor.clock import new_id
from tests.access.keyring import CODE_PRINTED
from tests.clocks import ManualClock
from tests.desk import START
from tests.journeys.noted import noted
from tests.journeys.people import Administrator, administrator
from tests.journeys.typed_rows import CTRL
from tests.staff import ADMIN
from ui import code_showing
from ui.access import Outcome
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


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is printed."""
    sent: list[str] = []

    def print_code(code: str, _: object) -> str:
        sent.append(code)
        return recovery_page.PRINTED

    monkeypatch.setattr(recovery_page, "print_code", print_code)
    return sent


def test_it_is_printed_while_it_is_shown(admin: Administrator, sent: list[str]) -> None:
    """By the key that the first start has, and by its button; never after."""
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


LATER = bytes(range(70, 86))


@pytest.fixture
def answer(
    admin: Administrator, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Outcome], None]:
    """The slots answer when this is called; the next code would be another."""
    waiting: list[Callable[[Outcome], None]] = []

    def replace_code(_: bytes, then: Callable[[Outcome], None]) -> None:
        waiting.append(then)

    monkeypatch.setattr(admin.slots, "replace_code", replace_code)
    ask(admin)
    admin.type(printed(NEW) + "\n")
    admin.until(lambda: bool(waiting))
    monkeypatch.setattr(code_showing, "new_code", lambda: LATER)

    def answer(outcome: Outcome) -> None:
        waiting.pop()(outcome)
        admin.settle()

    return answer


def test_while_it_is_replaced_no_other_is_shown_or_printed(
    admin: Administrator, answer: Callable[[Outcome], None], sent: list[str]
) -> None:
    """A sheet of another one would be of a code that was never put in force."""
    ask(admin)
    assert admin.told == "What was asked before is not done yet"
    admin.chord(Qt.Key.Key_P, CTRL)
    answer(SlotsNotSaved("No space left on device"))
    admin.chord(Qt.Key.Key_P, CTRL)
    assert sent == [printed(NEW)] * 2
    assert shown(admin)


def leave_page(admin: Administrator) -> None:
    admin.vigil.navigation.show_page("audit")


def test_that_it_failed_is_told_on_another_page(
    admin: Administrator, answer: Callable[[Outcome], None]
) -> None:
    leave_page(admin)
    answer(SlotsNotSaved("No space left on device"))
    assert "Who can open the record is not changed" in admin.told


def enrol(admin: Administrator) -> None:
    admin.alt(Qt.Key.Key_N)


def become_somebody_else(admin: Administrator) -> None:
    admin.act_as(new_id(), "administrator")


@pytest.mark.parametrize("instead", [leave_page, enrol, become_somebody_else])
def test_who_does_something_else_before_it_comes_is_shown_none(
    admin: Administrator,
    monkeypatch: pytest.MonkeyPatch,
    sent: list[str],
    instead: Callable[[Administrator], None],
) -> None:
    """Not behind another page, in another's form, nor to somebody else."""
    made: list[bytes] = []

    def new_code() -> bytes:
        made.append(NEW)
        return NEW

    monkeypatch.setattr(code_showing, "new_code", new_code)
    admin.alt(Qt.Key.Key_R)
    instead(admin)
    admin.settle()
    admin.chord(Qt.Key.Key_P, CTRL)
    assert (made, sent) == ([], [])
    assert not shown(admin)


def test_where_both_codes_may_hold_both_sheets_are_to_be_kept(
    admin: Administrator, answer: Callable[[Outcome], None]
) -> None:
    """It is told as that, and sent again by Enter."""
    answer(CodeHalfReplaced("The key file record.slots.copy can't be written: why."))
    assert "holds, and the one of before may as well" in admin.message
    assert "Keep both sheets until it is replaced once more" in admin.message
    assert admin.told != REPLACED
    assert shown(admin)
