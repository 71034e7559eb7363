"""Whose approval is told, and that nobody checked the name only where nobody did."""

from dataclasses import dataclass
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from typing_extensions import override

from monitor.chart.entries import Actor, unverified
from monitor.charting.reads import SessionRead
from monitor.charting.recording import Recording
from monitor.review.replay import Replay
from tests.charting.clinic import IV40
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.charting.test_approvals import approve
from ui.views.protocol_page.page import Shown, standing_words
from ui.views.summary.text import summary_text

ZONE = ZoneInfo("Europe/London")
MARK = "(unverified)"
LEAD = unverified("M. Meyer")


@dataclass
class ApprovingWard(Ward):
    """Its protocol is approved under that name before the session is opened."""

    by: str = "M. Meyer"
    approver: Actor = LEAD

    @override
    def start(self) -> "ApprovingWard":
        approve(self, IV40, self.by, self.approver)
        before = self.steady.now()
        while self.steady.now() == before:
            self.clock.advance(minutes=1)
        return cast("ApprovingWard", super().start())


def signed(by: str = "M. Meyer") -> Ward:
    return ApprovingWard(by=by, approver=who("prescriber")).staffed()


def page_words(ward: Ward) -> str:
    (offer, *_) = ward.recorder.offers(by=ward.nurse)
    shown = Shown(
        protocol=offer.protocol,
        approved=offer.approved,
        is_verified=offer.is_verified,
        withdrawn=offer.withdrawn,
    )
    return standing_words(shown, ZONE)


def told(read: SessionRead) -> str:
    lines = summary_text(read, "0.1.0").splitlines()
    return next(line for line in lines if line.startswith("Protocol: "))


def replayed(ward: Ward) -> SessionRead:
    found = ward.recorder.recordings.of(ward.session_id, by=ward.nurse)
    assert isinstance(found, Recording)
    replay = Replay(found)
    return replay.at(replay.first)


def test_whoever_signed_in_and_approved_is_named_without_a_mark() -> None:
    """On the page, and of the session now, after a restart, and as it is replayed."""
    ward = signed()
    words = "approved by M. Meyer 14-Mar-2026"
    assert page_words(ward) == words
    assert words in told(ward.read)
    assert words in told(replayed(ward))
    ward.restart()
    assert words in told(ward.read)


@pytest.mark.parametrize("is_staffed", [True, False])
def test_any_other_name_is_one_that_nobody_checked(*, is_staffed: bool) -> None:
    """That of somebody else, typed by whoever signed in; and where nobody signs in."""
    found = signed("Dr Elsewhere") if is_staffed else ApprovingWard().unstaffed()
    for words in (page_words(found), told(found.read), told(replayed(found))):
        assert MARK in words
