"""A correction that would leave what can't be is refused in its form, with a way on."""

from uuid import UUID

from monitor.chart.kinds import DoseOrdered, InfusionRecorded, Kind
from monitor.charting.reads import SessionRead, UnreadableSession
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, close_room, go


def strike_out(nurse: Nurse, session: UUID, kind: type[Kind], tabs: int) -> str:
    """From the row of the last of that kind, with a reason; what the form says then."""
    facts = charted(nurse, session).facts
    last = [f for f in facts if isinstance(f.payload, kind)][-1]
    nurse.vigil.desks.forms.open("amend", str(last.id))
    nurse.type("\t" * tabs + "1" + "x\n")
    nurse.settle()
    view = nurse.vigil.parts.strip.form._view
    return "" if view is None else view.message.text


def show_closed(nurse: Nurse, session: UUID) -> None:
    read: list[SessionRead | UnreadableSession] = []
    nurse.vigil.bedside.ask(lambda r: r.session(session), read.append)
    nurse.until(lambda: bool(read))
    (found,) = read
    assert isinstance(found, SessionRead)
    nurse.vigil.navigation.show_session(found)
    nurse.settle()


def test_an_order_is_not_struck_out_while_it_infuses(roomed: Nurse) -> None:
    """It says that what runs was given by it, and to amend it."""
    one = go(roomed, 1)
    told = strike_out(roomed, one, DoseOrdered, 1)
    assert "was given by this order. Amend the order" in told
    assert charted(roomed, one).order is not None


def test_a_stop_is_not_struck_out_of_a_closed_session(roomed: Nurse) -> None:
    """It says that the closing goes first."""
    one = close_room(roomed, 1)
    show_closed(roomed, one)
    told = strike_out(roomed, one, InfusionRecorded, 4)
    assert "the infusion has not ended. Amend or strike out the closing first" in told
    assert charted(roomed, one).infusion.ended_at is not None
