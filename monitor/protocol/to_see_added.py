"""Exceptions of what came late, and of what was told once a session was closed."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from monitor.chart.amendments import Settled
from monitor.chart.follow_up import is_told
from monitor.chart.kinds import (
    AddendumRecorded,
    AlertEscalated,
    AlertRaised,
    BreakGlassCoSigned,
    EffectRecorded,
    ExceptionsSeen,
    FollowUpRecorded,
    ObservationsRecorded,
    QueryFact,
    ReportStatus,
    ScoreReviewed,
    SignedOff,
    StaffNamed,
)
from monitor.chart.queries import queries
from monitor.chart.texts import with_marks
from monitor.chart.transcribed import charted_late_by, transcribed
from monitor.protocol.to_see import Ground, ToSee, of_fact

_MINUTE = timedelta(minutes=1)
_SHOWN = 200
"""Characters of what somebody told; the rest stands in the timeline."""

_NOT_CHARTING = (
    ObservationsRecorded
    | AddendumRecorded
    | AlertEscalated
    | AlertRaised
    | BreakGlassCoSigned
    | ExceptionsSeen
    | FollowUpRecorded
    | QueryFact
    | ReportStatus
    | ScoreReviewed
    | SignedOff
    | StaffNamed
)
"""What the record says by itself or came after the closing; sets are told apart."""


def late_to_see(ground: Ground) -> Iterator[ToSee]:
    """All besides sets that was charted late, by the protocol's own measure."""
    for fact in ground.session.facts:
        if isinstance(fact.payload, _NOT_CHARTING):
            continue
        late = charted_late_by(fact, ground.protocol.charting)
        if transcribed(fact) is not None:
            text = f"{_named(fact, ground)} typed in from paper"
            yield of_fact(fact, "from paper", text)
        elif late is not None:
            text = f"{_named(fact, ground)} charted {late // _MINUTE}min late"
            yield of_fact(fact, "fact late", text)


def added_to_see(ground: Ground) -> Iterator[ToSee]:
    """Each addendum, and each call that tells anything."""
    session = ground.session
    for fact in session.facts:
        match fact.payload:
            case AddendumRecorded(text=text):
                by = session.name_of(fact.first.author)
                told = f"Addendum by {by}: {_cut(text)}"
                yield of_fact(fact, "addendum", told)
            case FollowUpRecorded() as call if is_told(call):
                yield of_fact(fact, "call", f"Call: {_of_call(call)}")
            case _:
                pass


def queries_to_see(ground: Ground) -> Iterator[ToSee]:
    """What was asked and closed though nobody had answered."""
    for query in queries(ground.session):
        if not query.is_left_unanswered or query.closed_by is None:
            continue
        by = ground.session.name_of(query.closed_by)
        why = f": {_cut(query.note)}" if query.note else ""
        text = f"Q{query.number} closed unanswered by {by}{why}"
        at = query.closed_at or query.at
        yield ToSee(key=f"query:{query.id}", text=text, at=at)


def _named(fact: Settled, ground: Ground) -> str:
    """``Dizziness of 13:38``, ``Entry of 13:38``."""
    zone = ZoneInfo(ground.session.opened.zone)
    clock = fact.effective_at.astimezone(zone).strftime("%H:%M")
    if isinstance(fact.payload, EffectRecorded):
        return f"{ground.effect(fact.payload.code)} of {clock}"
    return f"Entry of {clock}"


def _of_call(call: FollowUpRecorded) -> str:
    told = {
        "effects": call.effects,
        "sleep": call.sleep,
        "mood": call.mood,
        "concerns": call.concerns,
    }
    words = [f"{what} {_cut(text)}" for what, text in told.items() if text.strip()]
    return "; ".join([*words, *(["drove"] if call.drove else [])])


def _cut(text: str) -> str:
    """On one line, its marks shown."""
    line = " ".join(with_marks(text).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
