"""What each kind of fact must satisfy to be charted in a running session."""

from datetime import datetime, timedelta

from monitor.chart.alert_checks import refuse_answer
from monitor.chart.break_glass import refuse_co_sign
from monitor.chart.closing import refuse_closing
from monitor.chart.commands import Chartable
from monitor.chart.contested import steps
from monitor.chart.dose_checks import DosingFact, refuse_dosing
from monitor.chart.emergency_checks import refuse_closing_in, refuse_emergency
from monitor.chart.fields import Charting
from monitor.chart.follow_up import refuse_follow_up
from monitor.chart.gate_checks import refuse_gate
from monitor.chart.handovers import refuse_handover
from monitor.chart.infusion_order import (
    refuse_figures,
    refuse_step,
)
from monitor.chart.kinds import (
    AddendumRecorded,
    AlertAnswer,
    AlertSnoozed,
    BreakGlassCoSigned,
    EffectEnded,
    EffectRecorded,
    EmergencyFact,
    FollowUpRecorded,
    GateFact,
    HandoverFact,
    InfusionRecorded,
    LimitChanged,
    LimitFact,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    QueryFact,
    ReportStatus,
    ScoreFact,
    SessionClosed,
    SlotSnoozed,
    TreatmentGiven,
    WeightRecorded,
)
from monitor.chart.names import refuse_words
from monitor.chart.query_checks import refuse_query
from monitor.chart.refusals import Refusal
from monitor.chart.report_status import refuse_report
from monitor.chart.score_checks import refuse_score
from monitor.chart.session import Session
from monitor.chart.set_checks import refuse_set
from monitor.chart.signing_off import refuse_addendum
from monitor.chart.texts import refuse_blank, refuse_text

_GRADES = range(6)
_OfTheSession = (
    ObservationsRecorded
    | InfusionRecorded
    | EffectEnded
    | SlotSnoozed
    | SessionClosed
    | FollowUpRecorded
)
_OfATheme = (
    AlertAnswer
    | GateFact
    | ScoreFact
    | HandoverFact
    | EmergencyFact
    | BreakGlassCoSigned
    | AddendumRecorded
    | QueryFact
    | ReportStatus
)
_InItself = (
    WeightRecorded
    | EffectRecorded
    | OxygenRecorded
    | TreatmentGiven
    | NoteRecorded
    | LimitFact
)


def refuse_fact(
    fact: Chartable, session: Session, at: datetime, charting: Charting
) -> Refusal | None:
    """Refuse a fact that is impossible in itself or contradicts the record."""
    unsaid = refuse_words(fact)
    if unsaid is not None:
        return unsaid
    if isinstance(fact, DosingFact):
        return refuse_dosing(fact, session, at, charting)
    if isinstance(fact, _OfATheme):
        return _refuse_of_theme(fact, session)
    if isinstance(fact, _OfTheSession):
        return _refuse_in_session(fact, session, at, charting)
    return _refuse_in_itself(fact, charting)


def _refuse_of_theme(fact: _OfATheme, session: Session) -> Refusal | None:
    if isinstance(fact, AlertAnswer):
        return refuse_answer(fact, session)
    if isinstance(fact, GateFact):
        return refuse_gate(fact)
    if isinstance(fact, ScoreFact):
        return refuse_score(fact, session)
    if isinstance(fact, EmergencyFact):
        return refuse_emergency(fact, session)
    return _refuse_after_closing(fact, session)


def _refuse_after_closing(
    fact: HandoverFact
    | BreakGlassCoSigned
    | AddendumRecorded
    | QueryFact
    | ReportStatus,
    session: Session,
) -> Refusal | None:
    if isinstance(fact, BreakGlassCoSigned):
        return refuse_co_sign(fact, session)
    if isinstance(fact, ReportStatus):
        return refuse_report(fact, session)
    if isinstance(fact, QueryFact):
        return refuse_query(fact, session)
    if isinstance(fact, AddendumRecorded):
        return refuse_addendum(fact, session)
    return refuse_handover(fact)


def _refuse_in_session(
    fact: _OfTheSession, session: Session, at: datetime, charting: Charting
) -> Refusal | None:
    match fact:
        case ObservationsRecorded():
            return refuse_set(fact, session.sets, at, charting)
        case InfusionRecorded():
            return _refuse_infusion(fact, session, at, charting)
        case EffectEnded():
            return _refuse_effect_end(fact, session, at)
        case SlotSnoozed():
            return _refuse_snooze(fact, session, at, charting)
        case SessionClosed():
            running = refuse_closing_in(session)
            return running or refuse_closing(fact, session, at)
        case FollowUpRecorded():
            return refuse_follow_up(fact, session, at)


