"""The limits of one patient end where the chart is found to be another's."""

from uuid import uuid5

import pytest

from monitor.chart.kinds import ChartReattributed, IdentityTyped
from monitor.protocol.limit_changes import rules_at
from tests.builders import PATIENT, SPACE, Chronicle, at, iv40
from tests.typed_sets import readings

LIMITS = (("SBP-HIGH-3", 240), ("SBP-HIGH-2", 235), ("SBP-RISE-2", 120))


def limited(minute: float = 2) -> Chronicle:
    """Dr Meyer lets the pressure go to 240 from then on; the infusion runs from 0."""
    chronicle = Chronicle().start()
    for rule, limit in LIMITS:
        chronicle.limit(minute, rule, limit)
    return chronicle


def move(chronicle: Chronicle, minute: float) -> None:
    typed = IdentityTyped(initials="BB", birth_year=1970)
    other = uuid5(SPACE, "other")
    chronicle.add(
        ChartReattributed(from_patient=PATIENT, to_patient=other, identity=typed),
        minute,
    )


def priority(chronicle: Chronicle, minute: float) -> str:
    card = chronicle.assess(minute).card("bp")
    return "" if card is None else card.priority


@pytest.mark.parametrize(
    ("moved", "expected"), [(None, "low"), (9, "high"), (10, "high")]
)
def test_the_next_value_is_held_against_the_protocols(
    moved: float | None, expected: str
) -> None:
    """215 is nothing to the one, and high for the other."""
    chronicle = limited()
    if moved is not None:
        move(chronicle, moved)
    chronicle.observe(10, readings(sbp=215, dbp=90))
    assert priority(chronicle, 10) == expected


def test_what_was_read_last_is_judged_anew() -> None:
    """The move itself alerts, at its own time, and no value of before it does."""
    chronicle = limited()
    chronicle.observe(10, readings(sbp=215, dbp=90))
    chronicle.show(10)
    move(chronicle, 12)
    shown = chronicle.assess(12)
    assert [p.rule for p in shown.to_raise if p.priority == "high"] == ["SBP-HIGH-3"]
    (alert,) = [a for a in shown.alerts if a.priority == "high"]
    assert (alert.raised_at, alert.is_late) == (at(12), False)


def test_what_is_changed_after_the_move_holds() -> None:
    """For the patient whose chart it is."""
    chronicle = limited()
    move(chronicle, 5)
    for rule, limit in LIMITS:
        chronicle.limit(6, rule, limit)
    chronicle.observe(10, readings(sbp=215, dbp=90))
    assert priority(chronicle, 10) == "low"


def test_the_history_tells_whose_they_are() -> None:
    """All stay in the record; in force are those since the move."""
    chronicle = limited()
    move(chronicle, 5)
    history = chronicle.session.limits
    assert len(history.changes) == len(LIMITS)
    assert history.in_force == ()
    assert history.known_at(at(4)) == history.changes
    assert history.known_at(at(5)) == ()
    assert rules_at(iv40(), chronicle.session, at(5)) == iv40().rules
    assert rules_at(iv40(), chronicle.session, at(4)) != iv40().rules


def test_a_move_before_the_dose_ends_them_as_well() -> None:
    """What was let pass for the one is not let pass for whoever is given the drug."""
    chronicle = limited(-3)
    move(chronicle, -2)
    chronicle.observe(10, readings(sbp=215, dbp=90))
    assert priority(chronicle, 10) == "high"
