"""Answering the checks before dose and leaving, as a scripted session does."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from monitor.chart.kinds import Answer, GateAnswered, GateOverridden
from monitor.chart.numbers import written
from monitor.chart.session import Session
from monitor.protocol.answers import NO, YES, asked_by, instant_value
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_tables import Ask, Gate, GatePhase
from monitor.protocol.gates import gates

_TOLD = {
    "name": "Hanna A.",
    "phone": "555-0177",
    "returns": "16:00",
    "seal": "4471",
    "place": "left forearm",
    "reviewed": "Dr Meyer",
}
_NUMBERS = {"gauge": Decimal(22), "score": Decimal(19)}
_BEFORE = timedelta(hours=5)
_DAYS = timedelta(days=5)


def checks_met(
    protocol: CareProtocol, phase: GatePhase, at: datetime
) -> tuple[GateAnswered, ...]:
    """An answer to each check of that phase that meets it."""
    return tuple(
        _met(gate, at) for gate in protocol.gates if gate.asks and gate.phase == phase
    )


def held_by(protocol: CareProtocol, session: Session, at: datetime) -> str:
    """What the record has against a start, in words; empty where it has nothing."""
    held = (
        state.judged.why
        for state in gates(protocol, session, "start", at)
        if state.blocks and state.gate.computed
    )
    return ", ".join(held)


def overrides_needed(
    protocol: CareProtocol, session: Session, at: datetime
) -> tuple[GateOverridden, ...]:
    """One of each check of the record against leaving, by the prescriber."""
    return tuple(
        GateOverridden(
            gate=state.gate.id,
            prescriber="Dr Meyer",
            reason="known to the prescriber",
            shown=state.judged.evidence or state.judged.why,
            values=state.overridable,
        )
        for state in gates(protocol, session, "leave", at)
        if state.blocks and (state.overridable or state.gate.computed)
    )


def _met(gate: Gate, at: datetime) -> GateAnswered:
    return GateAnswered(gate=gate.id, answers=tuple(_answers(gate, at)))


def _answers(gate: Gate, at: datetime) -> Iterator[Answer]:
    values: dict[str, str] = {}
    for ask in gate.asks:
        if ask in asked_by(gate, values):
            values[ask.id] = _value(ask, at)
            yield Answer(ask=ask.id, value=values[ask.id])


def _value(ask: Ask, at: datetime) -> str:
    match ask.kind:
        case "yes_no":
            return ask.wanted[0] if ask.wanted else NO
        case "choice":
            return (ask.wanted or ask.choices)[0]
        case "date":
            signed: date = (at - _DAYS).date()
            return signed.isoformat()
        case "time":
            return instant_value(at - _BEFORE)
        case "number":
            return written(_number(ask))
        case "text" | "name" | "phone":
            return _TOLD.get(ask.id, YES)


def _number(ask: Ask) -> Decimal:
    known = _NUMBERS.get(ask.id)
    for limit in (known, ask.at_least, ask.lowest, ask.at_most):
        if limit is not None:
            return limit
    return Decimal(0)
