"""The sessions before this one: what they came to, and how long ago."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import AcknowledgeAlert, ClearStart
from monitor.chart.kinds import (
    Cancelled,
    EffectRecorded,
    InfusionRecorded,
    SessionClosed,
    SessionOpened,
)
from monitor.charting.reads import SessionRead
from monitor.protocol.series import SPACING, Standing, standing
from tests.charting.clinic import CALM, Clinic, observed
from tests.desk import SPACE, WEIGHT

HOUR = timedelta(hours=1)
RATE = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))


@pytest.fixture
def treated(clinic: Clinic) -> Clinic:
    """One session is over: 40 min, a peak of 152/96, a grade 2 nausea."""
    clinic.start()
    clinic.chart(20, "152/96 84 97 14 4 6 2 1")
    clinic.chart(21, EffectRecorded(code="DIZZ", grade=1))
    clinic.chart(22, EffectRecorded(code="NAUS", grade=2))
    clinic.chart(39, "140/90 80 97 14 5 3 1 0")
    clinic.close(40)
    return clinic


def opened_after(clinic: Clinic, since: timedelta, name: str = "second") -> SessionRead:
    """The next session, opened so long after the dose of the one before began."""
    started = clinic.read.session.dose_started_at
    assert started is not None
    clinic.session_id = uuid5(SPACE, name)
    clinic.clock.advance(seconds=(started + since - clinic.clock.now()).total_seconds())
    read = clinic.charted(clinic.opening()).session
    assert read is not None
    return read


def dosed(clinic: Clinic) -> SessionRead:
    """The dose of the open session begins now."""
    clinic.charted(clinic.fact(WEIGHT))
    clinic.order()
    minute = (clinic.clock.now() - clinic.at(0)) / timedelta(minutes=1)
    clinic.chart(minute, CALM)
    clinic.answer_checks()
    command = ClearStart(
        id=clinic.mint(), stream_id=clinic.session_id, at=clinic.clock.now()
    )
    clinic.charted(command)
    return clinic.chart(minute, RATE)


def stands(read: SessionRead) -> Standing:
    series = read.protocol.series
    assert series is not None
    return standing(series, read.session, read.protocol.drug, read.earlier, read.at)


def test_what_the_session_before_came_to(treated: Clinic) -> None:
    """Dose, peaks from the dose start on, and the worst effect are told."""
    (before,) = opened_after(treated, 72 * HOUR).earlier

    assert (before.mg, before.mg_per_kg) == (Decimal("34.2"), Decimal("0.5"))
    assert before.highest["sbp"] == 152
    assert before.highest["dissociation"] == 6
    assert before.worst is not None
    assert (before.worst.code, before.worst.grade) == ("NAUS", 2)
    assert [s.since_start / timedelta(minutes=1) for s in before.sets] == [
        *(-14, -9, -4),
        *(20, 39),
    ]


def test_a_first_session_has_none_before(clinic: Clinic) -> None:
    """Nothing is told where there is nothing."""
    clinic.start()

    assert clinic.read.earlier == ()
    assert stands(clinic.read).number == 1
    assert stands(clinic.read).last_at is None


def test_the_number_and_the_sum(treated: Clinic) -> None:
    """The second session adds to what the first gave."""
    opened_after(treated, 72 * HOUR)
    dosed(treated)
    treated.clock.advance(minutes=20)

    now = stands(treated.read)

    assert (now.number, now.of, now.is_maintenance) == (2, 6, False)
    assert now.mg == Decimal("34.2") + Decimal("17.1")
    assert now.next_on == date(2026, 3, 20)


def test_a_session_without_a_dose_does_not_count(treated: Clinic) -> None:
    """Who was sent home undosed is still before the second session."""
    opened_after(treated, 72 * HOUR)
    at = treated.clock.now()
    minute = (at - treated.at(0)) / timedelta(minutes=1)
    treated.chart(minute, _cancelled(treated))

    treated.session_id = uuid5(SPACE, "third")
    read = treated.charted(treated.opening()).session

    assert read is not None
    assert len(read.earlier) == 2
    assert stands(read).number == 2


def _cancelled(clinic: Clinic) -> SessionClosed:
    return SessionClosed(
        ending="cancelled",
        left_at=clinic.clock.now(),
        facts=Cancelled(cause="fever"),
    )


@pytest.mark.parametrize(
    ("number", "days", "is_maintenance"),
    [(5, 3, False), (6, 7, False), (7, 14, True), (8, 28, True), (9, 28, True)],
)
def test_when_the_next_is_due(
    treated: Clinic, number: int, days: int, is_maintenance: bool
) -> None:
    """Within the first series, at its end, and in maintenance."""
    opened_after(treated, 72 * HOUR)
    read = dosed(treated)
    read = replace(read, earlier=read.earlier * (number - 1))

    now = stands(read)

    assert (now.number, now.is_maintenance) == (number, is_maintenance)
    assert now.next_on == date(2026, 3, 17) + timedelta(days=days)


@pytest.mark.parametrize(
    ("since", "alerts"),
    [
        (40 * HOUR - timedelta(minutes=1), 1),
        (40 * HOUR, 0),
        (40 * HOUR + timedelta(minutes=1), 0),
    ],
)
def test_a_session_too_soon_alerts(
    treated: Clinic, since: timedelta, alerts: int
) -> None:
    """Below the protocol's hours a card stands from the opening on."""
    read = opened_after(treated, since)

    cards = [c for c in read.assessment.strip if c.parameter == SPACING]
    assert len(cards) == alerts
    opened = read.session.opened
    assert isinstance(opened, SessionOpened)
    assert opened.last_dose_at == read.earlier[0].started_at
    if alerts:
        assert cards[0].top.reasons == ("Last dose 39hr before, limit 40hr",)


def test_the_alert_ends_with_the_dose(treated: Clinic) -> None:
    """Once acknowledged and given all the same, the card is gone; its entry stays."""
    read = opened_after(treated, 20 * HOUR)
    (card,) = read.assessment.strip
    command = AcknowledgeAlert(
        id=treated.mint(),
        stream_id=read.id,
        at=treated.clock.now(),
        key=card.top.key,
    )
    treated.charted(command)

    read = dosed(treated)

    assert read.assessment.strip == ()
    (raised,) = read.session.alerts
    assert raised.alert.rule == SPACING
    alert = read.assessment.alert(raised.key)
    assert alert is not None
    assert alert.resolved_how == "dose started"


def test_what_was_known_at_the_opening_stays(treated: Clinic) -> None:
    """An opening that is asked for again is the same, down to the last dose."""
    opened_after(treated, 20 * HOUR)
    again = treated.opening()
    repeated = replace(
        again,
        id=treated.read.entries[1].id,
        at=treated.read.session.opened_at,
    )

    assert len(treated.charted(repeated).entries) == 1


def test_a_weight_is_of_its_own_session(treated: Clinic) -> None:
    """No stored weight is taken over, so that none is ever older than its session."""
    read = opened_after(treated, 72 * HOUR)
    assert read.session.weight is None
    treated.order()
    treated.charted(treated.fact(observed(CALM)))
    treated.answer_checks()
    command = ClearStart(
        id=treated.mint(), stream_id=treated.session_id, at=treated.clock.now()
    )
    assert "weight and dose are not complete" in treated.refused(command).sentence
    treated.charted(treated.fact(WEIGHT))
    treated.charted(command)
