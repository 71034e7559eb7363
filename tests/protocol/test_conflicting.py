"""A fact whose corrections contradict each other is one fact, read once."""

from uuid import UUID

import pytest

from monitor.chart.kinds import Amendable, EffectRecorded, EntryAmended
from tests.builders import CALM, Chronicle
from tests.protocol.pressures import value_alerts
from tests.typed_sets import readings


def contradict(
    chronicle: Chronicle, target: UUID, *versions: Amendable, at: float = 10
) -> None:
    """Two workstations correct the same fact without knowing of each other."""
    for place, version in enumerate(versions):
        chronicle.add(
            EntryAmended(replacement=version),
            11 + place / 10,
            effective=at,
            over=[target],
        )


def rules(chronicle: Chronicle, minute: float = 12) -> list[str]:
    return [a.rule for a in value_alerts(chronicle, minute)]


@pytest.mark.parametrize(
    ("versions", "is_twice"), [((91, 90), False), ((90, 91), False), ((91,), False)]
)
def test_one_reading_in_contradiction_is_not_twice_running(
    versions: tuple[int, ...], *, is_twice: bool
) -> None:
    """It alerts for what it may have been; it is not read twice by that."""
    chronicle = Chronicle().start()
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, *(readings(spo2=v) for v in versions))

    assert ("SPO2-TWICE-3" in rules(chronicle)) == is_twice
    assert "SPO2-LOW-2" in rules(chronicle)
    chronicle.observe(12, readings(spo2=91))
    assert "SPO2-TWICE-3" in rules(chronicle)


@pytest.mark.parametrize("versions", [(1, 5), (5, 1)])
@pytest.mark.parametrize("later", [10, 10.5])
def test_a_contradiction_clears_nothing(
    versions: tuple[int, int], later: float
) -> None:
    """One of two contradicting values does not silence the other, nor the next does."""
    chronicle = Chronicle().start()
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, readings(sedation=versions[0]))
    contradict(chronicle, reading, readings(sedation=versions[1]), at=later)
    chronicle.show(12)
    (alert,) = (a for a in value_alerts(chronicle, 20) if a.rule == "SEDATION-3")
    assert (alert.is_active, alert.level) == (True, "contact")
    chronicle.observe(21, CALM)

    (alert,) = (a for a in value_alerts(chronicle, 21) if a.rule == "SEDATION-3")
    assert not alert.is_active


def test_a_contradiction_is_no_reading_inside() -> None:
    """Nobody knows what was read: the next two readings count, and those before."""
    chronicle = Chronicle().start()
    chronicle.observe(8, "205/95 70 98 14 5 0 1 0")
    chronicle.observe(9, CALM)
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, readings(sbp=118, dbp=72), readings(sbp=120, dbp=72))

    def is_active(minute: float) -> bool:
        (alert,) = (
            a for a in value_alerts(chronicle, minute) if a.rule == "SBP-HIGH-3"
        )
        return alert.is_active

    assert is_active(12)
    chronicle.observe(13, CALM)
    assert not is_active(13)


def test_a_contradiction_outside_starts_the_count_anew() -> None:
    """One of the two may have been still too high."""
    chronicle = Chronicle().start()
    chronicle.observe(8, "205/95 70 98 14 5 0 1 0")
    chronicle.observe(9, CALM)
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, readings(sbp=201, dbp=72), readings(sbp=120, dbp=72))
    chronicle.observe(13, CALM)

    (alert,) = (a for a in value_alerts(chronicle, 14) if a.rule == "SBP-HIGH-3")
    assert alert.is_active


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("one", "other", "called"),
    [(206, 207, False), (206, 214, False), (206, 215, True), (206, 240, True)],
)
def test_the_worse_of_two_calls(
    one: int, other: int, *, turned: bool, called: bool
) -> None:
    """205 was shown; what is no worse by a step is known, and hides nothing worse."""
    chronicle = Chronicle().start()
    chronicle.observe(8, CALM)
    chronicle.observe(12, readings(sbp=205, dbp=90))
    chronicle.show(12)
    reading = chronicle.observe(13, readings(sbp=150, dbp=90), effective=11)
    assert chronicle.show(13) == []
    over = (other, one) if turned else (one, other)
    versions = (readings(sbp=value, dbp=90) for value in over)
    contradict(chronicle, reading, *versions, at=11)
    shown = chronicle.show(14)
    assert bool(shown) is called
    values = [
        measured.value
        for raised in chronicle.session.alerts
        if raised.key in shown
        for measured in raised.alert.values
        if measured.field == "sbp"
    ]
    assert values == [other] * called


def test_an_effect_in_contradiction_is_one() -> None:
    """Vomiting that was amended twice is still one episode of it."""
    chronicle = Chronicle().start()
    chronicle.observe(9, CALM)
    vomited = chronicle.effect(10, "VOM", 1)
    contradict(
        chronicle,
        vomited,
        EffectRecorded(code="VOM", grade=2),
        EffectRecorded(code="VOM", grade=3),
    )

    assert {a.priority for a in value_alerts(chronicle, 12)} == {"low"}
    chronicle.effect(13, "VOM", 1)
    assert "medium" in {a.priority for a in value_alerts(chronicle, 13)}
