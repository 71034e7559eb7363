"""A reading that somebody asked for again, by hand."""

import re

import pytest

from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, Chronicle, at, iv40_text
from tests.typed_sets import readings

_BY_ITSELF = re.compile("^repeat_.*$", re.MULTILINE)


BY_HAND = parse_protocol(_BY_ITSELF.sub("", iv40_text()))
"""iv40 without the repeats that it asks for by itself."""


def alerted() -> tuple[Chronicle, str]:
    """SBP 185 at minute 40, shown; its key."""
    chronicle = Chronicle(protocol=BY_HAND).start()
    chronicle.observe(40, readings(sbp=185, dbp=90))
    keys = [k for k in chronicle.show(40) if k.startswith("SBP")]
    return chronicle, keys[0]


def test_repeat_measurement_is_due_two_minutes_later() -> None:
    """Action 1 asks for a reading of the alert's parameter."""
    chronicle, key = alerted()
    chronicle.act(41, key, 1)
    (recheck,) = chronicle.assess(42).rechecks
    assert (recheck.parameter, recheck.due_at) == ("bp", at(43))
    assert recheck.fulfilled_by is None


def test_other_actions_ask_for_nothing() -> None:
    """Only the action that repeats a measurement starts the timer."""
    chronicle, key = alerted()
    chronicle.act(41, key, 5)
    assert chronicle.assess(42).rechecks == ()


def test_next_reading_of_the_parameter_fulfils_it() -> None:
    """A set without a pressure does not, one observed after the action does."""
    chronicle, key = alerted()
    chronicle.act(41, key, 1)
    chronicle.observe(42, readings(hr=80))
    assert chronicle.assess(42).rechecks[0].fulfilled_by is None
    reading = chronicle.observe(43, readings(sbp=170, dbp=90))
    assert chronicle.assess(43).rechecks[0].fulfilled_by == reading


def test_reading_observed_before_the_action_does_not_fulfil_it() -> None:
    """What was measured before it was asked for is no repeat."""
    chronicle, key = alerted()
    chronicle.act(41, key, 1)
    chronicle.observe(42, readings(sbp=170), effective=41)
    assert chronicle.assess(42).rechecks[0].fulfilled_by is None


def test_pill_shows_what_is_due_first() -> None:
    """A recheck goes before a later slot, and waits behind an earlier one."""
    chronicle, key = alerted()
    chronicle.act(41, key, 1)
    assert (chronicle.assess(44).due.kind, chronicle.assess(44).due.at) == (
        "slot",
        at(40),
    )
    chronicle.observe(44, "-D -D 70 98 14 5 0 1 0", effective=41)
    due = chronicle.assess(44).due
    assert (due.kind, due.parameter, due.at) == ("recheck", "bp", at(43))
    assert (due.state, due.late_by) == ("due", at(44) - at(43))


def asked() -> Chronicle:
    """The set of minute 40 charted, a repeat BP due at 43, slots ahead at 50 and 60."""
    chronicle = Chronicle(protocol=BY_HAND).start()
    for minute in (10, 20, 30):
        chronicle.observe(minute, CALM)
    chronicle.observe(40, "185/90 70 98 14 5 0 1 0")
    key = next(k for k in chronicle.show(40) if k.startswith("SBP"))
    chronicle.act(41, key, 1)
    return chronicle


@pytest.mark.parametrize(
    ("minute", "kind", "state", "others"),
    [
        (42, "recheck", "next", 0),
        (43, "recheck", "due", 0),
        (49.9, "recheck", "due", 0),
        (50, "slot", "due", 1),
        (53.1, "slot", "late", 1),
        (55, "slot", "overdue", 1),
    ],
)
def test_recheck_that_nobody_does_hides_no_slot(
    minute: float, kind: str, state: str, others: int
) -> None:
    """The pill shows the most urgent, and counts what else is due."""
    due = asked().assess(minute).due
    assert (due.kind, due.state, due.others) == (kind, state, others)


def test_set_of_a_later_slot_answers_the_recheck() -> None:
    """Its pressure is the repeat that was asked for."""
    chronicle = asked()
    later = chronicle.observe(50, CALM)
    assert chronicle.assess(50).rechecks[0].fulfilled_by == later
    assert (chronicle.assess(50).due.kind, chronicle.assess(50).due.others) == (
        "slot",
        0,
    )


def test_reason_for_no_value_answers_the_recheck() -> None:
    """Who says why there is no pressure is not asked for it again by the pill."""
    chronicle = asked()
    later = chronicle.observe(50, "-R -R 70 98 14 5 0 1 0")
    assert chronicle.assess(50).rechecks[0].fulfilled_by == later


def test_two_repeats_of_one_parameter_are_one() -> None:
    """One reading answers both, so the pill counts them once."""
    chronicle = asked()
    key = next(r.key for r in chronicle.session.alerts if r.alert.parameter == "bp")
    chronicle.act(44, key, 1)
    due = chronicle.assess(48).due
    assert (due.kind, due.at, due.others) == ("recheck", at(43), 0)
