"""Amending: steps are held against the order, times near the entry or back from now."""

from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Amend
from monitor.chart.kinds import InfusionRecorded, NoteRecorded
from monitor.chart.refusals import Refusal
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from tests.builders import iv40 as shipped
from tests.desk import PATIENT, Desk
from tests.ui.views.forms.test_forms import EMPTY, LONDON, RATE, circumstance
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.catalogue import Known, form_named
from ui.views.forms.filled import TARGET, AskAgain, Filled

BECAUSE = EMPTY.picked("reason", "1")


@pytest.fixture
def iv40() -> CareProtocol:
    return shipped()


@pytest.fixture
def desk() -> Desk:
    """Started at 13:26; a note eight hours before what is now."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(1, NoteRecorded(text="calm"))
    return desk


def amending(desk: Desk, target: UUID, iv40: CareProtocol) -> AmendForm:
    known = Known(
        session=desk.session,
        patient=PATIENT,
        protocol=iv40,
        assessment=evaluate(iv40, desk.session, desk.now),
        zone=LONDON,
    )
    form = form_named("amend", EMPTY.picked(TARGET, str(target)), known)
    assert isinstance(form, AmendForm)
    return form


def answer(desk: Desk, form: AmendForm, filled: Filled) -> Amend | Refusal:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, Amend | Refusal)
    return command


def test_rate_amended_far_from_the_order_is_asked_about(
    desk: Desk, iv40: CareProtocol
) -> None:
    """Once, like a rate that is charted; a reason alone asks nothing."""
    form = amending(desk, desk.session.facts[-2].id, iv40)
    filled = BECAUSE.typed("rate", "513")
    question = answer(desk, form, filled)
    assert isinstance(question, AskAgain)
    assert (question.field, question.what) == ("rate", "513 mL/h, ordered 51.3 mL/h")
    amend = answer(desk, form, replace(filled, refusal=question))
    assert isinstance(amend, Amend)
    assert amend.replacement == InfusionRecorded(
        step="started", rate_ml_per_hour=Decimal(513)
    )
    assert isinstance(answer(desk, form, BECAUSE.typed("cause", "slip")), Amend)


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("-30", 450), ("-8h", 0), ("13:20", -6), ("@13:20", -6)],
)
def test_minutes_count_from_now_and_times_lie_near_the_entry(
    desk: Desk, iv40: CareProtocol, typed: str, minute: int
) -> None:
    """A note of 13:27 is amended at 21:26."""
    note = desk.session.facts[-1].id
    desk.now = desk.at(480)
    amend = answer(desk, amending(desk, note, iv40), BECAUSE.typed("time", typed))
    assert isinstance(amend, Amend)
    assert amend.at == desk.at(minute)
