"""Whoever charted nothing in a session: a supervisor co-signs it, a nurse can't."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.signing_off import signatures
from tests.journeys.closed_session import chart_and_close, press, show
from tests.journeys.doorway import OTHER, Doorway, Open
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import close_room
from tests.journeys.test_colleagues import marsh_comes, with_marsh
from tests.journeys.test_signing_off import ask, form, is_asked, read, said, sign
from tests.journeys.typed_rows import CTRL
from ui.panels.fact_lines import FactLines
from ui.views.signing.who_may import NOBODY_ENROLLED


@pytest.fixture
def here(doorway: Open) -> Doorway:
    """The first nurse has charted a session and signed it."""
    here = doorway()
    here.set_up()
    chart_and_close(here)
    return here


def test_a_supervisor_co_signs(here: Doorway) -> None:
    """By the same form, as what fits; with their own password and no other."""
    sign(here)
    id_ = read(here).id
    with_marsh(here, "supervisor")
    marsh_comes(here)
    show(here, id_)
    ask(here, "marsh")
    (facts,) = form(here).findChildren(FactLines)
    assert "Signed by J. Marsh RN" in facts.text
    assert "“reviewed and co-signed”" in facts.text
    here.type(f"{OTHER}\n")
    here.until(lambda: len(signatures(read(here).session)) > 1)
    here.is_in()
    _, second, _ = said(here)
    assert second.startswith("Signed by J. Marsh RN, 14-Mar-2026 14:07 (14:07 UTC): ")
    assert "reviewed and co-signed" in second


def test_a_nurse_who_charted_nothing_is_told_why(here: Doorway) -> None:
    """In the strip at once, and by the key."""
    id_ = read(here).id
    with_marsh(here)
    marsh_comes(here)
    show(here, id_)
    why = "you charted nothing in it"
    assert why in said(here)[0]
    buttons = here.vigil.parts.strip.closed.buttons
    assert [button.text() for button in buttons] == ["Follow-up call"]
    press(Qt.Key.Key_G, CTRL)
    assert why in here.vigil.notice.words
    assert not is_asked(here)


def test_where_nobody_signs_in_it_says_so(roomed: Nurse) -> None:
    """As in a demo and a drill: one sentence, in the strip and by the key."""
    id_ = close_room(roomed, 1)
    roomed.vigil.navigation.open_session(id_)
    roomed.settle()
    strip = roomed.vigil.parts.strip
    assert strip.closed.proof[0].text() == NOBODY_ENROLLED
    roomed.chord(Qt.Key.Key_G, CTRL)
    assert roomed.vigil.notice.words == NOBODY_ENROLLED
    assert strip.is_empty
