"""What time alone alerts to in a condensed session, by any protocol.

``schedule.fill`` and ``overdue_alerts`` over whole numbers: slots, sets, and from when
each was known. A test holds it against ``evaluate``, asked at every half minute.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import structs

from monitor.chart.session import Session
from monitor.protocol.care_protocol import OVERDUE, CareProtocol
from monitor.protocol.series import SPACING
from monitor.review.due_slots import DueSlot, Slots, Unsure
from monitor.review.fired import Fired
from monitor.review.milliseconds import MINUTE, ms, time_in
from monitor.review.timed import Known, Read, Snooze, Timed, TimedAlert
from monitor.review.timing import timed

_HOUR = 60 * MINUTE
_NONE = -1


class TimeTrial:
    """One protocol, asked about many sessions."""

    def __init__(self, protocol: CareProtocol) -> None:
        overdue = protocol.overdue
        self._slots = Slots(protocol)
        self._series = protocol.series
        self._grace = overdue.grace_minutes * MINUTE
        self._medium = overdue.medium_until_minutes * MINUTE
        self._has_recovery = protocol.schedule.recovery is not None
        self._is_anew = protocol.schedule.during.anew_after_dose

    def fired(self, timed: Timed, opened: int) -> list[TimedAlert]:
        """Of due sets and of the dose before, by no rule; as if nothing was shown.

        Raises Unsure where what is condensed does not tell.
        """
        found: dict[int, TimedAlert] = {}
        free_from = self._slots.free_from(timed.answered)
        has = [[_answers(f, n) for n in self._slots.needs] for f in timed.fields]
        ends = (*(known.since for known in timed.known[1:]), timed.until)
        for known, until in zip(timed.known, ends, strict=False):
            sets = [timed.sets[place] for place in known.sets]
            last_read = sets[-1].at if sets else 0
            slots = self._slots.planned(known, until, free_from, last_read)
            for at, alert in self._overdue(known, until, slots, sets, has):
                found.setdefault(at // MINUTE, self._alert(known, at, alert))
        return [*found.values(), *self._too_soon(timed, opened)]

    def _overdue(
        self,
        known: Known,
        until: int,
        slots: Sequence[DueSlot],
        sets: Sequence[Read],
        has: Sequence[Sequence[bool]],
    ) -> Iterator[tuple[int, int]]:
        """Slots that nobody had answered by their alert, and when that was."""
        fills = _fills(slots, sets, has)
        filled = {place: s.charted for s, place in zip(sets, fills, strict=True)}
        read = [each.at for each in sets]
        for place, slot in enumerate(slots):
            due = _put_off(slot.at, known.snoozes) if known.snoozes else slot.at
            alert = due + self._grace
            asked = alert if alert > known.since else known.since  # noqa: FURB136
            if asked >= until or filled.get(place, until) <= asked:
                continue
            for later in range(bisect_right(read, slot.at), len(sets)):
                if sets[later].charted > asked:
                    yield slot.at, alert
                    break
                if fills[later] > place or has[sets[later].fields][slot.needs]:
                    break
            else:
                yield slot.at, alert

    def _alert(self, known: Known, at: int, alert: int) -> TimedAlert:
        """Its priority is by when it was to come: putting it off makes it no milder."""
        scheduled = at + self._grace
        anchor = self._anchor(known, scheduled)
        is_low = anchor is not None and scheduled > anchor + self._medium
        return OVERDUE, "low" if is_low else "medium", alert, OVERDUE

    def _anchor(self, known: Known, at: int) -> int | None:
        if self._has_recovery:
            return None if known.ended is None else known.ended.at
        if self._is_anew:
            given = (dose.at for dose in known.doses if dose.at <= at)
            return max(given, default=known.started)
        return known.started

    def _too_soon(self, timed: Timed, opened: int) -> Iterator[TimedAlert]:
        series, since = self._series, timed.since_dose
        if series is None or since is None:
            return
        if since < series.least_hours_between * _HOUR:
            yield SPACING, series.sooner_priority, opened, SPACING


def timed_by(session: Session, protocol: CareProtocol) -> Timed | None:
    """With what its own protocol finds; None of what has to be judged in full."""
    found = timed(session)
    if found is None or protocol.record_only:
        return None
    try:
        fired = TimeTrial(protocol).fired(found, ms(session.opened_at))
    except Unsure:
        return None
    return structs.replace(found, fired=tuple(fired))


def alerts_of(told: Iterable[TimedAlert]) -> list[Fired]:
    return [Fired(rule, priority, time_in(at), of) for rule, priority, at, of in told]


def _fills(
    slots: Sequence[DueSlot], sets: Sequence[Read], has: Sequence[Sequence[bool]]
) -> list[int]:
    """The place of the slot that each set fills, -1 for none; one fills one at most."""
    opens = [slot.at - slot.tolerance for slot in slots]
    closes = [slot.at + slot.tolerance for slot in slots]
    if opens != sorted(opens) or closes != sorted(closes):
        raise Unsure
    taken: set[int] = set()
    found: list[int] = []
    for each in sets:
        place = _place(slots, closes, taken, bisect_right(opens, each.at) - 1, each.at)
        is_filling = place >= 0 and has[each.fields][slots[place].needs]
        if is_filling:
            taken.add(place)
        found.append(place if is_filling else _NONE)
    return found


def _place(
    slots: Sequence[DueSlot],
    closes: Sequence[int],
    taken: set[int],
    last: int,
    at: int,
) -> int:
    """The nearest open slot within tolerance, else the last one that has opened."""
    nearest, apart = _NONE, 0
    place = last
    while place >= 0 and closes[place] >= at:
        if place not in taken:
            so_far = abs(at - slots[place].at)
            if nearest == _NONE or so_far <= apart:
                nearest, apart = place, so_far
        place -= 1
    if nearest != _NONE:
        return nearest
    return _NONE if last in taken else last


def _put_off(at: int, snoozes: Sequence[Snooze]) -> int:
    """When the slot is due: each snooze puts it off, and never to before it came."""
    due = at
    for snooze in snoozes:
        if snooze.slot == at:
            by = snooze.minutes * MINUTE
            due = due + by if due + by > snooze.asked else snooze.asked + by
    return due


@lru_cache(maxsize=1024)
def _answers(has: tuple[str, ...], needs: tuple[str, ...]) -> bool:
    return set(has).issuperset(needs)
