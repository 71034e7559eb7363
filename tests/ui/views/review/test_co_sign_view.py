"""The panel of co-signing: what is ticked, who signed, and why it can't be yet."""

import pytest
from msgspec.structs import replace

from monitor.chart.commands import SignOff
from monitor.chart.kinds import AddendumRecorded, FollowUpRecorded
from monitor.chart.refusals import Refusal
from monitor.charting.reads import Charted
from tests.charting.signed import SUPERVISORS
from tests.charting.standing import who
from tests.ui.views.review.reviewed import Reviewed, reviewed
from ui.views.proof_words import proof_lines
from ui.views.review.co_sign import CoSignView, co_sign_view
from ui.views.review.wish import Asking, Reviewing, to_see, wished


@pytest.fixture
def ward() -> Reviewed:
    return reviewed()


def view(ward: Reviewed, role: str, ticked: int | None = None) -> CoSignView:
    """With so many of the exceptions ticked; all of them where it is None."""
    read = ward.shown()
    found = to_see(read)
    seen = frozenset(one.key for one in found[:ticked])
    now = ward.steady.now()
    return co_sign_view(read, Reviewing(found, seen), ward.here(role), now)


def test_it_is_off_until_every_exception_is_ticked(ward: Reviewed) -> None:
    count = len(to_see(ward.shown()))
    assert count > 2
    for ticked in (0, 1, count - 1):
        shown = view(ward, "supervisor", ticked)
        assert not shown.can_sign
        left = count - ticked
        noun = "exception" if left == 1 else "exceptions"
        assert f"{left} {noun} not ticked" in shown.why_not
        assert shown.beside == f"{ticked} of {count} exceptions seen"
        assert sum(row.is_seen for row in shown.rows) == ticked
    assert view(ward, "supervisor").can_sign


def test_whoever_charted_in_it_is_told_why_not(ward: Reviewed) -> None:
    assert "A nurse signs what they charted" in view(ward, "nurse").why_not
    read, now = ward.shown(), ward.steady.now()
    nobody = co_sign_view(read, Reviewing(), None, now)
    assert not nobody.can_sign


def test_a_returned_session_waits_for_its_answer(ward: Reviewed) -> None:
    query = ward.asked("Who was there?")
    shown = view(ward, "supervisor")
    assert shown.beside == "Returned with query"
    assert "returned with a query" in shown.why_not
    ward.answer(query, "E. Marsh.")
    assert view(ward, "supervisor").can_sign


def test_who_signed_and_what_came_after(ward: Reviewed) -> None:
    (nurse,) = view(ward, "supervisor").signed
    assert nurse == ("Nurse signed", "nobody has signed it as the nurse")
    ward.sign()
    ward.sign("reviewed and co-signed", who("supervisor"), SUPERVISORS)
    shown = view(ward, "supervisor")
    assert [name for name, _ in shown.signed] == ["Nurse signed", "Co-signed"]
    assert shown.signed[0][1].startswith("Anna Okafor RN, 14-Mar-2026")
    assert shown.beside == "Co-signed"
    ward.say(AddendumRecorded(text="slept badly"), "nurse")
    assert view(ward, "supervisor").signed[-1] == (
        "Since then",
        "amended since co-sign, 1 addendum",
    )


def test_a_call_that_tells_anything_is_told_as_what_was_added(ward: Reviewed) -> None:
    """That nobody was reached amends nothing, nor that they did not drive."""
    ward.sign()
    ward.sign("reviewed and co-signed", who("supervisor"), SUPERVISORS)
    for nothing in (
        FollowUpRecorded(reached=False),
        FollowUpRecorded(reached=True, drove=False),
    ):
        ward.say(nothing, "nurse")
        assert view(ward, "supervisor").signed[-1][0] == "Co-signed"
    ward.say(FollowUpRecorded(reached=True, sleep="slept well"), "nurse")
    shown = view(ward, "supervisor")
    assert shown.signed[-1][1] == "amended since co-sign, 1 follow-up call"
    assert any("Call: sleep slept well" in row.text for row in shown.rows)
    ward.say(AddendumRecorded(text="called again"), "nurse")
    told = "amended since co-sign, 1 follow-up call and 1 addendum"
    assert view(ward, "supervisor").signed[-1][1] == told


def test_why_it_was_co_signed_without_the_nurse_stands_there(ward: Reviewed) -> None:
    """In the panel, in what is copied and on paper; it was asked for, and is kept."""
    asked = replace(
        ward.signing("reviewed and co-signed"), unsigned_because="left the clinic"
    )
    answer = ward.recorder.handle(asked, who("supervisor"), SUPERVISORS)
    assert isinstance(answer, Charted)
    assert ("Without the nurse", "left the clinic") in view(ward, "supervisor").signed
    line = "Co-signed by B. Lee without a signature of who charted: left the clinic"
    assert line in proof_lines(ward.shown())


def test_what_is_asked_of_the_record_has_every_key(ward: Reviewed) -> None:
    """As a co-signature alone, or as what fits whoever is here."""
    read, now = ward.shown(), ward.steady.now()
    found = to_see(read)
    every = Reviewing(found, frozenset(one.key for one in found))
    for is_co_sign in (True, False):
        asking = Asking(ward.mint(), ward.here("supervisor"), now, is_co_sign)
        wish = wished(read, every, asking)
        assert isinstance(wish, SignOff)
        assert wish.seen == every.seen
        assert isinstance(wished(read, Reviewing(found), asking), Refusal)
    own = wished(read, Reviewing(found), Asking(ward.mint(), ward.here("nurse"), now))
    assert isinstance(own, SignOff)
    assert own.seen == frozenset()
