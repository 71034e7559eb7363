"""The new-session page under real keys, from the search to the start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.commands import Chart, ClearStart, OpenSession, RecordPatient
from monitor.chart.kinds import DoseOrdered, ObservationsRecorded, WeightRecorded
from tests.ui.opening import Opening
from tests.ui.panels.new_session.keyboard import focused, keys
from tests.ui.panels.new_session.sizes import LOW, WIDE, Start
from ui.widgets.entry_box import EntryBox


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_from_search_to_start_by_keyboard(start: Start, size: tuple[int, int]) -> None:
    """Find, confirm, weigh, order, observe, ready: no pointer and no lost key."""
    bench = start(size=size)

    keys("tesf\n")
    keys("TA\t1987\t2\n")
    keys("68.4\n")
    keys("34.2\tDr Meyer\t50\t50\t50\n")
    keys("23LK\t01-2027\n")
    keys("S. Lindqvist RN\t34.2\t51.3\n\n")
    bench.opening.answer()
    keys("118/72 70 98")
    keys("oa\n")
    keys("14 5 0 1 0\n")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    kinds = [
        type(command.fact) if isinstance(command, Chart) else type(command)
        for command in bench.opening.asked
    ]
    assert kinds[:3] == [OpenSession, WeightRecorded, DoseOrdered]
    assert kinds[-2:] == [ObservationsRecorded, ClearStart]
    session = bench.opening.session
    assert session is not None
    assert session.dose is not None
    assert str(session.dose.rate_ml_per_hour) == "51.3"
    (charted,) = session.sets
    values = [reading.value for reading in charted.readings]
    assert values == [118, 72, 70, 98, 14, 5, 0, 1, 0]
    assert session.cleared_at == bench.opening.now


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_a_new_patient_by_keyboard(start: Start, size: tuple[int, int]) -> None:
    """Alt+N on to what is missing, the details in order, choices by a letter, Enter."""
    bench = start(size=size)

    keys("Moretti")
    QTest.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    keys("K-009 001\t")
    keys("\tChiara\tMs\t5/6/1979\t")
    keys("fk")
    keys("latex, penicillin\n")

    (command,) = bench.opening.asked
    assert isinstance(command, RecordPatient)
    details = command.details
    assert (details.family, details.given, details.title) == ("Moretti", "Chiara", "Ms")
    assert details.sex == "female"
    assert details.allergies.items == ("latex", "penicillin")
    assert bench.page.patient.name.text() == "MORETTI, Chiara (Ms)"


@pytest.mark.parametrize("leave", ["\t", "\n"])
def test_a_refused_date_of_birth_is_typed_again_where_it_stands(
    start: Start, leave: str
) -> None:
    """It keeps the focus once, all of it selected; then the next field follows."""
    bench = start()
    keys("Moretti")
    QTest.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    keys(f"K-009 001\t\tChiara\tMs\t03/03/81{leave}")
    assert "03/03/81 is not taken" in bench.page.patient.message.text()
    keys("3-Mar-1981")
    assert bench.opening.draft.text("born") == "3-Mar-1981"
    assert bench.opening.draft.picks == {}
    keys(f"{leave}m")
    assert bench.opening.draft.pick("sex") == "M"


def test_a_refused_date_of_birth_can_be_left(start: Start) -> None:
    """A second Tab goes on, with the date as it is."""
    bench = start()
    keys("Moretti")
    QTest.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    keys("K-009 001\t\tChiara\tMs\t03/03/81\t\tm")
    assert bench.opening.draft.text("born") == "03/03/81"
    assert bench.opening.draft.pick("sex") == "M"


def test_enter_goes_on_to_the_next_field_of_a_new_patient(start: Start) -> None:
    """None is skipped, the title neither, and what is still empty is no fault yet."""
    bench = start()
    keys("Moretti")
    QTest.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    keys("K-009 001\n\nChiara\n")
    assert bench.page.patient.message.text() == ""
    keys("Ms\n5/6/1979\n")
    assert bench.opening.draft.text("title") == "Ms"
    keys("fk")
    keys("latex\n")
    (command,) = bench.opening.asked
    assert isinstance(command, RecordPatient)
    assert command.details.title == "Ms"


def test_a_wrong_birth_year_stays_in_its_field(start: Start) -> None:
    """Refused beside the field, all selected, so that typing replaces it."""
    bench = start()
    keys("tesf\n")
    keys("TA\t1978\t2\n")

    field = bench.page.patient.fields.field("birth_year")
    assert field is not None
    assert field.box.hasFocus()
    assert field.box.selectedText() == "1978"
    assert "not this patient's" in bench.page.patient.message.text()
    assert bench.opening.asked == []

    keys("1987\n")

    assert len(bench.opening.asked) == 1


def test_pounds_ask_for_enter_again(start: Start) -> None:
    """The conversion is shown before anything is charted."""
    bench = start(Opening().open())
    keys("150 lb\n")

    assert "150 lb = 68 kg" in bench.page.dose.message.text()
    session = bench.opening.session
    assert session is not None
    assert session.weight is None

    keys("\n")
    session = bench.opening.session
    assert session is not None

    assert session.weight is not None


def test_ctrl_enter_in_a_field_charts_nothing(start: Start) -> None:
    """The key of the start is never taken for Enter."""
    bench = start(Opening().open())
    keys("68.4")
    asked = len(bench.opening.asked)
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(bench.opening.asked) == asked


def test_a_tick_moves_neither_focus_nor_caret(start: Start) -> None:
    """Showing the page each second leaves the typing alone."""
    bench = start(Opening().open())
    keys("68")
    box = focused()
    bench.show()

    assert focused() is box
    keys(".4")
    assert bench.opening.draft.text("weight") == "68.4"


def test_a_refused_key_is_said_in_the_row(start: Start) -> None:
    """The message stands over the median while the set is typed."""
    bench = start(Opening().open().weigh().order())
    bench.page.focus("set")
    keys("9/")

    assert bench.page.entry.message
    assert bench.page.entry.below.isVisible()


def test_tab_out_of_the_weight_charts_it(start: Start) -> None:
    """One need not know that Enter would; the focus goes on."""
    bench = start(Opening().open())
    keys("82\t")
    session = bench.opening.session
    assert session is not None

    assert session.weight is not None
    mg_per_kg = bench.page.dose.fields.field("mg_per_kg")
    assert mg_per_kg is not None
    assert mg_per_kg.box.hasFocus()


def test_the_enter_that_chooses_does_not_confirm_too(start: Start) -> None:
    """One Enter is one wish: nothing is called missing yet."""
    bench = start()
    keys("tesf\n")

    verdicts = {field.verdict for field in bench.opening.view.patient.fields}
    assert verdicts == {"none"}


def test_enter_on_a_charted_dose_goes_on(start: Start) -> None:
    """The same key leads from the weight to the first set."""
    bench = start(Opening().open().weigh().order().check().back())
    bench.page.focus("minutes")
    keys("\n")

    assert isinstance(focused(), EntryBox)
    assert len([c for c in bench.opening.asked if isinstance(c, Chart)]) == 4
