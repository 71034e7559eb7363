"""Which answers and overrides are about what a gate is asked before."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.gates import AnsweredGate, Override
from monitor.chart.kinds import AlertRaised, DoseGiven, DosesEnded, InfusionRecorded
from monitor.chart.session import Session
from monitor.chart.times import whole_minute
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Judged
from monitor.protocol.gate_tables import Gate
from monitor.protocol.observing import LEAST_OBSERVATION

_OF_THE_DOSE = (InfusionRecorded, DoseGiven, DosesEnded)


def is_in_time(session: Session, gate: Gate, at: datetime) -> bool:
    """Whether what was found at that time can be about leaving: not before the end.

    Without a dose, and before the start, any time is in time.
    """
    if gate.phase != "leave" or session.dose_started_at is None:
        return True
    ended = session.dose_ended_at
    return ended is not None and at >= whole_minute(ended)


def is_fact_in_time(session: Session, gate: Gate, id_: UUID) -> bool:
    """As ``is_in_time``, of an answer or an override in force."""
    return is_in_time(session, gate, in_force(session, id_).effective_at)


def in_force(session: Session, id_: UUID) -> Settled:
    """The fact of an answer or an override, as it was charted last."""
    versions = (f for f in session.facts if f.id == id_)
    return max(versions, key=lambda f: f.entry.written)


def override_of(session: Session, gate: Gate) -> Override | None:
    """The one of that gate that was charted last; None where there is none."""
    given = (o for o in session.overrides if o.gate == gate.id and not o.is_void)
    return max(given, key=lambda o: in_force(session, o.id).entry.written, default=None)


def covers(
    protocol: CareProtocol,
    session: Session,
    override: Override,
    judged: Judged,
    answered: AnsweredGate | None,
) -> bool:
    """Whether the prescriber knew of what stands against the gate.

    An override is of the answer, or of the values, that were there when it was given.
    Values that are worse by the step of an alert were not, nor what nobody has read,
    nor an alert that was raised since. One of the time since the dose is of the dose as
    it was charted then.
    """
    gate = protocol.gate(override.gate)
    computed = "" if gate is None else gate.computed
    known = _Known(session, in_force(session, override.id))
    if answered is not None and not known.has(in_force(session, answered.id)):
        return False
    if judged.unread or (computed and judged.found == "waiting" and not judged.beyond):
        return False
    if computed == LEAST_OBSERVATION and not known.has_dose():
        return False
    if not known.shown().issuperset(judged.going_on):
        return False
    then = {m.field: m.value for m in override.overridden.values}
    steps = {s.field: s.step for s in protocol.steadiness}
    return all(
        b.field in then and not b.is_worse_than(then[b.field], steps[b.field])
        for b in judged.beyond
    )


class _Known(Struct, frozen=True):
    """What was charted by the time an override was."""

    session: Session
    override: Settled

    def has(self, fact: Settled) -> bool:
        """Whether it had been charted as it stands now."""
        return fact.entry.recorded_at <= self.override.entry.recorded_at

    def shown(self) -> frozenset[str]:
        """The keys of the alerts that had been raised."""
        raised = (f for f in self.session.facts if self.has(f))
        return frozenset(
            f.payload.key for f in raised if isinstance(f.payload, AlertRaised)
        )

    def has_dose(self) -> bool:
        """Whether all of the dose was charted by then, and its times as they stand."""
        return all(
            self.has(fact)
            for fact in self.session.facts
            if isinstance(fact.payload, _OF_THE_DOSE)
        )
