"""Whether a discharge was in order, worked out again from the file and the bare facts.

It shares nothing with the gates of the app but the facts in force and the sets.
"""

import math
from datetime import datetime, timedelta
from uuid import UUID

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    ChartReattributed,
    DoseGiven,
    DosesEnded,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
    SessionClosed,
)
from monitor.chart.session import Session
from tests.walk.charted_by import charted_by, is_later
from tests.walk.known_then import (
    is_alert_new,
    is_too_old,
)
from tests.walk.leave_sets import Story, minute, story
from tests.walk.open_alerts import going_on
from tests.walk.start_gates import (
    is_known,
    is_met,
    is_oxygen_new,
    last_of,
)
from tests.walk.tables import Table, tables

_OF_SETS = ("steady_values", "last_values")


def let_go(session: Session, moment: datetime) -> list[str]:
    """The hard gates before leaving that were neither met then nor overridden."""
    table = tables(session.opened.protocol.id)
    return [
        gate["id"]
        for gate in table["gate"]
        if gate["phase"] == "leave"
        and gate.get("is_hard", True)
        and not _passes(table, gate, session, moment)
        and not _is_overridden(table, gate, session, moment)
    ]


def _passes(table: Table, gate: Table, session: Session, moment: datetime) -> bool:
    if "computed" not in gate:
        answer = _of_leaving(session, GateAnswered, gate["id"])
        return answer is not None and is_met(gate, answer, session, moment)
    started, ended = dosed(session)
    if started is None:
        return True
    match gate["computed"]:
        case "least_observation":
            return _has_waited(table, started, ended, moment)
        case "steady_values":
            found = _stories(table, gate, session, moment)
            return all(
                _is_fresh(table, s, moment) and _is_steady(table, s) for s in found
            )
        case "last_values":
            found = _stories(table, gate, session, moment)
            return all(_is_fresh(table, s, moment) for s in found)
        case "no_open_alert":
            return not going_on(table, session, moment)
        case unknown:
            raise AssertionError(f"{unknown} is worked out nowhere here")


def _is_overridden(
    table: Table, gate: Table, session: Session, moment: datetime
) -> bool:
    """Whether the prescriber knew what stands against it, and of this dose."""
    override = _of_leaving(session, GateOverridden, gate["id"])
    if override is None or _is_of_other(session, override):
        return False
    answer = _of_leaving(session, GateAnswered, gate["id"])
    if answer is not None and is_later(answer, override):
        return False
    if gate.get("computed") == "least_observation":
        given = [f for f in session.facts if isinstance(f.payload, _OF_THE_DOSE)]
        return not any(is_later(fact, override) for fact in given)
    if gate.get("computed") == "no_open_alert":
        return not is_alert_new(going_on(table, session, moment), session, override)
    if gate.get("computed") not in _OF_SETS:
        assert "computed" not in gate
        return True
    return _is_of_known_sets(table, gate, session, override, moment)


def _is_of_known_sets(
    table: Table, gate: Table, session: Session, override: Settled, moment: datetime
) -> bool:
    """Whether the sets, and the oxygen, lack nothing more than they did then."""
    read = [s for s in session.sets if _since_end(session, s.fact, moment)]
    if not all(any(s.value(f) is not None for s in read) for f in gate["fields"]):
        return False
    if is_oxygen_new(table, gate, session, override, moment):
        return False
    found = _stories(table, gate, session, moment)
    bad = [one for one in found if one.is_off or not one.within]
    if not all(is_known(table, override, one.beyond) for one in bad):
        return False
    known, given = charted_by(session, override.entry), override.entry.effective_at
    was_dosed = dosed(known)[0] is not None
    then = _stories(table, gate, known, given) if was_dosed else []
    air = {one.air for one in found if not one.within} - {one.air for one in then}
    old = _old(table, found, moment) - _old(table, then, given)
    return air <= {None} and not old


