"""The rows of a sheet to chart on by hand: a time, and what is asked at it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from monitor.charting.reads import SessionRead
from monitor.protocol.asked_sets import Slot
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.pacing import beats
from ui.views import wording
from ui.views.report.blocks import Column, Grid
from ui.views.report.scene import Scene

_OPEN = frozenset({"upcoming", "snoozed", "due", "late", "overdue"})
_SPARE = 6
"""Rows without a time, for what is read again and for what comes later."""
_MOST = 24
_TALL = 40.0
"""A third of an inch: a hand takes no less."""
_DUE, _AT, _NOTE = 0.1, 0.1, 0.18
_PAIR, _NUMBER = 9, 6
_NOT_ASKED = "\N{MIDDLE DOT}"


class DueRow(NamedTuple):
    """When a set is due, in words, and the codes of the fields that it asks."""

    due: str
    asked: frozenset[str]


def rows_of_session(scene: Scene) -> list[DueRow]:
    """The slots that are not filled yet; before the dose by minutes from its start."""
    read = scene.read
    if scene.session.dose_started_at is None:
        return rows_of_protocol(scene.protocol)
    waiting = [slot for slot in read.assessment.slots if _is_waiting(slot, read)]
    rows = [
        DueRow(scene.clock(slot.due_at), frozenset(slot.needs))
        for slot in waiting[:_MOST]
    ]
    if scene.session.dose_ended_at is None:
        rows += _after_end(scene.protocol)
    return rows


def rows_of_protocol(protocol: CareProtocol) -> list[DueRow]:
    """As the schedule has it: before the dose, from its start and from its end."""
    return [*islice(_scheduled(protocol), _MOST)]


def _scheduled(protocol: CareProtocol) -> Iterator[DueRow]:
    baseline = protocol.baseline
    for number in range(1, baseline.most + 1):
        yield DueRow(f"before {number}", frozenset(baseline.fields))
    during, also = protocol.schedule.during, protocol.schedule.during.also
    last = _last_minute(protocol)
    for beat in beats(during):
        if last is not None and beat.minute > last:
            break
        more = also is not None and beat.minute in also.at_minutes
        asked = during.fields + (also.fields if also is not None and more else ())
        yield DueRow(f"start +{beat.minute}", frozenset(asked))
    yield from _after_end(protocol)


def _after_end(protocol: CareProtocol) -> Iterator[DueRow]:
    """Nobody knows yet when an infusion ends, so these are counted from then."""
    recovery = protocol.schedule.recovery
    if recovery is None:
        return
    for count in range(1, recovery.for_minutes // recovery.every_minutes + 1):
        after = count * recovery.every_minutes
        yield DueRow(f"end +{after}", frozenset(recovery.fields))


def _last_minute(protocol: CareProtocol) -> int | None:
    """An infusion's slots end with it, as it is planned; others end by themselves."""
    if protocol.schedule.recovery is None:
        return None
    return getattr(protocol.dose, "minutes", None)


def _is_waiting(slot: Slot, read: SessionRead) -> bool:
    return slot.state in _OPEN and slot.alert_at >= read.at


def grid_of(protocol: CareProtocol, rows: Sequence[DueRow]) -> Grid:
    """A cell for each field; a dot where the set does not ask for it."""
    charting = protocol.charting
    shown = list(_columns(protocol))
    letters = [_letters(name, codes) for name, codes in shown]
    each = (1 - _DUE - _AT - _NOTE) / sum(letters)
    columns = (
        Column("Due", _DUE),
        Column("Observed at", _AT),
        *(
            Column(name, count * each)
            for (name, _), count in zip(shown, letters, strict=True)
        ),
        Column("Note, and by whom", _NOTE),
    )
    every = frozenset(spec.code for spec in charting.fields)
    spare = [DueRow("", every)] * _SPARE
    return Grid(columns, tuple(_cells(row, shown) for row in (*rows, *spare)), _TALL)


def _letters(name: str, codes: Sequence[str]) -> int:
    """About how much room a name and a hand need."""
    return max(len(name) + 2, _PAIR if len(codes) > 1 else _NUMBER)


def _columns(protocol: CareProtocol) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each and its fields; two pressures stand together."""
    pair = protocol.charting.pressure
    for spec in protocol.charting.fields:
        if spec.code == pair.upper:
            yield pair.label, (pair.upper, pair.lower)
        elif spec.code != pair.lower:
            yield wording.spelled(spec.short), (spec.code,)


def _cells(
    row: DueRow, shown: Iterable[tuple[str, tuple[str, ...]]]
) -> tuple[str, ...]:
    asked = ("" if row.asked & set(codes) else _NOT_ASKED for _, codes in shown)
    return (row.due, "", *asked, "")


def scale_lines(protocol: CareProtocol) -> Iterator[str]:
    """Ranges of what is measured; of each scale which way it counts, in its words."""
    measured = [s for s in protocol.charting.fields if not s.is_scale]
    told = (
        f"{spec.short} {wording.number(spec.lowest)} to"
        f" {wording.amount(spec.highest, spec.unit)}"
        for spec in measured
    )
    yield wording.spelled(f"Taken: {', '.join(told)}.")
    for spec in protocol.charting.fields:
        if spec.is_scale:
            anchors = sorted(spec.anchors, key=lambda a: a.digit)
            words = ", ".join(f"{a.digit} {a.word or a.text}" for a in anchors)
            scale = f" ({spec.scale})" if spec.scale else ""
            yield f"{spec.label}{scale}: {words}."