def _refuse_in_itself(fact: _InItself, charting: Charting) -> Refusal | None:
    match fact:
        case WeightRecorded() | EffectRecorded():
            return _refuse_choice(fact, charting)
        case OxygenRecorded():
            return _refuse_oxygen(fact)
        case TreatmentGiven():
            return refuse_blank(fact, "drug", "dose", "route", "ordered_by")
        case NoteRecorded():
            return refuse_text("note", fact.text, is_free=True)
        case LimitChanged() | AlertSnoozed():
            return _refuse_about_limits(fact)


def _refuse_about_limits(fact: LimitFact) -> Refusal | None:
    """What only the protocol knows of these, it refuses itself."""
    if isinstance(fact, LimitChanged):
        unnamed = refuse_text("prescriber", fact.prescriber)
        return unnamed or refuse_text("reason", fact.reason)
    return refuse_text("reason", fact.reason)


def _refuse_choice(
    fact: WeightRecorded | EffectRecorded, charting: Charting
) -> Refusal | None:
    match fact:
        case WeightRecorded():
            return _refuse_weight(fact, charting)
        case EffectRecorded():
            return _refuse_effect(fact, charting)


def infusion_steps(session: Session) -> list[tuple[datetime, InfusionRecorded]]:
    """The steps in force, in chart order; each once."""
    charted = [
        (fact, fact.payload)
        for fact in session.facts
        if isinstance(fact.payload, InfusionRecorded)
    ]
    return [(step.at, step.step) for step in steps(charted)]


def _refuse_infusion(
    step: InfusionRecorded, session: Session, at: datetime, charting: Charting
) -> Refusal | None:
    if charting.form != "infusion":
        return Refusal(
            what=f"Infusion {step.step} not charted",
            why="this session's protocol has no infusion",
            remedy="Chart the dose given, F4",
        )
    if step.step == "started" and session.cleared_at is None:
        return Refusal(
            what="The start is not charted",
            why="the session has not been declared ready to start",
            remedy="Complete the opening page first",
        )
    highest = charting.rate_highest_ml_per_hour
    misplaced = refuse_step(infusion_steps(session), at, step)
    return misplaced or refuse_figures(step, highest, session.dose)


def _refuse_weight(weight: WeightRecorded, charting: Charting) -> Refusal | None:
    lowest, highest = charting.weight_kg
    if lowest <= weight.kg <= highest:
        return None
    return Refusal(
        field="weight",
        what=f"Weight {weight.kg} kg is not possible",
        why=f"it lies outside {lowest} to {highest} kg",
        remedy="Type it again, in kg",
    )


def _refuse_oxygen(oxygen: OxygenRecorded) -> Refusal | None:
    flow = oxygen.litres_per_minute
    if flow is None or flow > 0:
        return None
    return Refusal(
        field="oxygen",
        what="Oxygen at 0 L/min is not charted",
        why="a flow is above 0",
        remedy="Choose air, or type the flow in L/min",
    )


def _refuse_effect(effect: EffectRecorded, charting: Charting) -> Refusal | None:
    if effect.code not in charting.effect_codes:
        return Refusal(
            field="effect",
            what=f"The effect {effect.code} is not charted",
            why="this session's protocol has no such effect",
            remedy="Choose one of the list, or Other with a note",
        )
    if effect.grade not in _GRADES:
        return Refusal(
            field="grade",
            what=f"Grade {effect.grade} is not possible",
            why="grades run from 0 to 5",
            remedy="Type a grade",
        )
    return None


def _refuse_effect_end(
    end: EffectEnded, session: Session, at: datetime
) -> Refusal | None:
    effect = next((e for e in session.effects if e.id == end.effect), None)
    if effect is None:
        why = "there is no such effect in this session"
    elif effect.ended is not None:
        why = "it has already ended"
    elif at < effect.onset:
        why = "it would end before its onset"
    else:
        return None
    return Refusal(
        field="effect",
        what="The end is not charted",
        why=why,
        remedy="Choose an open effect, or check the time",
    )


def _refuse_snooze(
    snooze: SlotSnoozed, session: Session, at: datetime, charting: Charting
) -> Refusal | None:
    """Refuse other minutes than the protocol's, and putting off what is put off."""
    for earlier_at, earlier in session.snoozes:
        until = earlier_at + timedelta(minutes=earlier.minutes)
        if earlier.slot == snooze.slot and earlier_at <= at < until:
            return Refusal(
                field="minutes",
                what="The set is not put off again",
                why="it is put off already",
                remedy="Ask again when that time is over",
            )
    if snooze.minutes not in charting.snooze_minutes:
        choices = " or ".join(str(m) for m in charting.snooze_minutes)
        return Refusal(
            field="minutes",
            what=f"Putting off by {snooze.minutes} min is not possible",
            why=f"the protocol allows {choices} min",
            remedy="Choose one of these",
        )
    return refuse_text("reason", snooze.cause)
