"""What becomes of an alert that is acknowledged, back inside its limits or closed."""

from tests.builders import CALM, Chronicle
from tests.typed_sets import readings
from tests.ui.views.alert_scene import (
    LONDON,
    RAISED_BP,
    facts,
    maybe_strip,
    raised,
    seen,
    story,
    strip,
)
from ui.views.alert_facts import Fact
from ui.views.timeline import timeline_view


def test_acknowledging_leaves_low_alerts_alone() -> None:
    """F8 on the card means its medium and high alerts, not the low one below."""
    chronicle = story()
    chronicle.observe(10, "150/90 70 98 14 5 0 1 0")
    chronicle.show(10)
    chronicle.observe(20, RAISED_BP)
    chronicle.show(20)
    (key,) = strip(chronicle, 20).unacknowledged
    assert key.startswith("SBP-HIGH-2:")


def test_acknowledged_and_going_on() -> None:
    """An acknowledged alert stays, with who knows of it and that it goes on."""
    view = strip(seen(), 12)
    assert view.form == "card"
    assert view.unacknowledged == ()
    assert view.standing == Fact(
        label="Acknowledged", text="13:37 by AO", detail="still beyond limit"
    )


def test_action_is_told_by_its_name() -> None:
    """What was done stands in what became of it, and the cause beside who knows."""
    chronicle = seen()
    chronicle.act(12, strip(chronicle, 12).key, 1)
    view = strip(chronicle, 12)
    assert view.standing is not None
    assert view.standing.detail == "still beyond limit"
    assert view.life == "Acknowledged AO 13:37, repeat measurement 13:38"


def test_reading_since() -> None:
    """The card keeps what fired and tells the reading since."""
    chronicle = seen()
    chronicle.observe(13, readings(sbp=130, dbp=90))
    view = strip(chronicle, 14)
    assert facts(view)["Value and limit"].text == "SBP 183 mmHg, limit 180"
    assert facts(view)["Value and limit"].detail == "last 130/90 at 13:39"
    assert view.standing is not None
    assert view.standing.detail == "not cleared"


def test_latched_chip() -> None:
    """Back inside before anybody acknowledged, it leaves a chip that says so."""
    chronicle = raised()
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    view = strip(chronicle, 21)
    assert view.form == "chip"
    assert view.standing is not None
    assert view.standing.text == "Back inside limits 13:46"
    assert view.standing.detail == "not acknowledged"
    assert len(view.unacknowledged) == 1


def test_chip_leaves_once_acknowledged() -> None:
    """Acknowledged, a cleared alert is gone from the strip."""
    chronicle = raised()
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    for key in strip(chronicle, 21).unacknowledged:
        chronicle.acknowledge(21, key)
    assert maybe_strip(chronicle, 21) is None


def test_reminder_names_who_measured() -> None:
    """Raised again after an acknowledgement, it tells whose reading it still is."""
    chronicle = seen()
    chronicle.show(27)
    view = strip(chronicle, 27)
    assert view.unacknowledged
    assert facts(view)["Measured"].text == "13:36 by A. Okafor RN"


def closed_with_an_alert() -> Chronicle:
    chronicle = raised()
    chronicle.infuse(12, "completed")
    chronicle.close(15)
    return chronicle


def test_nothing_ages_after_closing() -> None:
    """How long an alert was open ends with the session, on the card and beside it."""
    chronicle = closed_with_an_alert()
    assert strip(chronicle, 40).state.detail == "open at close"
    assessment, session = chronicle.assess(40), chronicle.session
    rows = timeline_view(session, chronicle.protocol, assessment, LONDON).rows
    assert {row.note for row in rows if row.priority} == {"open at close"}


def test_closed_card_asks_for_nothing() -> None:
    """Nobody can acknowledge or act any more; that nobody did is told."""
    view = strip(closed_with_an_alert(), 40)
    assert (view.unacknowledged, view.can_act) == ((), False)
    told = Fact(label="Closed", text="13:41", detail="not acknowledged")
    assert view.standing == told
