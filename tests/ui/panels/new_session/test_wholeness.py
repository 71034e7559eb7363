"""What the page says stands whole and has a name, at every size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.ui.opening import TESFAYE, Opening, patient
from tests.ui.panels.new_session.keyboard import keys
from tests.ui.panels.new_session.sizes import LOW, WIDE, Start
from ui.theme.fonts import Role, widest, wrapped_height
from ui.widgets.label import Label
from ui.widgets.text_field import TextField


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_every_focusable_has_a_name(start: Start, size: tuple[int, int]) -> None:
    """A screen reader finds a name on all that takes the focus."""
    for opening in (Opening(), Opening().open().weigh()):
        bench = start(opening, size)
        for widget in bench.page.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                named = widget.accessibleName() or widget.focusProxy() is not None
                assert named, widget


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


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_no_choice_is_cut_while_it_is_missing(
    start: Start, size: tuple[int, int]
) -> None:
    """The four states of allergies stand whole beside their mark."""
    page = start(_entering_nothing(), size).page
    chips = page.patient.choices.lines["allergies"].findChildren(QAbstractButton)
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


@pytest.mark.parametrize("size", [WIDE, LOW])
def test_every_hint_of_a_check_stands_whole(
    start: Start, size: tuple[int, int]
) -> None:
    """Examples and limits are read whole below each field that a check asks."""
    page = start(Opening().open(), size).page
    cut = []
    for row in page.preflight.list.rows:
        row.setFocus()
        row.open_part("answer")
        QApplication.processEvents()
        notes = [field.note for field in row.fields.findChildren(TextField)]
        cut += [note.text() for note in notes if not _holds(note)]
    assert cut == []
