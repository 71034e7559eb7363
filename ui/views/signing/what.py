"""What somebody is about to sign, in place of the timeline."""

from collections.abc import Iterator

from monitor.chart.kinds import (
    AlertRaised,
    DoseGiven,
    EffectRecorded,
    FollowUpRecorded,
    GateAnswered,
    InfusionRecorded,
    Kind,
    NoteRecorded,
    ObservationsRecorded,
    ScoreRecorded,
    TreatmentGiven,
)
from monitor.charting.reads import SessionRead
from ui.views import state_words, wording
from ui.views.banner import masked_number
from ui.views.left_uncharted import sets_missed
from ui.views.new_session.protocol_words import protocol_words
from ui.views.proof_words import head_lines
from ui.views.signing.open_matters import OpenMatters, open_matters
from ui.views.timeline_row import joined
from ui.views.why import WhyRow, WhyView

SIGNING = "signing"
"""What is explained then, in place of an alert."""
_NONE = ("none",)
_COUNTED: tuple[tuple[type[Kind], str, str], ...] = (
    (ObservationsRecorded, "set", ""),
    (InfusionRecorded, "infusion step", ""),
    (DoseGiven, "dose given", "doses given"),
    (EffectRecorded, "side effect", ""),
    (TreatmentGiven, "treatment", ""),
    (GateAnswered, "check answered", "checks answered"),
    (ScoreRecorded, "score", ""),
    (NoteRecorded, "note", ""),
    (FollowUpRecorded, "follow-up call", ""),
    (AlertRaised, "alert", ""),
)


def signing_sheet(read: SessionRead, *, is_name_hidden: bool = False) -> WhyView:
    """Which session, how much of it there is, and what is open in it."""
    matters = open_matters(read)
    patient = state_words.who(read, is_name_hidden=is_name_hidden)
    number = read.patient.details.identifier
    if is_name_hidden:
        number = masked_number(number)
    rows = (
        WhyRow("Patient", (patient, f"ID No. {number}")),
        WhyRow("Session", (told_session(read), protocol_words(read.protocol))),
        WhyRow("Entries", tuple(_entries(read))),
        *_matters(matters),
        WhyRow("Last entry", head_lines(read.entries)),
    )
    return WhyView(key=SIGNING, title="What is signed", rows=rows)


def told_entries(read: SessionRead) -> str:
    """``33 entries of the session``, as the proof of a bundle counts them."""
    entries = wording.counted(len(read.entries), "entry", "entries")
    return f"{entries} of the session"


def told_session(read: SessionRead) -> str:
    """``14-Mar-2026 13:01 to 15:31``, in its own zone."""
    session, zone = read.session, state_words.zone_of(read)
    day = wording.day(wording.local_day(session.opened_at, zone))
    began = f"{day} {wording.clock(session.opened_at, zone)}"
    if session.closed_at is None:
        return began
    return f"{began} to {wording.clock(session.closed_at, zone)}"


def _entries(read: SessionRead) -> Iterator[str]:
    session = read.session
    yield told_entries(read)
    counts = [
        (sum(isinstance(fact.payload, kind) for fact in session.facts), one, many)
        for kind, one, many in _COUNTED
    ]
    others = len(read.entries) - sum(count for count, _, _ in counts)
    told = [(n, one, many) for n, one, many in (*counts, (others, "other", "")) if n]
    yield joined(*(wording.counted(n, one, many) for n, one, many in told))


def _matters(matters: OpenMatters) -> Iterator[WhyRow]:
    """Also what there is none of, so that nobody has to trust a silence."""
    sets = sets_missed(matters.missed)
    yield WhyRow("Alerts not resolved", matters.unresolved or _NONE)
    yield WhyRow("Alerts not acknowledged", matters.unacknowledged or _NONE)
    yield WhyRow("Not measured", (*sets, *matters.missing) or _NONE)
    yield WhyRow("Amended or struck out", matters.amendments or _NONE)
    if matters.going_on:
        yield WhyRow("Side effects going on", matters.going_on)
    if matters.to_review:
        yield WhyRow("To review", matters.to_review)
