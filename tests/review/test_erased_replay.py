"""A replay of a session whose wrong patient was erased since: what is left, as that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.chart.commands import ErasePatient
from monitor.charting.reads import SessionRead
from monitor.charting.recording import Recording
from monitor.review.replay import Replay
from tests.charting.moving import moved_to_another
from tests.charting.staffed import Ward, staffed_ward
from tests.charting.standing import who
from tests.desk import PATIENT
from tests.review.watched import screens_of, sheets_of
from ui.views.live import Looking, live_view
from ui.views.trend.window import WHOLE, TrendWindow

GONE = PATIENT.details


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with staffed_ward(tmp_path / "record") as ward:
        yield ward


def erased(ward: Ward) -> Replay:
    """Charted under the wrong patient until minute 20, who is erased at 60."""
    ward.move_to(20)
    moved_to_another(ward)
    ward.close(40)
    ward.move_to(60)
    command = ErasePatient(
        id=ward.mint(),
        stream_id=PATIENT.id,
        at=ward.steady.now(),
        identifier=GONE.identifier,
        reason="asked for it in writing",
    )
    ward.charted(command, who("administrator"))
    found = ward.recorder.recordings.of(ward.session_id, by=who("supervisor"))
    assert isinstance(found, Recording)
    return Replay(found)


def banner(read: SessionRead) -> str:
    looking = Looking(window=TrendWindow(WHOLE))
    return live_view(read, looking).banner.spoken


def test_every_moment_is_shown_and_none_names_who_is_gone(ward: Ward) -> None:
    """All that the screen has, and each sheet; the given name both of them have."""
    replay = erased(ward)
    for moment in replay.moments:
        read = replay.at(moment.at)
        told = repr((list(screens_of(read)), list(sheets_of(read))))
        for word in (GONE.family, GONE.identifier):
            assert word not in told


def test_before_the_move_the_banner_says_erased(ward: Ward) -> None:
    """Never another's name over a chart that was not thought to be theirs."""
    replay = erased(ward)
    before, after = replay.at(ward.at(19)), replay.at(ward.at(21))
    assert before.session.patient == PATIENT.id
    told = banner(before)
    assert told.startswith("Patient erased, Weight 68.4 kg, Allergies erased")
    for word in ("RIGHT", "T-9000", "Born", "Session 1"):
        assert word not in told
        assert word in banner(after)
    assert len(before.session.sets) > 0
