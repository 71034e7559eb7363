"""Whether the baseline lies within the limits for a start, once it was repeated."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.numbers import written
from monitor.chart.session import Session
from monitor.chart.times import whole_minute
from monitor.protocol.baseline import Reading, baseline_sets, median, readings_of
from monitor.protocol.breathing import flow_at, oxygen_unsaid
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Beyond, Found, Judged
from monitor.protocol.gate_tables import Gate, Hold, HoldLimit
from monitor.protocol.leaving_values import Outside, on_oxygen, stamped

START_LIMITS = "start_limits"
"""The name by which a protocol's gates ask for this criterion."""


class _Read(Struct, frozen=True):
    """The readings of one field before the dose, oldest first.

    While one is in conflict the median lies between that of the lowest versions and
    that of the highest, and holds the start by either.
    """

    limit: HoldLimit
    readings: tuple[Reading, ...]

    @property
    def times(self) -> tuple[datetime, ...]:
        return tuple(r.at for r in self.readings)

    @property
    def median(self) -> Decimal:
        return self.highest if self.is_high or self.is_noted else self.lowest

    @property
    def is_high(self) -> bool:
        above = self.limit.at_or_above
        return above is not None and self.highest >= above

    @property
    def is_low(self) -> bool:
        below = self.limit.below
        return not self.is_high and below is not None and self.lowest < below

    @property
    def is_noted(self) -> bool:
        noted = self.limit.note_at_or_above
        return not self.is_low and noted is not None and self.highest >= noted

    @property
    def is_sure(self) -> bool:
        """Whether it is beyond whichever version is right."""
        above, below = self.limit.at_or_above, self.limit.below
        return (above is not None and self.lowest >= above) or (
            below is not None and self.highest < below
        )

    @property
    def in_conflict(self) -> tuple[datetime, ...]:
        return tuple(r.at for r in self.readings if r.lowest != r.highest)

    @property
    def lowest(self) -> Decimal:
        return median([r.lowest for r in self.readings])

    @property
    def highest(self) -> Decimal:
        return median([r.highest for r in self.readings])


def within_start_limits(
    protocol: CareProtocol, session: Session, gate: Gate, now: datetime
) -> Judged:
    """The median of each of the gate's fields against the protocol's start limits.

    One that is beyond is waited for until it was repeated, and holds only then;
    one that may be, by a version of a reading in conflict, until that is put right.
    """
    hold = protocol.hold
    if hold is None:
        return Judged(found="met")
    read = _read(protocol, session, gate, now)
    missing = tuple(
        protocol.charting.field(code).short
        for code in gate.fields
        if not any(r.limit.field == code for r in read)
    )
    oxygen = _oxygen(protocol, session, read, now)
    besides = tuple(o.besides for o in oxygen if o.besides is not None)
    lacking = [o.words for o in oxygen]
    lacking += [f"no {', '.join(missing)} read"] if missing else []
    beyond = [r for r in read if r.is_high or r.is_low]
    if beyond:
        words = _words(protocol, beyond, among=read)
        found, ahead = _repeating(session, hold, beyond)
        lacking = [words, *ahead, *lacking]
    else:
        found = "waiting" if missing else "not met" if besides else "met"
    return Judged(
        found=found,
        evidence=_words(protocol, read),
        why=", ".join(lacking),
        unread=missing,
        besides=besides,
        beyond=tuple(
            Beyond(field=r.limit.field, value=r.median, is_low=r.is_low) for r in beyond
        ),
    )


def _repeating(
    session: Session, hold: Hold, beyond: Sequence[_Read]
) -> tuple[Found, list[str]]:
    """Whether what is beyond was repeated, or what is waited for, in words."""
    sure = [r for r in beyond if r.is_sure]
    doubtful = sorted({at for r in beyond if not r.is_sure for at in r.in_conflict})
    ahead = [f"in conflict at {_clock(session, at)}" for at in doubtful]
    if not sure:
        return "waiting", ahead
    done, due = min(_repeats(r.times, hold) for r in sure)
    if done >= hold.repeats:
        return "not met", ahead
    repeat = f"repeat {done + 1} of {hold.repeats} from {_clock(session, due)}"
    return "waiting", [repeat, *ahead]


