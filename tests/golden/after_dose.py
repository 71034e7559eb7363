"""The chronicle from the end of the infusion to the call of the day after."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.entries import NewEntry
from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    AnyEndingFacts,
    Cancelled,
    Died,
    EffectEnded,
    Ending,
    EntryAmended,
    FollowUpRecorded,
    HandedOver,
    InfusionRecorded,
    LeftUnseen,
    NoteRecorded,
    ObservationsRecorded,
    Reading,
    SessionClosed,
    SessionTakenOver,
    Transferred,
    TreatmentGiven,
)
from tests.golden.placed import SPACE, at, entry

_AGAINST_ADVICE = AgainstAdvice(
    capacity_judged_by="Dr Meyer",
    risks_explained_by="A. Okafor RN",
    is_cannula_out=True,
)


def recovery() -> Iterator[NewEntry]:
    stopped = InfusionRecorded(step="completed", pump_ml=Decimal("34.20"))
    yield entry("end", 42, stopped)
    yield entry("fourth set", 43, _partial_set())
    taken = SessionTakenOver(
        by="A. Okafor RN", before=uuid5(SPACE, "J. Marsh RN"), initials="ZØ"
    )
    yield entry("taking over", 43.5, taken)
    handed = HandedOver(
        to="J. Marsh RN",
        to_person=uuid5(SPACE, "J. Marsh RN"),
        initials="ZØ",
        stood=("Zoë Ødegård-Núñez, 1hr after the start", "BP 176/104, 3min old"),
    )
    yield entry("handover", 44, handed)
    given = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="intravenous",
        ordered_by="Dr Meyer",
        verbal_order_read_back=True,
    )
    yield entry("treatment", 45, given)
    about = NoteRecorded(
        text='Calm; said "far away" …\nhand held', about=uuid5(SPACE, "fourth set")
    )
    yield entry("note", 46, about)
    ended = EffectEnded(effect=uuid5(SPACE, "dizziness"), outcome="gone")
    yield entry("no longer dizzy", 80, ended)
    closed = SessionClosed(ready_at=at(105), left_at=at(109), note="escort present")
    yield entry("closing", 109, closed)
    yield from _ended_otherwise()
    called = FollowUpRecorded(
        reached=True, effects="none", sleep="6 h", mood="calm", drove=False
    )
    yield entry("first call", 1500, FollowUpRecorded(reached=False))
    yield entry("call", 1549, called)


def _ended_otherwise() -> Iterator[NewEntry]:
    """The closing amended to every other ending, the last by a retraction."""
    endings: tuple[tuple[Ending, AnyEndingFacts], ...] = (
        ("transferred", Transferred(where="Ward 4", taken_over_by="Dr Ito")),
        ("admitted", Admitted(where="Cardiology")),
        ("against advice", _AGAINST_ADVICE),
        ("left unseen", LeftUnseen(last_seen_at=at(101), told="Dr Meyer")),
        ("cancelled", Cancelled(cause="fever")),
        ("died", Died(died_at=at(108), confirmed_by="Dr Ito")),
    )
    before = "closing"
    for ending, facts in endings:
        closed = SessionClosed(ending=ending, left_at=at(109), facts=facts)
        amended = EntryAmended(replacement=closed)
        yield replace(
            entry(ending, 109, amended, "wrong ending"),
            supersedes=(uuid5(SPACE, before),),
        )
        before = ending
    as_it_was = SessionClosed(ready_at=at(105), left_at=at(109), note="escort present")
    yield replace(
        entry("as it was", 109, EntryAmended(replacement=as_it_was), "slip"),
        supersedes=(uuid5(SPACE, before),),
    )


def _partial_set() -> ObservationsRecorded:
    return ObservationsRecorded(
        readings=(
            Reading(field="sbp", value=Decimal(176), challenge="confirmed"),
            Reading(field="dbp", value=Decimal(104), challenge="unconfirmed"),
            Reading(field="temp", value=Decimal("36.80")),
            Reading(field="sedation", value=Decimal(5), unchanged=True, mode="asked"),
            Reading(field="nausea", value=Decimal(1), mode="observed"),
            Reading(field="hr", not_done="equipment"),
            Reading(field="spo2", not_done="refused"),
            Reading(field="rr", not_done="asleep"),
            Reading(field="distress", not_done="other"),
            Reading(field="dissociation", not_done="not disturbed"),
        )
    )
