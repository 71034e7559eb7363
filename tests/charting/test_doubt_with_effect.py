"""A doubt about the dose and the side effect that it is are charted together."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import ChartDoubt
from monitor.chart.kinds import DoseDoubtful, EffectRecorded, NoteRecorded
from monitor.charting.faults import ConflictingEntry
from tests.charting.clinic import Clinic

INFILTRATION = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(5))
EFFECT = EffectRecorded(code="INFIL", grade=2, mode="observed")


@pytest.fixture
def clinic() -> Clinic:
    clinic = Clinic().start()
    clinic.move_to(10)
    return clinic


@pytest.fixture
def command(clinic: Clinic) -> ChartDoubt:
    return ChartDoubt(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.clock.now(),
        doubt=INFILTRATION,
        effect=EFFECT,
    )


def test_both_are_charted_and_told(clinic: Clinic, command: ChartDoubt) -> None:
    """For the same time, in one act, with the alert of the effect."""
    entries = clinic.charted(command).entries

    assert [e.payload for e in entries[:2]] == [EFFECT, INFILTRATION]
    session = clinic.read.session
    assert [(d.id, d.at) for d in session.dosing.doubts] == [(command.id, command.at)]
    assert [(e.code, e.onset) for e in session.effects] == [("INFIL", command.at)]
    assert [a.alert.rule for a in session.alerts] == ["EVENT-INFILTRATION-2"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"doubt": replace(INFILTRATION, at_most_mg=Decimal(-1))},
        {"effect": replace(EFFECT, code="NONE")},
    ],
    ids=["an impossible amount", "an unknown effect"],
)
def test_both_are_refused_together(
    clinic: Clinic, command: ChartDoubt, wrong: dict[str, object]
) -> None:
    """Where one of the two is impossible, neither is charted."""
    before = clinic.read.entries

    clinic.refused(replace(command, **wrong))

    assert clinic.read.entries == before


def test_asking_again_charts_nothing_more(clinic: Clinic, command: ChartDoubt) -> None:
    """The same again gives what is stored; another under its id is none of it."""
    first = clinic.charted(command)
    clinic.chart(12, NoteRecorded(text="well"))
    before = clinic.read.entries

    assert clinic.charted(command).entries == first.entries[:2]
    assert clinic.read.entries == before
    with pytest.raises(ConflictingEntry):
        clinic.ask(replace(command, effect=replace(EFFECT, grade=3)))
