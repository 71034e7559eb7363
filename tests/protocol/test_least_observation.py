"""The least time a patient is observed, from the anchors of what was given."""

from monitor.protocol.observing import least_observations, observed_until
from tests.builders import Chronicle, at
from tests.protocol.scheduled import EVERY_TEN, LEAVING, RECOVERY, scheduled

AFTER_END = LEAVING.replace("after_start = 120", "after_end = 60")
BOTH = LEAVING.replace("120", "120\nleast_minutes_after_end = 60")


def test_after_the_start_is_known_from_the_start() -> None:
    """120min from the dose, whenever it ends."""
    protocol = scheduled("at_minutes = [40, 120]")
    chronicle = Chronicle(protocol).open()
    assert observed_until(protocol, chronicle.session) is None
    chronicle.infuse(0, "started", "51.3")
    assert observed_until(protocol, chronicle.session) == at(120)
    chronicle.infuse(30, "stopped")
    assert observed_until(protocol, chronicle.session) == at(120)


def test_after_the_end_is_unknown_until_it_has_ended() -> None:
    """60min count from the actual end."""
    protocol = scheduled(EVERY_TEN, RECOVERY, leaving=AFTER_END)
    chronicle = Chronicle(protocol).start()
    assert least_observations(protocol, chronicle.session) == ()
    assert observed_until(protocol, chronicle.session) is None
    chronicle.infuse(27, "stopped")
    assert observed_until(protocol, chronicle.session) == at(87)


def test_of_two_the_later_counts() -> None:
    """120min after the start and 60min after the end: both must have passed."""
    protocol = scheduled(EVERY_TEN, RECOVERY, leaving=BOTH)
    chronicle = Chronicle(protocol).start()
    assert [o.until for o in least_observations(protocol, chronicle.session)] == [
        at(120)
    ]
    assert observed_until(protocol, chronicle.session) is None
    chronicle.infuse(59, "stopped")
    assert observed_until(protocol, chronicle.session) == at(120)


def test_the_end_counts_once_it_is_later() -> None:
    """Ended at 61, 60min more are later than 120 from the start."""
    protocol = scheduled(EVERY_TEN, RECOVERY, leaving=BOTH)
    chronicle = Chronicle(protocol).start()
    chronicle.infuse(61, "completed")
    assert observed_until(protocol, chronicle.session) == at(121)


def test_an_older_protocol_observes_for_its_recovery() -> None:
    """Without the table the recovery of 60min is what the protocol asks."""
    protocol = scheduled(EVERY_TEN, RECOVERY, leaving="")
    chronicle = Chronicle(protocol).start()
    chronicle.infuse(42, "completed")
    assert observed_until(protocol, chronicle.session) == at(102)


def test_neither_leaving_nor_recovery_asks_for_nothing() -> None:
    """A protocol that says nothing of it holds nobody."""
    protocol = scheduled("at_minutes = [40]", leaving="")
    chronicle = Chronicle(protocol).start()
    assert observed_until(protocol, chronicle.session) is None
