"""The page for whoever takes the patient over: labels, contact, and how it ends."""

from msgspec.structs import replace

from monitor.chart.kinds import GateOverridden
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, iv40_text
from tests.ui.views.alert_scene import story
from tests.ui.views.test_call_text import alerting, read_at
from ui.views.transfer_sheet import TransferSheet, transfer_sheet


def told(chronicle: Chronicle, minute: float) -> dict[str, tuple[str, ...]]:
    sheet = transfer_sheet(read_at(chronicle, minute))
    return {part.heading: part.lines for part in sheet.parts}


def test_an_override_is_told_by_the_label_of_its_check() -> None:
    """As the protocol names it; one that the protocol has no more, by its id."""
    chronicle = story()
    gate = chronicle.protocol.gates[0]
    for id_ in (gate.id, "long-gone"):
        passed = GateOverridden(gate=id_, prescriber="Dr Meyer", reason="on paper")
        chronicle.add(passed, 5)
    assert told(chronicle, 12)["End"] == (
        "The session is open",
        f"{gate.label} overridden by Dr Meyer, on paper",
        "long-gone overridden by Dr Meyer, on paper",
    )


def test_the_contact_is_whom_the_protocol_names() -> None:
    """Where the site has named nobody, that is said."""
    assert told(alerting(), 12)["Contact"] == ("Named contact not set",)
    wait = "high_contact_after_seconds = 180\n"
    who = 'contact = "Dr Meyer"\nnumber = "555 0142"\n'
    named = parse_protocol(iv40_text().replace(wait, wait + who))
    read = replace(read_at(alerting(), 12), protocol=named)
    parts = {part.heading: part.lines for part in transfer_sheet(read).parts}
    assert parts["Contact"] == ("Dr Meyer 555 0142",)


def test_the_text_is_all_that_is_shown() -> None:
    """The head with day and time, then each part under its heading."""
    sheet: TransferSheet = transfer_sheet(read_at(alerting(), 12))
    assert sheet.text.startswith("Transfer sheet, 14-Mar-2026 13:38\n\nPatient\n  ")
    lines = [line.strip() for line in sheet.text.splitlines()]
    for part in sheet.parts:
        assert part.heading in lines
        assert set(part.lines) <= set(lines)
