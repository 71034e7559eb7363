"""``decide``: a command becomes new entries, or a refusal that says why."""

from datetime import datetime, timedelta

from monitor.chart.alert_answers import answer_alert
from monitor.chart.alert_checks import refuse_seen_again
from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    Amend,
    Chart,
    Chartable,
    ChartSet,
    ClearStart,
    Retract,
    SessionCommand,
)
from monitor.chart.dose_checks import refuse_without_dose
from monitor.chart.doses import order_weight_kg
from monitor.chart.emergency_checks import refuse_amended_stamp
from monitor.chart.entries import Actor, NewEntry
from monitor.chart.fact_checks import infusion_steps, refuse_fact
from monitor.chart.fields import Charting
from monitor.chart.handovers import refuse_to_oneself
from monitor.chart.infusion_order import refuse_without
from monitor.chart.kinds import (
    DoseGiven,
    EmergencyStamped,
    EntryAmended,
    EntryRetracted,
    FollowUpRecorded,
    InfusionRecorded,
    Retractable,
    ScoreReviewed,
    StartCleared,
)
from monitor.chart.numbers import written
from monitor.chart.proposals import breathing, naming, proposed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_text
from monitor.chart.timeliness import refuse_time

_AFTER_CLOSING = FollowUpRecorded | ScoreReviewed


def decide(
    session: Session,
    command: SessionCommand,
    actor: Actor,
    now: datetime,
    charting: Charting,
) -> tuple[NewEntry, ...] | Refusal:
    """Judge a wish about a running session.

    Entries come in the order to be written. Pure: the same arguments give the same
    answer, down to the ids.
    """
    refusal = refuse_time(command.at, session, now) or (
        refuse_seen_again(command, session, actor) or refuse_to_oneself(command, actor)
    )
    if refusal is not None:
        return refusal
    decided = _judge(session, command, charting)
    if isinstance(decided, Refusal):
        return decided
    entries = decided if isinstance(decided, tuple) else (decided,)
    if session.name_of(actor.person) == actor.name:
        return entries
    return (naming(command, entries[0].stream, actor), *entries)


def _judge(
    session: Session, command: SessionCommand, charting: Charting
) -> NewEntry | tuple[NewEntry, ...] | Refusal:
    match command:
        case Chart():
            return _chart(session, command, command.fact, charting)
        case ChartSet():
            return _chart_set(session, command, charting)
        case ClearStart():
            return _clear_start(session, command, charting)
        case Amend():
            return _amend(session, command, charting)
        case Retract():
            return _retract(session, command)
        case AcknowledgeAlert() | ActOnAlert():
            return answer_alert(session, command, charting)


def _chart(
    session: Session,
    command: Chart | ChartSet,
    fact: Chartable,
    charting: Charting,
) -> NewEntry | Refusal:
    if not session.is_open and not isinstance(fact, _AFTER_CLOSING):
        return Refusal(
            what="This is not charted",
            why="the session is closed",
            remedy="Amend what is wrong from the timeline",
        )
    refusal = refuse_fact(fact, session, command.at, charting)
    return refusal or proposed(command, fact)


def _chart_set(
    session: Session, command: ChartSet, charting: Charting
) -> tuple[NewEntry, ...] | Refusal:
    """The oxygen first, so that the set is judged with what the patient breathes."""
    decided = _chart(session, command, command.observations, charting)
    if isinstance(decided, Refusal) or command.oxygen is None:
        return decided if isinstance(decided, Refusal) else (decided,)
    refusal = refuse_fact(command.oxygen, session, command.at, charting)
    return refusal or (breathing(command, command.oxygen), decided)


def _clear_start(
    session: Session, command: ClearStart, charting: Charting
) -> NewEntry | Refusal:
    if session.cleared_at is not None:
        why, remedy = "it already is", "Go to the live chart"
    elif session.order is None or (session.weight is None and _is_weighed(session)):
        why, remedy = "weight and dose are not complete", "Complete weight and dose"
    elif session.weight is not None and session.dosed_at_kg is not None:
        why = (
            f"the dose was worked from {written(session.dosed_at_kg)} kg"
            f" and the weight is {written(session.weight.kg)} kg"
        )
        remedy = "Chart the dose again"
    else:
        earliest = command.at - charting.baseline_fresh
        sets = [s for s in session.sets if earliest <= s.observed_at <= command.at]
        if sets:
            return proposed(
                command, StartCleared(baseline_sets=tuple(s.id for s in sets))
            )
        minutes = charting.baseline_fresh // timedelta(minutes=1)
        why = f"there is no baseline set of the last {minutes}min"
        remedy = "Chart a baseline set"
    return Refusal(what="Not ready to start", why=why, remedy=remedy)


def _is_weighed(session: Session) -> bool:
    """Whether the order is one that is worked from a weight."""
    return session.order is not None and order_weight_kg(session.order) is not None


def _amend(session: Session, command: Amend, charting: Charting) -> NewEntry | Refusal:
    fact = session.fact(command.target)
    if fact is None or fact.is_retracted:
        return _nothing_to_correct()
    if type(fact.payload) is not type(command.replacement):
        return Refusal(
            what="The amendment is not charted",
            why="it is of another kind than what it replaces",
            remedy="Strike out the entry and chart a new one",
        )
    if command.replacement == fact.payload and command.at == fact.effective_at:
        return Refusal(
            what="The amendment is not charted",
            why="nothing was changed",
            remedy="Change what is wrong, or leave the form",
        )
    without = session.without(fact.id)
    refusal = refuse_text("reason", command.reason) or _refuse_replacement(
        command, without, charting
    )
    return refusal or proposed(
        command,
        EntryAmended(replacement=command.replacement),
        supersedes=session.chain(fact.id),
        reason=command.reason,
    )


def _refuse_replacement(
    command: Amend, without: Session, charting: Charting
) -> Refusal | None:
    """As if it was charted now; a stamp can be put right when all is over."""
    if isinstance(command.replacement, EmergencyStamped):
        return refuse_amended_stamp(command.replacement, without, command.at)
    return refuse_fact(command.replacement, without, command.at, charting)


def _retract(session: Session, command: Retract) -> NewEntry | Refusal:
    fact = session.fact(command.target)
    if fact is None or fact.is_retracted:
        return _nothing_to_correct()
    if not isinstance(fact.payload, Retractable):
        return Refusal(
            what="This can't be struck out",
            why="it records what was done in the app, not what was observed",
            remedy="Write a note",
        )
    refusal = refuse_text("reason", command.reason)
    if refusal is None and isinstance(fact.payload, InfusionRecorded):
        refusal = refuse_without(infusion_steps(session.without(fact.id)))
    if refusal is None and isinstance(fact.payload, DoseGiven):
        refusal = refuse_without_dose(session.without(fact.id))
    return refusal or proposed(
        command,
        EntryRetracted(),
        supersedes=session.chain(fact.id),
        reason=command.reason,
    )


def _nothing_to_correct() -> Refusal:
    return Refusal(
        what="Nothing is corrected",
        why="this entry is not in the session, or is struck out",
        remedy="Choose another entry",
    )
