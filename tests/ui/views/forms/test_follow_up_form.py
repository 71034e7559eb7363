"""The call of the next day, and a flagged check that is put right."""

import pytest

from monitor.chart.kinds import Answer, FollowUpRecorded, GateAnswered, SessionClosed
from monitor.protocol.care_protocol import CareProtocol
from tests.desk import CHARTING, Desk
from tests.ui.views.forms.filling import EMPTY, LONDON, charted, circumstance
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.filled import AskAgain
from ui.views.forms.follow_up_form import FollowUpForm

HIGH = GateAnswered(
    gate="suicide",
    answers=(
        Answer(ask="result", value="high"),
        Answer(ask="reviewed", value="Dr Meyer"),
    ),
    flags=("Suicide screen high",),
)


def closed(minute: float) -> Desk:
    """Closed at 13:32, and called so many minutes after 13:26."""
    desk = Desk().ready()
    desk.chart(6, SessionClosed(ready_at=desk.at(5), left_at=desk.at(6)))
    desk.now = desk.at(minute)
    return desk


@pytest.mark.parametrize("minute", [6, 10, 633])
def test_a_call_of_the_same_day_is_asked_about(minute: float) -> None:
    """Kept by a second Enter; the one of the next day stays due."""
    desk = closed(minute)
    form = FollowUpForm(session=desk.session)
    filled = EMPTY.picked("reached", "Y").picked("drove", "2")
    asked = form.command(filled, circumstance(desk))
    assert isinstance(asked, AskAgain)
    told = "Call on the day of the closing, one on 15-Mar-2026 stays due"
    assert asked.sentence.startswith(told)


@pytest.mark.parametrize("minute", [634, 1440])
def test_a_call_of_the_next_day_is_charted(minute: float) -> None:
    """From midnight on, where the session was held."""
    desk = closed(minute)
    form = FollowUpForm(session=desk.session)
    filled = EMPTY.picked("reached", "Y").picked("drove", "2")
    fact = charted(form, filled, desk).fact
    assert fact == FollowUpRecorded(reached=True, drove=False)


def test_what_is_flagged_goes_by_what_an_amended_check_says(
    iv40: CareProtocol,
) -> None:
    """High put right to low is flagged no more."""
    desk = Desk().ready()
    assert desk.chart(0, HIGH) is None
    (fact,) = [f for f in desk.session.facts if f.payload == HIGH]
    form = AmendForm(
        fact=fact, charting=CHARTING, zone=LONDON, headline="", gates=iv40.gates
    )
    filled = EMPTY.picked("reason", "1").typed("result", "low")
    command = form.command(filled, circumstance(desk))
    replacement = getattr(command, "replacement", None)
    assert isinstance(replacement, GateAnswered)
    assert replacement.flags == ()
