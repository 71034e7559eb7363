"""How far a session can be proved, as it stands in the strip and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import AddendumRecorded
from monitor.chart.manifest import head_code
from monitor.charting.reads import SessionRead
from tests.charting.signed import FIRST, SUPERVISORS, SignedWard, signed_ward
from tests.charting.standing import who
from ui.views.proof_words import (
    AMENDED,
    CLOSED,
    MOST_LINES,
    NOTHING,
    SIGNED,
    UNSIGNED,
    closed_view,
    proof_lines,
)
from ui.views.transfer_sheet import transfer_sheet


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward


def read(ward: SignedWard) -> SessionRead:
    found = ward.recorder.session(FIRST, by=who("supervisor"))
    assert isinstance(found, SessionRead)
    return found


def test_unsigned(ward: SignedWard) -> None:
    """The code of the last entry with its number, to be compared by eye."""
    found = read(ward)
    last = found.entries[-1]
    head = f"Last entry {last.seq}, code {head_code(last.link)}"
    view = closed_view(found)
    assert (view.what, view.proof) == (CLOSED, (head,))
    assert proof_lines(found) == (UNSIGNED, head)
    parts = {part.heading: part.lines for part in transfer_sheet(found).parts}
    assert parts["Proof"] == (UNSIGNED, head)
    assert closed_view(replace(found, entries=())).proof == ()


def test_signed(ward: SignedWard) -> None:
    """Name, time, meaning and code of each."""
    ward.signed_by_both()
    view = closed_view(read(ward))
    assert view.what == SIGNED
    first, second, _ = view.proof
    assert first.startswith("Signed by Anna Okafor RN, 14-Mar-2026 ")
    assert ": charted by me. Code " in first
    assert second.startswith("Signed by B. Lee, ")
    assert ": reviewed and co-signed. Code " in second


def test_amended_since(ward: SignedWard) -> None:
    """Only the latest signatures stand there, with what came after them."""
    ward.signed_by_both()
    addendum = ward.fact(AddendumRecorded(text="Slept badly."))
    ward.charted(addendum, who("nurse"))
    assert closed_view(read(ward)).how == AMENDED
    assert AMENDED in proof_lines(read(ward))
    for by, meaning, key in (("supervisor", "reviewed and co-signed", SUPERVISORS),):
        ward.sign(meaning, who(by), key)  # type: ignore[arg-type]  # a meaning
    view = closed_view(read(ward))
    assert view.how == f"{NOTHING} 1 earlier signature in the timeline."
    assert len(view.proof) == MOST_LINES
    assert len(proof_lines(read(ward))) == 5
