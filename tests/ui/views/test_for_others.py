"""A page that is not offered to somebody says whom it is for."""

from uuid import UUID

import pytest

from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from ui.views.offering import for_others, whose
from ui.views.whereabouts import where_or_whose


def actor(role: Role) -> Actor:
    return Actor(
        person=UUID(int=3),
        name="J. Marsh RN",
        auth_method="password",
        roles=frozenset({role}),
    )


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("figures", "Audit figures: for a supervisor or a prescriber"),
        ("backtest", "Back-test of the protocol: for a supervisor or a prescriber"),
        ("audit", "Audit log: for an auditor"),
        ("people", "People: for an administrator"),
        ("oversight", "Oversight: for a supervisor, a prescriber or an administrator"),
    ],
)
def test_a_nurse_is_told_whom_a_page_is_for(action: str, words: str) -> None:
    assert where_or_whose(action, "sessions", actor("nurse")) == words


@pytest.mark.parametrize("action", ["figures", "oversight"])
def test_whoever_has_it_is_told_nothing(action: str) -> None:
    assert whose(action, actor("supervisor")) == ""
    assert action not in {one.id for one in for_others(actor("supervisor"))}


def test_at_the_lock_nothing_is_told_of_roles() -> None:
    assert "supervisor" not in where_or_whose("figures", "lock", actor("nurse"))
    assert where_or_whose("figures", "start", None) == ""


def test_print_says_on_the_list_where_it_prints() -> None:
    words = where_or_whose("print", "sessions", actor("nurse"))
    assert words == "Print, or save as PDF is on the live chart"
    assert where_or_whose("print", "live", actor("nurse")) == ""
