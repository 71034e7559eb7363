from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.protocol.asked_sets import Due
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate
from ui.views.due import DueView, due_view
from ui.widgets import faces

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 14, 14, 7, 30, tzinfo=UTC)


def at(minute: int) -> datetime:
    return NOW.replace(minute=minute, second=0)


@pytest.fixture(scope="module")
def iv40() -> CareProtocol:
    return parse_protocol(locate("protocols/iv40.toml").read_text("utf-8"))


def shown(protocol: CareProtocol, due: Due) -> DueView:
    return due_view(due, protocol, NOW, LONDON)


def test_next_set(iv40: CareProtocol) -> None:
    """A set to come tells its time and the minutes until then, begun ones whole."""
    view = shown(iv40, Due(kind="slot", state="next", at=at(21), needs=("sbp",)))
    assert view.text == "Next 14:21 · 14min"
    assert view.footer == "Next set 14:21 · 14min"
    assert view.pill is faces.Due.PLAIN


def test_next_full_set(iv40: CareProtocol) -> None:
    """A set that asks for every field of the protocol is called full."""
    needs = tuple(spec.code for spec in iv40.charting.fields)
    due = Due(kind="slot", state="next", at=at(21), needs=needs)
    assert shown(iv40, due).footer == "Next full set 14:21 · 14min"


def test_due_now(iv40: CareProtocol) -> None:
    """From its time until its tolerance a set is due now, outlined."""
    view = shown(iv40, Due(kind="slot", state="due", at=at(7)))
    assert (view.text, view.footer) == ("Due now", "Set due now")
    assert view.pill is faces.Due.DUE


@pytest.mark.parametrize("state", ["late", "overdue"])
def test_late(iv40: CareProtocol, state: str) -> None:
    """After tolerance it says by how much, and goes on saying so past grace."""
    late = Due(kind="slot", state="late", at=at(4), late_by=timedelta(minutes=3))
    view = shown(iv40, late if state == "late" else _overdue())
    assert view.text == ("3min late" if state == "late" else "6min late")
    assert view.pill is faces.Due.LATE


def _overdue() -> Due:
    late_by = timedelta(minutes=6, seconds=30)
    return Due(kind="slot", state="overdue", at=at(1), late_by=late_by)


def test_snoozed(iv40: CareProtocol) -> None:
    """A set put off says until when and why, and presses nobody."""
    due = Due(
        kind="slot", state="snoozed", at=at(9), until=at(9), cause="Do not disturb"
    )
    view = shown(iv40, due)
    assert view.text == "Put off until 14:09 · do not disturb"
    assert view.footer == "Set put off until 14:09"
    assert (view.state, view.pill) == ("snoozed", faces.Due.PLAIN)


def test_recheck(iv40: CareProtocol) -> None:
    """A repeat measurement names what is to be repeated."""
    due = Due(kind="recheck", state="next", at=at(8), parameter="bp", label="BP")
    assert shown(iv40, due).text == "Repeat BP due 14:08 · 1min"
    late = Due(kind="recheck", state="late", label="BP", late_by=timedelta(minutes=2))
    assert shown(iv40, late).text == "Repeat BP 2min late"


@pytest.mark.parametrize(
    ("also", "words"),
    [
        (("SpO2",), "Repeat BP and SpO₂"),
        (("SpO2", "RR"), "Repeat BP, SpO₂ and RR"),
        (("SpO2", "RR", "HR"), "Repeat BP, SpO₂, RR and 1 more"),
    ],
)
def test_repeats_of_one_time_are_named(
    iv40: CareProtocol, also: tuple[str, ...], words: str
) -> None:
    """The second is as due as the first; only beyond three are they counted."""
    due = Due(kind="recheck", state="next", at=at(8), label="BP", also=also)
    assert shown(iv40, due).footer == f"{words} due 14:08 · 1min"


def test_what_else_is_due_is_counted(iv40: CareProtocol) -> None:
    """The pill counts what else is due; the footer says so in words."""
    due = Due(kind="slot", state="late", late_by=timedelta(minutes=3), others=1)
    view = shown(iv40, due)
    assert (view.text, view.footer) == ("3min late +1", "Set 3min late, 1 more due")


def test_baseline(iv40: CareProtocol) -> None:
    """Before the dose the baseline sets are counted."""
    due = Due(kind="baseline", state="due", number=2, at=at(7))
    assert shown(iv40, due).text == "Baseline set 2 due now"
    soon = Due(kind="baseline", state="next", number=3, at=at(10))
    assert shown(iv40, soon).text == "Baseline set 3 due 14:10 · 3min"


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (30, "Last set 14:02, observation ends 14:30"),
        (5, "Last set 14:02, observation ended 14:05"),
    ],
)
def test_nothing_more(iv40: CareProtocol, until: int, words: str) -> None:
    """After the last slot it tells the last set and the end of the observation."""
    due = Due(kind="nothing", state="done", at=at(2), until=at(until))
    assert shown(iv40, due).text == words


def test_closed(iv40: CareProtocol) -> None:
    """A closed session says when it was closed."""
    view = shown(iv40, Due(kind="closed", state="done", at=at(5)))
    assert (view.text, view.state) == ("Closed 14:05", "closed")
