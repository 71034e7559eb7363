"""A set that was observed earlier answers the slot of then."""

from datetime import timedelta

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go


def test_it_is_asked_for_what_its_slot_needs(roomed: Nurse) -> None:
    """Ten minutes later a vital set alone would leave the full slot missed."""
    go(roomed, 1)
    roomed.clock.advance(minutes=20)
    roomed.vigil.bedside.tick()
    roomed.settle()
    past = [
        slot
        for slot in roomed.session.assessment.slots
        if slot.at < roomed.clock.now() - timedelta(minutes=5)
    ]
    full = next(slot for slot in past if "distress" in slot.needs)
    ago = round((roomed.clock.now() - full.at) / timedelta(minutes=1))
    roomed.type(f"@-{ago}\n118 72 70 98 14 5 \n")
    roomed.settle()
    view = roomed.vigil.parts.strip.set._view
    assert view is not None
    assert view.boxes[0].face.text == "118/72", "the set waits for the rest"
    roomed.type("0 1 0\n")
    roomed.settle()
    filled = [s for s in roomed.session.assessment.slots if s.at == full.at]
    assert [s.state for s in filled] == ["filled"]
