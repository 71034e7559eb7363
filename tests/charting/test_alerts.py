"""Alerts are charted with what raises them, once."""

import pytest
from msgspec.structs import replace

from monitor.chart.commands import AcknowledgeAlert, Amend
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    AlertRaised,
    EffectRecorded,
    EntryAmended,
    ObservationsRecorded,
    SlotSnoozed,
)
from monitor.charting.raising import APP
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.desk import NURSE, RELIEF
from tests.storage.charted import circumstances

LASTING = "DISTRESS-PANIC-LASTING-3"


def test_an_alert_comes_with_its_set(clinic: Clinic) -> None:
    """The set and its alert are one transaction, with numbers in a row."""
    clinic.start()
    clinic.move_to(10)
    command = clinic.fact(HIGH)

    charted = clinic.charted(command)

    of_set, *of_alerts = charted.entries
    assert isinstance(of_set.payload, ObservationsRecorded)
    assert of_alerts
    assert all(isinstance(e.payload, AlertRaised) for e in of_alerts)
    numbers = [e.seq for e in charted.entries]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert {e.recorded_at for e in charted.entries} == {clinic.at(10)}
    assert charted.session is not None
    assert charted.session.assessment.to_raise == ()
    assert charted.session.assessment.strip[0].priority == "high"


def test_an_alert_is_raised_once(clinic: Clinic) -> None:
    """An episode that goes on is not raised again."""
    clinic.start()
    clinic.chart(10, HIGH)
    before = clinic.raised

    clinic.chart(11, HIGH)

    assert clinic.raised == before


@pytest.mark.parametrize(("minute", "rules"), [(14.9, []), (15, [LASTING])])
def test_a_panic_that_does_not_settle_is_raised_by_time(
    clinic: Clinic, minute: float, rules: list[str]
) -> None:
    """Nothing is charted for it, and still it is put on record, once."""
    clinic.start()
    clinic.chart(10, EffectRecorded(code="PANIC", grade=2))

    clinic.move_to(minute)
    clinic.recorder.tick()
    clinic.recorder.tick()

    assert [a.rule for a in clinic.raised if a.rule == LASTING] == rules


@pytest.mark.parametrize(("minute", "count"), [(25.9, 0), (26, 1)])
def test_what_nobody_read_again_is_raised_by_time(
    clinic: Clinic, minute: float, count: int
) -> None:
    """15 minutes after the alert was acknowledged, once."""
    clinic.start()
    read = clinic.chart(10, HIGH)
    clinic.move_to(11)
    for key in read.assessment.strip[0].unacknowledged:
        clinic.charted(
            AcknowledgeAlert(
                id=clinic.mint(), stream_id=read.id, at=clinic.clock.now(), key=key
            )
        )

    clinic.move_to(minute)
    clinic.recorder.tick()
    clinic.recorder.tick()

    assert sum(a.key.endswith(":recheck") for a in clinic.raised) == count


def test_a_worse_amendment_comes_with_its_alert(clinic: Clinic) -> None:
    """An acknowledged alert whose value grew worse is raised with the amendment."""
    clinic.start()
    read = clinic.chart(10, HIGH)
    for key in read.assessment.strip[0].unacknowledged:
        clinic.charted(
            AcknowledgeAlert(
                id=clinic.mint(), stream_id=read.id, at=clinic.clock.now(), key=key
            )
        )

    charted = clinic.charted(
        Amend(
            id=clinic.mint(),
            stream_id=read.id,
            at=clinic.at(10),
            target=read.session.sets[-1].id,
            replacement=observed("218/95 80 97 14 5 0 1 0", "confirmed"),
            reason="typing slip",
        )
    )

    amendment, raised = charted.entries
    assert isinstance(amendment.payload, EntryAmended)
    assert isinstance(raised.payload, AlertRaised)
    assert raised.payload.key == f"SBP-HIGH-3:{amendment.id}"
    assert charted.session is not None
    assert charted.session.assessment.strip[0].unacknowledged == (raised.payload.key,)


def test_a_set_inside_all_limits_raises_nothing(clinic: Clinic) -> None:
    """A calm set is one entry."""
    clinic.start()

    clinic.chart(10, CALM)

    assert clinic.raised == []


