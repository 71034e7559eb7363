"""Panic that does not settle, beside another high alert of the same card."""

import pytest

from monitor.chart.kinds import AlertResolved
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, Chronicle, iv40_text
from tests.typed_sets import readings

RULE = "DISTRESS-PANIC-LASTING-3"
SECOND = 1 / 60


def wishing() -> tuple[Chronicle, str]:
    """A patient who asks to stop at 10, and the key of that."""
    chronicle = Chronicle().start()
    chronicle.observe(8, CALM)
    chronicle.effect(10, "ASKSTOP", 2)
    (key,) = chronicle.show(10)
    return chronicle, key


def end(chronicle: Chronicle, minute: float, key: str) -> None:
    """What a person ended, and with which words."""
    chronicle.add(AlertResolved(key=key, cause="wants to go on"), minute)


def is_told(chronicle: Chronicle, onset: float) -> None:
    """Five minutes after its onset, not a second before, once, and on the card."""
    before = chronicle.show(onset + 5 - SECOND)
    assert not [key for key in before if key.startswith(RULE)]
    (key,) = chronicle.show(onset + 5)
    assert key.startswith(RULE)
    assert [k for k in chronicle.show(onset + 6) if k.startswith("DISTRESS")] == []
    card = chronicle.assess(onset + 6).card("distress")
    assert card is not None
    assert (card.priority, card.top.key, card.is_latched) == ("high", key, False)
    assert key in card.unacknowledged
    assert chronicle.assess(onset + 9).card("distress") is not None


@pytest.mark.parametrize("ended", [10.5, 11, 12, 16 - 2 * SECOND])
def test_it_is_told_though_the_other_was_ended(ended: float) -> None:
    """By a person, before the panic began or since, up to the last moment."""
    chronicle, wish = wishing()
    acts = [(ended, "end"), (11, "panic")]
    for minute, what in sorted(acts):
        if what == "end":
            end(chronicle, minute, wish)
        else:
            chronicle.effect(minute, "PANIC", 2)
        chronicle.show(minute)
    is_told(chronicle, 11)
    found = chronicle.assess(17).alert(wish)
    assert found is not None
    assert (found.is_active, found.resolved_how) == (False, "person")


def test_it_is_told_though_the_other_was_answered() -> None:
    """What was acknowledged was the wish to stop, and nothing that came later."""
    chronicle, wish = wishing()
    chronicle.acknowledge(10.5, wish)
    chronicle.effect(11, "PANIC", 2)
    assert chronicle.show(11) == []
    is_told(chronicle, 11)


def test_it_goes_farther_like_any_other() -> None:
    """Nobody answered it, whoever ended the other."""
    chronicle, wish = wishing()
    chronicle.effect(11, "PANIC", 2)
    end(chronicle, 12, wish)
    chronicle.show(16)
    card = chronicle.assess(19).card("distress")
    assert card is not None
    assert card.top.level == "contact"


def test_once_it_was_ended_itself_no_more_is_told() -> None:
    """The end of both is the end of both, for as long as nothing more is charted."""
    chronicle, wish = wishing()
    chronicle.effect(11, "PANIC", 2)
    (lasting,) = chronicle.show(16)
    ended = AlertResolved(key=lasting, also=(wish,), cause="known")
    chronicle.add(ended, 17)
    for minute in (18, 25, 40):
        found = [k for k in chronicle.show(minute) if k.startswith("DISTRESS")]
        assert found == []
        assert chronicle.assess(minute).card("distress") is None


def test_it_is_told_though_the_panic_was_high_at_once() -> None:
    """What was shown of its onset is another alert than that it lasts."""
    text = iv40_text()
    old = 'id = "DISTRESS-PANIC-2"\nparameter = "distress"\npriority = "medium"'
    assert text.count(old) == 1
    grave = parse_protocol(text.replace(old, old.replace('"medium"', '"high"')))
    chronicle = Chronicle(protocol=grave).start()
    chronicle.observe(8, CALM)
    chronicle.effect(11, "PANIC", 2)
    (onset,) = chronicle.show(11)
    chronicle.acknowledge(11.5, onset)
    is_told(chronicle, 11)


@pytest.mark.parametrize(("value", "count"), [(6, 2), (7, 1)])
def test_settled_for_a_while_it_is_told_again(value: int, count: int) -> None:
    """Where the card stayed open by the other: below 7 in between, then 7 again."""
    chronicle, _ = wishing()
    chronicle.effect(11, "PANIC", 2)
    (first,) = chronicle.show(16)
    chronicle.acknowledge(16.5, first)
    chronicle.observe(18, readings(distress=value))
    chronicle.show(18)
    chronicle.observe(20, readings(distress=7))
    chronicle.show(20)
    found = [a.key for a in chronicle.assess(21).alerts if a.rule == RULE]
    assert len(found) == count
