"""The forms of the end of a session, made for the session as it stands."""

from typing import TYPE_CHECKING

from monitor.chart.kinds import Ending
from monitor.protocol.gates import gates
from monitor.protocol.readiness import readiness
from ui.views.ending_words import ENDINGS
from ui.views.forms.close_form import CloseForm
from ui.views.forms.closing_facts import End, going_on, observing, to_go
from ui.views.forms.follow_up_form import FollowUpForm
from ui.views.forms.gate_form import GateForm
from ui.views.forms.override_form import OverrideForm

if TYPE_CHECKING:
    from ui.views.forms.catalogue import Known
    from ui.views.forms.form import Form


def end_form(name: str, target: str, known: "Known") -> "Form | None":
    """The form of that name about that ending or gate; None where there is none."""
    match name:
        case "close":
            return _close(target, known)
        case "follow up":
            is_closed = known.session.closed is not None
            return FollowUpForm(session=known.session) if is_closed else None
        case _:
            return _of_gate(name, target, known)


def end_of(known: "Known") -> End:
    """What the end is held against."""
    return End(session=known.session, protocol=known.protocol)


def _close(target: str, known: "Known") -> CloseForm:
    now = known.assessment.at
    asked = (e for _, e, _ in ENDINGS if e == target)
    chosen: Ending = next(asked, "discharged")
    ready = readiness(known.protocol, known.session, now)
    whole = len(ready.states)
    unmet = whole - ready.met
    not_met = [f"{unmet} of {whole} checks not met"] if unmet else []
    return CloseForm(
        end=end_of(known),
        ending=chosen,
        now=now,
        zone=known.zone,
        ready=ready.since,
        going_on=(
            *(not_met if chosen == "discharged" else []),
            *going_on(known.session, known.protocol, known.assessment),
        ),
        observing=observing(known.session, known.protocol, known.assessment),
        to_go=to_go(known.session, known.protocol, known.assessment),
    )


def _of_gate(name: str, target: str, known: "Known") -> "Form | None":
    states = gates(known.protocol, known.session, "leave", known.assessment.at)
    state = next((s for s in states if s.gate.id == target), None)
    if state is None:
        return None
    if name == "gate":
        return GateForm(state=state) if state.gate.asks else None
    return OverrideForm(state=state) if state.blocks else None
