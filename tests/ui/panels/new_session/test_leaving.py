"""Leaving fields, sections and the page, by key and by pointer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.opening import Opening
from tests.ui.panels.new_session.keyboard import focused, keys
from tests.ui.panels.new_session.sizes import LOW, Start
from ui.panels.new_session.page import NewSessionPage


def test_half_typed_text_comes_back(start: Start) -> None:
    """Another page shown from the same draft holds the same text."""
    first = start()
    keys("tesf\n")
    keys("T")

    second = start(Opening(draft=first.opening.draft))
    field = second.page.patient.fields.field("initials")

    assert field is not None
    assert field.text() == "T"


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
    row = next(r for r in bench.page.preflight.list.after if not r.button.isHidden())
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


def test_the_first_field_has_the_focus_once_it_is_there(qtbot: QtBot) -> None:
    """Whoever comes before the protocols are read types on once they are."""
    page = NewSessionPage()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.take_focus()
    page.display(Opening().view)

    found = page.patient.fields.field("find")
    assert found is not None
    assert found.box.hasFocus()
