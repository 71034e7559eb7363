"""The chronicle from the start of the infusion to the emergency."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.entries import NewEntry
from monitor.chart.kinds import (
    AlertAcknowledged,
    AlertActioned,
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    AlertSeen,
    AlertSnoozed,
    ClinicianArrived,
    ClinicianCalled,
    ClockStepped,
    DoseDoubtful,
    DoseGiven,
    DosesEnded,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    EntryAmended,
    EntryRetracted,
    InfusionRecorded,
    LimitChanged,
    Measured,
    NoteRecorded,
    OxygenRecorded,
    SlotSnoozed,
)
from tests.golden.placed import SPACE, at, entry, set_of

_KEY = "sbp-medium:" + str(uuid5(SPACE, "third set"))
_SNOOZE = AlertSnoozed(key=_KEY, minutes=5, reason="Prescriber knows")
_LIMIT = LimitChanged(
    rule="SBP-HIGH-2", limit=190, prescriber="Dr Meyer", reason="usual pressure"
)


def infusion() -> Iterator[NewEntry]:
    rate = Decimal("51.3")
    yield entry("start", 0, InfusionRecorded(step="started", rate_ml_per_hour=rate))
    snooze = SlotSnoozed(slot=at(10), minutes=5, cause="line check")
    yield entry("snooze", 10, snooze)
    yield entry("second set", 12, set_of("128 78 174 98 14 5 2 1 0"))
    fixed = EntryAmended(replacement=set_of("128 78 74 98 14 5 2 1 0"))
    yield replace(
        entry("fix", 12, fixed, "typing slip"),
        supersedes=(uuid5(SPACE, "second set"),),
    )
    yield entry("dizziness", 14, EffectRecorded(code="DIZZ", grade=1, mode="asked"))
    paused = InfusionRecorded(step="paused", pump_ml=Decimal("12.0"), cause="line")
    yield entry("pause", 16, paused)
    doubt = DoseDoubtful(
        cause="infiltration", at_most_mg=Decimal("13.7"), new_site="right hand"
    )
    yield entry("doubt", 17, doubt)
    given = DoseGiven(
        drug="esketamine", mg=Decimal(28), route="intranasal", device=1, site="left"
    )
    yield entry("device", 17, given)
    yield entry("no further", 17, DosesEnded(cause="BP 172/104"))
    yield entry("oxygen", 18, OxygenRecorded(litres_per_minute=Decimal("2.0")))
    yield entry("third set", 20, set_of("183 107 92 96 13 4 8 3 1"))
    yield entry("alert", 20, _alert())
    yield entry("acknowledgement", 21, AlertAcknowledged(key=_KEY))
    yield entry("action", 21, AlertActioned(key=_KEY, code=1, note="repeat"))
    yield from _life()
    yield entry("alert snooze", 21, _SNOOZE)
    yield entry("limit", 21, _LIMIT)
    yield entry("clock set back", 21.5, ClockStepped(ahead_ms=-600_000))
    yield entry("wrong note", 22, NoteRecorded(text="meant for room 2"))
    yield replace(
        entry("striking", 22, EntryRetracted(), "wrong patient"),
        supersedes=(uuid5(SPACE, "wrong note"),),
    )


def _life() -> Iterator[NewEntry]:
    """What became of the alert besides."""
    escalated = AlertEscalated(
        key=_KEY, level="contact", contact="Dr Meyer", number="555-0134"
    )
    called = ClinicianCalled(key=_KEY, who="Dr Meyer", number="555-0134")
    yield entry("card seen", 20.1, AlertSeen(key=_KEY))
    yield entry("escalation", 20.9, escalated)
    yield entry("clinician called", 21.5, called)
    yield entry("clinician arrived", 21.8, ClinicianArrived(key=_KEY, who="Dr Meyer"))
    cause = AlertResolved(key=_KEY, also=(_KEY,), cause="seen by Dr Meyer")
    yield entry("ended by a person", 21.9, cause)


def emergency() -> Iterator[NewEntry]:
    yield entry("time zero", 30, EmergencyDeclared())
    yield entry("help", 30.25, EmergencyStamped(code="C", label="Help called"))
    yield entry("over", 33, EmergencyEnded(outcome="Recovered", in_error=False))


def _alert() -> AlertRaised:
    return AlertRaised(
        key=_KEY,
        rule="sbp-medium",
        parameter="bp",
        priority="medium",
        opened_by=uuid5(SPACE, "third set"),
        values=(Measured(field="sbp", value=Decimal(183)),),
        limit="limit 180",
        baseline="118, up 65, 55 %",
        reasons=("SBP 183 mmHg, limit 180",),
    )
