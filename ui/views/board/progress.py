"""How far a session is: of the infusion, of the observation after it, or of neither."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.chart.given import given
from monitor.chart.holding import holder
from monitor.charting.reads import SessionRead
from monitor.protocol.asked_sets import Phase
from monitor.protocol.observing import observed_until
from ui.views import dose_words, wording
from ui.views.board.card import ProgressView
from ui.views.board.checks import check_count
from ui.views.device_words import briefly_outstanding


def progress_view(read: SessionRead) -> ProgressView:
    session, now = read.session, read.assessment.at
    nurse = session.name_of(holder(session))
    started, ended = session.dose_started_at, session.dose_ended_at
    if started is None:
        return _before_start(read, nurse)
    words, share = _observing(read, started, "Observing", "during")
    if ended is not None and read.assessment.phase == "recovery":
        words, share = _observing(read, ended, "Recovering", "recovery")
    elif session.infusion.started_at is not None and ended is None:
        words, share = _infusing(read, started)
    return ProgressView(words=words, share=share, notes=_dose(read, now), nurse=nurse)


def _infusing(read: SessionRead, started: datetime) -> tuple[str, float | None]:
    """Of the minutes ordered and those it stood still; the share is of the dose."""
    session, now = read.session, read.assessment.at
    so_far = given(session, now)
    share = None
    if so_far is not None and so_far.ordered_mg:
        share = min(1.0, float(so_far.mg / so_far.ordered_mg))
    whole = _minutes(now - started)
    words = "Infusion paused" if session.infusion.is_paused else "Infusing"
    words = f"{words}, {whole}"
    if session.dose is not None:
        ran = sum((s.lasted(now) for s in session.infusion.segments), timedelta(0))
        planned = timedelta(minutes=session.dose.minutes) + (now - started) - ran
        words = f"{words} of {_minutes(planned)}"
    return words, share


def _observing(
    read: SessionRead, since: datetime, words: str, phase: Phase
) -> tuple[str, float | None]:
    """Up to the least that the protocol asks for, or the last set that is planned."""
    now = read.assessment.at
    scheduled = (slot for slot in read.assessment.slots if not slot.is_closing)
    planned = [slot.at for slot in scheduled if slot.phase == phase]
    until = observed_until(read.protocol, read.session) or max(planned, default=since)
    told = f"{words}, {_minutes(now - since)}"
    if until <= since:
        return told, None
    whole = until - since
    return f"{told} of {_minutes(whole)}", min(1.0, (now - since) / whole)


def _minutes(length: timedelta) -> str:
    """``0min`` too: beside ``of 40min`` words for the first minute would be long."""
    return wording.duration(length) if length >= timedelta(minutes=1) else "0min"


def _dose(read: SessionRead, now: datetime) -> tuple[str, ...]:
    """What was given, and from when the device that is outstanding."""
    zone = ZoneInfo(read.session.opened.zone)
    coming = briefly_outstanding(read.protocol, read.session, zone)
    return (*_given(read, now), *((coming,) if coming else ()))


def _given(read: SessionRead, now: datetime) -> tuple[str, ...]:
    """Where it is a sum it says so (ruling 31), and where it is more than ordered."""
    so_far = given(read.session, now)
    if so_far is None:
        return ()
    ordered = wording.amount(so_far.ordered_mg, "mg")
    if so_far.at_most_mg is not None:
        most = wording.number(so_far.at_most_mg)
        return (f"at most {most} of {ordered}", f"{dose_words.UNCERTAIN} dose")
    told = f"{wording.number(so_far.mg)} of {ordered}"
    is_sum = so_far.ml is not None
    told = f"{told}, calculated" if is_sum else f"{told} {dose_words.GIVEN}"
    return (told, dose_words.MORE) if so_far.is_over else (told,)


def _before_start(read: SessionRead, nurse: str) -> ProgressView:
    """How many of the checks are met."""
    count = check_count(read)
    return ProgressView(
        words=f"{count.met} of {count.whole} checks met",
        share=count.share,
        notes=("not started",),
        nurse=nurse,
    )
