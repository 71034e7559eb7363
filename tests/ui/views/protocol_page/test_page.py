"""What the page of the protocols says around the words of one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import structs

from monitor.chart.approving import Withdrawal
from monitor.chart.kinds import ApprovedThen
from monitor.protocol.care_protocol import CareProtocol
from tests.protocol.shipped import shipped
from ui.views.protocol_page.page import (
    ProtocolPageView,
    Shown,
    protocol_page_view,
)

ZONE = ZoneInfo("Europe/London")
AT = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)


def view(*shown: Shown, chosen: int = 0) -> ProtocolPageView:
    found = protocol_page_view(shown, chosen, ZONE)
    assert found is not None
    return found


def off(protocol: CareProtocol) -> CareProtocol:
    return structs.replace(protocol, record_only=True)


def test_nothing_is_shown_before_the_record_answers() -> None:
    """No protocol, no page."""
    assert protocol_page_view((), 0, ZONE) is None


def test_each_protocol_says_how_it_stands() -> None:
    """Approved by whom and when, or that it still needs it."""
    approved = ApprovedThen(by="Dr Meyer", at=AT)
    page = view(
        Shown(protocol=shipped("iv40"), approved=approved),
        Shown(protocol=shipped("im_sc")),
    )
    assert [row.below for row in page.protocols] == [
        "iv40 v1. Approved by Dr Meyer (unverified) 14-Jul-2026",
        "im_sc v1. Needs approval by the site's medical lead",
    ]


def test_the_approval_names_time_and_text() -> None:
    """The time is the clinic's, and the hash is told by its first 12 characters."""
    approved = ApprovedThen(by="Dr Meyer", at=AT)
    page = view(Shown(protocol=shipped("iv40"), approved=approved))
    text = shipped("iv40").sha256[:12]
    told = "Approved by Dr Meyer (unverified) 14-Jul-2026 at 10:30"
    assert page.approval == f"{told}; text {text}"


def test_an_approval_taken_back_is_told() -> None:
    """By whom, when and why, in the list and above the text, which needs another."""
    back = Withdrawal(by="Dr Ito", at=AT, reason="wrong file")
    page = view(Shown(protocol=shipped("iv40"), withdrawn=back))
    told = (
        "Needs approval by the site's medical lead; approval taken back by"
        " Dr Ito (unverified) 14-Jul-2026, wrong file"
    )
    assert page.protocols[0].below == f"iv40 v1. {told}"
    assert page.approval.startswith(f"{told}; text ")
    assert page.can_approve


def test_a_text_that_only_a_session_keeps_is_not_approved_here() -> None:
    """It is shown as what the session runs under."""
    page = view(Shown(protocol=shipped("iv40"), is_offered=False, is_kept=True))
    assert not page.can_approve
    assert page.approval.startswith("Not on offer; a session here keeps it")


def test_record_only_stands_at_the_top() -> None:
    """Of the page, of the words, and of its line in the list."""
    page = view(Shown(protocol=off(shipped("iv40"))))
    assert page.off.startswith("Alerts off, record only")
    assert page.rows[2].text == page.off
    assert "Alerts off. Needs approval" in page.protocols[0].below
    assert view(Shown(protocol=shipped("iv40"))).off == ""


def test_a_source_of_several_sentences_is_written_once() -> None:
    """Under the last of them; each rule has its own beneath it."""
    rows = view(Shown(protocol=shipped("iv40"))).rows
    places = [n for n, row in enumerate(rows) if row.text.startswith("Stock of")]
    assert rows[places[0]].below == ""
    assert rows[places[0]].source.startswith("0.5 mg/kg over 40min: trials")
    assert all(row.below == f"Source {row.source}" for row in rows if row.rule)


def test_each_section_is_in_the_contents_by_its_key() -> None:
    """A digit leads to it."""
    page = view(Shown(protocol=shipped("iv40")))
    headings = [row.text for row in page.rows if row.kind == "section"]
    assert headings == [row.text for row in page.contents]
    assert [row.section for row in page.contents] == list("1234567890")
