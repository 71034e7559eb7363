"""Dose uncertain, while the side effect that it is goes on already."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import DoseDoubtful, EffectRecorded
from tests.builders import Chronicle
from tests.desk import Desk
from tests.ui.views.forms.filling import EMPTY, charted
from ui.views.forms.doubt_form import DoubtForm


@pytest.fixture
def desk() -> Desk:
    desk = Desk().ready()
    desk.now = desk.at(20)
    return desk


@pytest.fixture
def form() -> DoubtForm:
    chronicle = Chronicle().start()
    chronicle.add(EffectRecorded(code="INFIL", grade=2), 10)
    return DoubtForm(session=chronicle.session, protocol=chronicle.protocol)


def test_it_tells_since_when_the_side_effect_stands(form: DoubtForm) -> None:
    """And not that it adds one; of another cause it says nothing of it."""
    assert form.view(EMPTY.picked("cause", "I")).note == (
        "Recorded beside the dose; its side effect stands since 13:36"
    )
    assert "side effect" not in form.view(EMPTY.picked("cause", "P")).note


def test_it_adds_the_doubt_alone(form: DoubtForm, desk: Desk) -> None:
    """With the mg that were typed."""
    picked = EMPTY.picked("cause", "I").typed("mg", "5")
    assert charted(form, picked, desk).fact == DoseDoubtful(
        cause="infiltration", at_most_mg=Decimal(5)
    )
