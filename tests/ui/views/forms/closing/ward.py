"""A ward whose session is closed by the form."""

from decimal import Decimal
from zoneinfo import ZoneInfo

from monitor.chart.commands import SessionCommand
from monitor.chart.decisions import decide
from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.chart.refusals import Refusal
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from monitor.simulation.checks import checks_met, overrides_needed
from resources.locate import locate
from tests.chart.keying.sheet import CODES
from tests.desk import CHARTING, PATIENT, Desk
from tests.ui.views.forms.filling import EMPTY, LONDON
from ui.overriding import override
from ui.views.forms.catalogue import Known, form_named
from ui.views.forms.close_form import CloseForm
from ui.views.forms.filled import Circumstance, Filled

CALM = ObservationsRecorded(
    readings=tuple(
        Reading(field=code, value=Decimal(value))
        for code, value in zip(CODES, (118, 72, 70, 98, 14, 5, 0, 0, 0), strict=True)
    )
)
BOTH = EMPTY.typed("ready", "14:50").typed("left", "14:56")


class Ward(Desk):
    """Charts by the protocol that is shipped."""

    protocol = parse_protocol(locate("protocols/iv40.toml").read_text(encoding="utf-8"))

    @override
    def do(self, command: SessionCommand) -> Refusal | None:
        charting = self.protocol.charting
        refusal = self.keep(
            decide(self.session, command, self.actor, self.now, charting)
        )
        assert refusal is None, refusal.sentence
        return None


def met_by(desk: Desk, iv40: CareProtocol, but: str = "") -> None:
    for answered in checks_met(iv40, "leave", desk.now):
        if answered.gate != but:
            desk.chart(90, answered)
    for passed in overrides_needed(iv40, desk.session, desk.now):
        desk.chart(90, passed)


def form(desk: Desk, iv40: CareProtocol) -> CloseForm:
    known = Known(
        session=desk.session,
        patient=PATIENT,
        protocol=iv40,
        assessment=evaluate(iv40, desk.session, desk.now),
        zone=ZoneInfo("Europe/London"),
    )
    made = form_named("close", EMPTY, known)
    assert isinstance(made, CloseForm)
    return made


def asked(form: CloseForm, filled: Filled, desk: Desk) -> object:
    circumstance = Circumstance(
        session_id=desk.session_id,
        now=desk.now,
        zone=LONDON,
        old_after=CHARTING.old_draft_after,
    )
    return form.command(filled, circumstance)
