"""Who charted a session: whoever only signed it did not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.chart.kinds import AddendumRecorded
from monitor.charting.reads import Charted
from tests.charting.signed import SUPERVISORS, SignedWard, signed_ward
from tests.charting.standing import who
from ui.views import state_words
from ui.views.charted_by import charted_by
from ui.views.summary.text import summary_text
from ui.views.timeline import timeline_view
from ui.views.transfer_sheet import transfer_sheet


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward


def rows(ward: SignedWard) -> list[str]:
    read = ward.read
    zone = state_words.zone_of(read)
    view = timeline_view(read.session, read.protocol, read.assessment, zone)
    return [row.text for row in view.rows]


def test_a_co_signer_charted_nothing(ward: SignedWard) -> None:
    """Neither in what is copied and printed, nor in the timeline; as it was before."""
    before = charted_by(ward.read.session)
    assert "B. Lee" not in before
    assert "Anna Okafor RN" in before
    ward.sign()
    answer = ward.sign("reviewed and co-signed", who("supervisor"), SUPERVISORS)
    assert isinstance(answer, Charted)
    assert any(s.name == "B. Lee" for s in ward.read.session.staff)
    assert charted_by(ward.read.session) == before
    assert before in summary_text(ward.read, "0.1.0")
    assert before in transfer_sheet(ward.read).text
    assert "B. Lee charts" not in rows(ward)
    assert "Anna Okafor RN charts" in rows(ward)


def test_nor_did_whoever_added_to_it_once_it_was_signed(ward: SignedWard) -> None:
    before = charted_by(ward.read.session)
    ward.sign()
    ward.charted(ward.fact(AddendumRecorded(text="called")), who("supervisor"))
    assert charted_by(ward.read.session) == before
