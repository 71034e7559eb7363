"""A lot or a second check struck out after *Ready to start* is asked for again."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import DoseChecked, DrugPrepared, Kind, WeightRecorded
from tests.journeys.checks import answer_checks
from tests.journeys.nurse import Nurse
from tests.journeys.typed_rows import CTRL, open_session
from ui.widgets.text_field import LineBox


@pytest.fixture
def ready(nurse: Nurse) -> Nurse:
    """On the live chart, declared ready, with no drug given yet."""
    open_session(nurse)
    nurse.type("118/72 70 98 14 5 0 1 0\na\n")
    nurse.settle()
    answer_checks(nurse)
    clear(nurse)
    assert nurse.vigil.parts.live.isVisible()
    return nurse


def clear(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()


def strike_out(nurse: Nurse, kind: type[Kind]) -> None:
    """From its row of the timeline, with a reason."""
    session = nurse.session.session
    (fact,) = [f for f in session.facts if isinstance(f.payload, kind)]
    nurse.vigil.desks.forms.open("amend", str(fact.id))
    tabs = 3 if kind is DrugPrepared else 4
    nurse.type("\t" * tabs + "1" + "x\n")
    nurse.settle()
    assert nurse.session.session.settlement.retracted[-1].id == fact.id


def bar(nurse: Nurse) -> str:
    return nurse.vigil.parts.opening.bar.title.text()


def begin(nurse: Nurse) -> bool:
    nurse.press(4)
    nurse.type("s\n")
    nurse.settle()
    return nurse.session.session.dose_started_at is not None


def test_a_lot_is_typed_again(ready: Nurse) -> None:
    """The page of the opening is back, at the lot, and holds the start meanwhile."""
    strike_out(ready, DrugPrepared)
    assert ready.vigil.parts.opening.isVisible()
    assert bar(ready) == "Not ready to start: no lot and expiry are charted"
    ready.press(4)
    assert ready.vigil.parts.opening.isVisible()

    ready.type("23LK9\t01-2027\n")
    ready.settle()
    assert bar(ready) == "Nothing is missing for the start"
    clear(ready)
    assert ready.vigil.parts.live.isVisible()
    assert begin(ready)


def test_a_second_check_is_made_again(ready: Nurse) -> None:
    """Nothing of the one struck out stands there, and no result either."""
    strike_out(ready, DoseChecked)
    page = ready.vigil.parts.opening
    assert page.isVisible()
    assert bar(ready) == "Not ready to start: no second person has checked the dose"
    boxes = (b for b in page.dose.fields.boxes if isinstance(b, LineBox))
    assert [box.text() for box in boxes] == ["23LK", "31-Jan-2027", "", "", ""]

    ready.type("T. Varga RN\t34.2\t51.3\n")
    ready.settle()
    clear(ready)
    assert begin(ready)
    check = ready.session.session.dosing.check
    assert check is not None
    assert check.checker == "T. Varga RN"


def amend_weight(nurse: Nurse, kg: str) -> None:
    """From its row of the timeline, with a reason."""
    session = nurse.session.session
    (fact,) = [f for f in session.facts if isinstance(f.payload, WeightRecorded)]
    nurse.vigil.desks.forms.open("amend", str(fact.id))
    nurse.chord(Qt.Key.Key_A, CTRL)
    nurse.type(f"{kg}\t\t1\n")
    nurse.settle()


def test_a_weight_put_right_asks_for_its_dose(ready: Nurse) -> None:
    """The page tells what the dose was worked from, and takes it and its check anew."""
    amend_weight(ready, "45")
    page = ready.vigil.parts.opening
    assert page.isVisible()
    assert bar(ready) == "Not ready to start: the dose was worked out for 68.4 kg"
    assert "Chart the dose again" in page.dose.message.text()
    clear(ready)
    ready.press(4)
    assert page.isVisible()

    ready.type("\t\t22.5\n")
    ready.settle()
    assert bar(ready) == "Not ready to start: no second person has checked the dose"
    ready.type("\t\t\t22.5\t33.8\n")
    ready.settle()
    clear(ready)
    assert begin(ready)
    order = ready.session.session.dose
    assert order is not None
    assert (str(order.weight_kg), str(order.mg)) == ("45", "22.5")