def _clock(session: Session, at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(session.opened.zone)):%H:%M}"


def repeat_due(
    protocol: CareProtocol, session: Session, gate: Gate, now: datetime
) -> datetime | None:
    """From when a reading beyond its limit can be repeated; None where none is sure."""
    hold = protocol.hold
    if hold is None:
        return None
    read = _read(protocol, session, gate, now)
    asked = [_repeats(r.times, hold) for r in read if r.is_sure]
    return min((due for done, due in asked if done < hold.repeats), default=None)


def _read(
    protocol: CareProtocol, session: Session, gate: Gate, now: datetime
) -> list[_Read]:
    hold = protocol.hold
    sets = baseline_sets(protocol, session, now)
    found = []
    for code in gate.fields:
        limit = None if hold is None else hold.limit(code)
        readings = readings_of(sets, code)
        if limit is not None and readings:
            found.append(_Read(limit, readings))
    return found


def _oxygen(
    protocol: CareProtocol, session: Session, read: Iterable[_Read], now: datetime
) -> tuple[Outside, ...]:
    """The oxygen with which a field was read, or is now, that is asked on air."""
    asked = [r for r in read if r.limit.on_air]
    if not asked:
        return ()
    moments = (now, *(r.times[-1] for r in asked))
    flows = (flow_at(session, moment) for moment in moments)
    stamps = (oxygen_unsaid(protocol, session, moment) for moment in moments)
    flow = next((flow for flow in flows if flow is not None), None)
    stamp = next((stamp for stamp in stamps if stamp is not None), None)
    return (
        *(() if flow is None else (on_oxygen(flow),)),
        *(() if stamp is None else (stamped(session, stamp),)),
    )


def _repeats(times: Sequence[datetime], hold: Hold) -> tuple[int, datetime]:
    """How often it was repeated in time, and from when the next repeat counts."""
    apart = timedelta(minutes=hold.apart_minutes)
    counted, *later = (whole_minute(at) for at in times)
    done = 0
    for at in later:
        if at - counted >= apart:
            counted, done = at, done + 1
    return done, counted + apart


def _words(
    protocol: CareProtocol, told: Iterable[_Read], among: Sequence[_Read] = ()
) -> str:
    """Medians with their limits: the two pressures as one, all others by name."""
    pair = protocol.charting.pressure
    told = list(told)
    by_field = {r.limit.field: r for r in (*told, *among)}
    upper, lower = by_field.get(pair.upper), by_field.get(pair.lower)
    words = []
    if upper and lower and any(r in (upper, lower) for r in told):
        words.append(_pressure_words(upper, lower))
        told = [r for r in told if r not in (upper, lower)]
    for read in told:
        short = protocol.charting.field(read.limit.field).short
        words.append(f"{short} {written(read.median)}{_limit_words(read)}")
    return ", ".join(words)


def _pressure_words(upper: _Read, lower: _Read) -> str:
    pair = (upper, lower)
    is_low = any(r.is_low for r in pair)
    told = [r.lowest if is_low or not _is_up(pair) else r.highest for r in pair]
    words = "/".join(written(value) for value in told)
    if is_low:
        return f"{words}, below {_pair(upper.limit.below, lower.limit.below)}"
    limits = _pair(upper.limit.at_or_above, lower.limit.at_or_above)
    words = f"{words}, limit {limits}"
    if any(r.is_noted and not r.is_high for r in pair):
        noted = _pair(upper.limit.note_at_or_above, lower.limit.note_at_or_above)
        return f"{words}, noted from {noted}"
    return words


def _is_up(pair: Iterable[_Read]) -> bool:
    return any(r.is_high or r.is_noted for r in pair)


def _pair(upper: int | None, lower: int | None) -> str:
    """Two limits as a pressure is written; one alone by its own number."""
    return "/".join(str(limit) for limit in (upper, lower) if limit is not None)


def _limit_words(read: _Read) -> str:
    if read.is_low:
        return f", below {read.limit.below}"
    if read.is_high:
        return f", limit {read.limit.at_or_above}"
    return f", noted from {read.limit.note_at_or_above}" if read.is_noted else ""
