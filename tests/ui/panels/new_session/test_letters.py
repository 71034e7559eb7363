"""A letter where digits are asked: a yes is no time, and it is said what is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.panels.new_session.bench import Bench
from tests.ui.panels.new_session.keyboard import focused, keys
from tests.ui.panels.new_session.sizes import Start
from tests.ui.panels.new_session.test_answering import answered, go_to
from ui.panels.new_session.gate_row import GateRow
from ui.widgets.text_field import TextField, Verdict

TIME = "not y or n: the time, such as 08:10"


@pytest.fixture
def bench(start: Start) -> Bench:
    made = start()
    made.opening.open()
    made.show()
    made.opening.asked.clear()
    return made


def field(row: GateRow, place: int) -> TextField:
    """By its place in the row."""
    box = row.fields.boxes[place]
    found = [f for i in row.fields.ids if (f := row.fields.field(i)) and f.box is box]
    return found[0]


def told(row: GateRow, place: int) -> str:
    return field(row, place).note.text()


@pytest.mark.parametrize("letter", ["y", "Y", "n"])
def test_no_letter_is_taken_for_a_time(bench: Bench, letter: str) -> None:
    """Refused at the key; what is asked is said until the next, and digits go on."""
    row = go_to(bench, "fasting")
    keys(" ")
    hint = told(row, 0)
    assert hint.startswith("such as 08:10")
    keys(letter)
    assert (field(row, 0).text(), told(row, 0)) == ("", TIME)
    assert field(row, 0).box._verdict is Verdict.REFUSED
    bench.show()
    assert told(row, 0) == TIME
    keys("0810")
    assert (field(row, 0).text(), told(row, 0)) == ("0810", "is 08:10")
    assert field(row, 0).box._verdict is Verdict.NONE
    keys("\ty")
    assert (told(row, 0), told(row, 1)) == ("is 08:10", TIME)
    keys("12:20\n")
    (fact,) = answered(bench)
    assert len(fact.answers) == 2


def test_no_letter_is_taken_for_a_number(bench: Bench) -> None:
    row = go_to(bench, "site")
    keys(" y")
    assert field(row, 0).text() == ""
    assert told(row, 0) == "not y or n: 14 to 26 G"


def test_words_names_and_dates_take_letters(bench: Bench) -> None:
    for gate, typed in (("escort", "Yves"), ("consent", "02-Jan-2026")):
        row = go_to(bench, gate)
        keys(f" {typed}")
        assert field(row, 0).text() == typed
        row.close_part()


def test_a_command_is_no_letter(bench: Bench) -> None:
    """With Ctrl or Alt it is the window's, and nothing is refused."""
    row = go_to(bench, "fasting")
    keys(" ")
    hint = told(row, 0)
    for with_ in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(focused(), Qt.Key.Key_Y, with_)
        assert told(row, 0) == hint


def test_another_key_takes_what_was_said_away(bench: Bench) -> None:
    row = go_to(bench, "fasting")
    keys(" ")
    hint = told(row, 0)
    keys("y\t")
    assert told(row, 0) == hint
