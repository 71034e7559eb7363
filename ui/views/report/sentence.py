"""A session in a few sentences: what ran, how far it went, and what was answered."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from monitor.chart.kinds import DoseOrdered
from monitor.chart.observations import ObservationSet
from ui.views import wording
from ui.views.ending_words import closing_words
from ui.views.report.alerts import asking_of
from ui.views.report.scene import Scene
from ui.views.unchecked import told_mg

_SMALL = "no one two three four five six seven eight nine ten".split()  # noqa: SIM905
_DISSOCIATION = "dissociation"
_MINUTE = timedelta(minutes=1)


def summary_sentences(scene: Scene) -> str:
    """``40min infusion with one 2min pause. BP rose to 182/104 at 40min ...``."""
    parts = (
        *_dose(scene),
        *_pressure(scene),
        *_dissociation(scene),
        _alerts(scene),
        _end(scene),
    )
    return " ".join(f"{wording.sentence(part)}." for part in parts if part)


def since_dose(scene: Scene) -> list[ObservationSet]:
    """The sets of the dose and after it."""
    started = scene.session.dose_started_at
    if started is None:
        return []
    return [s for s in scene.session.sets if s.observed_at > started]


def small(count: int) -> str:
    return _SMALL[count] if count < len(_SMALL) else str(count)


def _dose(scene: Scene) -> Iterator[str]:
    session = scene.session
    if session.dose_started_at is None:
        yield "no dose was given"
    elif isinstance(session.order, DoseOrdered) or session.infusion.segments:
        yield _infusion(scene)
    else:
        yield _single(scene)


def _infusion(scene: Scene) -> str:
    segments = scene.session.infusion.segments
    ran = sum((s.lasted(scene.read.at) for s in segments), timedelta(0))
    pauses = [
        after.start - before.end
        for before, after in pairwise(segments)
        if before.end is not None and after.start > before.end
    ]
    told = f"{ran // _MINUTE}min infusion"
    if len(pauses) == 1:
        told += f" with one {wording.in_minutes(pauses[0])} pause"
    elif pauses:
        whole = wording.in_minutes(sum(pauses, timedelta(0)))
        told += f" with {small(len(pauses))} pauses of {whole} in all"
    ended = {"stopped": ", stopped early", None: ", not ended"}
    return told + ended.get(scene.session.infusion.ended_by, "")


def _single(scene: Scene) -> str:
    doses = scene.session.doses
    mg = wording.amount(sum((d.dose.mg for d in doses), Decimal(0)), "mg")
    route = doses[0].dose.route if doses else ""
    if len(doses) == 1:
        return f"one dose of {mg} {route}".rstrip()
    lasted = (doses[-1].at - doses[0].at) // _MINUTE if doses else 0
    ordered = told_mg(scene.session)
    of = f" of {ordered} ordered" if ordered and ordered != mg else ""
    return f"{small(len(doses))} doses {route}, {mg}{of} over {lasted}min"


def _pressure(scene: Scene) -> Iterator[str]:
    pair = scene.protocol.charting.pressure
    found = [
        (observed, upper, lower)
        for observed in since_dose(scene)
        if (upper := observed.value(pair.upper)) is not None
        and (lower := observed.value(pair.lower)) is not None
    ]
    if not found:
        return
    peak = max(found, key=lambda one: one[1])
    last = found[-1]
    base = next(
        (b.median for b in scene.read.assessment.baselines if b.field == pair.upper),
        None,
    )
    rose = "rose to" if base is not None and peak[1] > base else "was at most"
    told = f"{pair.label} {rose} {_both(peak)} at {scene.minute(peak[0].observed_at)}"
    if last is not peak:
        told += f" and was {_both(last)} at {scene.minute(last[0].observed_at)}"
    yield told


def _both(found: tuple[ObservationSet, Decimal, Decimal]) -> str:
    return f"{wording.as_charted(found[1])}/{wording.as_charted(found[2])}"


def _dissociation(scene: Scene) -> Iterator[str]:
    found = [
        (observed, value)
        for observed in since_dose(scene)
        if (value := observed.value(_DISSOCIATION)) is not None
    ]
    if not found:
        return
    peak = max(found, key=lambda one: one[1])
    if peak[1] == 0:
        yield "dissociation stayed at 0"
        return
    told = f"dissociation peaked at {wording.number(peak[1])} of 10"
    last = found[-1]
    if last is peak:
        yield f"{told} at {scene.minute(last[0].observed_at)}, when it was charted last"
        return
    if last[1] != 0:
        at = scene.minute(last[0].observed_at)
        yield f"{told} and was {wording.number(last[1])} at {at}"
        return
    over = next(
        after for before, after in pairwise(found) if before[1] and _stays(found, after)
    )
    yield f"{told} and was 0 by {scene.minute(over[0].observed_at)}"


def _stays(
    found: Sequence[tuple[ObservationSet, Decimal]],
    since: tuple[ObservationSet, Decimal],
) -> bool:
    return not any(value for _, value in found[found.index(since) :])


def _alerts(scene: Scene) -> str:
    """How many, and of how many nobody ever said that they knew."""
    alerts = scene.read.assessment.alerts
    counts = [
        (level, sum(1 for a in alerts if a.priority == level))
        for level in ("high", "medium")
    ]
    told = [f"{small(count)} {level}" for level, count in counts if count]
    if not told:
        return "no medium or high alert"
    asking = asking_of(scene)
    last = next(count for _, count in reversed(counts) if count)
    words = f"{wording.listed(told)} {'alert' if last == 1 else 'alerts'}"
    silent = sum(1 for a in asking if not a.is_acknowledged)
    if not asking:
        return f"{words}, charted afterwards"
    if not silent:
        return f"{words}, {'acknowledged' if len(asking) == 1 else 'all acknowledged'}"
    return f"{words}, {small(silent)} never acknowledged"


def _end(scene: Scene) -> str:
    closed = scene.session.closed
    if closed is None:
        return "the session is open"
    if closed.ready_at is not None and scene.session.dose_started_at is not None:
        return f"ready {scene.minute(closed.ready_at)} after start"
    return closing_words(closed, scene.clock)[0]
