"""Acknowledging alerts and acting on them."""

from uuid import uuid5

import pytest

from monitor.chart.commands import AcknowledgeAlert, ActOnAlert
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import AlertRaised, SessionClosed
from monitor.chart.refusals import Refusal
from tests.desk import NURSE, SPACE, Desk
from tests.refused import why


class TestAlerts:
    """Answering alerts by their key."""

    def raised(self, desk: Desk) -> Desk:
        alert = AlertRaised(
            key="hr-141:x", rule="hr-141", parameter="hr", priority="high", limit="141"
        )
        new = NewEntry(
            id=uuid5(SPACE, "alert"),
            stream=Stream("session", desk.session_id),
            payload=alert,
            effective_at=desk.now,
        )
        desk.keep((new,))
        return desk

    def command(self, desk: Desk, key: str, code: int | None) -> Refusal | None:
        id_, stream, at = desk.next_id(), desk.session_id, desk.now
        if code is None:
            return desk.do(AcknowledgeAlert(id=id_, stream_id=stream, at=at, key=key))
        return desk.do(ActOnAlert(id=id_, stream_id=stream, at=at, key=key, code=code))

    def test_alert_is_acknowledged_once_and_acted_on(self, desk: Desk) -> None:
        """Who acknowledged when, and each action, stand beside the alert."""
        self.raised(desk).now = desk.at(11)
        assert self.command(desk, "hr-141:x", None) is None
        assert "already" in why(self.command(desk, "hr-141:x", None))
        assert self.command(desk, "hr-141:x", 8) is None
        (alert,) = desk.session.alerts
        assert alert.acknowledged_by == NURSE.person
        assert [a.code for a in alert.actions] == [8]

    @pytest.mark.parametrize("code", [None, 8])
    def test_closed_session_takes_no_answer(self, desk: Desk, code: int | None) -> None:
        """Nothing new is charted in it, and that is an answer as well."""
        self.raised(desk)
        closing = SessionClosed(ready_at=desk.at(5), left_at=desk.at(6))
        assert desk.chart(6, closing) is None
        assert "closed" in why(self.command(desk, "hr-141:x", code))

    def test_unknown_key_or_code_is_refused(self, desk: Desk) -> None:
        """Only alerts that were raised, only actions of the protocol."""
        self.raised(desk)
        assert "no such alert" in why(self.command(desk, "other", None))
        assert "no action 7" in why(self.command(desk, "hr-141:x", 7))
