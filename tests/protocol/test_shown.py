"""What is worse by a step than what was shown."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from monitor.protocol.shown import stepped_field
from tests.protocol.ruled import protocol_with, rule_text

BOTH = rule_text(
    '{ kind = "at_or_above", field = "sbp", limit = 180 }, '
    '{ kind = "at_or_above", field = "dbp", limit = 100 }'
)
STEPS = {"sbp": 10, "dbp": 10}


def values(**given: int) -> Mapping[str, Decimal]:
    return {field: Decimal(value) for field, value in given.items()}


@pytest.mark.parametrize(
    ("then", "now", "field"),
    [
        (values(sbp=180, dbp=100), values(sbp=189, dbp=109), None),
        (values(sbp=180, dbp=100), values(sbp=190, dbp=109), "sbp"),
        (values(sbp=180, dbp=100), values(sbp=189, dbp=110), "dbp"),
        (values(dbp=100), values(sbp=200, dbp=110), "dbp"),
        (values(sbp=180, dbp=100), values(dbp=110), "dbp"),
        (values(), values(sbp=200, dbp=110), None),
    ],
)
def test_a_field_known_then_and_now(
    then: Mapping[str, Decimal], now: Mapping[str, Decimal], field: str | None
) -> None:
    """One that was not shown then, or is not read now, can't have moved."""
    (rule,) = protocol_with(BOTH).rules
    assert stepped_field(rule, then, now, STEPS) == field
