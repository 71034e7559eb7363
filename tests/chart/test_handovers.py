"""One nurse leaves the session to another."""

import pytest

from monitor.chart.kinds import HandedOver, SessionClosed
from tests.desk import NURSE, RELIEF, Desk, vitals
from tests.refused import why

STOOD = ("Alex Demo, before the start", "BP 118/72, 4min old")


def handed(**changes: object) -> HandedOver:
    whole = {
        "to": RELIEF.name,
        "to_person": RELIEF.person,
        "initials": "AD",
        "stood": STOOD,
        **changes,
    }
    return HandedOver(**whole)  # type: ignore[arg-type]  # a test changes any of them


def test_what_stood_is_kept(desk: Desk) -> None:
    """Who left it to whom, when, and every line that both were shown."""
    assert desk.chart(3, handed()) is None

    (handover,) = desk.session.handovers
    assert (handover.at, handover.by) == (desk.at(3), NURSE.person)
    assert (handover.to, handover.to_person) == (RELIEF.name, RELIEF.person)
    assert handover.stood == STOOD


def test_the_next_entry_is_the_others(desk: Desk) -> None:
    """Each charts under the own name; what was charted before stays as it was."""
    assert desk.chart(3, handed()) is None
    desk.actor = RELIEF
    assert desk.chart(4, vitals("118/72 70 98 14 5 0")) is None

    authors = [s.author for s in desk.session.sets]
    assert authors[-1] == RELIEF.person
    assert set(authors[:-1]) == {NURSE.person}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to": " "}, "name"),
        ({"initials": ""}, "initials"),
        ({"stood": ()}, "state"),
        ({"stood": (" ",)}, "state"),
        ({"to_person": NURSE.person}, "name"),
    ],
    ids=["to nobody", "no initials", "nothing shown", "blank", "to oneself"],
)
def test_it_takes_another_person_and_the_patient(
    desk: Desk, changes: dict[str, object], field: str
) -> None:
    """Somebody else, who says whose session it is, having seen how it stands."""
    refusal = desk.chart(3, handed(**changes))

    assert refusal is not None
    assert refusal.field == field
    assert desk.session.handovers == ()


def test_a_closed_session_is_not_handed_over(desk: Desk) -> None:
    """Nobody charts in it any more."""
    assert desk.chart(3, SessionClosed(ready_at=desk.at(2), left_at=desk.at(2))) is None

    assert "closed" in why(desk.chart(4, handed()))
