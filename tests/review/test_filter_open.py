"""Whether a filter asks for what is kept of closed sessions only."""

from datetime import date

import pytest

from monitor.review.filter_changes import seeks_all, turned_over
from monitor.review.filter_open import can_be_open, not_known_while_open
from monitor.review.filter_text import read_filter

TODAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        ("halvorsen room:1 nurse:ao since:monday review:yes order:date", ()),
        ("open:yes sign:no cosign:no query:no answered:no state:open", ()),
        ("late>2", ("late",)),
        ("late>2 sbp>180 late<9", ("late", "sbp")),
        ("alert:none", ("alert",)),
        ("call:due", ("call",)),
        ('"felt sick"', ("note",)),
        ("route:iv", ("route",)),
    ],
)
def test_what_is_kept_of_closed_sessions_only(
    typed: str, names: tuple[str, ...]
) -> None:
    assert not_known_while_open(read_filter(typed, TODAY).terms) == names


@pytest.mark.parametrize(
    ("typed", "can_be"),
    [
        ("late>2", True),
        ("late>2 open:yes", True),
        ("late>2 open:no", False),
        ("late>2 sign:yes", False),
        ("late>2 sign:no", True),
        ("late>2 query>0", False),
        ("late>2 state:signed", False),
        ("late>2 state:open,signed", True),
        ("late>2 review:yes", True),
    ],
)
def test_whether_an_open_session_could_be_meant(typed: str, *, can_be: bool) -> None:
    assert can_be_open(read_filter(typed, TODAY).sought) == can_be


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("", "order:date"),
        ("room:1  halv", "room:1 halv order:date"),
        ("order:date room:1", "room:1"),
        ("order:exceptions", "order:date"),
        ("order:exceptions order:date", ""),
        ("order:dat", "order:date"),
    ],
)
def test_the_order_is_turned_over(typed: str, other: str) -> None:
    assert turned_over(typed) == other


def test_an_order_alone_seeks_all() -> None:
    assert seeks_all("")
    assert seeks_all(" order:date ")
    assert not seeks_all("order:date room:1")
