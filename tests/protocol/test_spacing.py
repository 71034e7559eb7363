"""A session too soon after the last dose alerts at its opening."""

from datetime import timedelta
from uuid import uuid5

import pytest
from msgspec import structs

from monitor.chart.kinds import ChartReattributed, IdentityTyped
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.spacing import spacing_alerts
from tests.builders import PATIENT, SPACE, Chronicle, at, iv40
from tests.protocol.shipped import SHIPPED, shipped

SECOND = timedelta(seconds=1)


def last_dosed(chronicle: Chronicle, since: timedelta | None) -> Session:
    """The session as one that was opened so long after the last dose."""
    session = chronicle.session
    last = None if since is None else session.opened_at - since
    return structs.replace(
        session, opened=structs.replace(session.opened, last_dose_at=last)
    )


def alert(protocol: CareProtocol, session: Session) -> Alert:
    (found,) = spacing_alerts(protocol, session)
    return found


@pytest.mark.parametrize("id_", SHIPPED)
@pytest.mark.parametrize(
    ("short_of", "count"), [(SECOND, 1), (timedelta(), 0), (-SECOND, 0)]
)
def test_at_its_limit_and_beside_it(id_: str, short_of: timedelta, count: int) -> None:
    """A second too soon alerts; at the very hour and after it nothing does."""
    protocol = shipped(id_)
    assert protocol.series is not None
    since = timedelta(hours=protocol.series.least_hours_between) - short_of
    session = last_dosed(Chronicle(protocol=protocol).open(), since)
    assert len(list(spacing_alerts(protocol, session))) == count


def test_it_says_how_long_ago_the_last_dose_was() -> None:
    """In whole hours, with the limit, from the opening on."""
    session = last_dosed(Chronicle().open(-20), timedelta(hours=30, minutes=59))
    found = alert(iv40(), session)
    assert found.reasons == ("Last dose 30hr before, limit 40hr",)
    assert (found.priority, found.raised_at) == ("medium", at(-20))
    assert (found.state, found.resolved_at, found.resolved_how) == (
        "active",
        None,
        None,
    )


def test_nothing_is_too_soon_after_nothing() -> None:
    """No dose is known of, or the protocol has no series."""
    session = last_dosed(Chronicle().open(), None)
    assert list(spacing_alerts(iv40(), session)) == []
    soon = last_dosed(Chronicle().open(), timedelta(hours=1))
    alone = structs.replace(iv40(), series=None)
    assert list(spacing_alerts(alone, soon)) == []


def test_the_dose_ends_it() -> None:
    """Once it is given there is nothing to think over, and closing changes nothing."""
    chronicle = Chronicle().start()
    found = alert(iv40(), last_dosed(chronicle, timedelta(hours=1)))
    assert (found.state, found.resolved_at, found.resolved_how) == (
        "cleared",
        at(0),
        "dose started",
    )
    chronicle.infuse(40, "completed")
    chronicle.close(120)
    assert alert(iv40(), last_dosed(chronicle, timedelta(hours=1))) == found


def test_a_session_that_is_closed_without_a_dose_ends_it() -> None:
    """So that nothing stays open behind it."""
    chronicle = Chronicle().open()
    chronicle.close(-5)
    found = alert(iv40(), last_dosed(chronicle, timedelta(hours=1)))
    assert (found.state, found.resolved_at, found.resolved_how) == (
        "cleared",
        at(-5),
        "session closed",
    )


def moved(chronicle: Chronicle, minute: float, hours: float | None) -> None:
    """The chart is another patient's, whose last dose was so long before it opened."""
    last = None if hours is None else at(-20) - timedelta(hours=hours)
    fact = ChartReattributed(
        from_patient=PATIENT,
        to_patient=uuid5(SPACE, f"right {minute}"),
        identity=IdentityTyped(initials="RP", birth_year=1990),
        last_dose_at=last,
    )
    chronicle.add(fact, minute)


@pytest.mark.parametrize(("hours", "count"), [(39.9, 1), (40, 0), (None, 0)])
def test_a_chart_that_was_moved_goes_by_its_patient(
    hours: float | None, count: int
) -> None:
    """By the last dose of whose it is, whatever was known of the other's."""
    chronicle = Chronicle().open(-20)
    moved(chronicle, -10, hours)
    for wrong in (timedelta(hours=1), None):
        found = list(spacing_alerts(iv40(), last_dosed(chronicle, wrong)))
        assert [a.raised_at for a in found] == [at(-10)] * count


def test_each_patient_has_an_alert_of_their_own() -> None:
    """Who answered for the wrong one has not answered for the right one."""
    chronicle = Chronicle().open(-20)
    keys = [alert(iv40(), last_dosed(chronicle, timedelta(hours=1))).key]
    for minute in (-10, -5):
        moved(chronicle, minute, 2)
        keys.append(alert(iv40(), chronicle.session).key)
    assert len(set(keys)) == 3


@pytest.mark.parametrize(("minute", "is_active"), [(-1, False), (0, False), (1, True)])
def test_a_dose_before_the_move_ends_nothing(minute: float, *, is_active: bool) -> None:
    """Found while the drug flows that it is too soon, it is told until the closing."""
    chronicle = Chronicle().start()
    moved(chronicle, minute, 2)
    found = alert(iv40(), chronicle.session)
    assert (found.state == "active") == is_active
    if is_active:
        chronicle.infuse(40, "completed")
        chronicle.close(120)
        found = alert(iv40(), chronicle.session)
        assert (found.resolved_how, found.resolved_at) == ("session closed", at(120))


def test_a_move_after_the_closing_rings_nobody() -> None:
    """It is over as soon as it is known."""
    chronicle = Chronicle().open(-20)
    chronicle.close(120)
    moved(chronicle, 130, 2)
    found = alert(iv40(), chronicle.session)
    assert (found.state, found.resolved_at) == ("cleared", at(130))
