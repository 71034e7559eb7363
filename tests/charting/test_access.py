"""Whose access there is, whose has ended, and who came in without signing in."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Actor, unverified
from monitor.chart.kinds import BreakGlassCoSigned, BreakGlassOpened, NoteRecorded
from monitor.chart.refusals import Refusal
from monitor.charting.faults import NotPermitted
from monitor.charting.ports import Draft, SessionQuery
from monitor.charting.reads import Charted
from tests.charting.staffed import Ward, staffed_ward
from tests.charting.standing import GLASS, NAMES, who
from tests.clocks import ManualClock
from tests.desk import SPACE
from tests.staff import (
    ADMIN,
    change,
    disabling,
    signed_in,
)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with staffed_ward(tmp_path_factory.mktemp("ward") / "record") as ward:
        yield ward


class TestWhatBreaksTheGlass:
    """Write-only: what was charted is told, and nothing of the chart with it."""

    def test_no_chart_comes_back(self, ward: Ward) -> None:
        charted = ward.charted(ward.fact(NoteRecorded(text="fell asleep")), GLASS)
        assert (charted.session, charted.patient, charted.also) == (None, None, None)
        assert charted.entries[-1].auth_method == "break-glass"
        nurse = ward.charted(ward.fact(NoteRecorded(text="awake")), who("nurse"))
        assert nurse.session is not None

    @pytest.mark.parametrize(
        ("name", "reason"),
        [("", "locked"), ("-", "locked"), ("J. M", ""), ("J. M", ".")],
    )
    def test_name_and_reason_are_said(self, ward: Ward, name: str, reason: str) -> None:
        before = ward.count()
        actor = replace(GLASS, name=name, reason=reason)
        answer = ward.recorder.handle(ward.fact(NoteRecorded(text="x")), actor)
        assert isinstance(answer, Refusal)
        assert ward.count() == before

    def test_nobody_borrows_a_person(self, ward: Ward) -> None:
        """The author is who was typed, whomever the caller says it is."""
        actor = replace(GLASS, person=who("nurse").person)
        note = ward.charted(ward.fact(NoteRecorded(text="x")), actor).entries[-1]
        assert note.author == GLASS.person


class TestDrafts:
    def draft(self, author: UUID) -> Draft:
        return Draft(
            id=uuid5(SPACE, f"draft {author}"),
            form="note",
            stream=None,
            author=author,
            content="{}",
            saved_at=ManualClock().now(),
        )

    def test_behind_glass_one_sees_ones_own(self, ward: Ward) -> None:
        """And drops no other."""
        mine, other = self.draft(GLASS.person), self.draft(who("nurse").person)
        ward.recorder.put_draft(mine, by=GLASS)
        ward.recorder.put_draft(other, by=who("nurse"))
        assert ward.recorder.drafts(by=GLASS) == (mine,)
        assert set(ward.recorder.drafts(by=who("nurse"))) == {mine, other}
        with pytest.raises(NotPermitted, match="somebody else's"):
            ward.recorder.delete_draft(other.id, by=GLASS)
        with pytest.raises(NotPermitted, match="somebody else's"):
            ward.recorder.put_draft(other, by=GLASS)
        ward.recorder.delete_draft(mine.id, by=GLASS)
        assert ward.recorder.drafts(by=who("nurse")) == (other,)


class TestEndedAccess:
    """Disabled, a person does nothing more, and all they charted stays."""

    @pytest.fixture
    def own(self, tmp_path: Path) -> Iterator[Ward]:
        with staffed_ward(tmp_path / "record") as ward:
            yield ward

    def test_ends_at_once(self, own: Ward) -> None:
        """The same recorder, the next command; also after a restart."""
        nurse = who("nurse")
        asked = own.fact(NoteRecorded(text="slept well"))
        first = own.charted(asked, nurse)
        ended = replace(disabling(nurse.person), at=own.steady.now())
        own.charted(ended, signed_in(ADMIN))
        before = own.count()
        for _ in range(2):
            answer = own.recorder.handle(own.fact(NoteRecorded(text="y")), nurse)
            assert isinstance(answer, Refusal)
            assert "your access has ended" in answer.why
            with pytest.raises(NotPermitted):
                own.recorder.session(own.session_id, by=nurse)
            own.restart()
        assert own.count() == before
        assert own.read.session.fact(first.entries[-1].id) is not None
        assert own.read.session.name_of(nurse.person) == NAMES["nurse"]

    def test_what_was_charted_is_told_as_charted(self, own: Ward) -> None:
        """Asked again after an unconfirmed commit, without the chart."""
        nurse = who("nurse")
        asked = own.fact(NoteRecorded(text="slept well"))
        first = own.charted(asked, nurse)
        ended = replace(disabling(nurse.person), at=own.steady.now())
        own.charted(ended, signed_in(ADMIN))
        again = own.recorder.confirm(asked, nurse)
        assert again == Charted(entries=first.entries[-1:])

    def test_a_role_taken_away_is_gone(self, own: Ward) -> None:
        everyone = own.recorder.people(by=signed_in(ADMIN))
        nurse = everyone.signing_in("okafor")
        assert nurse is not None
        less = change(nurse, roles=frozenset({"auditor"}), at=own.steady.now())
        own.charted(less, signed_in(ADMIN))
        with pytest.raises(NotPermitted, match="an auditor may not view a chart"):
            own.recorder.session(own.session_id, by=who("nurse"))


def test_a_stranger_who_says_to_have_signed_in(ward: Ward) -> None:
    """An id that nobody enrolled is nobody, whatever roles come with it."""
    stranger = replace(
        unverified("B. Lee"), auth_method="password", roles=frozenset({"supervisor"})
    )
    answer = ward.recorder.handle(ward.fact(NoteRecorded(text="x")), stranger)
    assert isinstance(answer, Refusal)
    assert "you are not enrolled" in answer.why


def test_the_record_knows_name_and_roles(ward: Ward) -> None:
    """What a caller says of itself is not taken."""
    claimed = replace(who("auditor"), name="B. Lee", roles=frozenset({"supervisor"}))
    admitted = ward.recorder.authority.admit(claimed)
    assert isinstance(admitted, Actor)
    assert (admitted.name, admitted.roles) == ("T. Wirth", frozenset({"auditor"}))


class TestCoSigning:
    """In a file: listed until another looked at it."""

    def test_is_listed_for_it(self, tmp_path: Path) -> None:
        review = SessionQuery(state="review")
        with staffed_ward(tmp_path / "record") as ward:
            ward.recorder.authority.sign_in(who("supervisor"))
            assert not ward.recorder.sessions(review)
            asked = ward.fact(NoteRecorded(text="awake"))
            first = ward.charted(asked, GLASS)
            assert ward.charted(asked, GLASS).entries == first.entries[-1:]
            opening = first.entries[0]
            assert isinstance(opening.payload, BreakGlassOpened)
            assert ward.recorder.sessions(review)
            seen = ward.fact(BreakGlassCoSigned(opening=opening.id))
            before = ward.count()
            for standing in ("nurse", "break-glass", "unverified", "administrator"):
                assert isinstance(ward.recorder.handle(seen, who(standing)), Refusal)
            assert ward.count() == before
            ward.charted(seen, who("prescriber"))
            assert not ward.recorder.sessions(review)
