"""What is told of a patient's past while a session is being opened."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from monitor.chart.earlier import EarlierSession
from monitor.chart.kinds import ScoreRecorded
from monitor.charting.earlier import MovedAway
from monitor.protocol.series import upcoming
from monitor.scales import phq9
from ui.views import wording
from ui.views.new_session.known import Known
from ui.views.new_session.parts import FactView
from ui.views.series import count_words, effect_words

NONE = "none before this one"


def past_facts(known: Known) -> tuple[FactView, ...]:
    """In few words, for there is one line; Ctrl+Y tells the rest once it is open."""
    wraps = known.session is None
    facts = [FactView(label="Last session", value=_last(known), wraps=wraps)]
    if told := _phq9(known):
        facts.append(FactView(label="PHQ-9", value=told))
    if told := _series(known):
        facts.append(FactView(label="Series", value=told))
    if moved := ", ".join(_moved(chart) for chart in known.earlier.past.moved):
        facts.append(FactView(label="Moved away", value=moved))
    return tuple(facts)


def _moved(chart: MovedAway) -> str:
    day = wording.day(wording.local_day(chart.opened_at, ZoneInfo(chart.zone)))
    return f"{day} to {chart.to}"


def _last(known: Known) -> str:
    """When it was, what it waits for, what was given, what was highest and worst."""
    earlier, last = known.earlier, _newest(known)
    if earlier.last_at is None:
        return NONE
    day = wording.day(wording.local_day(earlier.last_at, known.zone))
    if last is None:
        return f"{day}, {wording.counted(earlier.count, 'session')} before"
    worst = effect_words(last, known.protocol).removeprefix("worst effect ")
    waits = (f"waits for {earlier.awaited}",) if earlier.awaited else ()
    told = (
        day,
        *waits,
        "no dose" if last.mg is None else wording.amount(last.mg, "mg"),
        *_peaks(known, last),
        worst.replace(", grade", " grade"),
    )
    return ", ".join(told)


def _peaks(known: Known, session: EarlierSession) -> Iterator[str]:
    """Each pressure has its own, which need not be of one reading."""
    charting = known.protocol.charting
    for code in (charting.pressure.upper, charting.pressure.lower):
        if code in session.highest:
            highest = wording.number(session.highest[code])
            yield f"{charting.field(code).short} to {highest}"


def _newest(known: Known) -> EarlierSession | None:
    """The last session, unless this version can't read it."""
    newest = next(iter(known.earlier.past.sessions), None)
    is_last = newest is not None and newest.opened_at == known.earlier.last_at
    return newest if is_last else None


def _series(known: Known) -> str:
    """Which session this is and when it is due, by the protocol."""
    series = known.protocol.series
    if series is None:
        return ""
    before = known.earlier.past.sessions
    found = upcoming(series, known.protocol.drug, before)
    told = [count_words(found.number, found.of)]
    if found.due_on is not None:
        told.append(f"due {wording.day(found.due_on)}")
    return ", ".join(told)


def _phq9(known: Known) -> str:
    """Today's, and the last one before."""
    today = () if known.session is None else known.session.scores
    before = (s for past in known.earlier.past.sessions for s in reversed(past.scores))
    told = (
        ("today", _total(score.recorded for score in reversed(today))),
        ("last", _total(before)),
    )
    return ", ".join(f"{when} {total}" for when, total in told if total)


def _total(scores: Iterable[ScoreRecorded]) -> str:
    """That of the first PHQ-9 among them."""
    found = (s for s in scores if s.scale == phq9.SCALE.id and s.total is not None)
    return next((str(score.total) for score in found), "")
