"""The program tells an alert farther off while nobody answers, and a person ends it."""

from datetime import datetime

import pytest

from monitor.chart.commands import AcknowledgeAlert
from monitor.chart.kinds import (
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    AlertSeen,
    ClinicianCalled,
)
from monitor.charting.ports import Upkeep
from monitor.charting.raising import APP
from monitor.storage.faults import DiskFailed
from tests.charting.clinic import CALM, HIGH, INSIDE, Clinic, observed
from ui.overriding import override

MEDIUM = observed("183/95 80 97 14 5 0 1 0", "confirmed")


def alerted(clinic: Clinic, line: object = HIGH) -> str:
    """The key of the alert that one set raises at minute 10."""
    clinic.start()
    read = clinic.chart(10, HIGH if line is HIGH else MEDIUM)
    return read.assessment.strip[0].top.key


def told(clinic: Clinic) -> list[tuple[str, str]]:
    return [(p.key, p.level) for p in clinic.payloads if isinstance(p, AlertEscalated)]


class FailingUpkeep(Upkeep):
    @property
    @override
    def sentence(self) -> str:
        return ""

    @override
    def turn(self, now: datetime, *, is_quiet: bool) -> None:
        raise DiskFailed

    @override
    def tell(self, now: datetime, zone: str) -> tuple[tuple[str, str], ...]:
        return ()

    @override
    def key_anew(self, current: bytes) -> bool:
        return False


def test_it_is_told_though_the_upkeep_fails(clinic: Clinic) -> None:
    """A copy that can't even be begun comes after the alerts."""
    key = alerted(clinic)
    clinic.recorder.keep_up(FailingUpkeep())
    clinic.move_to(11)
    with pytest.raises(DiskFailed):
        clinic.recorder.tick()
    assert told(clinic) == [(key, "rooms")]


def test_the_tick_tells_it_farther_off(clinic: Clinic) -> None:
    """First the rooms, then the contact; each once, each by the program."""
    key = alerted(clinic)
    clinic.move_to(10 + 59 / 60)
    assert clinic.recorder.tick() == ()

    clinic.move_to(11)
    (read,) = clinic.recorder.tick()
    assert (read.entries[-1].author, read.entries[-1].effective_at) == (
        APP.person,
        clinic.at(11),
    )
    assert clinic.recorder.tick() == ()
    clinic.move_to(13)
    clinic.recorder.tick()
    clinic.recorder.tick()

    assert told(clinic) == [(key, "rooms"), (key, "contact")]


def test_a_restart_goes_on_where_it_was(clinic: Clinic) -> None:
    """What was told is not told again, what is due is, also after a long sleep."""
    key = alerted(clinic)
    clinic.move_to(11)
    clinic.recorder.tick()

    clinic.restart()
    assert clinic.recorder.tick() == ()
    clinic.restart()
    clinic.move_to(14.5)
    clinic.recorder.tick()

    assert told(clinic) == [(key, "rooms"), (key, "contact")]


@pytest.mark.parametrize("is_called", [True, False], ids=["called", "acknowledged"])
def test_an_answer_stops_it(clinic: Clinic, *, is_called: bool) -> None:
    """Nothing more is told once somebody acknowledged or called."""
    key = alerted(clinic)
    clinic.charted(
        clinic.fact(ClinicianCalled(key=key, who="Dr Meyer"))
        if is_called
        else AcknowledgeAlert(
            id=clinic.mint(),
            stream_id=clinic.session_id,
            at=clinic.clock.now(),
            key=key,
        )
    )
    clinic.move_to(14)

    assert clinic.recorder.tick() == ()
    found = clinic.read.assessment.alert(key)
    assert found is not None
    assert found.is_active


def test_seeing_it_does_not_stop_it(clinic: Clinic) -> None:
    """A card that stood before somebody is told farther off all the same."""
    key = alerted(clinic)
    clinic.charted(clinic.fact(AlertSeen(key=key)))
    clinic.move_to(11)
    clinic.recorder.tick()

    assert told(clinic) == [(key, "rooms")]


def test_a_high_alert_that_holds_is_ended_with_a_reason_only(clinic: Clinic) -> None:
    """Its value is outside, so whoever ends it says why."""
    key = alerted(clinic)

    assert clinic.refused(clinic.fact(AlertResolved(key=key))).field == "reason"
    assert clinic.refused(clinic.fact(AlertResolved(key=key, cause=" "))).field == (
        "reason"
    )
    read = clinic.charted(clinic.fact(AlertResolved(key=key, cause="moved"))).session

    assert read is not None
    assert all(card.top.key != key for card in read.assessment.strip)


def test_others_are_ended_without_one(clinic: Clinic) -> None:
    """A medium alert, and a high one that its values have cleared."""
    key = alerted(clinic, MEDIUM)
    clinic.charted(clinic.fact(AlertResolved(key=key)))
    high = clinic.chart(12, HIGH).assessment.strip[0].top.key
    clinic.chart(14, INSIDE)
    clinic.chart(16, CALM)
    clinic.charted(clinic.fact(AlertResolved(key=high)))

    assert clinic.read.assessment.strip == ()


def test_what_is_over_is_not_ended(clinic: Clinic) -> None:
    """An alert that was acknowledged and cleared has left its card."""
    key = alerted(clinic)
    clinic.charted(
        AcknowledgeAlert(
            id=clinic.mint(),
            stream_id=clinic.session_id,
            at=clinic.clock.now(),
            key=key,
        )
    )
    clinic.chart(12, INSIDE)
    clinic.chart(14, CALM)

    assert clinic.refused(clinic.fact(AlertResolved(key=key))).why == "it is over"


def test_a_closed_session_is_told_nowhere(clinic: Clinic) -> None:
    """Time tells nothing of a session that is closed."""
    alerted(clinic)
    clinic.close(10.5)
    clinic.move_to(60)

    assert clinic.recorder.tick() == ()
    assert clinic.read.assessment.to_escalate == ()
    assert [p for p in clinic.payloads if isinstance(p, AlertRaised)]