def _since_end(session: Session, fact: Settled, moment: datetime) -> bool:
    ended = dosed(session)[1]
    if ended is None:
        return False
    return minute(ended.effective_at) <= minute(fact.effective_at) <= moment


def _old(table: Table, found: list[Story], moment: datetime) -> set[UUID | None]:
    """The sets that have grown too old."""
    return {
        one.last
        for one in found
        if one.last_at is not None and is_too_old(table, one.last_at, moment)
    }


_OF_THE_DOSE = (InfusionRecorded, DoseGiven, DosesEnded)


def _of_leaving(session: Session, kind: type, gate: str) -> Settled | None:
    """The last of its kind, unless it is of before the end of the dose."""
    found = last_of(session, kind, gate)
    started, ended = dosed(session)
    if found is None or started is None:
        return found
    is_after = ended is not None and found.effective_at >= minute(ended.effective_at)
    return found if is_after else None


def _is_of_other(session: Session, override: Settled) -> bool:
    """Whether the chart was moved since, while the session ran."""
    written = [(fact.payload, fact.first.seq) for fact in session.facts]
    closed = [n for p, n in written if isinstance(p, SessionClosed)]
    moves = [n for p, n in written if isinstance(p, ChartReattributed)]
    over = min(closed, default=math.inf)
    return any(override.first.seq < n < over for n in moves)


def dosed(session: Session) -> tuple[Settled | None, Settled | None]:
    """With what the drug began and with what it was all given."""
    facts = [(f, f.payload) for f in session.facts]
    steps = [(f, p.step) for f, p in facts if isinstance(p, InfusionRecorded)]
    doses = [(f, p.mg) for f, p in facts if isinstance(p, DoseGiven)]
    if steps:
        started = [f for f, step in steps if step == "started"]
        over = [f for f, step in steps if step in ("stopped", "completed")]
        return _first(started), _first(over)
    if not doses:
        return None, None
    order = session.order
    is_over = order is not None and sum(mg for _, mg in doses) >= order.mg
    is_over = is_over or any(isinstance(p, DosesEnded) for _, p in facts)
    return doses[0][0], doses[-1][0] if is_over else None


def _first(facts: list[Settled]) -> Settled | None:
    return min(facts, key=lambda f: f.effective_at, default=None)


def _has_waited(
    table: Table, started: Settled, ended: Settled | None, at: datetime
) -> bool:
    """So many whole minutes, where a time left has no seconds."""
    leaving = table["leaving"]
    asked = (
        (started, leaving.get("least_minutes_after_start")),
        (ended, leaving.get("least_minutes_after_end")),
    )
    almost = timedelta(minutes=1, microseconds=-1)
    return all(
        since is not None
        and at >= minute(since.effective_at + almost) + timedelta(minutes=least)
        for since, least in asked
        if least is not None
    )


def _stories(
    table: Table, gate: Table, session: Session, moment: datetime
) -> list[Story]:
    """One of all the fields together, or one of each."""
    started, ended = dosed(session)
    assert started is not None
    is_whole = gate["computed"] == "steady_values"
    groups = [gate["fields"]] if is_whole else [[code] for code in gate["fields"]]
    return [
        story(table, fields, session, (started, ended), moment) for fields in groups
    ]


def _is_fresh(table: Table, found: Story, at: datetime) -> bool:
    """Whether the last set lies within the limits, and is not too old."""
    if found.is_off or not found.within:
        return False
    return not is_too_old(table, found.within[-1], at)


def _is_steady(table: Table, found: Story) -> bool:
    """The last whole sets, with nothing outside since, some minutes apart."""
    steady = table["leaving"]["steady"]
    apart, counted = timedelta(minutes=steady["apart_minutes"]), 0
    before: datetime | None = None
    for moment in found.within:
        if before is None or moment - before >= apart:
            before, counted = moment, counted + 1
    return counted >= int(steady["sets"])
