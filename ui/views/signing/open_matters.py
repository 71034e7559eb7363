"""What is open, missing or amended in a session that somebody is about to sign."""

from collections.abc import Iterator

from msgspec import Struct

from monitor.chart.kinds import ObservationsRecorded
from monitor.chart.observations import ObservationSet
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert
from monitor.protocol.left_out import left_out_in_alerts
from ui.views import alert_ends, alert_words, state_words, wording
from ui.views.corrections import CORRECTION
from ui.views.emergency import unsigned_words
from ui.views.left_uncharted import missed_sets, without_signing_in
from ui.views.left_unmet import left_unmet
from ui.views.score_words import flag_words
from ui.views.timeline import timeline_view
from ui.views.timeline_row import Ledger, joined
from ui.views.timeline_sets import not_measured
from ui.views.waste_words import waste_open


class OpenMatters(Struct, frozen=True, kw_only=True):
    """A line for each; ``values`` is how many were not read."""

    unresolved: tuple[str, ...]
    unacknowledged: tuple[str, ...]
    going_on: tuple[str, ...]
    values: int
    missing: tuple[str, ...]
    missed: tuple[str, ...]
    amendments: tuple[str, ...]
    to_review: tuple[str, ...]

    @property
    def summary(self) -> str:
        """All of it counted; what there is none of is not told."""
        counts = (
            (len(self.unresolved), "alert not resolved", "alerts not resolved"),
            (
                len(self.unacknowledged),
                "alert not acknowledged",
                "alerts not acknowledged",
            ),
            (self.values, "value not measured", "values not measured"),
            (len(self.going_on), "side effect going on", "side effects going on"),
            (len(self.missed), "set missed", "sets missed"),
            (len(self.amendments), "amendment", "amendments"),
            (len(self.to_review), "to review", "to review"),
        )
        told = [wording.counted(n, one, many) for n, one, many in counts if n]
        return ", ".join(told) or "nothing open, nothing missing, nothing amended"


def open_matters(read: SessionRead) -> OpenMatters:
    zone = state_words.zone_of(read)
    ledger = Ledger(
        session=read.session, protocol=read.protocol, now=read.assessment.at, zone=zone
    )
    alerts = read.assessment.alerts
    return OpenMatters(
        unresolved=tuple(_named(a, ledger) for a in alerts if _is_unresolved(a)),
        unacknowledged=tuple(_named(a, ledger) for a in alerts if _is_unanswered(a)),
        going_on=tuple(
            wording.sentence(read.protocol.effect(effect.code).label.lower())
            for effect in read.session.effects
            if effect.is_ongoing
        ),
        values=sum(_count(read, observed) for observed in read.session.sets),
        missing=tuple(_missing(read, ledger)),
        missed=missed_sets(read),
        amendments=tuple(_amendments(read)),
        to_review=tuple(_to_review(read)),
    )


def _named(alert: Alert, ledger: Ledger) -> str:
    priority = alert_words.PRIORITY_WORDS[alert.priority]
    headline = alert_words.headline(alert, ledger.zone)
    return f"{ledger.clock(alert.raised_at)} {priority} {headline}"


def _is_unresolved(alert: Alert) -> bool:
    return alert.is_active or alert.resolved_how == "session closed"


def _is_unanswered(alert: Alert) -> bool:
    """Nobody acknowledged it, and its cause stands as charted."""
    is_answered = alert.is_acknowledged or alert.life.resolved is not None
    return alert.priority != "low" and not is_answered and not alert_ends.undone(alert)


def _count(read: SessionRead, observed: ObservationSet) -> int:
    """A pair of pressures is one value."""
    pair = read.protocol.charting.pressure
    fields = {r.field for r in observed.readings if r.not_done is not None}
    return len(fields) - ({pair.upper, pair.lower} <= fields)


def _missing(read: SessionRead, ledger: Ledger) -> Iterator[str]:
    for observed in read.session.sets:
        payload = observed.fact.payload
        if isinstance(payload, ObservationsRecorded):
            told = ", ".join(not_measured(payload, ledger))
            if told:
                yield f"{ledger.clock(observed.observed_at)} {told}"


def _amendments(read: SessionRead) -> Iterator[str]:
    zone = state_words.zone_of(read)
    view = timeline_view(read.session, read.protocol, read.assessment, zone)
    for row in reversed(view.rows):
        if row.key.startswith(CORRECTION):
            yield joined(f"{row.clock} {row.text}", row.detail, row.note)


def _to_review(read: SessionRead) -> Iterator[str]:
    session = read.session
    yield from left_unmet(read)
    at = session.closed_at or read.assessment.at
    yield from waste_open(session, read.protocol, at)
    yield from (flag_words(s) for s in session.scores if s.awaits_review)
    yield from unsigned_words(session)
    yield from without_signing_in(read)
    for line in left_out_in_alerts(read.protocol, session):
        yield wording.spelled(line)
    for override in session.overrides:
        let = override.overridden
        yield f"{let.gate} overridden by {let.prescriber}"
