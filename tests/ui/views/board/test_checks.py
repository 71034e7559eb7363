"""How many checks a room's card says are met."""

from msgspec.structs import replace

from monitor.chart.kinds import GateOverridden
from monitor.protocol.alerts import evaluate
from tests.ui.board_rooms import infusing, read_of
from tests.ui.opening import Opening
from ui.views.board.checks import check_count

EARLY = "1 of 25 checks met, 1 not approved"


def test_the_checks_are_counted_as_on_the_page_of_the_opening() -> None:
    """One count, while most are unmet, while some are let pass, and at the end."""
    opening = Opening().open()
    assert _counted(opening) == opening.view.preflight.note == EARLY
    opening.weigh().order().observe("118/72 70 98 14 5 0 1 0")
    over = GateOverridden(gate="consent", prescriber="Dr Meyer", reason="on paper")
    opening.chart(over)
    assert _counted(opening) == opening.view.preflight.note
    assert "checks met, 1 overridden" in opening.view.preflight.note
    opening.answer()
    assert _counted(opening) == opening.view.preflight.note


def _counted(opening: Opening) -> str:
    session = opening.session
    assert session is not None
    read = read_of(infusing())
    assessment = evaluate(opening.protocol, session, opening.now)
    return check_count(replace(read, session=session, assessment=assessment)).words
