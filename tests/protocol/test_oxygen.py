"""A flow of oxygen lies within what the protocol takes, however it is charted."""

from decimal import Decimal

import pytest

from monitor.chart.commands import ChartSet
from monitor.chart.kinds import OxygenRecorded
from tests.builders import SESSION, at
from tests.charting.clinic import observed
from tests.protocol.gated import Room

FLOWS = [("0.4", True), ("0.5", False), ("15", False), ("15.1", True), ("500", True)]


def flow(litres: str) -> OxygenRecorded:
    return OxygenRecorded(litres_per_minute=Decimal(litres))


@pytest.fixture
def room() -> Room:
    return Room().before()


@pytest.mark.parametrize(("litres", "is_refused"), FLOWS)
def test_a_flow_the_protocol_does_not_take(
    room: Room, litres: str, is_refused: bool
) -> None:
    """By itself, with a set, and as an amendment."""
    assert room.chart(flow("2"), -13) is None
    (known,) = (f for f in room.session.facts if isinstance(f.payload, OxygenRecorded))
    with_set = ChartSet(
        id=room._id(),
        stream_id=SESSION,
        at=at(-12),
        observations=observed("118/72 70 98 14 5 0 1 0"),
        oxygen=flow(litres),
    )
    for refusal in (
        room.ask(with_set, at(-12)),
        room.put_right(known.id, flow(litres), -11),
        room.chart(flow(litres), -10),
    ):
        assert (refusal is not None) is is_refused
        assert refusal is None or refusal.field == "oxygen"


def test_air_is_no_flow(room: Room) -> None:
    """It is always taken."""
    assert room.chart(OxygenRecorded(litres_per_minute=None), -10) is None
