"""Alerts on overdue sets when what the schedule hangs on is corrected."""

from decimal import Decimal
from uuid import UUID

from monitor.chart.kinds import EntryAmended, InfusionRecorded
from monitor.protocol.assessment import Alert
from tests.builders import BASELINE, CALM, Chronicle, at


def overdue_at_ten() -> tuple[Chronicle, UUID, str]:
    """The set of minute 10 overdue, shown and acknowledged; the start and the key."""
    chronicle = Chronicle().open()
    for minute, line in BASELINE:
        chronicle.observe(minute, line)
    start = chronicle.infuse(0, "started", "51.3")
    (key,) = chronicle.show(15)
    chronicle.acknowledge(16, key)
    return chronicle, start, key


def alert(chronicle: Chronicle, minute: float, key: str) -> Alert:
    found = chronicle.assess(minute).alert(key)
    assert found is not None
    return found


def ending(chronicle: Chronicle, minute: float, key: str) -> tuple[object, object]:
    found = alert(chronicle, minute, key)
    return found.resolved_how, found.resolved_at


def test_start_struck_out_ends_the_alert_then() -> None:
    """Without a start no set is due; the alert ends when that was charted."""
    chronicle, start, key = overdue_at_ten()
    chronicle.retract(17, start)
    assert ending(chronicle, 18, key) == ("no longer due", at(17))
    assert chronicle.assess(18).strip == ()


def test_start_charted_again_raises_its_own_alert() -> None:
    """The acknowledgement of the old slot says nothing of the new one."""
    chronicle, start, key = overdue_at_ten()
    chronicle.retract(17, start)
    step = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
    chronicle.add(step, 18, effective=2)
    assert [r.key for r in chronicle.assess(18).to_raise] == [
        "overdue:2026-03-14T13:38Z"
    ]
    assert ending(chronicle, 18, key) == ("no longer due", at(17))


def test_amended_start_moves_the_alert() -> None:
    """The set is due at another minute: a new alert, and nobody has seen it."""
    chronicle, start, key = overdue_at_ten()
    fact = chronicle.session.fact(start)
    assert fact is not None
    step = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
    chronicle.add(EntryAmended(replacement=step), 17, effective=1, over=fact.chain)
    (raised,) = chronicle.show(17)
    assert raised == "overdue:2026-03-14T13:37Z"
    assert ending(chronicle, 18, key) == ("no longer due", at(17))
    (card,) = chronicle.assess(18).strip
    assert card.unacknowledged == (raised,)


def test_later_steps_do_not_move_that_end() -> None:
    """When it ended stays as it was, whatever is charted of the pump afterwards."""
    chronicle, start, key = overdue_at_ten()
    chronicle.retract(17, start)
    chronicle.infuse(18, "started", "51.3")
    chronicle.infuse(20, "paused")
    assert ending(chronicle, 21, key) == ("no longer due", at(17))


def test_struck_out_end_brings_back_the_slots_of_the_infusion() -> None:
    """The slots counted from the end go, those of the running infusion are due."""
    chronicle = Chronicle().start()
    for minute in (10, 20, 30, 40):
        chronicle.observe(minute, CALM)
    end = chronicle.infuse(41, "completed")
    (key,) = chronicle.show(62)
    chronicle.acknowledge(62, key)
    chronicle.retract(63, end)
    assert ending(chronicle, 64, key) == ("no longer due", at(63))
    assert [r.key for r in chronicle.assess(64).to_raise] == [
        "overdue:2026-03-14T14:16Z"
    ]


def test_struck_out_set_makes_its_slot_overdue_again() -> None:
    """The alert is on the strip again, with the acknowledgement it had."""
    chronicle, _, key = overdue_at_ten()
    late = chronicle.observe(17, CALM)
    assert chronicle.assess(18).strip == ()
    chronicle.retract(19, late)
    assert alert(chronicle, 19, key).is_active
    (card,) = chronicle.assess(19).strip
    assert card.top.key == key
    assert chronicle.assess(19).due.state == "overdue"


def test_struck_out_timely_set_raises_what_was_never_shown() -> None:
    """A slot filled in time and emptied again is overdue from its grace on."""
    chronicle = Chronicle().start()
    timely = chronicle.observe(10, CALM)
    chronicle.retract(18, timely)
    (raised,) = chronicle.assess(18).to_raise
    assert (raised.key, raised.opened_by) == ("overdue:2026-03-14T13:36Z", None)


def test_snooze_does_not_follow_a_moved_slot() -> None:
    """Put off was the set of minute 10; the one of minute 12 is due as planned."""
    chronicle = Chronicle().open()
    start = chronicle.infuse(0, "started", "51.3")
    chronicle.snooze(10, 10, 5)
    fact = chronicle.session.fact(start)
    assert fact is not None
    step = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
    chronicle.add(EntryAmended(replacement=step), 11, effective=2, over=fact.chain)
    assert chronicle.assess(12).due.state == "due"
    assert [r.key for r in chronicle.assess(17).to_raise] == [
        "overdue:2026-03-14T13:38Z"
    ]


def test_struck_out_closing_brings_the_alerts_back() -> None:
    """A session closed by mistake goes on with what is due."""
    chronicle = Chronicle().start()
    chronicle.infuse(12, "stopped")
    (key,) = chronicle.show(17)
    closing = chronicle.close(18)
    assert alert(chronicle, 19, key).resolved_how == "session closed"
    chronicle.retract(20, closing)
    assert alert(chronicle, 21, key).is_active
