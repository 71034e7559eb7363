"""A check before leaving is answered, or concerns nobody; never both."""

import pytest

from monitor.chart.kinds import Answer, GateAnswered
from monitor.protocol.gates import gates
from tests.builders import iv40
from tests.desk import Desk
from tests.ui.views.forms.filling import EMPTY, charted, lacking
from ui.views.forms.filled import Filled
from ui.views.forms.gate_form import GateForm

NONE = "applies"


@pytest.fixture
def desk() -> Desk:
    return Desk().ready()


def cannula(desk: Desk) -> GateForm:
    states = gates(iv40(), desk.session, "leave", desk.now)
    return GateForm(state=next(s for s in states if s.gate.id == "leave_cannula"))


def press(form: GateForm, filled: Filled, part: str, key: str) -> Filled:
    shown = form.view(filled).choice(part)
    assert shown is not None
    return shown.take(filled, key)


def test_the_last_pick_stands(desk: Desk) -> None:
    """An answer takes *not applicable* back, and that takes the answers back."""
    form = cannula(desk)
    filled = press(form, EMPTY, NONE, "0")
    assert charted(form, filled, desk).fact == GateAnswered(
        gate="leave_cannula", not_applicable=True
    )
    filled = press(form, press(form, filled, "out", "N"), "site", "Y")
    answers = (Answer(ask="out", value="no"), Answer(ask="site", value="yes"))
    fact = GateAnswered(gate="leave_cannula", answers=answers)
    assert charted(form, filled, desk).fact == fact
    filled = press(form, filled, NONE, "0")
    assert (filled.pick("out"), filled.pick("site")) == ("", "")


def test_not_applicable_is_taken_back_by_its_key(desk: Desk) -> None:
    """What was pressed by mistake leaves nothing behind."""
    form = cannula(desk)
    filled = press(form, press(form, EMPTY, NONE, "0"), NONE, "0")
    assert filled.is_blank
    assert "is not answered" in lacking(form, filled, desk).what


def test_both_together_are_refused(desk: Desk) -> None:
    """Also where a form was kept with both."""
    form = cannula(desk)
    refusal = lacking(form, EMPTY.picked(NONE, "0").picked("out", "no"), desk)
    assert refusal.what == "Not applicable stands beside an answer"
