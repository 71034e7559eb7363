"""No screen tells a second person what they are to find, until theirs is charted."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import Order, StartCleared
from monitor.charting.reads import SessionRead
from monitor.protocol.care_protocol import CareProtocol
from monitor.simulation.preparing import made_ready
from tests.builders import DOSE, Chronicle, at, iv40
from tests.dosing import DEVICES, INJECTION, ORAL, protocol_by
from tests.ui.opening import Opening
from tests.ui.views.test_call_text import read_at
from ui.views.board.progress import progress_view
from ui.views.call_text import call_text
from ui.views.live import Looking, live_view
from ui.views.obstacles import obstacles_of
from ui.views.state_card import state_card
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet

FORMS: list[tuple[CareProtocol, Order, str]] = [
    (iv40(), DOSE, "51.3"),
    (protocol_by("injection"), INJECTION, "0.68"),
    (protocol_by("devices"), DEVICES, "3 devices"),
    (protocol_by("oral"), ORAL, "100 mg"),
]
by_form = pytest.mark.parametrize(
    ("protocol", "order", "found"),
    FORMS,
    ids=["infusion", "injection", "devices", "oral"],
)


def ordered(protocol: CareProtocol, order: Order) -> Chronicle:
    chronicle = Chronicle(protocol=protocol).open()
    chronicle.add(order, -15)
    return chronicle


def check(chronicle: Chronicle, order: Order, minute: float) -> UUID:
    return chronicle.add(made_ready(order, at(minute))[1], minute)


def told(chronicle: Chronicle, minute: float = -10) -> str:
    """All that any screen tells of the session, in one text."""
    return " ".join(_told(read_at(chronicle, minute)))


def _told(read: SessionRead) -> Iterator[str]:
    live = live_view(read, Looking())
    lane = live.trend.infusion
    yield live.banner.spoken
    yield f"{lane.total} {lane.total_note}"
    for row in live.timeline.rows:
        yield row.spoken
    yield str(state_card(read))
    yield call_text(read, "A. Okafor").text
    yield summary_text(read, "0.1.0")
    yield transfer_sheet(read).text
    yield str(progress_view(read))


@by_form
def test_hidden_until_the_check_is_charted(
    protocol: CareProtocol, order: Order, found: str
) -> None:
    """What they come to stands nowhere; once it is charted, it is told again."""
    chronicle = ordered(protocol, order)
    assert found not in told(chronicle)
    assert "not checked yet" in told(chronicle)
    check(chronicle, order, -9)
    assert found in told(chronicle)
    assert "not checked yet" not in told(chronicle)


@by_form
def test_hidden_again_once_it_was_struck_out(
    protocol: CareProtocol, order: Order, found: str
) -> None:
    """Neither the order tells it, nor the row of the check that no longer stands."""
    chronicle = ordered(protocol, order)
    charted = check(chronicle, order, -9)
    chronicle.retract(-8, charted)
    assert found not in told(chronicle)
    assert "S. Lindqvist RN" in told(chronicle)


@by_form
def test_hidden_again_for_another_order(
    protocol: CareProtocol, order: Order, found: str
) -> None:
    """Nor does the check of the order before; an amended one keeps its words too."""
    chronicle = ordered(protocol, order)
    check(chronicle, order, -12)
    again = chronicle.add(replace(order, ordered_by="Dr Osei"), -11)
    chronicle.amend(-10, again, order)
    assert found not in told(chronicle, -9)


@by_form
def test_told_where_nobody_checks_any_more(
    protocol: CareProtocol, order: Order, found: str
) -> None:
    """Once it is declared ready without one, and in a session that is closed."""
    chronicle = ordered(protocol, order)
    chronicle.add(StartCleared(baseline_sets=()), -5)
    assert found in told(chronicle, -4)
    closed = ordered(protocol, order)
    closed.close(-5)
    assert found in told(closed, -4)


@by_form
def test_the_dose_row_of_the_page(
    protocol: CareProtocol, order: Order, found: str
) -> None:
    """Section 3 stands beside the fields that the second person types into."""
    opening = Opening.under(protocol).open()
    if order in (DOSE, INJECTION):
        opening.weigh()
    opening.chart(order)
    rows = {row.title: row for row in opening.view.preflight.checks}
    assert rows["Dose"].mark == "met"
    assert "ordered by Dr Meyer" in rows["Dose"].evidence
    assert found not in rows["Dose"].evidence


def test_the_dose_by_mouth_is_told_once_it_was_checked() -> None:
    """With who ordered it."""
    opening = Opening.under(protocol_by("oral")).open().chart(ORAL)
    rows = {row.title: row for row in opening.view.preflight.checks}
    assert rows["Dose"].evidence == "ordered by Dr Meyer, every step agrees"
    opening.chart(made_ready(ORAL, opening.now)[1])
    rows = {row.title: row for row in opening.view.preflight.checks}
    assert rows["Dose"].evidence == "100 mg ordered by Dr Meyer, every step agrees"


def test_the_form_of_the_infusion_waits_until_the_session_is_ready() -> None:
    """It would offer the ordered rate."""
    chronicle = ordered(iv40(), DOSE)
    words = "The session is not declared ready to start"
    assert obstacles_of(read_at(chronicle, -10))["infusion"] == words
    check(chronicle, DOSE, -9)
    chronicle.add(StartCleared(baseline_sets=()), -5)
    assert "infusion" not in obstacles_of(read_at(chronicle, -4))
