"""In which field of the new-session page the record refuses what is typed."""

from msgspec.structs import replace

from monitor.chart.commands import AnyCommand, Chart, Chartable
from monitor.chart.kinds import DoseChecked, GateAnswered, GateOverridden
from monitor.chart.refusals import Refusal
from monitor.chart.second_check import UNITS
from monitor.chart.session import Session
from ui.views.new_session.check_typed import part_of
from ui.views.new_session.gate_typing import (
    count_answers,
    field_id,
    override_id,
    why_id,
)


def in_its_field(
    refusal: Refusal, command: AnyCommand, session: Session | None
) -> Refusal:
    """By the id of the field; the record knows only which part of the fact it is."""
    field = refusal.field
    if field is None or not isinstance(command, Chart) or session is None:
        return refusal
    return replace(refusal, field=_place(command.fact, field, session))


def _place(fact: Chartable, field: str, session: Session) -> str:
    match fact:
        case GateOverridden(gate=gate):
            return override_id(gate, field)
        case GateAnswered(gate=gate, not_applicable=True):
            return why_id(gate)
        case GateAnswered(gate=gate):
            return field_id(gate, field, count_answers(session, gate))
        case DoseChecked() if field in UNITS:
            return part_of(field)
        case _:
            return field
