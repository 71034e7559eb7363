"""Two versions of a protocol are compared without leaving anything out."""

from decimal import Decimal

import pytest
from msgspec import structs

from monitor.protocol.comparing import Difference, differences
from tests.protocol.leaves import changed, leaves
from tests.protocol.shipped import SHIPPED, shipped

IV40 = shipped("iv40")


@pytest.mark.parametrize("id_", SHIPPED)
def test_whatever_is_changed_is_a_difference(id_: str) -> None:
    """Each number, word and switch of a shipped protocol, one at a time."""
    protocol = shipped(id_)
    silent = [
        path
        for path, _ in leaves(protocol)
        if not differences(protocol, changed(protocol, path))
    ]
    assert silent == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_the_same_text_differs_in_nothing(id_: str) -> None:
    """Nothing is told where there is nothing to tell."""
    assert differences(shipped(id_), shipped(id_)) == ()


@pytest.mark.parametrize("id_", SHIPPED)
def test_one_change_is_one_difference(id_: str) -> None:
    """But for what names a thing: then one is gone, and another there."""
    protocol = shipped(id_)
    counts = {
        len(differences(protocol, changed(protocol, path)))
        for path, _ in leaves(protocol)
    }
    assert counts == {1, 2}


def test_a_limit_is_told_by_its_rule_and_condition() -> None:
    """With what it was and what it is."""
    place = next(n for n, r in enumerate(IV40.rules) if r.id == "SBP-HIGH-3")
    after = changed(IV40, ("rules", place, "when", 0, "limit"))
    path = ("rules", "SBP-HIGH-3", "when", "sbp", "limit")
    assert differences(IV40, after) == (
        Difference(path=path, before=200, after=Decimal(201)),
    )


def test_a_rule_that_is_gone_is_one_difference() -> None:
    """All of it at once, and the other way round one that is new."""
    rule = IV40.rules[3]
    after = structs.replace(IV40, rules=(*IV40.rules[:3], *IV40.rules[4:]))
    path = ("rules", rule.id)
    assert differences(IV40, after) == (Difference(path=path, before=rule, after=None),)
    assert differences(after, IV40) == (Difference(path=path, before=None, after=rule),)


def test_another_order_is_a_difference() -> None:
    """It decides what is told first, and is told itself."""
    after = structs.replace(IV40, rules=(IV40.rules[1], IV40.rules[0], *IV40.rules[2:]))
    (found,) = differences(IV40, after)
    assert found.path == ("rules", "order")
    assert found.before != found.after


def test_a_table_that_is_left_out_is_one_difference() -> None:
    """And so is another form of the dose."""
    after = structs.replace(IV40, series=None)
    assert differences(IV40, after) == (
        Difference(path=("series",), before=IV40.series, after=None),
    )
    other = structs.replace(IV40, dose=shipped("po_sl").dose)
    (found,) = differences(IV40, other)
    assert found.path == ("dose",)
