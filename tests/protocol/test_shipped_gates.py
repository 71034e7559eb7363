"""What the shipped protocols ask before the dose, and the limits that hold it."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.protocol.gates import gates
from monitor.simulation.checks import checks_met
from tests.builders import at
from tests.protocol.gated import Room
from tests.protocol.shipped import SHIPPED, SINGLE, shipped
from tests.typed_sets import FIELDS

ASKED = {
    *("consent", "fasting", "escort", "driving", "pregnancy", "medicines", "alcohol"),
    *("allergies", "urinary", "psychosis", "suicide", "mood", "kit", "health"),
}
LIMITS = [
    *(("sbp", value) for value in (89, 90, 159, 160)),
    *(("dbp", value) for value in (99, 100)),
    *(("hr", value) for value in (49, 50, 110, 111)),
    *(("spo2", value) for value in (93, 94)),
    *(("rr", value) for value in (9, 10, 24, 25)),
    *(("sedation", value) for value in (4, 5)),
    *(("distress", value) for value in (7, 8)),
]
HELD = {
    *(("sbp", 89), ("sbp", 160), ("dbp", 100), ("hr", 49), ("hr", 111)),
    *(("spo2", 93), ("rr", 9), ("rr", 25), ("sedation", 4), ("distress", 8)),
}
USUAL = dict(zip(FIELDS, (118, 72, 70, 98, 14, 5, 0, 1, 0), strict=True))


def read(protocol_id: str, **values: int) -> Room:
    """A session of that protocol, read once."""
    room = Room(shipped(protocol_id))
    room.open()
    observed = tuple(
        Reading(field=field, value=Decimal(value))
        for field, value in {**USUAL, **values}.items()
    )
    room.observe(-14, ObservationsRecorded(readings=observed))
    return room


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_check_is_asked_on_every_route(id_: str) -> None:
    """A cannula is checked only where there is one."""
    asked = {g.id for g in shipped(id_).gates if g.phase == "start" and g.asks}
    assert asked == (ASKED if id_ in SINGLE else ASKED | {"site"})


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_check_can_be_met(id_: str) -> None:
    """Sound answers and a usual baseline leave nothing in the way."""
    room = read(id_)
    for met in checks_met(shipped(id_), "start", at(-10)):
        assert room.chart(met, -10) is None
    assert [s.sentence for s in room.states().values() if s.blocks] == []


@pytest.mark.parametrize("id_", SHIPPED)
@pytest.mark.parametrize(("field", "value"), LIMITS)
def test_start_limits_of_every_route(id_: str, field: str, value: int) -> None:
    """At, below and above each limit: what lies beyond is to be repeated."""
    room = read(id_, **{field: value})
    states = gates(room.protocol, room.session, "start", at(-1))
    beyond = {(b.field, int(b.value)) for s in states for b in s.judged.beyond}
    assert (beyond == {(field, value)}) is ((field, value) in HELD)
