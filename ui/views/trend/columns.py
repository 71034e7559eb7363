"""What the focus line reads out: for each instant, a text for each lane."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from ui.views.trend.lanes import EventLane, InfusionLane
from ui.views.trend.said import Said, scale_said, set_remark, vital_said
from ui.views.trend.subject import Subject
from ui.views.trend.view import Column
from ui.views.wording import counted, since_start

_MINUTE = timedelta(minutes=1)


def columns(
    subject: Subject, infusion: InfusionLane, events: EventLane
) -> tuple[Column, ...]:
    """One column for each set and one for each other time, in order of time."""
    vitals = subject.protocol.lanes
    scales = [s for s in subject.protocol.charting.fields if s.is_scale]
    last = 1 + len(vitals) + len(scales)
    said: list[Said] = list(_rates_said(subject, infusion))
    for place, lane in enumerate(vitals, start=1):
        said += vital_said(subject, lane, place)
    for place, spec in enumerate(scales, start=1 + len(vitals)):
        said += scale_said(subject, spec, place)
    said += _events_said(subject, events, last)
    remarks = {s.id: set_remark(subject, s) for s in subject.session.sets}
    return tuple(_column(subject, group, last + 1, remarks) for group in _grouped(said))


def _rates_said(subject: Subject, infusion: InfusionLane) -> Iterator[Said]:
    for step in infusion.steps:
        at = _at(subject, step.start)
        yield Said(at=at, lane=0, words=step.rate, spoken=f"infusion {step.rate}")
    for mark in infusion.doses:
        at = _at(subject, mark.minute)
        yield Said(at=at, lane=0, words=mark.text, spoken=mark.spoken)


def _events_said(subject: Subject, events: EventLane, place: int) -> Iterator[Said]:
    for flag in events.flags:
        at = _at(subject, flag.minute)
        yield Said(at=at, lane=place, words=flag.words, spoken=flag.words)
    for observed in subject.session.sets:
        remark = set_remark(subject, observed)
        if remark:
            yield Said(
                at=observed.observed_at,
                lane=place,
                words=remark,
                spoken=remark,
                set_id=observed.id,
            )


def _at(subject: Subject, minute: float) -> datetime:
    # Through whole microseconds, so that a flag and a set of one time share a column.
    return subject.zero + timedelta(microseconds=round(minute * 60_000_000))


def _grouped(said: list[Said]) -> list[list[Said]]:
    """Texts of one time together; two sets of one time keep a column each."""
    owners: dict[datetime, UUID] = {}
    for one in said:
        if one.set_id is not None:
            owners.setdefault(one.at, one.set_id)
    groups: dict[tuple[datetime, UUID | None], list[Said]] = {}
    for one in said:
        key = (one.at, one.set_id or owners.get(one.at))
        groups.setdefault(key, []).append(one)
    return sorted(groups.values(), key=lambda group: group[0].at)


def _column(
    subject: Subject, group: list[Said], lanes: int, remarks: dict[UUID, str]
) -> Column:
    at = group[0].at
    set_id = next((one.set_id for one in group if one.set_id), None)
    return Column(
        minute=subject.minute(at),
        clock=subject.clock(at),
        since_start=since_start(at, subject.zero) if subject.counts_from_start else "",
        spoken_time=_spoken_time(subject, at),
        words=_by_lane(((one.lane, one.words) for one in group), lanes),
        spoken=_by_lane(((one.lane, one.spoken) for one in group), lanes),
        remark="" if set_id is None else remarks[set_id],
        set_id=set_id,
    )


def _by_lane(texts: Iterable[tuple[int, str]], lanes: int) -> tuple[str, ...]:
    """Those of each lane in their order; empty where it has none."""
    told = [""] * lanes
    for lane, text in texts:
        told[lane] = f"{told[lane]}, {text}" if told[lane] else text
    return tuple(told)


def _spoken_time(subject: Subject, at: datetime) -> str:
    clock = subject.clock(at)
    if not subject.counts_from_start:
        return clock
    minute = abs(at - subject.zero) // _MINUTE
    if minute == 0:
        return f"{clock}, at the start"
    side = "before the start" if at < subject.zero else "in"
    return f"{clock}, {counted(minute, 'minute')} {side}"
