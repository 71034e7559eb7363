"""Filling in a form, and what it then charts or lacks."""

from decimal import Decimal
from uuid import uuid5
from zoneinfo import ZoneInfo

from monitor.chart.commands import Chart
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.doses import infusion_of
from monitor.protocol.infusing import Infusing
from tests.builders import iv40 as shipped
from tests.desk import CHARTING, SPACE, Desk
from ui.views.forms.filled import Circumstance, Filled
from ui.views.forms.form import Form
from ui.views.forms.infusion_form import InfusionForm

LONDON = ZoneInfo("Europe/London")
ID = uuid5(SPACE, "form")
EMPTY = Filled(id=ID)
RATE = Decimal("51.3")
LIMITS = infusion_of(shipped().dose)


def circumstance(desk: Desk) -> Circumstance:
    return Circumstance(
        session_id=desk.session_id,
        now=desk.now,
        zone=LONDON,
        old_after=CHARTING.old_draft_after,
    )


def charted(form: Form, filled: Filled, desk: Desk) -> Chart:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, Chart), command
    assert command.id == ID
    return command


def lacking(form: Form, filled: Filled, desk: Desk) -> Refusal:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, Refusal), command
    return command


def infusion(session: Session) -> InfusionForm:
    return InfusionForm(
        infusing=Infusing(
            limits=LIMITS, ordered=session.dose, infusion=session.infusion
        )
    )
