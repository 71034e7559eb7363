"""What the transfer sheet says of sets, alerts, scores and notes, line by line."""

from collections.abc import Iterable, Iterator

from monitor.chart.amendments import Settled
from monitor.chart.entries import SIGNED_IN
from monitor.chart.kept_values import how_corrected
from monitor.chart.kinds import NoteRecorded, ObservationsRecorded
from monitor.chart.observations import ObservationSet
from monitor.chart.scores import Score
from monitor.chart.texts import with_marks
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert
from ui.views import alert_ends, alert_words, wording
from ui.views.labelled import labelled_set
from ui.views.news2_words import news2_lines
from ui.views.score_words import score_words
from ui.views.screened import mood_scores, suicide_screens
from ui.views.summary.figures import extreme_lines
from ui.views.timeline import badges
from ui.views.timeline_facts import words_of
from ui.views.timeline_row import Ledger, joined
from ui.views.timeline_sets import not_measured

_LAST_SETS = 4
_MOST_ALERTS = 8
_MOST_NOTES = 6
_LONGEST_NOTE = 300


def fact_line(fact: Settled, ledger: Ledger) -> str:
    """When, what, and what is marked of it."""
    words = words_of(fact.payload, fact, ledger)
    clock = ledger.clock(fact.effective_at)
    if words is None:
        return clock
    marked = joined(*badges(fact, ledger), how_corrected(fact))
    return joined(f"{clock} {words.fact}", words.detail, marked)


def set_lines(read: SessionRead, ledger: Ledger) -> Iterator[str]:
    """The last sets, the newest first; what any has at its worst; and NEWS2."""
    last = read.session.sets[-_LAST_SETS:]
    for observed in reversed(last):
        yield _set_line(read, observed, ledger)
    yield from news2_lines(read.protocol, read.session)


def worst_lines(read: SessionRead, ledger: Ledger) -> tuple[str, ...]:
    """From lowest to highest since the dose began; one line, for there are many."""
    told = extreme_lines(read, lambda found: ledger.clock(found.observed_at))
    return ("; ".join(told),) if told else ()


def _set_line(read: SessionRead, observed: ObservationSet, ledger: Ledger) -> str:
    fact = observed.fact
    values = ", ".join(labelled_set(read, observed)) or "no value"
    missing: Iterable[str] = ()
    if isinstance(fact.payload, ObservationsRecorded):
        missing = not_measured(fact.payload, ledger)
    marked = joined(*badges(fact, ledger), how_corrected(fact))
    return joined(f"{ledger.clock(observed.observed_at)} {values}", *missing, marked)


def open_lines(read: SessionRead, ledger: Ledger) -> Iterator[str]:
    """Every card that stands, and what was listed late and is not acknowledged."""
    assessment = read.assessment
    for card in (*assessment.strip, *assessment.advisories):
        back = alert_ends.cleared(card) if card.is_latched else ""
        yield joined(_alert_line(card.top, read, ledger), back)
    for alert in assessment.late:
        yield joined(_alert_line(alert, read, ledger), "listed late")


def past_lines(read: SessionRead, ledger: Ledger) -> tuple[str, ...]:
    """Medium and high alerts that are over, with what was done about them."""
    open_ = {alert.key for alert in read.assessment.late}
    told = [
        joined(
            _alert_line(alert, read, ledger),
            alert_ends.resolved(alert, ledger.zone, read.assessment.slots),
        )
        for alert in read.assessment.alerts
        if alert.priority != "low" and not alert.is_visible and alert.key not in open_
    ]
    return _latest(told, _MOST_ALERTS, "earlier alert")


def _alert_line(alert: Alert, read: SessionRead, ledger: Ledger) -> str:
    """``14:06 MED SBP 183 mmHg, limit 180 · acknowledged 14:07 by AO``."""
    priority = alert_words.PRIORITY_WORDS[alert.priority]
    at = ledger.clock(alert.measured_at or alert.raised_at)
    by = alert_words.acknowledged_by(alert, read.session, ledger.zone)
    done = (
        f"{alert_words.action_name(action, read.protocol)} {ledger.clock(action.at)}"
        for action in alert.actions
    )
    return joined(
        f"{at} {priority} {alert_words.headline(alert, ledger.zone)}",
        f"acknowledged {by}" if by else "",
        *done,
    )


def score_lines(read: SessionRead, ledger: Ledger) -> Iterator[str]:
    """Scores, those flagged first and by their flags; then those asked as checks."""
    scores = sorted(read.session.scores, key=lambda score: not score.flags)
    for score in scores:
        yield _score_line(score, ledger)
    yield from mood_scores(read)
    yield from suicide_screens(read)


def _score_line(score: Score, ledger: Ledger) -> str:
    headline, detail = score_words(score.recorded)
    at = ledger.clock(score.at)
    if not score.flags:
        return joined(f"{at} {headline}", detail)
    review = score.review
    seen = "to review" if review is None else f"reviewed by {review.by}"
    if review is not None and review.outcome:
        seen = f"{seen}, {review.outcome}"
    return joined(f"{at} {headline}", seen, detail)


def note_lines(read: SessionRead, ledger: Ledger) -> tuple[str, ...]:
    """The last notes with who wrote them; a long one is cut, and that is said."""
    told = []
    for fact in read.session.facts:
        if isinstance(note := fact.payload, NoteRecorded):
            text = " ".join(with_marks(note.text).split())
            if len(text) > _LONGEST_NOTE:
                text = f"{text[:_LONGEST_NOTE]}… cut here, whole in the record"
            name = read.session.name_of(fact.first.author)
            is_verified = fact.first.auth_method in SIGNED_IN
            who = wording.actor_name(name, verified=is_verified)
            told.append(joined(f"{ledger.clock(fact.effective_at)} {text}", who))
    return _latest(told, _MOST_NOTES, "earlier note")


def _latest(lines: list[str], most: int, what: str) -> tuple[str, ...]:
    """The last of them, and how many are left out before."""
    left = len(lines) - most
    if left <= 0:
        return tuple(lines)
    return (f"{wording.counted(left, what)} in the record", *lines[-most:])
