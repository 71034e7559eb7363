"""A session that is judged in full is judged as ``evaluate`` judges it."""

import pytest

from monitor.review.backtest import judged_otherwise
from monitor.review.screening import Asks, Screen
from tests.builders import iv40
from tests.review.by_evaluate import HALF_MINUTE, SELDOM, judged_by_evaluate
from tests.review.changing import Swap, changed, limit
from tests.review.varied import NOW, SESSIONS, session

EVERY = "every_minutes = 10\ntolerance_minutes = 3"
OFTEN = "every_minutes = 5\ntolerance_minutes = 2"
CLOSING = "every_minutes = 30\ntolerance_minutes = 5"
SOONER = "every_minutes = 15\ntolerance_minutes = 5"
LINGERING = session(3, 190)
"""They stay for an hour more, and nobody charts anything of it."""
CHANGES: dict[str, tuple[Swap, Asks]] = {
    "grace": (("grace_minutes = 5", "grace_minutes = 9"), Asks(of_facts=False)),
    "often": ((EVERY, OFTEN), Asks(of_facts=False)),
    "recovery": (("every_minutes = 15", "every_minutes = 20"), Asks(of_facts=False)),
    "closing": ((CLOSING, SOONER), Asks(of_facts=False)),
    "limit": (limit("HR-HIGH-2", 121, 109), Asks(of_time=False)),
    "clearing": (
        ("readings_to_clear = 2", "readings_to_clear = 3"),
        Asks(of_time=False),
    ),
    "late": (("after_minutes = 10", "after_minutes = 30"), Asks(of_time=False)),
    "baseline": (("within_minutes = 60", "within_minutes = 15"), Asks()),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_is_what_evaluate_finds(name: str) -> None:
    protocol = changed(CHANGES[name][0])
    screen = Screen(iv40(), protocol)
    is_of_time_alone = not CHANGES[name][1].of_facts
    sessions = SESSIONS[:14]
    if is_of_time_alone:
        sessions = [SESSIONS[0], SESSIONS[5], LINGERING]
    every = HALF_MINUTE if is_of_time_alone else SELDOM
    found = [judged_otherwise(one, screen, NOW) for one in sessions]
    assert found == [
        judged_by_evaluate(one, iv40(), protocol, NOW, every) for one in sessions
    ]
    assert any(found)


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_can_be_otherwise_is_asked(name: str) -> None:
    swap, asks = CHANGES[name]
    assert Screen(iv40(), changed(swap)).asks == asks
