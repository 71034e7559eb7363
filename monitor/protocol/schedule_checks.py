"""What must be true of a protocol's times, each fault by its key path."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from monitor.protocol.document import Document
from monitor.protocol.faults import Fault
from monitor.protocol.leaving import Leaving
from monitor.protocol.pacing import MOST_SLOTS, beats
from monitor.protocol.schedules import Also, Closing, During, Recovery, Schedule

_DURING = "schedule.during"


def fields_used(schedule: Schedule) -> Mapping[str, Sequence[str]]:
    """The fields that are asked, by the key path that asks them."""
    during, recovery = schedule.during, schedule.recovery
    used: dict[str, Sequence[str]] = {f"{_DURING}.fields": during.fields}
    if during.also is not None:
        used[f"{_DURING}.also.fields"] = during.also.fields
    if recovery is not None:
        used["schedule.recovery.fields"] = recovery.fields
    if schedule.closing is not None:
        used["schedule.closing.fields"] = schedule.closing.fields
    return used


def schedule_faults(document: Document) -> Iterator[Fault]:
    """Slots that would meet, never end or never come, and leaving before the dose."""
    schedule = document.schedule
    if schedule is not None:
        during = schedule.during
        yield from _kind_faults(during)
        yield from _end_faults(during, schedule.recovery)
        yield from _pace_faults(during)
        yield from _beat_faults(during)
        if during.also is not None:
            yield from _also_faults(during.also, during)
        if schedule.recovery is not None:
            yield from _recovery_faults(schedule.recovery)
            if during.anew_after_dose:
                text = "only without a recovery, which follows the end of the dose"
                yield Fault(f"{_DURING}.anew_after_dose", text)
        if schedule.closing is not None:
            yield from _closing_faults(schedule.closing)
    if document.leaving is not None:
        yield from _leaving_faults(document.leaving)


def _kind_faults(during: During) -> Iterator[Fault]:
    if (during.every_minutes is None) == (not during.at_minutes):
        yield Fault(_DURING, "needs every_minutes or at_minutes, and not both")
    if during.at_minutes and (during.then or during.for_minutes is not None):
        yield Fault(f"{_DURING}.at_minutes", "goes with neither then nor for_minutes")
    rising = all(a < b for a, b in pairwise(during.at_minutes))
    if not rising:
        yield Fault(f"{_DURING}.at_minutes", "not in rising order")


def _end_faults(during: During, recovery: Recovery | None) -> Iterator[Fault]:
    """An infusion is observed until it ends; anything else for so long."""
    if recovery is None:
        if during.every_minutes is not None and during.for_minutes is None:
            yield Fault(f"{_DURING}.for_minutes", "missing, as there is no recovery")
        return
    for key, value in (
        ("at_minutes", during.at_minutes),
        ("for_minutes", during.for_minutes),
    ):
        if value:
            text = "there is a recovery, so sets go on until the infusion ends"
            yield Fault(f"{_DURING}.{key}", text)


def _pace_faults(during: During) -> Iterator[Fault]:
    starts = [pace.after_minutes for pace in during.then]
    if not all(a < b for a, b in pairwise(starts)):
        yield Fault(f"{_DURING}.then", "after_minutes is not in rising order")
    if during.for_minutes is not None and during.every_minutes is not None:
        latest = max([during.every_minutes, *(s + 1 for s in starts)])
        if during.for_minutes < latest:
            yield Fault(f"{_DURING}.for_minutes", "ends before a slot that it has")
    known = {beat.minute for beat in islice(beats(during), MOST_SLOTS)}
    for place, start in enumerate(starts, start=1):
        if start not in known:
            path = f"{_DURING}.then[{place}].after_minutes"
            yield Fault(path, f"no slot at {start}min")


def _beat_faults(during: During) -> Iterator[Fault]:
    """Each fault of tolerance is told once, where the slots first meet."""
    slots = list(islice(beats(during), MOST_SLOTS))
    before, last_tolerance = 0, 0
    for slot in slots:
        if last_tolerance + slot.tolerance >= slot.minute - before:
            text = f"the tolerances of {before}min and {slot.minute}min would meet"
            paced = any(slot.minute > pace.after_minutes for pace in during.then)
            place = f"{_DURING}.then" if paced else f"{_DURING}.tolerance_minutes"
            yield Fault(place, text)
            return
        before, last_tolerance = slot.minute, slot.tolerance


def _also_faults(also: Also, during: During) -> Iterator[Fault]:
    known = {beat.minute for beat in islice(beats(during), MOST_SLOTS)}
    for minute in also.at_minutes:
        if minute not in known:
            yield Fault(f"{_DURING}.also.at_minutes", f"no slot at {minute}min")


def _recovery_faults(recovery: Recovery) -> Iterator[Fault]:
    if 2 * recovery.tolerance_minutes >= recovery.every_minutes:
        path = "schedule.recovery.tolerance_minutes"
        yield Fault(path, "the tolerances of two slots would meet")
    if recovery.for_minutes < recovery.every_minutes:
        yield Fault("schedule.recovery.for_minutes", "ends before its first slot")


def _closing_faults(closing: Closing) -> Iterator[Fault]:
    if 2 * closing.tolerance_minutes >= closing.every_minutes:
        path = "schedule.closing.tolerance_minutes"
        yield Fault(path, "the tolerances of two slots would meet")


def _leaving_faults(leaving: Leaving) -> Iterator[Fault]:
    start, end = leaving.least_minutes_after_start, leaving.least_minutes_after_end
    if start is None and end is None:
        yield Fault("leaving", "needs least_minutes_after_start or _after_end")