def test_time_raises_what_is_overdue(clinic: Clinic) -> None:
    """A slot that nobody filled is charted as overdue once, by the program."""
    clinic.start()
    clinic.move_to(14)
    assert clinic.recorder.tick() == ()

    clinic.move_to(15)
    (read,) = clinic.recorder.tick()

    alert = read.entries[-1]
    assert isinstance(alert.payload, AlertRaised)
    assert alert.payload.parameter == "overdue"
    assert (alert.author, alert.auth_method) == (APP.person, "app")
    assert alert.effective_at == clinic.at(15)
    assert clinic.recorder.tick() == ()


def test_a_restart_raises_nothing_twice(clinic: Clinic) -> None:
    """A new recorder knows what was raised, and goes on with open sessions."""
    clinic.start()
    clinic.move_to(15)
    clinic.recorder.tick()

    clinic.restart()
    assert clinic.recorder.tick() == ()
    clinic.move_to(25)
    (read,) = clinic.recorder.tick()

    assert [a.key for a in clinic.raised] == [
        "overdue:2026-03-14T13:36Z",
        "overdue:2026-03-14T13:46Z",
    ]
    assert read.entries == clinic.read.entries


def test_after_a_sleep_of_the_workstation_what_time_brought_is_raised(
    clinic: Clinic,
) -> None:
    clinic.start()
    clinic.clock.advance(minutes=31)

    (read,) = clinic.recorder.tick()

    overdue = [e for e in read.entries if isinstance(e.payload, AlertRaised)]
    assert overdue


@pytest.mark.parametrize(("recorded", "expected"), [(20, ["SBP-HIGH-3"]), (21, [])])
def test_the_tick_raises_what_nobody_did(
    clinic: Clinic, recorded: float, expected: list[str]
) -> None:
    """As a value that came from elsewhere; not if it came too late to call anybody."""
    clinic.start()
    clinic.move_to(10)
    command = clinic.fact(HIGH)
    came_from_elsewhere = NewEntry(
        id=command.id,
        stream=Stream("session", clinic.session_id),
        payload=HIGH,
        effective_at=command.at,
    )
    clinic.move_to(recorded)
    then = replace(
        circumstances(),
        recorded_at=clinic.clock.now(),
        recorded_mono=clinic.clock.monotonic(),
    )
    clinic.journal.append([came_from_elsewhere], NURSE, then)
    clinic.restart()
    assert clinic.read.assessment.to_raise

    clinic.recorder.tick()
    assert [a.rule for a in clinic.raised if a.parameter == "bp"] == expected
    assert clinic.recorder.tick() == ()


def test_only_a_set_that_is_due_is_put_off(clinic: Clinic) -> None:
    """A time that the schedule does not have is refused; nothing is charted."""
    clinic.start()
    clinic.move_to(10)
    strange = SlotSnoozed(slot=clinic.at(11), minutes=2, cause="Do not disturb")

    assert clinic.refused(clinic.fact(strange)).why == "no set is due then"

    planned = SlotSnoozed(slot=clinic.at(10), minutes=2, cause="Do not disturb")
    assert clinic.charted(clinic.fact(planned)).entries[0].payload == planned


def test_the_same_snooze_twice_is_one(clinic: Clinic) -> None:
    """Asked for again after its time, it is still what was charted."""
    clinic.start()
    clinic.move_to(10)
    snooze = SlotSnoozed(slot=clinic.at(10), minutes=5, cause="Do not disturb")
    command = clinic.fact(snooze)
    first = clinic.charted(command).entries
    clinic.move_to(30)

    assert clinic.charted(command).entries == first


def test_a_closed_session_is_left_alone(clinic: Clinic) -> None:
    """Time raises nothing in a session that is closed."""
    clinic.start()
    clinic.close(5)
    clinic.move_to(60)

    assert clinic.recorder.tick() == ()


def test_an_acknowledgement_is_charted(clinic: Clinic) -> None:
    """An alert that was raised can be taken on by its key."""
    clinic.start()
    read = clinic.chart(10, HIGH)
    (key, *_) = read.assessment.strip[0].unacknowledged

    clinic.charted(
        AcknowledgeAlert(
            id=clinic.mint(), stream_id=read.id, at=clinic.clock.now(), key=key
        ),
        RELIEF,
    )

    alert = clinic.read.assessment.alert(key)
    assert alert is not None
    assert alert.acknowledged_by == RELIEF.person
