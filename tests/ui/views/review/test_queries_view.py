"""Queries as the page tells them: about what, what was said, and what can be done."""

import pytest

from monitor.chart.kinds import QueryClosed
from tests.ui.views.review.reviewed import Reviewed, reviewed
from ui.views.review.about import About, about_of, about_words, as_target
from ui.views.review.queries import queries_view


@pytest.fixture
def ward() -> Reviewed:
    return reviewed()


def test_a_session_that_nobody_asked_about(ward: Reviewed) -> None:
    view = queries_view(ward.shown(), ward.here("supervisor"), None)
    assert (view.lines, view.beside, view.chosen) == ((), "", None)
    assert view.why_no_reply == "There is no query here"


def test_what_is_said_of_each(ward: Reviewed) -> None:
    """In the order in which it was said; what is closed stands last."""
    first = ward.asked("Read twice?", about=ward.set_id(205), field="sbp")
    ward.answer(first, "Yes.")
    second = ward.asked("Who took the patient home?")
    view = queries_view(ward.shown(), ward.here("supervisor"), None)
    one, two = view.lines
    assert (one.tag, one.about, one.state) == ("Q1", "BP 205/95 at 13:31", "answered")
    assert [(s.by, s.text) for s in one.said] == [
        ("B. Lee", "Read twice?"),
        ("Anna Okafor RN", "Yes."),
    ]
    assert (two.about, two.state) == (
        "The whole session",
        "returned, for E. Marsh RN and Anna Okafor RN to answer",
    )
    assert two.is_pressing
    assert not one.is_pressing
    assert view.beside == "1 answered, 1 open"
    assert view.chosen == first

    ward.say(QueryClosed(query=first, note="fine"), "supervisor")
    view = queries_view(ward.shown(), ward.here("supervisor"), second)
    assert [line.tag for line in view.lines] == ["Q2", "Q1"]
    assert view.lines[1].said[-1].text == "Closed. fine"
    assert view.beside == "0 answered, 1 open, 1 closed"
    assert view.chosen == second


@pytest.mark.parametrize(
    ("role", "may_reply", "may_close"),
    [("nurse", True, False), ("supervisor", True, True), ("prescriber", True, False)],
)
def test_who_may_reply_and_close(
    ward: Reviewed, role: str, *, may_reply: bool, may_close: bool
) -> None:
    """By the same rules as the record; why not is told."""
    ward.asked("Read twice?")
    view = queries_view(ward.shown(), ward.here(role), None)
    assert (not view.why_no_reply) is may_reply
    assert (not view.why_not_closed) is may_close
    nobody = queries_view(ward.shown(), None, None)
    assert nobody.why_no_reply == nobody.why_not_closed == "Nobody is here"


def test_a_value_is_told_with_what_it_was(ward: Reviewed) -> None:
    read = ward.shown()
    about = About(ward.set_id(205), "hr")
    assert about_words(about, read) == "Heart rate 80 at 13:31"
    assert about_words(About(ward.set_id(205)), read) == "Set of 13:31"
    at = read.session.opened_at
    assert about_words(About(moment=at), read) == f"{at:%H:%M}"


def test_what_it_is_about_is_kept_in_a_draft(ward: Reviewed) -> None:
    for about in (
        About(),
        About(ward.set_id(205)),
        About(ward.set_id(205), "hr"),
        About(moment=ward.shown().session.opened_at),
    ):
        assert about_of(as_target(about)) == about
