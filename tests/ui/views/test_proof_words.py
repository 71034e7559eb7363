"""How far a session can be proved, as it stands in the strip and on paper."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import AddendumRecorded, Allergies
from monitor.chart.manifest import head_code
from monitor.chart.signing_off import signatures
from monitor.charting.reads import SessionRead
from tests.charting.signed import FIRST, SUPERVISORS, SignedWard, signed_ward
from tests.charting.standing import who
from ui.views.palette import ActionView
from ui.views.proof_words import (
    AMENDED,
    CLOSED,
    MOST_LINES,
    NOTHING,
    SIGNED,
    SOMEBODY_ELSE,
    UNSIGNED,
    addendum_lines,
    both_clocks,
    closed_view,
    proof_lines,
    said_of_signing,
    signature_lines,
    signed_line,
)
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet

LONDON = ZoneInfo("Europe/London")


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
    head = f"Last entry is number {last.seq} of the record, code {head_code(last.link)}"
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


def test_a_long_name_leaves_room_for_the_code(ward: SignedWard) -> None:
    """In the strip of the screen; the code is what is compared by eye."""
    ward.signed_by_both()
    signed = signatures(read(ward).session)[0]
    long = replace(signed, name="x" * 41)
    exact = replace(signed, name="x" * 40)
    assert f"by {'x' * 39}…, " in signed_line(long, LONDON, 40)
    assert f"by {'x' * 40}, " in signed_line(exact, LONDON, 40)
    assert f"by {'x' * 41}, " in signed_line(long, LONDON)
    assert signed_line(long, LONDON, 40).endswith(f"Code {signed.code}")


def test_both_clocks() -> None:
    """The day of UTC only where it is another one."""
    late = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)
    london = ZoneInfo("Europe/London")
    assert both_clocks(late, london) == "15-Jul-2026 00:30 (14-Jul-2026 23:30 UTC)"
    noon = late - timedelta(hours=11, minutes=30)
    assert both_clocks(noon, london) == "14-Jul-2026 13:00 (12:00 UTC)"


def test_what_can_be_done_with_a_closed_session(ward: SignedWard) -> None:
    """In one order; why it can't be signed is said where nobody has signed it."""
    follow_up = ActionView(id="follow up", title="Follow-up call")
    can = ActionView(id="sign off", title="Sign")
    why = "The session is not signed: you charted nothing in it."
    cannot = ActionView(id="sign off", title="Sign", enabled=False, why_not=why)
    other = ActionView(id="note", title="Note")
    found = read(ward)
    view = closed_view(found, (other, follow_up, can))
    assert [action.id for action in view.actions] == ["sign off", "follow up"]
    assert why not in view.proof
    view = closed_view(found, (follow_up, cannot))
    assert [action.id for action in view.actions] == ["follow up"]
    assert view.proof[0] == why
    ward.sign()
    assert why not in closed_view(read(ward), (follow_up, cannot)).proof


def test_addenda(ward: SignedWard) -> None:
    """The latest in the strip, all on paper, and in the summary for the clinic."""
    ward.signed_by_both()
    for text in ("Slept badly.", "Her son\ncalled."):
        ward.charted(ward.fact(AddendumRecorded(text=text)), who("nurse"))
    found = read(ward)
    first, second = addendum_lines(found)
    assert first == (
        "Addendum by Anna Okafor RN, 14-Mar-2026 14:06 (14:06 UTC): Slept badly."
    )
    assert second.endswith(": Her son called.")
    view = closed_view(found)
    assert (first in view.proof, second in view.proof) == (False, True)
    assert view.how == f"{AMENDED} 1 earlier addendum in the timeline."
    parts = {part.heading: part.lines for part in transfer_sheet(found).parts}
    assert {first, second} <= set(parts["Proof"])
    summary = summary_text(found, "0.1.0")
    assert f"Addenda: {first}; {second}" in summary
    assert f"Signatures: {signature_lines(found)[0]}; " in summary


def test_the_summary_of_a_session_nobody_signed(ward: SignedWard) -> None:
    assert "Signatures: none" in summary_text(read(ward), "0.1.0")
    assert "Addenda" not in summary_text(read(ward), "0.1.0")


def test_what_is_told_once_it_is_signed(ward: SignedWard) -> None:
    """The last signature, and the head that the record is at by then."""
    ward.signed_by_both()
    found = read(ward)
    told = said_of_signing(found)
    assert told.startswith("Signed by B. Lee, 14-Mar-2026 14:06 (14:06 UTC): reviewed")
    assert told.endswith(f"code {head_code(found.entries[-1].link)}")


def test_amended_since(ward: SignedWard) -> None:
    """Only the latest signatures stand there, with what came after them."""
    ward.signed_by_both()
    addendum = ward.fact(AddendumRecorded(text="Slept badly."))
    ward.charted(addendum, who("nurse"))
    assert closed_view(read(ward)).how == AMENDED
    assert AMENDED in proof_lines(read(ward))
    ward.sign()
    ward.sign("reviewed and co-signed", who("supervisor"), SUPERVISORS)
    view = closed_view(read(ward))
    assert view.how == f"{NOTHING} 2 earlier signatures in the timeline."
    assert len(view.proof) == MOST_LINES
    assert len(proof_lines(read(ward))) == 6


def test_another_patient_than_was_signed(ward: SignedWard) -> None:
    """On screen, sheet and summary, since the name that they show is the new one."""
    ward.signed_by_both()
    ward.correct(family="Somebody-Else")
    found = read(ward)
    assert closed_view(found).how == f"{AMENDED} {SOMEBODY_ELSE}"
    assert proof_lines(found)[2:4] == (AMENDED, SOMEBODY_ELSE)
    sheet = transfer_sheet(found).text
    assert f"{AMENDED}\n" in sheet
    assert SOMEBODY_ELSE in sheet
    assert f"After signing: {AMENDED} {SOMEBODY_ELSE}" in summary_text(found, "0.1.0")


def test_other_details_than_were_signed_are_told(ward: SignedWard) -> None:
    """Though they ask for no other signature."""
    ward.signed_by_both()
    assert "After signing" not in summary_text(read(ward), "0.1.0")
    ward.correct(allergies=Allergies(state="known", items=("latex",)))
    ward.correct(title="Dr")
    found = read(ward)
    told = "2 corrections of the patient since, but not of name, birth date or number."
    assert closed_view(found).how == told
    assert proof_lines(found)[2] == told
    assert f"After signing: {told}" in summary_text(found, "0.1.0")
