"""A value that somebody asks about is ringed until the query about it is closed."""

import pytest

from monitor.chart.kinds import QueryClosed
from tests.ui.charts.scene import Picture, around
from tests.ui.views.review.reviewed import Reviewed, reviewed
from ui.theme.theme import Theme
from ui.views.trend.build import framed
from ui.views.trend.subject import subject
from ui.views.trend.view import TrendView
from ui.views.trend.window import WHOLE, TrendWindow, frame_of


@pytest.fixture
def ward() -> Reviewed:
    return reviewed()


def chart(ward: Reviewed) -> TrendView:
    read = ward.shown()
    about = subject(read.session, read.protocol, read.assessment)
    window = TrendWindow(WHOLE)
    return framed(about, window, frame_of(window, about.reach()))


def ringed(view: TrendView) -> dict[str, list[str]]:
    """By lane the numbers of the queries, value by value."""
    lanes = {v.code: [m.queried for m in v.marks] for v in view.vitals}
    return lanes | {s.code: [c.queried for c in s.cells] for s in view.scales}


def any_ringed(view: TrendView) -> set[str]:
    return {code for code, tags in ringed(view).items() if any(tags)}


def test_a_value_that_is_asked_about_is_ringed_and_no_other(ward: Reviewed) -> None:
    ward.asked("Read twice?", about=ward.set_id(205), field="hr")
    view = chart(ward)
    assert any_ringed(view) == {"hr"}
    marks = next(v.marks for v in view.vitals if v.code == "hr")
    assert [m.queried for m in marks if m.queried] == ["Q1"]
    (mark,) = (m for m in marks if m.queried)
    assert mark.set_id == ward.set_id(205)


def test_either_pressure_rings_both(ward: Reviewed) -> None:
    ward.asked("And this one?", about=ward.set_id(205), field="dbp")
    assert any_ringed(chart(ward)) == {"bp"}


def test_a_set_is_ringed_in_every_lane_it_has(ward: Reviewed) -> None:
    ward.asked("Whose arm?", about=ward.set_id(205))
    assert {"bp", "hr", "spo2", "rr"} <= any_ringed(chart(ward))


def test_a_session_or_a_time_rings_nothing(ward: Reviewed) -> None:
    ward.asked("Who took the patient home?")
    ward.asked("Where was everybody?", moment=ward.shown().session.opened_at)
    assert any_ringed(chart(ward)) == set()


def test_answered_it_stays_ringed_and_closed_it_does_not(ward: Reviewed) -> None:
    first = ward.asked("Read twice?", about=ward.set_id(205), field="hr")
    ward.asked("By whom?", about=ward.set_id(205), field="hr")
    ward.answer(first, "Yes.")
    tags = [tag for tag in ringed(chart(ward))["hr"] if tag]
    assert tags == ["Q1 Q2"]
    ward.say(QueryClosed(query=first), "supervisor")
    assert [tag for tag in ringed(chart(ward))["hr"] if tag] == ["Q2"]


def test_the_line_reads_it_out_and_the_key_tells_the_sign(ward: Reviewed) -> None:
    before = chart(ward)
    assert "queried" not in {item.symbol for item in before.key}
    ward.asked("Read twice?", about=ward.set_id(205), field="hr")
    view = chart(ward)
    assert "queried" in {item.symbol for item in view.key}
    spoken = " ".join(words for column in view.columns for words in column.spoken)
    assert "query Q1" in spoken


@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()], ids=["day", "night"])
@pytest.mark.parametrize("size", [(1416, 624), (760, 230)], ids=["full", "low"])
def test_the_ring_is_painted(
    ward: Reviewed, theme: Theme, size: tuple[int, int]
) -> None:
    """Around the symbol, and nowhere before somebody asked."""
    colour = theme.palette.focus
    view = chart(ward)
    mark = view.vitals[1].marks[-1]
    before = Picture(view, theme, size)
    place = around(before.x(mark.minute), before.y("hr", mark.value), 13)
    assert not before.has(colour, place)
    ward.asked("Read twice?", about=mark.set_id, field="hr")
    assert Picture(chart(ward), theme, size).has(colour, place)
