"""The session as it stands: ``fold`` over its entries, always from zero."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.alert_history import RaisedAlert, raised_alerts
from monitor.chart.alert_life import lives
from monitor.chart.amendments import Settled, Settlement, settle
from monitor.chart.before_move import anew_since, made_since
from monitor.chart.breathing import Breathing, breathing
from monitor.chart.clearing import cleared_at
from monitor.chart.contested import infused
from monitor.chart.doses import Dosing, GivenDose, dosing, order_weight_kg
from monitor.chart.effects import Effect, effects
from monitor.chart.emergencies import Emergency, emergencies, running
from monitor.chart.entries import Entry, Written
from monitor.chart.gates import AnsweredGate, Override, answered_gates, overrides
from monitor.chart.handovers import Handover, handovers
from monitor.chart.infusion import Infusion
from monitor.chart.kinds import (
    AlertAcknowledged,
    AlertActioned,
    AlertLifeFact,
    AlertRaised,
    AlertSnoozed,
    AnyKind,
    ChartReattributed,
    DoseOrdered,
    EffectEnded,
    EffectRecorded,
    FollowUpRecorded,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
    Kind,
    ObservationsRecorded,
    Order,
    OxygenRecorded,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    SessionOpened,
    SlotSnoozed,
    StaffNamed,
    WeightRecorded,
)
from monitor.chart.limit_history import NO_LIMITS, LimitHistory, limit_history
from monitor.chart.observations import ObservationSet, observation_sets
from monitor.chart.scores import Score, scores

K = TypeVar("K", bound=Kind)
_Kinds = dict[type[Kind], list[tuple[Settled, AnyKind]]]


class Session(Struct, frozen=True, kw_only=True, dict=True):
    """Everything in force in one session, in order of time.

    ``settlement`` is what the parts were read from. Times are aware UTC.
    """

    id: UUID
    opened: SessionOpened
    opened_at: datetime
    opened_by: UUID
    staff: tuple[StaffNamed, ...] = ()
    weight: WeightRecorded | None = None
    dosing: Dosing = Dosing()
    sets: tuple[ObservationSet, ...] = ()
    oxygen: tuple[tuple[datetime, OxygenRecorded], ...] = ()
    cleared_at: datetime | None = None
    infusion: Infusion = Infusion()
    effects: tuple[Effect, ...] = ()
    gates: tuple[AnsweredGate, ...] = ()
    overrides: tuple[Override, ...] = ()
    alerts: tuple[RaisedAlert, ...] = ()
    snoozes: tuple[tuple[datetime, SlotSnoozed], ...] = ()
    scores: tuple[Score, ...] = ()
    limits: LimitHistory = NO_LIMITS
    moves: tuple[tuple[datetime, ChartReattributed], ...] = ()
    closed: SessionClosed | None = None
    closed_at: datetime | None = None
    follow_ups: tuple[tuple[datetime, FollowUpRecorded], ...] = ()
    handovers: tuple[Handover, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    settlement: Settlement

    @property
    def facts(self) -> tuple[Settled, ...]:
        return self.settlement.in_force

    @property
    def patient(self) -> UUID:
        """Whose chart it is, once it was put right."""
        return self.moves[-1][1].to_patient if self.moves else self.opened.patient

    @property
    def is_open(self) -> bool:
        return self.closed is None

    @property
    def over_at(self) -> datetime | None:
        """When the patient left, or else when it was closed; None while it is open."""
        left = None if self.closed is None else self.closed.left_at
        return self.closed_at if left is None else left

    @property
    def order(self) -> Order | None:
        """What is ordered, in whichever form."""
        return self.dosing.order

    @property
    def dose(self) -> DoseOrdered | None:
        """What is ordered to be infused; None where the dose is no infusion."""
        return self.order if isinstance(self.order, DoseOrdered) else None

    @property
    def doses(self) -> tuple[GivenDose, ...]:
        """The single doses given: devices, injections, doses by mouth."""
        return self.dosing.given

    @property
    def dose_started_at(self) -> datetime | None:
        """The first of the two anchors of the schedule: when the drug began.

        Where corrections of that contradict each other, the earliest that it may have.
        """
        if self.infusion.started_at is not None or not self.doses:
            return self.infusion.started_at
        return self.doses[0].at

    @property
    def dose_started_by(self) -> datetime | None:
        """When the drug began, at the latest: what has to pass since counts from it."""
        if self.infusion.started_at is not None or not self.doses:
            return self.infusion.started_by
        return min(given.until for given in self.doses)

    @property
    def dose_ended_at(self) -> datetime | None:
        """The second anchor: when the drug actually ended, early or not.

        Single doses have ended once all that was ordered is given, or no further one
        is to be. Where corrections contradict each other, the latest that it may have.
        """
        if self.dosing.is_over:
            return max(given.until for given in self.doses)
        return self.infusion.ended_at

    @property
    def is_dose_contested(self) -> bool:
        """Whether corrections of what was given contradict each other."""
        return self.infusion.is_contested or any(g.is_contested for g in self.doses)

    @property
    def dosed_at_kg(self) -> Decimal | None:
        """The weight the dose was worked from, where it is not the one in force."""
        worked = None if self.order is None else order_weight_kg(self.order)
        weight = None if self.weight is None else self.weight.kg
        return None if weight == worked else worked

    @property
    def emergency(self) -> Emergency | None:
        """The emergency that runs now; None where none does."""
        return running(self.emergencies)

    @cached_property
    def breathing(self) -> Breathing:
        """What was breathed, in order of time."""
        return breathing(self.facts)

    def fact(self, id_: UUID) -> Settled | None:
        """The fact first charted under that id, also if retracted."""
        known = (*self.facts, *self.settlement.retracted)
        return next((settled for settled in known if settled.id == id_), None)

    def chain(self, id_: UUID) -> tuple[UUID, ...]:
        """All that a correction of that fact supersedes, conflicting ones too."""
        found = (f.chain for f in self.facts if f.id == id_)
        return tuple(dict.fromkeys(i for chain in found for i in chain))

    def without(self, id_: UUID) -> "Session":
        """The session as if that fact had never been charted.

        A dose still is one that the chart was moved after, or not.
        """
        kept = tuple(f for f in self.facts if f.id != id_)
        rest = structs.replace(self.settlement, in_force=kept)
        before = assemble_since(rest, anew_since(self.settlement))
        # What was struck out once the dose had begun takes nothing back.
        return structs.replace(before, cleared_at=self.cleared_at)

    def alert(self, key: str) -> RaisedAlert | None:
        return next((raised for raised in self.alerts if raised.key == key), None)

    def name_of(self, person: UUID) -> str:
        return name_among(self.staff, person)


def name_among(staff: Iterable[StaffNamed], person: UUID) -> str:
    """The latest name that person gave; plain words where none was given."""
    names = [named.name for named in staff if named.person == person]
    return names[-1] if names else "Not recorded"


def fold(entries: Iterable[Entry]) -> Session:
    """The state of one session from all its entries, in whatever order they came.

    Raises ValueError where no entry opens the session.
    """
    return assemble(settle(entries))


def assemble(settlement: Settlement) -> Session:
    """Run over what is in force, in order of time.

    Raises ValueError where nothing opens the session.
    """
    return assemble_since(settlement, anew_since(settlement))


def assemble_since(settlement: Settlement, move: Written | None) -> Session:
    """As ``assemble``, without what was ordered and asked before that move."""
    own = made_since(settlement, move)
    kinds = _by_kind(own)
    if not kinds.get(SessionOpened):
        raise ValueError("These entries hold no opening of a session.")
    fact, opened = _of(kinds, SessionOpened)[0]
    infusion = infused(_of(kinds, InfusionRecorded))
    dosed = dosing(own.in_force)
    return Session(
        id=fact.first.stream.id,
        opened=opened,
        opened_at=fact.effective_at,
        opened_by=fact.first.author,
        staff=tuple(named for _, named in _of(kinds, StaffNamed)),
        weight=_latest(kinds, WeightRecorded),
        dosing=dosed,
        sets=observation_sets(_of(kinds, ObservationsRecorded)),
        oxygen=_timed(kinds, OxygenRecorded),
        cleared_at=cleared_at(own, dosed, infusion),
        infusion=infusion,
        effects=effects(_of(kinds, EffectRecorded), _of(kinds, EffectEnded)),
        gates=answered_gates(_of(kinds, GateAnswered)),
        overrides=overrides(settlement.in_force, _of(kinds, GateOverridden)),
        alerts=_alerts(kinds, settlement),
        snoozes=_timed(kinds, SlotSnoozed),
        scores=scores(_of(kinds, ScoreRecorded), _of(kinds, ScoreReviewed)),
        limits=limit_history(settlement.in_force, _of(kinds, AlertSnoozed)),
        moves=_timed(kinds, ChartReattributed),
        closed=_latest(kinds, SessionClosed),
        closed_at=_first_time(kinds, SessionClosed),
        follow_ups=_timed(kinds, FollowUpRecorded),
        handovers=handovers(settlement.in_force),
        emergencies=emergencies(settlement.in_force),
        settlement=settlement,
    )


def _by_kind(settlement: Settlement) -> _Kinds:
    kinds: _Kinds = {}
    for fact in settlement.in_force:
        kinds.setdefault(type(fact.payload), []).append((fact, fact.payload))
    return kinds


def _alerts(kinds: _Kinds, settlement: Settlement) -> tuple[RaisedAlert, ...]:
    return raised_alerts(
        _of(kinds, AlertRaised),
        _of(kinds, AlertAcknowledged),
        _of(kinds, AlertActioned),
        lives(
            (fact, fact.payload)
            for fact in settlement.in_force
            if isinstance(fact.payload, AlertLifeFact)
        ),
    )


def _of(kinds: _Kinds, kind: type[K]) -> list[tuple[Settled, K]]:
    return [(f, p) for f, p in kinds.get(kind, ()) if isinstance(p, kind)]


def _timed(kinds: _Kinds, kind: type[K]) -> tuple[tuple[datetime, K], ...]:
    return tuple((fact.effective_at, payload) for fact, payload in _of(kinds, kind))


def _latest(kinds: _Kinds, kind: type[K]) -> K | None:
    found = _of(kinds, kind)
    return found[-1][1] if found else None


def _first_time(kinds: _Kinds, kind: type[K]) -> datetime | None:
    found = _of(kinds, kind)
    return found[0][0].effective_at if found else None
