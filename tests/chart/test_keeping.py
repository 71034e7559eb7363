"""Holds on a patient's record, and for how many years records are kept."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Entry
from monitor.chart.keeping import (
    Retention,
    decide_keeping,
    fold_holds,
    fold_retention,
    holds_on,
)
from monitor.chart.keeping_commands import (
    KeepingCommand,
    LiftHold,
    PlaceHold,
    SetRetention,
)
from monitor.chart.kinds import AnyKind, HoldLifted, HoldPlaced, RetentionSet
from monitor.chart.lock_times import SITE
from monitor.chart.refusals import Refusal
from tests.builders import SPACE, START, Chronicle

PATIENT, OTHER = uuid5(SPACE, "patient"), uuid5(SPACE, "other patient")
PLACED = HoldPlaced(patient=PATIENT, reason="claim of 3 March", asked_by="K. Weiss")
PLACE = PlaceHold(
    id=uuid5(SPACE, "place"),
    stream_id=SITE.id,
    at=START,
    patient=PATIENT,
    reason=" claim of 3 March ",
    asked_by="K.  Weiss",
)


def written(*facts: AnyKind) -> list[Entry]:
    """As entries of the site, a minute after the other."""
    chronicle = Chronicle()
    for minute, fact in enumerate(facts):
        chronicle.add(fact, minute)
    return [replace(entry, stream=SITE) for entry in chronicle.entries]


def lift(hold: UUID, reason: str = "settled") -> LiftHold:
    id_ = uuid5(SPACE, "lift")
    return LiftHold(id=id_, stream_id=SITE.id, at=START, hold=hold, reason=reason)


def keep(years: int, source: str = "BGB 630f") -> SetRetention:
    id_ = uuid5(SPACE, "keep")
    return SetRetention(id=id_, stream_id=SITE.id, at=START, years=years, source=source)


def decided(before: list[Entry], command: KeepingCommand) -> AnyKind | Refusal:
    answer = decide_keeping(before, command, START)
    return answer if isinstance(answer, Refusal) else answer[0].payload


def why(before: list[Entry], command: KeepingCommand) -> str:
    answer = decided(before, command)
    assert isinstance(answer, Refusal)
    return answer.sentence


def test_a_hold_is_placed_with_who_asked_for_it() -> None:
    assert decided([], PLACE) == PLACED


@pytest.mark.parametrize(
    "changes", [{"reason": " "}, {"reason": "-"}, {"asked_by": ""}, {"asked_by": "."}]
)
def test_a_hold_has_a_reason_and_somebody_who_asked(changes: dict[str, str]) -> None:
    assert isinstance(decided([], replace(PLACE, **changes)), Refusal)


def test_two_holds_of_one_patient_stand_by_themselves() -> None:
    entries = written(PLACED, replace(PLACED, reason="inquest"))
    first, second = fold_holds(entries)
    lifted = written(
        PLACED,
        replace(PLACED, reason="inquest"),
        HoldLifted(hold=first.id, reason="settled"),
    )
    assert [h.id for h in holds_on(fold_holds(lifted), PATIENT)] == [second.id]
    assert fold_holds(lifted)[0].lifted_for == "settled"
    assert holds_on(fold_holds(lifted), OTHER) == ()


def test_a_hold_is_lifted_once() -> None:
    before = written(PLACED)
    (hold,) = fold_holds(before)
    assert decided(before, lift(hold.id)) == HoldLifted(hold=hold.id, reason="settled")
    over = written(PLACED, HoldLifted(hold=hold.id, reason="settled"))
    assert "it was lifted before" in why(over, lift(hold.id))
    assert "there is no such hold" in why(before, lift(OTHER))
    assert isinstance(decided(before, lift(hold.id, reason="")), Refusal)


def test_where_two_lifted_it_the_first_counts() -> None:
    (hold,) = fold_holds(written(PLACED))
    twice = [HoldLifted(hold=hold.id, reason=reason) for reason in ("settled", "again")]
    (found,) = fold_holds(written(PLACED, *twice))
    assert found.lifted_for == "settled"


@pytest.mark.parametrize(
    ("years", "is_taken"), [(0, False), (1, True), (100, True), (101, False)]
)
def test_for_how_many_years(years: int, is_taken: bool) -> None:
    assert isinstance(decided([], keep(years)), RetentionSet) is is_taken


def test_what_was_chosen_last_holds_and_is_not_chosen_twice() -> None:
    assert fold_retention([]) is None
    before = written(
        RetentionSet(years=10, source="BGB 630f"), RetentionSet(years=8, source="law")
    )
    assert fold_retention(before) == Retention(years=8, source="law")
    assert "it is so already" in why(before, keep(8, "law"))
    assert isinstance(decided(before, keep(8, "another law")), RetentionSet)
    assert isinstance(decided(before, keep(9, " ")), Refusal)


@pytest.mark.parametrize("command", [PLACE, keep(8)])
def test_nothing_is_decided_ahead_of_its_time(command: KeepingCommand) -> None:
    answer = decide_keeping([], command, START - timedelta(seconds=1))
    assert isinstance(answer, Refusal)
