"""The timeline: everything that was charted or raised, the newest first."""

from collections.abc import Iterator
from datetime import tzinfo

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.entries import NOT_SIGNED_IN, Entry
from monitor.chart.kept_values import how_corrected
from monitor.chart.kinds import (
    AnyKind,
    ChartReattributed,
    DoseOrdered,
    InjectionOrdered,
    ObservationsRecorded,
)
from monitor.chart.session import Session
from monitor.chart.timeliness import joins_baseline_late
from monitor.chart.transcribed import charted_late_by
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording
from ui.views.corrections import correction_rows, target_of, true_at
from ui.views.news2_words import news2_words
from ui.views.score_words import TO_REVIEW
from ui.views.timeline_alerts import alert_rows
from ui.views.timeline_facts import Words, words_of
from ui.views.timeline_row import Group, Ledger, Span, TimelineRow, joined, plain
from ui.views.timeline_sets import (
    from_paper,
    set_detail,
    set_spans,
    unconfirmed,
)

FILTERS: dict[str, Group | None] = {
    "All": None,
    "Sets": "sets",
    "Alerts": "alerts",
    "Events": "events",
}
"""What the tabs of the timeline list; None lists all."""

_EMPTY: dict[str, str] = {
    "All": "Nothing is charted yet. F2 charts the first set.",
    "Sets": "No set is charted yet. F2 charts the first.",
    "Alerts": "No alert was raised in this session.",
    "Events": "No event is charted yet. F3 charts a side effect.",
}


class TimelineView(Struct, frozen=True, kw_only=True):
    """Rows, the newest first; what is recorded last of one time stands above."""

    rows: tuple[TimelineRow, ...]

    def listed(self, tab: str) -> tuple[TimelineRow, ...]:
        """The rows that a tab lists."""
        group = FILTERS[tab]
        if group is None:
            return self.rows
        return tuple(row for row in self.rows if row.group == group)

    def empty_words(self, tab: str) -> str:
        return _EMPTY[tab]


def timeline_view(
    session: Session, protocol: CareProtocol, assessment: Assessment, zone: tzinfo
) -> TimelineView:
    ledger = Ledger(session=session, protocol=protocol, now=assessment.at, zone=zone)
    rows = [*_fact_rows(ledger), *alert_rows(assessment, ledger)]
    # Turned round, what came later of the same moment stands above: an alert its set.
    rows.sort(key=lambda row: (row.at, row.recorded_at))
    return TimelineView(rows=tuple(reversed(rows)))


def _fact_rows(ledger: Ledger) -> Iterator[TimelineRow]:
    settlement = ledger.session.settlement
    for fact in (*settlement.in_force, *settlement.retracted):
        row = _row(fact, ledger)
        if row is not None:
            yield row
            yield from correction_rows(fact, ledger)
    for entry in settlement.waiting:
        yield _waiting_row(entry, ledger)


def _row(fact: Settled, ledger: Ledger) -> TimelineRow | None:
    is_set = isinstance(fact.payload, ObservationsRecorded)
    words = None if is_set else words_of(fact.payload, fact, ledger)
    spans = _spans(fact, words, ledger)
    if spans is None:
        return None
    if fact.is_retracted:
        spans = (Span("".join(span.text for span in spans), is_struck=True),)
    return TimelineRow(
        key=f"fact {fact.entry.id}",
        group="sets" if is_set else "events",
        at=true_at(fact),
        recorded_at=fact.first.recorded_at,
        clock=ledger.clock(true_at(fact)),
        fact=spans,
        detail=_detail(fact, words, ledger),
        note=ledger.initials(fact.first.author),
        badges=badges(fact, ledger),
        target=target_of(fact),
    )


def _spans(
    fact: Settled, words: Words | None, ledger: Ledger
) -> tuple[Span, ...] | None:
    """The first line; None for facts that other rows tell.

    ``words`` are those of a fact that is no set.
    """
    if isinstance(fact.payload, ObservationsRecorded):
        charted = fact.first.payload if fact.is_amended else None
        before = charted if isinstance(charted, ObservationsRecorded) else None
        return set_spans(fact.payload, before, ledger)
    if words is None:
        return None
    was = words_of(fact.first.payload, fact, ledger) if fact.is_amended else None
    if was is not None and was.fact != words.fact:
        struck = Span(was.fact, is_struck=True)
        return (struck, Span(" "), Span(words.fact))
    return plain(words.fact)


def _detail(fact: Settled, words: Words | None, ledger: Ledger) -> str:
    """Why it was corrected goes first, for it is what the struck value asks."""
    reason = fact.entry.reason or ""
    corrected = ""
    if fact.is_retracted:
        corrected = joined("retracted", reason)
    elif how := how_corrected(fact):
        corrected = joined(how, reason)
    elif isinstance(fact.payload, ChartReattributed):
        corrected = reason
    if isinstance(fact.payload, ObservationsRecorded):
        return joined(
            corrected,
            _of_baseline(fact, ledger),
            set_detail(fact.payload, ledger),
            _news2(fact, ledger),
        )
    return joined(corrected, words.detail if words else "")


def _of_baseline(fact: Settled, ledger: Ledger) -> str:
    """What is charted after the start and moves the baseline says so."""
    is_late = joins_baseline_late(
        fact.effective_at,
        fact.first.recorded_at,
        ledger.session,
        ledger.protocol.charting,
    )
    return "charted after the start, counts for the baseline" if is_late else ""


def _news2(fact: Settled, ledger: Ledger) -> str:
    observed = next((s for s in ledger.session.sets if s.id == fact.id), None)
    return (
        ""
        if observed is None
        else news2_words(ledger.protocol, ledger.session, observed)
    )


def badges(fact: Settled, ledger: Ledger) -> tuple[str, ...]:
    """What is marked of it: late or from paper, unconfirmed, to review, in conflict."""
    delay = charted_late_by(fact, ledger.protocol.charting)
    found = [wording.charted_late(delay)] if delay else []
    found.append(from_paper(fact))
    if isinstance(fact.payload, ObservationsRecorded):
        found.append(unconfirmed(fact.payload, ledger))
    found.append(_worked_from(fact.payload, ledger.session))
    if any(s.id == fact.id and s.awaits_review for s in ledger.session.scores):
        found.append(TO_REVIEW)
    if fact.first.author == NOT_SIGNED_IN.person:
        found.append(f"not signed in, {TO_REVIEW}")
    if fact.is_conflicting:
        found.append("conflict")
    return tuple(badge for badge in found if badge)


def _worked_from(payload: AnyKind, session: Session) -> str:
    """The weight that a dose was worked from, where it no longer is the patient's."""
    if not isinstance(payload, DoseOrdered | InjectionOrdered):
        return ""
    if session.weight is not None and session.weight.kg == payload.weight_kg:
        return ""
    return f"worked from {wording.amount(payload.weight_kg, 'kg')}"


def _waiting_row(entry: Entry, ledger: Ledger) -> TimelineRow:
    return TimelineRow(
        key=f"waiting {entry.id}",
        group="events",
        at=entry.recorded_at,
        recorded_at=entry.recorded_at,
        clock=ledger.clock(entry.recorded_at),
        fact=plain("A correction of an entry that is not here"),
        detail=entry.reason or "",
        note=ledger.initials(entry.author),
    )
