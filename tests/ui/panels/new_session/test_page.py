"""The new-session page under real keys, from the search to the start."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from monitor.chart.commands import Chart, ClearStart, OpenSession, RecordPatient
from monitor.chart.kinds import DoseOrdered, ObservationsRecorded, WeightRecorded
from tests.ui.opening import TESFAYE, Opening, patient
from tests.ui.panels.new_session.bench import Bench
from ui.theme.fonts import Role, widest, wrapped_height
from ui.widgets.entry_box import EntryBox
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

WIDE, LOW = (1920, 952), (1280, 592)


Start = Callable[..., Bench]


@pytest.fixture
def start(qtbot: QtBot) -> Start:
    def begun(opening: Opening | None = None, size: tuple[int, int] = WIDE) -> Bench:
        bench = Bench(opening or Opening())
        qtbot.addWidget(bench.page)
        bench.page.resize(*size)
        with qtbot.waitActive(bench.page):
            bench.page.show()
            bench.page.activateWindow()
        bench.page.take_focus()
        return bench

    return begun


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(text: str) -> None:
    """Types where the focus is; ``\\n`` is Enter and ``\\t`` is Tab."""
    for character in text:
        if character == "\n":
            QTest.keyClick(focused(), Qt.Key.Key_Return)
        elif character == "\t":
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
        elif character == "\x1b":
            QTest.keyClick(focused(), Qt.Key.Key_Escape)
        else:
            QTest.keyClicks(focused(), character)


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_from_search_to_start_by_keyboard(start: Start, size: tuple[int, int]) -> None:
    """Find, confirm, weigh, order, observe, ready: no pointer and no lost key."""
    bench = start(size=size)

    keys("tesf\n")
    keys("TA\t1987\t2\n")
    keys("68.4\n")
    keys("34.2\tDr Meyer\t50\t50\t50\n")
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


def test_a_new_patient_by_keyboard(start: Start) -> None:
    """Alt+N on to what is missing, the details in order, choices by a letter, Enter."""
    bench = start()

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


def test_half_typed_text_comes_back(start: Start) -> None:
    """Another page shown from the same draft holds the same text."""
    first = start()
    keys("tesf\n")
    keys("T")

    second = start(Opening(draft=first.opening.draft))
    field = second.page.patient.fields.field("initials")

    assert field is not None
    assert field.text() == "T"


def test_a_tick_moves_neither_focus_nor_caret(start: Start) -> None:
    """Showing the page each second leaves the typing alone."""
    bench = start(Opening().open())
    keys("68")
    box = focused()
    bench.show()

    assert focused() is box
    keys(".4")
    assert bench.opening.draft.text("weight") == "68.4"


def test_escape_leaves_and_keeps_the_draft(start: Start, qtbot: QtBot) -> None:
    """Leaving asks nothing; what was typed stays in the draft."""
    bench = start()
    keys("tesf")

    with qtbot.waitSignal(bench.page.cancelled):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)

    assert bench.opening.draft.text("find") == "tesf"


def test_f6_goes_through_the_sections(start: Start) -> None:
    """Dose, the way out of the checks, the entry row, and round again."""
    bench = start(Opening().open(), LOW)
    stops = []
    for _ in range(3):
        bench.page.next_section()
        stops.append(
            next(s for s in bench.page.sections if not s.is_folded).accessibleName()
        )

    assert stops == ["Pre-flight", "Baseline", "Protocol and dose"]


def test_a_folded_section_opens_by_pointer(start: Start) -> None:
    """A click on a header unfolds it, where room is short."""
    page = start(Opening().open(), LOW).page
    assert [s.is_folded for s in page.sections] == [True, False, True, True]

    QTest.mouseClick(page.preflight, Qt.MouseButton.LeftButton)

    assert [s.is_folded for s in page.sections] == [True, True, False, True]


def test_the_way_out_leads_to_the_field(start: Start) -> None:
    """The button of the first unmet check puts the focus where it is met."""
    bench = start(Opening().open(), LOW)
    QTest.mouseClick(bench.page.preflight, Qt.MouseButton.LeftButton)
    row = next(r for r in bench.page.preflight.rows if not r.button.isHidden())
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)

    weight = bench.page.dose.fields.field("weight")
    assert weight is not None
    assert weight.box.hasFocus()


def test_a_candidate_is_chosen_by_pointer(start: Start) -> None:
    """A click on a line chooses that patient."""
    bench = start()
    keys("abebe")
    QTest.mouseClick(bench.page.patient.candidates.lines[1], Qt.MouseButton.LeftButton)

    assert bench.opening.draft.chosen is not None
    assert bench.opening.draft.chosen.details.given == "Tigist"


def test_a_refused_key_is_said_in_the_row(start: Start) -> None:
    """The message stands over the median while the set is typed."""
    bench = start(Opening().open().weigh().order())
    bench.page.focus("set")
    keys("9/")

    assert bench.page.entry.message
    assert bench.page.entry.below.isVisible()


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_every_focusable_has_a_name(start: Start, size: tuple[int, int]) -> None:
    """A screen reader finds a name on all that takes the focus."""
    for opening in (Opening(), Opening().open().weigh()):
        bench = start(opening, size)
        for widget in bench.page.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                named = widget.accessibleName() or widget.focusProxy() is not None
                assert named, widget


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


def test_a_click_elsewhere_charts_the_weight(start: Start) -> None:
    """The pointer leaves the field as Tab does."""
    bench = start(Opening().open())
    keys("82")
    ordered = bench.page.dose.fields.field("ordered")
    assert ordered is not None
    ordered.box.setFocus(Qt.FocusReason.MouseFocusReason)
    session = bench.opening.session
    assert session is not None

    assert session.weight is not None


def test_escape_charts_no_half_typed_weight(start: Start) -> None:
    """Whoever leaves the page leaves a draft."""
    bench = start(Opening().open())
    bench.page.cancelled.connect(bench.page.hide)
    keys("8\x1b")
    session = bench.opening.session
    assert session is not None

    assert session.weight is None
    assert bench.opening.draft.text("weight") == "8"


def test_the_enter_that_chooses_does_not_confirm_too(start: Start) -> None:
    """One Enter is one wish: nothing is called missing yet."""
    bench = start()
    keys("tesf\n")

    verdicts = {field.verdict for field in bench.opening.view.patient.fields}
    assert verdicts == {"none"}


def _confirming_wrongly() -> Opening:
    opening = Opening()
    opening.draft = opening.draft.choose(TESFAYE)
    return opening.type(initials="XXXXXX", birth_year="1978").enter()


def _entering_nothing() -> Opening:
    opening = Opening()
    opening.draft = opening.draft.enter_new()
    opening.type(identifier=TESFAYE.details.identifier, born="31/02/1980")
    return opening.enter()


def _ordering_wrongly() -> Opening:
    wrong = {"mg_per_kg": "5", "stock": "12.5.5", "bag_ml": "half", "minutes": "300"}
    return Opening().open().order(weight="999", **wrong)


def _ordering_unusually() -> Opening:
    return Opening().open().weigh().order(stock="20", bag_ml="60", bag_mg="60.5")


def _disagreeing() -> Opening:
    return Opening().open().weigh().order(ordered="3.42", bag_mg="3")


@pytest.mark.parametrize("size", [WIDE, LOW])
@pytest.mark.parametrize(
    "made",
    [
        _confirming_wrongly,
        _entering_nothing,
        _ordering_wrongly,
        _ordering_unusually,
        _disagreeing,
    ],
)
def test_nothing_that_is_said_is_cut(
    start: Start, made: Callable[[], Opening], size: tuple[int, int]
) -> None:
    """Every note stands whole below its field, whatever is wrong."""
    page = start(made(), size).page
    notes = [field.note for field in page.findChildren(TextField) if field.isVisible()]
    assert notes

    cut = [note.text() for note in notes if note.isVisible() and not _holds(note)]
    assert cut == []
    for line in (page.patient.message, page.dose.message):
        width = line.width() - _MARK_AND_GAP
        assert wrapped_height(Role.FACT, line.text(), width) <= line.height()


_MARK_AND_GAP = 40


def _holds(note: QLabel) -> bool:
    if isinstance(note, Label):
        return not note.is_elided()
    return note.heightForWidth(note.width()) <= note.height()


LONG = "Wolfeschlegelsteinhausenbergerdorff"


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_a_lookalike_is_told_apart_whatever_its_name(
    start: Start, size: tuple[int, int]
) -> None:
    """Born and number stand whole; a long name gives way."""
    found, other = (patient(LONG, name, f"K-00{n}") for n, name in enumerate(_GIVEN))
    opening = Opening(patients=(found, other))
    opening.draft = opening.draft.choose(found)
    box = start(opening, size).page.patient.lookalikes

    ((_, facts),) = box.lines
    assert facts == "Born 02-Sep-1987 (38y)   ID No. K-001"
    assert box.width() > 2 * widest(Role.FACT, facts)


_GIVEN = ("Hubert Blaine", "Herbert Theodosius")


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_a_number_stands_whole_beside_its_mark(
    start: Start, size: tuple[int, int]
) -> None:
    """A refused number can be compared with the wristband."""
    page = start(_entering_nothing(), size).page
    number = page.patient.fields.field("identifier")
    assert number is not None
    margins = number.box.textMargins()
    inner = number.box.contentsRect().width() - margins.left() - margins.right()

    assert widest(Role.FIELD, number.text()) <= inner


def test_enter_on_a_charted_dose_goes_on(start: Start) -> None:
    """The same key leads from the weight to the first set."""
    bench = start(Opening().open().weigh().order())
    bench.page.focus("minutes")
    keys("\n")

    assert isinstance(focused(), EntryBox)
    assert len([c for c in bench.opening.asked if isinstance(c, Chart)]) == 2


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_no_choice_is_cut_while_it_is_missing(
    start: Start, size: tuple[int, int]
) -> None:
    """The four states of allergies stand whole beside their mark."""
    page = start(_entering_nothing(), size).page
    chips = page.patient.choices["allergies"].findChildren(QAbstractButton)
    assert len(chips) == 4

    assert [c.text() for c in chips if c.width() < c.sizeHint().width()] == []


@pytest.mark.parametrize("size", [WIDE, LOW])
@pytest.mark.parametrize("sets", [1, 2, 3])
def test_median_stays_in_sight_while_a_set_is_typed(
    start: Start, size: tuple[int, int], sets: int
) -> None:
    """What the digits mean stands below the median, not over it."""
    opening = Opening().open().weigh().order()
    for _ in range(sets):
        opening.observe("118/72 70 98 14 5 0 1 0", after=3)
    bench = start(opening, size)
    bench.page.focus("set")
    keys("12")

    table = bench.page.baseline.table
    hints = table.entry.below
    assert hints.isVisible()
    assert hints.mapTo(table, hints.rect().topLeft()).y() >= table.median_bottom
    assert hints.mapTo(table, hints.rect().bottomLeft()).y() < table.height()
