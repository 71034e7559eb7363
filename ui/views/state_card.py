"""The state card: what the nurse who takes over is shown, and what is kept of it."""

from collections.abc import Iterator

from monitor.charting.reads import SessionRead
from ui.views import alert_ends, alert_words, dose_words, state_words, wording
from ui.views.alert_life import life_line, life_so_far
from ui.views.device_words import outstanding
from ui.views.due import due_view, repeated
from ui.views.emergency import emergency_by_clock, missed_words
from ui.views.noted import noted_before, stopped_early
from ui.views.unchecked import told_mg
from ui.views.why import WhyRow, WhyView

HANDOVER = "handover"
"""What is explained then, in place of an alert."""


def state_card(read: SessionRead, *, is_name_hidden: bool = False) -> WhyView:
    """Everything the record has that the next nurse has to know now."""
    who = state_words.who(read, is_name_hidden=is_name_hidden)
    rows = (*_lasting(read, who), *_passing(read))
    return WhyView(
        key=HANDOVER,
        title="State card",
        rows=tuple(_spelled(row) for row in rows if row.lines),
    )


def _spelled(row: WhyRow) -> WhyRow:
    return WhyRow(row.label, tuple(wording.spelled(line) for line in row.lines))


def stood(read: SessionRead) -> tuple[str, ...]:
    """What of it is kept: by times of the clock, so that no minute changes it."""
    rows = _lasting(read, state_words.who(read))
    return tuple(f"{row.label} {line}" for row in rows for line in row.lines)


def _lasting(read: SessionRead, who: str) -> Iterator[WhyRow]:
    yield WhyRow("Patient", (who, state_words.allergies(read)))
    yield WhyRow(
        "Dose", (*state_words.dose_by_clock(read), *_some(stopped_early(read)))
    )
    yield WhyRow("Emergency", emergency_by_clock(read))
    yield WhyRow("Before the dose", noted_before(read))
    yield WhyRow("Last values", state_words.values_at(read))
    yield WhyRow("Baseline", _some(state_words.baseline(read)))
    yield WhyRow("Open alerts", _alerts(read))
    yield WhyRow("Due", _due(read))
    yield WhyRow("Side effects now", state_words.effects(read))
    yield WhyRow("Treatments", state_words.treatments(read))
    yield WhyRow("Limits of this patient", _limits(read))
    passed = (*state_words.answers(read), *_ended(read))
    yield WhyRow("Noted, overridden or ended", passed)


def _passing(read: SessionRead) -> Iterator[WhyRow]:
    """What is another a minute later."""
    session, assessment = read.session, read.assessment
    given = dose_words.given(session, assessment.at)
    if given and told_mg(session):
        note = dose_words.note(session, assessment.at)
        yield WhyRow("Given so far", (f"{given} {note}",))
    zone = state_words.zone_of(read)
    due = due_view(assessment.due, read.protocol, assessment.at, zone)
    yield WhyRow("Next", _some(due.text))
    waiting = [
        life_line(card, session, read.protocol, assessment.at, zone)
        for card in assessment.strip
    ]
    yield WhyRow("What became of the alerts", tuple(line for line in waiting if line))


def _alerts(read: SessionRead) -> tuple[str, ...]:
    zone = state_words.zone_of(read)
    told = []
    for card in read.assessment.strip:
        priority = alert_words.PRIORITY_WORDS[card.priority]
        headline = alert_words.headline(card.top, zone)
        life = life_so_far(card, read.session, read.protocol, zone)
        state = f", {alert_ends.cleared(card)}" if card.is_latched else ""
        told.append(f"{priority} {headline}{state}{f'. {life}' if life else ''}")
    for alert in read.assessment.late:
        priority = alert_words.PRIORITY_WORDS[alert.priority]
        headline = alert_words.headline(alert, zone)
        told.append(f"{priority} {headline}, charted late, not acknowledged")
    return tuple(told) or ("none",)


def _due(read: SessionRead) -> tuple[str, ...]:
    due, zone = read.assessment.due, state_words.zone_of(read)
    at = due.slot or due.at
    missed = f"{wording.counted(due.missed, 'set')} missed" if due.missed else ""
    again = repeated(due, len(due.also) + 1)
    what = f"{again} " if again else "set "
    if due.kind == "paused":
        since = wording.clock(due.at, zone) if due.at is not None else ""
        return (f"prompts paused since {since}", *_some(missed_words(read)))
    told = f"{what}due {wording.clock(at, zone)}" if at is not None else ""
    device = outstanding(read.protocol, read.session, zone)
    return tuple(word for word in (told, device, missed, missed_words(read)) if word)


def _ended(read: SessionRead) -> tuple[str, ...]:
    """Alerts that a person ended, and why."""
    session, zone = read.session, state_words.zone_of(read)
    told = []
    for raised in session.alerts:
        ended = raised.life.resolved
        if ended is not None:
            by = wording.initials(session.name_of(ended.by))
            why = f", {ended.cause}" if ended.cause else ""
            at = wording.clock(ended.at, zone)
            what = next(iter(raised.alert.reasons), raised.alert.rule)
            told.append(f"{wording.spelled(what)} ended {at} by {by}{why}")
    return tuple(told)


def _limits(read: SessionRead) -> tuple[str, ...]:
    """``SBP-HIGH-2 is 190 since 13:20, Dr Meyer, known hypertension``."""
    zone = state_words.zone_of(read)
    return tuple(
        f"{c.change.rule} is {c.change.limit} since {wording.clock(c.at, zone)},"
        f" {c.change.prescriber}, {c.change.reason}"
        for c in read.session.limits.in_force
    )


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
