"""Alerts as JSON: their values, limits, and what became of each."""

from monitor.chart.commands import AcknowledgeAlert, ActOnAlert
from monitor.chart.kinds import (
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
    LimitChanged,
)
from tests.charting.clinic import Clinic, observed
from tests.reports.exported import TIME, exported


def test_an_alert_tells_its_whole_story() -> None:
    """Raised, value, limit and baseline; who acknowledged it and what was done."""
    clinic = Clinic().start()
    clinic.chart(10, "150/90 70 98 14 5 0 1 0")
    clinic.chart(20, "181/95 70 98 14 5 0 1 0")
    card = clinic.read.assessment.card("bp")
    assert card is not None
    clinic.move_to(21)
    for key in card.unacknowledged:
        clinic.charted(
            AcknowledgeAlert(
                id=clinic.mint(),
                stream_id=clinic.session_id,
                at=clinic.clock.now(),
                key=key,
            )
        )
    clinic.charted(
        ActOnAlert(
            id=clinic.mint(),
            stream_id=clinic.session_id,
            at=clinic.clock.now(),
            key=card.top.key,
            code=1,
        )
    )

    (alert,) = [a for a in exported(clinic)["alerts"] if a["priority"] == "medium"]

    assert (alert["parameter"], alert["value"], alert["baseline"]) == ("bp", 181, 118)
    assert alert["limit"] == "limit 180"
    assert alert["raised_at"] == "2026-03-14T13:46:00Z"
    assert alert["acknowledged_at"] == "2026-03-14T13:47:00Z"
    assert (alert["acknowledged_by"], alert["action"]) == ("A. Okafor RN", 1)
    assert (alert["resolved_at"], alert["resolved_how"]) == (None, None)


def test_an_alert_has_the_value_of_its_own_rule() -> None:
    """Of two pressures the one whose limit it is; ``values`` has both."""
    clinic = Clinic().start()
    clinic.chart(10, observed("150/122 80 97 14 5 0 1 0", "confirmed"))

    (alert,) = [a for a in exported(clinic)["alerts"] if a["priority"] == "high"]

    assert alert["rule"].startswith("DBP")
    assert (alert["value"], alert["limit"]) == (122, "limit 120")
    assert alert["baseline"] == 72
    assert alert["values"] == [
        {"field": "sbp", "value": 150},
        {"field": "dbp", "value": 122},
    ]


def test_an_alert_tells_who_came() -> None:
    """Seen, escalated, called, arrived and ended, each with its time and person."""
    clinic = Clinic().start()
    clinic.chart(10, observed("181/95 70 98 14 5 0 1 0", "confirmed"))
    card = clinic.read.assessment.card("bp")
    assert card is not None
    key = card.top.key
    clinic.chart(10.1, AlertSeen(key=key))
    clinic.move_to(15)
    clinic.recorder.tick()
    clinic.chart(16, ClinicianCalled(key=key, who="Dr Meyer", number="555-0134"))
    clinic.chart(19, ClinicianArrived(key=key, who="Dr Meyer"))
    clinic.chart(20, AlertResolved(key=key, cause="cuff slipped"))

    (alert,) = [a for a in exported(clinic)["alerts"] if a["key"] == key]

    by = "A. Okafor RN"
    assert alert["seen"] == [{"at": "2026-03-14T13:36:06Z", "by": by}]
    assert alert["escalated"] == [
        {"at": "2026-03-14T13:41:00Z", "level": "board", "contact": "", "number": ""}
    ]
    assert alert["called"] == [
        {
            "at": "2026-03-14T13:42:00Z",
            "by": by,
            "who": "Dr Meyer",
            "number": "555-0134",
        }
    ]
    assert [(a["at"], a["who"]) for a in alert["arrived"]] == [
        ("2026-03-14T13:45:00Z", "Dr Meyer")
    ]
    assert alert["resolved_by_person"] == {
        "at": "2026-03-14T13:46:00Z",
        "by": by,
        "reason": "cuff slipped",
    }
    assert alert["resolved_how"] == "person"


def test_changed_limits_and_repeats_are_handed_out() -> None:
    """Whose word a limit stands on, and whether the next reading confirmed an alert."""
    clinic = Clinic().start()
    clinic.chart(
        5,
        LimitChanged(
            rule="SBP-HIGH-2", limit=165, prescriber="Dr Meyer", reason="usual"
        ),
    )
    for minute, pressure in ((8, 150), (12, 168), (14, 169)):
        clinic.chart(minute, observed(f"{pressure}/90 74 98 14 5 2 1 0"))
    out = exported(clinic)
    (changed,) = out["limit_changes"]
    assert (changed["rule"], changed["limit"]) == ("SBP-HIGH-2", 165)
    assert (changed["prescriber"], changed["reason"]) == ("Dr Meyer", "usual")
    assert changed["charted_by"] == out["session"]["opened_by"]
    assert TIME.fullmatch(changed["at"])
    (alert,) = (a for a in out["alerts"] if a["rule"] == "SBP-HIGH-2")
    assert alert["repeat"] == "confirmed"
    assert TIME.fullmatch(alert["repeated_at"])
