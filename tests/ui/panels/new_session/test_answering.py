"""The checks before the dose under real keys: every answer is typed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.commands import Chart
from monitor.chart.kinds import Answer, GateAnswered
from tests.ui.panels.new_session.bench import Bench
from tests.ui.panels.new_session.keyboard import focused, keys
from tests.ui.panels.new_session.sizes import Start
from ui.panels.new_session.gate_row import GateRow


@pytest.fixture
def bench(start: Start) -> Bench:
    """An open session; Space, Y and N are what is pressed."""
    made = start()
    made.opening.open()
    made.show()
    made.opening.asked.clear()
    return made


def go_to(bench: Bench, gate: str) -> GateRow:
    row = bench.page.preflight.list.row(gate)
    assert row is not None
    row.setFocus()
    return row


def answered(bench: Bench) -> list[GateAnswered]:
    return [
        command.fact
        for command in bench.opening.asked
        if isinstance(command, Chart) and isinstance(command.fact, GateAnswered)
    ]


def hold(key: Qt.Key, text: str, times: int) -> None:
    """A key that is held repeats itself, wherever the focus goes meanwhile."""
    press = QEvent.Type.KeyPress
    for count in range(times):
        event = QKeyEvent(
            press, key, Qt.KeyboardModifier.NoModifier, text, autorep=count > 0
        )
        QApplication.sendEvent(focused(), event)


@pytest.mark.parametrize("gate", ["driving", "psychosis", "allergies", "alcohol"])
def test_space_charts_nothing(bench: Bench, gate: str) -> None:
    """It opens what is asked; neither Space nor Enter alone is an answer to it."""
    row = go_to(bench, gate)
    keys("  \n \n")
    assert answered(bench) == []
    assert row.is_open
    assert row.fields.isVisible()


def test_letters_are_keys_only_on_the_row(bench: Bench) -> None:
    """In a field an O is text, so no button says that it is a key there."""
    row = go_to(bench, "pregnancy")
    assert (row.overriding.key, row.none.key, row.record.key) == ("O", "N", "C")
    keys("c")
    assert row.is_open
    assert (row.overriding.key, row.none.key, row.record.key) == ("", "", "Enter")
    row.close_part()
    assert (row.overriding.key, row.none.key) == ("O", "N")


def test_each_question_takes_its_own_key(bench: Bench) -> None:
    """The next question follows by itself, and Enter records both."""
    go_to(bench, "psychosis")
    keys(" nn")
    assert answered(bench) == []
    keys("\n")
    (fact,) = answered(bench)
    assert fact.answers == (
        Answer(ask="psychosis", value="no"),
        Answer(ask="mania", value="no"),
    )


def test_tab_after_an_answer_skips_no_question(bench: Bench) -> None:
    """Whoever is used to Tab comes to the same."""
    go_to(bench, "medicines")
    keys(" n\tn\tn\tn\tn\n")
    (fact,) = answered(bench)
    assert [answer.value for answer in fact.answers] == ["no"] * 5


def test_tab_alone_goes_on(bench: Bench) -> None:
    """Only the one right after an answer is taken for it."""
    row = go_to(bench, "medicines")
    keys(" n\t\ty")
    texts = [row.fields.field(id_) for id_ in row.fields.ids]
    assert sorted(f.text() for f in texts if f is not None) == [
        "",
        "",
        "",
        "",
        "",
        "n",
        "y",
    ]


def test_a_yes_that_asks_for_more(bench: Bench) -> None:
    """What else is asked then has the focus next."""
    go_to(bench, "urinary")
    keys(" yburning\tDr Meyer\n")
    (fact,) = answered(bench)
    assert [a.value for a in fact.answers] == ["yes", "burning", "Dr Meyer"]


def test_a_held_key_answers_one_question(bench: Bench) -> None:
    """The others were not read yet."""
    row = go_to(bench, "medicines")
    keys(" ")
    hold(Qt.Key.Key_N, "n", 9)
    texts = [row.fields.field(id_) for id_ in row.fields.ids]
    assert sorted(f.text() for f in texts if f is not None) == ["", "", "", "", "n"]


def test_deleting_a_letter_is_no_answer(bench: Bench) -> None:
    """From no to n, the focus stays where it is."""
    row = go_to(bench, "alcohol")
    keys(" n")
    first, second = row.fields.boxes
    assert focused() is second
    row.fields.focus(next(iter(row.fields.ids - {"gate alcohol 0 drugs"})))
    assert focused() is first
    QTest.keyClick(focused(), Qt.Key.Key_End)
    keys("o")
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert focused() is first


def test_a_row_that_grows_by_its_refusal_stays_whole(
    bench: Bench, qtbot: QtBot
) -> None:
    """Its button too, where the row was the last that the list had room for."""
    checks = bench.page.preflight.list
    row = go_to(bench, "bp")
    keys("oA. Okafor RN\tknown well")
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())
    end = row.mapTo(checks.viewport(), row.rect().bottomLeft()).y()
    scroll = checks.verticalScrollBar()
    scroll.setValue(scroll.value() + end - checks.viewport().height() + 1)
    before = row.height()
    keys("\n")
    assert "A. Okafor RN charts it" in row.message.text()
    assert row.height() > before
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())
