"""An override is of an answer as it stood when it was given, also one in conflict."""

import pytest

from monitor.chart.kinds import EntryAmended
from tests.protocol.gated import Room, answer


@pytest.mark.parametrize(("later", "standing"), [(-7, "overridden"), (-4, "not met")])
def test_the_version_charted_last_has_to_be_known(later: float, standing: str) -> None:
    """Two corrections contradict each other; one came before the override, at -6."""
    room = Room().before()
    told = room.add(answer("pregnancy", result="positive"), -10)
    again = EntryAmended(replacement=answer("pregnancy", result="positive"))
    room.add(again, -8, over=(told,))
    if later < -6:
        room.add(again, later, over=(told,))
    assert room.override("pregnancy", -6) is None
    if later > -6:
        room.add(again, later, over=(told,))
    assert room.state("pregnancy", -1).standing == standing
