"""The panel of an emergency: time zero, what one letter stamps, what was stamped."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.emergencies import Emergency
from monitor.chart.entries import NOT_SIGNED_IN
from monitor.chart.session import Session
from monitor.charting.reads import SessionRead
from monitor.protocol.emergency import ERROR_KEY, EmergencyTable
from ui.views import wording

Step = Literal["waiting", "rooms", "stamps", "ending", "closing", "note"]
"""What the letters mean; while it waits or closes they mean nothing."""
EMERGENCY = "EMERGENCY"
IN_ERROR = "Started in error"
END_KEY, NOTE_KEY = "E", "N"
OTHER_KEY = "0"
"""No letter, so that it stamps nothing: an emergency in another room."""
NO_STAMP = "{key} stamps nothing"
NO_END = "{key} is no ending"
PROMPTS = "Due prompts paused"
_UNNAMED = "Protocol names nobody to call"
_SECOND = timedelta(seconds=1)
_ASKS: dict[Step, str] = {
    "ending": "How did it end?",
    "closing": "saving… how it ended",
}


class LetterView(Struct, frozen=True):
    """A key and the words that it charts, or the room that it means.

    ``picks`` is what the pointer means where the key alone is not enough, ``shown``
    how the key is written where more is to be pressed.
    """

    key: str
    words: str
    picks: str = ""
    shown: str = ""


class StampView(Struct, frozen=True, kw_only=True):
    """One stamp: since time zero, at what time, what."""

    elapsed: str
    clock: str
    words: str

    @property
    def text(self) -> str:
        return f"{self.elapsed}  {self.clock}  {self.words}"


class EmergencyView(Struct, frozen=True, kw_only=True):
    """What the panel shows; ``asks`` is the question that the letters answer.

    ``written`` is the note as it is typed so far; ``has_others`` whether it could be in
    another room too.
    """

    step: Step
    title: str
    note: str = ""
    elapsed: str = ""
    zero: str = ""
    asks: str = ""
    letters: tuple[LetterView, ...] = ()
    stamps: tuple[StampView, ...] = ()
    contact: str = ""
    message: str = ""
    written: str = ""
    has_others: bool = False

    @property
    def spoken(self) -> str:
        said = (self.title, self.zero, self.note, self.asks, self.contact, self.message)
        return ". ".join(part for part in said if part)


def emergency_view(
    read: SessionRead,
    emergency: Emergency,
    step: Step,
    message: str = "",
    written: str = "",
) -> EmergencyView:
    """A running emergency at the time of the read."""
    zone = ZoneInfo(read.session.opened.zone)
    since = wording.clock(emergency.declared_at, zone)
    by = read.session.name_of(emergency.by)
    return EmergencyView(
        step=step,
        title=f"{EMERGENCY} {read.room}".strip(),
        note=f"{PROMPTS} since {since}, emergency",
        elapsed=in_seconds(read.at - emergency.declared_at),
        zero=f"{time_zero(emergency.declared_at, zone)}, {by}",
        asks=_ASKS.get(step, ""),
        letters=_letters(read.protocol.emergency, step),
        stamps=tuple(_stamps(emergency, zone)),
        contact=_contact(read.protocol.emergency),
        message=message,
        written=written,
    )


def time_zero(at: datetime, zone: tzinfo) -> str:
    """``Time zero 14:06:05``."""
    return f"Time zero {_seconds(at, zone)}"


def in_seconds(span: timedelta) -> str:
    """``1:05``, minutes and seconds, for what is counted from time zero."""
    minutes, seconds = divmod(max(span, timedelta(0)) // _SECOND, 60)
    return f"{minutes}:{seconds:02}"


def emergency_words(read: SessionRead) -> str:
    """``EMERGENCY Room 1 since 14:06``; empty where none runs there."""
    emergency = read.session.emergency
    if emergency is None:
        return ""
    zone = ZoneInfo(read.session.opened.zone)
    since = wording.clock(emergency.declared_at, zone)
    return f"{EMERGENCY} {read.room or 'no room'} since {since}"


def emergency_told(read: SessionRead) -> tuple[str, ...]:
    """What is said of every emergency on a call: the one that runs, whole and first.

    Of one that was started in error nothing is said.
    """
    known = [e for e in read.session.emergencies if not e.in_error]
    known.sort(key=lambda emergency: not emergency.is_running)
    told = (line for emergency in known for line in _told(read, emergency))
    return tuple(line for line in told if line)


def emergency_by_clock(read: SessionRead) -> tuple[str, ...]:
    """The same in times of the clock alone, so that no minute changes it."""
    running = read.session.emergency
    if running is None:
        return emergency_told(read)
    zone = ZoneInfo(read.session.opened.zone)
    earlier = [e for e in read.session.emergencies if not e.is_running]
    told = (line for e in earlier if not e.in_error for line in _told(read, e))
    lines = (emergency_words(read), _done(running, zone), *told)
    return tuple(line for line in lines if line)


def called_in(read: SessionRead) -> str:
    """Whom the protocol names for an emergency, while one runs; empty otherwise."""
    if read.session.emergency is None:
        return ""
    return _named(read.protocol.emergency)


def _told(read: SessionRead, emergency: Emergency) -> Iterable[str]:
    zone = ZoneInfo(read.session.opened.zone)
    began = wording.clock(emergency.declared_at, zone)
    if emergency.ended_at is None:
        ago = wording.in_minutes(read.at - emergency.declared_at)
        yield f"An emergency is running, declared at {began}, {ago} ago"
        yield _done(emergency, zone) or "Nothing is stamped yet"
        return
    ended = wording.clock(emergency.ended_at, zone)
    yield f"There was an emergency from {began} to {ended}, {emergency.outcome}"
    yield _done(emergency, zone)


def _done(emergency: Emergency, zone: tzinfo) -> str:
    done = [f"{s.label} {wording.clock(s.at, zone)}" for s in emergency.stamps]
    so_far = "Stamped so far" if emergency.is_running else "Stamped"
    return f"{so_far}, {wording.listed(done)}" if done else ""


def missed_words(read: SessionRead) -> str:
    """The planned sets that an emergency is why nobody charted; empty without any."""
    zone = ZoneInfo(read.session.opened.zone)
    missed = [
        wording.clock(slot.at, zone)
        for slot in read.assessment.slots
        if slot.in_emergency and slot.state == "missed"
    ]
    if not missed:
        return ""
    sets = "Set" if len(missed) == 1 else "Sets"
    return f"{sets} of {wording.listed(missed)} not charted, emergency"


def unsigned_words(session: Session) -> tuple[str, ...]:
    """What is to be reviewed because nobody had signed in."""
    if any(s.person == NOT_SIGNED_IN.person for s in session.staff):
        return ("emergency charted while nobody was signed in",)
    return ()


def outcome_of(table: EmergencyTable, key: str) -> str | None:
    """The words of an end by its letter; None where the letter means none."""
    if key == ERROR_KEY:
        return IN_ERROR
    return next((one.label for one in table.outcomes if one.key == key), None)


def _letters(table: EmergencyTable, step: Step) -> tuple[LetterView, ...]:
    if step == "ending":
        ends = [LetterView(one.key, one.label) for one in table.outcomes]
        return (*ends, LetterView(ERROR_KEY, IN_ERROR))
    if step != "stamps":
        return ()
    return tuple(LetterView(one.key, one.label) for one in table.stamps)


def _stamps(emergency: Emergency, zone: tzinfo) -> Iterable[StampView]:
    """The newest first; time zero comes last."""
    told = [(stamp.at, stamp.label) for stamp in emergency.stamps]
    told.insert(0, (emergency.declared_at, "Time zero"))
    for at, words in reversed(told):
        yield StampView(
            elapsed=in_seconds(at - emergency.declared_at),
            clock=_seconds(at, zone),
            words=words,
        )


def _contact(table: EmergencyTable) -> str:
    return _named(table) or _UNNAMED


def _named(table: EmergencyTable) -> str:
    return " ".join(part for part in (table.contact, table.number) if part)


def _seconds(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).strftime("%H:%M:%S")
