"""What counts as an answer to an alert, and of which card."""

from collections.abc import Callable

import pytest

from monitor.chart.kinds import (
    AlertResolved,
    AlertSeen,
    AnyKind,
    ClinicianArrived,
    ClinicianCalled,
)
from tests.builders import Chronicle
from tests.protocol.unanswered import HIGH, alert, shown, told


@pytest.mark.parametrize(
    "answer",
    [
        lambda key: ClinicianCalled(key=key, who="Dr Meyer"),
        lambda key: ClinicianArrived(key=key, who="Dr Meyer"),
        lambda key: AlertResolved(key=key, cause="cuff slipped"),
    ],
    ids=["called", "arrived", "ended"],
)
def test_an_answer_is_told_no_farther(answer: Callable[[str], AnyKind]) -> None:
    """Whoever called, came or ended it has answered; acknowledging does as well."""
    chronicle, key = shown(HIGH)
    chronicle.add(answer(key), 10.5)
    other, other_key = shown(HIGH)
    other.acknowledge(10.5, other_key)

    assert alert(chronicle, key, 20).level is None
    assert alert(other, other_key, 20).level is None
    assert not chronicle.assess(20).to_escalate


def test_an_action_is_an_answer() -> None:
    """A numbered action is told no farther either."""
    chronicle, key = shown(HIGH)
    chronicle.act(10.5, key, 6)

    assert alert(chronicle, key, 20).level is None


def test_seeing_is_no_answer() -> None:
    """A card that stood before somebody still waits for an answer."""
    chronicle, key = shown(HIGH)
    chronicle.add(AlertSeen(key=key), 10.1)

    assert alert(chronicle, key, 11).level == "rooms"


def test_an_answer_is_of_the_whole_card() -> None:
    """What stood on the card before it is answered as well; what comes later is not."""
    chronicle, first = shown(HIGH)
    chronicle.observe(10.4, "216/95 80 97 14 5 0 1 0")
    (worse,) = chronicle.show(10.4)
    chronicle.add(ClinicianCalled(key=worse, who="Dr Meyer"), 10.6)
    chronicle.observe(14, "227/95 80 97 14 5 0 1 0")
    (worst,) = chronicle.show(14)

    assert told(chronicle, 14.9) == []
    assert told(chronicle, 15) == [(worst, "rooms")]
    assert alert(chronicle, first, 15).level is None


def test_another_card_waits_for_its_own_answer() -> None:
    """Calling about the pressure says nothing of the pulse."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "205/95 145 97 14 5 0 1 0")
    chronicle.show(10)
    cards = {card.parameter: card.top.key for card in chronicle.assess(10).strip}
    chronicle.add(ClinicianCalled(key=cards["bp"], who="Dr Meyer"), 10.5)

    assert told(chronicle, 11) == [(cards["hr"], "rooms")]


def test_what_is_raised_in_the_moment_of_an_answer_waits_for_its_own() -> None:
    """Whoever called then can't have known of it."""
    chronicle, first = shown(HIGH)
    chronicle.add(ClinicianCalled(key=first, who="Dr Meyer"), 14)
    chronicle.observe(14, "216/95 80 97 14 5 0 1 0")
    (worse,) = chronicle.show(14)

    assert told(chronicle, 15) == [(worse, "rooms")]


def test_the_last_answer_of_a_card_counts() -> None:
    """An earlier one leaves nothing open that a later one answered."""
    chronicle, first = shown(HIGH)
    chronicle.add(ClinicianCalled(key=first, who="Dr Meyer"), 10.2)
    chronicle.observe(10.4, "216/95 80 97 14 5 0 1 0")
    chronicle.show(10.4)
    chronicle.observe(10.6, "227/95 80 97 14 5 0 1 0")
    (worst,) = chronicle.show(10.6)
    chronicle.add(ClinicianCalled(key=worst, who="Dr Meyer"), 10.8)

    assert told(chronicle, 13) == []
