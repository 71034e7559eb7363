"""Exceptions of the charting: sets missed, late or left out of, and corrections."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from monitor.chart.amendments import Settled
from monitor.chart.kept_values import how_corrected
from monitor.chart.kinds import ObservationsRecorded
from monitor.chart.transcribed import charted_late_by, transcribed
from monitor.protocol.left_out import left_out_in_alerts
from monitor.protocol.to_see import Ground, ToSee, of_fact

_MINUTE = timedelta(minutes=1)


def sets_to_see(ground: Ground) -> Iterator[ToSee]:
    """Sets missed, charted or observed late, and what was left out of them."""
    session, charting = ground.session, ground.protocol.charting
    for slot in ground.slots:
        if slot.state == "missed":
            text = "Set missed, in an emergency" if slot.in_emergency else "Set missed"
            yield ToSee(key=f"missed:{slot.key}", text=text, at=slot.at)
        elif slot.filled_late:
            key, text = f"late:{slot.key}", "Set taken outside its tolerance"
            yield ToSee(key=key, text=text, at=slot.at, entry=slot.filled_by)
    for observed in session.sets:
        late = charted_late_by(observed.fact, charting)
        if transcribed(observed.fact) is not None:
            yield of_fact(observed.fact, "from paper", "Set typed in from paper")
        elif late is not None:
            text = f"Set charted {late // _MINUTE}min late"
            yield of_fact(observed.fact, "charted late", text)
    for text in left_out_in_alerts(ground.protocol, session):
        yield ToSee(key=f"left out:{text}", text=text, at=ground.at)


def corrections_to_see(ground: Ground) -> Iterator[ToSee]:
    """What was amended or struck out; a value that was confirmed is neither."""
    settlement = ground.session.settlement
    for fact in settlement.retracted:
        yield of_fact(fact, "struck out", f"{_what(fact, ground)} struck out")
    for fact in settlement.in_force:
        if fact.is_conflicting:
            text = f"{_what(fact, ground)}: corrections contradict each other"
            yield of_fact(fact, "conflict", text)
        elif how_corrected(fact) == "amended":
            yield of_fact(fact, "amended", f"{_what(fact, ground)} amended")


def _what(fact: Settled, ground: Ground) -> str:
    """``Set of 13:46``, ``Entry of 13:46``: as it was first charted."""
    zone = ZoneInfo(ground.session.opened.zone)
    clock = fact.first.effective_at.astimezone(zone).strftime("%H:%M")
    if not isinstance(fact.first.payload, ObservationsRecorded):
        return f"Entry of {clock}"
    changed = _changed_fields(fact, ground)
    return f"{', '.join(changed)} of {clock}" if changed else f"Set of {clock}"


def _changed_fields(fact: Settled, ground: Ground) -> list[str]:
    """What the fields are called whose value or reason is another now."""
    first, last = fact.first.payload, fact.payload
    if (
        fact.is_retracted
        or not isinstance(first, ObservationsRecorded)
        or not isinstance(last, ObservationsRecorded)
    ):
        return []
    was = {r.field: (r.value, r.not_done) for r in first.readings}
    now = {r.field: (r.value, r.not_done) for r in last.readings}
    fields = dict.fromkeys((*was, *now))
    return [ground.short(f) for f in fields if was.get(f) != now.get(f)]
