"""Amending and striking out what was charted."""

from uuid import uuid5

import pytest

from monitor.chart.kinds import EntryAmended, NoteRecorded, SessionClosed
from tests.desk import SPACE, Desk, vitals
from tests.refused import why


class TestCorrections:
    """Amending and striking out."""

    def test_amendment_keeps_both_values(self, desk: Desk) -> None:
        """The value in force changes; the first one stays in the history."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert desk.amend(11, target, vitals("128/78 74")) is None
        amended = desk.session.sets[-1]
        assert amended.id == target
        assert amended.value("hr") == 74
        assert amended.observed_at == desk.at(10)
        assert amended.recorded_at == desk.at(10)
        assert amended.fact.history[0].payload == vitals("128/78 80")
        assert desk.entries[-1].reason == "slip"

    def test_second_amendment_supersedes_the_whole_chain(self, desk: Desk) -> None:
        """Amending twice leaves one set in force."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        desk.amend(11, target, vitals("128/78 74"))
        desk.amend(12, target, vitals("128/78 75"))
        assert [s.value("hr") for s in desk.session.sets] == [70, 75]
        assert len(desk.entries[-1].supersedes) == 2

    @pytest.mark.parametrize("reason", ["", "  ", "x" * 4001])
    def test_amendment_needs_a_reason(self, desk: Desk, reason: str) -> None:
        """No reason, no amendment."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert desk.amend(11, target, vitals("128/78 74"), reason) is not None

    def test_amendment_is_checked_like_a_first_entry(self, desk: Desk) -> None:
        """An impossible value is not let in by way of an amendment."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert "outside" in why(desk.amend(11, target, vitals("128/78 19")))

    def test_amendment_of_another_kind_or_of_nothing_is_refused(
        self, desk: Desk
    ) -> None:
        """An amendment is of the kind it replaces, of something, and changes it."""
        target = desk.session.sets[-1].id
        note = NoteRecorded(text="x")
        same = vitals("118/72 70 98 14 5 0")
        assert "another kind" in why(desk.amend(5, target, note))
        assert "not in the session" in why(desk.amend(5, uuid5(SPACE, "no"), note))
        assert "nothing was changed" in why(desk.amend(5, target, same))

    def test_struck_out_set_is_no_longer_in_force(self, desk: Desk) -> None:
        """A retraction takes the set away from the chart and not from the record."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert desk.retract(11, target, "wrong patient") is None
        assert len(desk.session.sets) == 1
        assert desk.session.settlement.retracted[0].payload == vitals("128/78 80")
        assert "struck out" in why(desk.retract(12, target, "again"))

    def test_what_the_app_did_is_not_struck_out(self, desk: Desk) -> None:
        """The opening of the session records an act and stays."""
        opening = desk.entries[1].id
        assert "done in the app" in why(desk.retract(5, opening, "oops"))

    def test_closed_session_takes_amendments_only(self, desk: Desk) -> None:
        """After closing, corrections are amendments; nothing new is charted."""
        closing = SessionClosed(ready_at=desk.at(5), left_at=desk.at(6))
        target = desk.session.sets[-1].id
        assert desk.chart(6, closing) is None
        assert "closed" in why(desk.chart(7, NoteRecorded(text="late")))
        assert desk.amend(8, target, vitals("119/72 70 98 14 5 0")) is None
        assert isinstance(desk.entries[-1].payload, EntryAmended)
