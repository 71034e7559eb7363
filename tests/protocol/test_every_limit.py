"""Every rule of every protocol that ships, at its limit, one below and one above."""

from pathlib import Path

import pytest

from monitor.protocol.parsing import parse_protocol
from tests.protocol.at_limits import Case, cases, is_fired

PROTOCOLS = sorted(
    (Path(__file__).parents[2] / "resources" / "protocols").glob("*.toml")
)
EVERY = [
    case
    for path in PROTOCOLS
    for case in cases(parse_protocol(path.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize("case", EVERY, ids=[case.id for case in EVERY])
def test_limit(case: Case) -> None:
    """It fires at its limit and one beyond, and not one short of it."""
    assert is_fired(case) is case.fires


def test_no_rule_is_left_out() -> None:
    """Each rule of each of the five protocols has its cases."""
    assert len(PROTOCOLS) >= 5
    for path in PROTOCOLS:
        protocol = parse_protocol(path.read_text(encoding="utf-8"))
        told = {case.rule.id for case in EVERY if case.protocol.id == protocol.id}
        assert told == {rule.id for rule in protocol.rules}
