"""How far a session is: of the infusion, of the observation after it, or of neither."""

from datetime import datetime, timedelta

from monitor.chart.given import given
from monitor.chart.holding import holder
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Phase
from ui.views import dose_words, wording
from ui.views.board.card import ProgressView


def progress_view(read: SessionRead) -> ProgressView:
    session, now = read.session, read.assessment.at
    nurse = session.name_of(holder(session))
    started, ended = session.dose_started_at, session.dose_ended_at
    if started is None:
        return ProgressView(
            words="Before the start", share=0.0, notes=("not started",), nurse=nurse
        )
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
    """Up to the last set that is planned, where there is one."""
    now = read.assessment.at
    planned = [slot.at for slot in read.assessment.slots if slot.phase == phase]
    told = f"{words}, {_minutes(now - since)}"
    if not planned or max(planned) <= since:
        return told, None
    whole = max(planned) - since
    return f"{told} of {_minutes(whole)}", min(1.0, (now - since) / whole)


def _minutes(length: timedelta) -> str:
    """``0min`` too: beside ``of 40min`` words for the first minute would be long."""
    return wording.duration(length) if length >= timedelta(minutes=1) else "0min"


def _dose(read: SessionRead, now: datetime) -> tuple[str, ...]:
    """A sum, so it says so (ruling 31), and where it is more than was ordered."""
    so_far = given(read.session, now)
    if so_far is None:
        return ()
    ordered = wording.amount(so_far.ordered_mg, "mg")
    told = f"{wording.number(so_far.mg)} of {ordered}, calculated"
    return (told, dose_words.MORE) if so_far.is_over else (told,)
