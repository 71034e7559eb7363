"""A held start: the checks typed with real keys, the baseline repeated, overridden."""

from PySide6.QtCore import Qt

from monitor.chart.kinds import GateAnswered, GateOverridden, StartCleared
from monitor.protocol.gate_state import GateState
from monitor.protocol.gates import gates
from tests.journeys.nurse import Nurse
from tests.journeys.typed_checks import check_keys, go_to_checks, type_checks
from tests.journeys.typed_rows import CTRL, open_session
from ui.panels.new_session.gate_row import GateRow
from ui.widgets.text_field import LineBox

CHECKS = check_keys()


def states(nurse: Nurse) -> dict[str, GateState]:
    read = nurse.session
    found = gates(read.protocol, read.session, "start", nurse.clock.now())
    return {state.gate.id: state for state in found}


def check_all(nurse: Nurse) -> None:
    type_checks(nurse, CHECKS)


def observe(nurse: Nurse, pressure: str, oxygen: str = "") -> None:
    nurse.press(2)
    nurse.type(f"{pressure} 70 98 14 5 0 1 0\n{oxygen}")
    nurse.settle()


def bar(nurse: Nurse) -> tuple[str, str, bool]:
    shown = nurse.vigil.parts.opening.bar
    return shown.title.text(), shown.detail.text(), shown.ready.isEnabled()


def start(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()


def test_a_held_start_is_repeated_and_overridden(nurse: Nurse) -> None:
    """166/102 twice repeated holds the start until Dr Meyer's reason is charted."""
    open_session(nurse)
    check_all(nurse)
    observe(nurse, "166/102", "a\n")
    assert states(nurse)["bp"].judged.why.endswith("repeat 1 of 2 from 13:06")
    for _ in range(2):
        nurse.wait_until(nurse.minute + 5)
        observe(nurse, "166/102")

    title, _, is_on = bar(nurse)
    assert title == (
        "Not ready to start: BP below start limit not met, 166/102, limit 160/100"
    )
    assert not is_on
    start(nurse)
    assert nurse.session.session.cleared_at is None

    go_to_checks(nurse)
    nurse.type("oDr Meyer\tknown, seen by me\n")
    nurse.settle()
    assert "Overridden: BP below start limit by Dr Meyer." in bar(nurse)[1]
    start(nurse)

    session = nurse.session.session
    assert session.cleared_at is not None
    (given,) = session.overrides
    assert given.overridden.shown == "166/102, limit 160/100"
    assert (given.overridden.prescriber, given.overridden.reason) == (
        "Dr Meyer",
        "known, seen by me",
    )
    nurse.press(4)
    nurse.type("s\n")
    nurse.settle()
    assert nurse.session.session.dose_started_at is not None
    kinds = [type(entry.payload) for entry in nurse.session.entries]
    assert kinds.count(GateAnswered) == len(CHECKS)
    assert kinds.index(GateOverridden) < kinds.index(StartCleared)


def said(nurse: Nurse) -> tuple[str, str]:
    """What the bar and the row of the check say of the pressure."""
    row = nurse.vigil.parts.opening.preflight.list.row("bp")
    assert row is not None
    return bar(nurse)[0], row.line.evidence.text()


def test_a_repeat_typed_too_early_does_not_count(nurse: Nurse) -> None:
    """A second short of 5min it is charted, and the same repeat is asked for still.

    Bar and check say which and from when; the start is held until both are charted,
    and then until a prescriber lets it pass.
    """
    open_session(nurse)
    check_all(nurse)
    observe(nurse, "166/102", "a\n")
    first = nurse.minute
    for minute, waits_for in (
        (3, "repeat 1 of 2 from 13:06"),
        (5 - 1 / 60, "repeat 1 of 2 from 13:06"),
        (5, "repeat 2 of 2 from 13:11"),
        (10 - 1 / 60, "repeat 2 of 2 from 13:11"),
    ):
        nurse.wait_until(first + minute)
        before = len(nurse.session.session.sets)
        observe(nurse, "166/102")
        assert len(nurse.session.session.sets) == before + 1
        words = f"166/102, limit 160/100, {waits_for}"
        held = f"Not ready to start: BP below start limit waiting, {words}"
        assert said(nurse) == (held, words)
        start(nurse)
        assert nurse.session.session.cleared_at is None

    nurse.wait_until(first + 10)
    observe(nurse, "166/102")
    words = "166/102, limit 160/100"
    held = f"Not ready to start: BP below start limit not met, {words}"
    assert said(nurse) == (held, words)
    start(nurse)
    assert nurse.session.session.cleared_at is None

    go_to_checks(nurse)
    nurse.type("oDr Meyer\tknown, seen by me\n")
    nurse.settle()
    start(nurse)
    session = nurse.session.session
    assert session.cleared_at is not None
    (given,) = session.overrides
    assert given.overridden.shown == words


def test_who_charts_is_no_prescriber_of_it(nurse: Nurse) -> None:
    """The row says why and keeps what was typed, until another is named."""
    open_session(nurse)
    go_to_checks(nurse)
    before = nurse.session.entries
    nurse.type("oA. Okafor RN\tknown, seen by me\n")
    nurse.settle()
    assert nurse.session.entries == before
    row = nurse.vigil.parts.opening.preflight.list.row("consent")
    assert row is not None
    assert "A. Okafor RN charts it" in row.message.text()

    nurse.type("Dr Meyer\n")
    nurse.settle()
    (given,) = nurse.session.session.overrides
    assert given.overridden.prescriber == "Dr Meyer"
    assert given.overridden.reason == "known, seen by me"


def test_an_unmet_check_holds_the_start(nurse: Nurse) -> None:
    """Consent of November is charted as it is, named in the bar, and put right."""
    open_session(nurse)
    check_all(nurse)
    observe(nurse, "118/72", "a\n")
    assert bar(nurse)[2]
    row = nurse.vigil.parts.opening.preflight.list.row("consent")
    assert row is not None
    row.setFocus()
    nurse.type("c21-Nov-2025\n")
    nurse.settle()
    assert bar(nurse)[0] == (
        "Not ready to start: consent not met, signed 21-Nov-2025, limit 90 days"
    )
    assert nurse.focus is row

    nurse.type("c14-Mar-2026\n")
    nurse.settle()
    assert states(nurse)["consent"].judged.evidence == "signed 14-Mar-2026"
    assert bar(nurse)[2]


def test_half_typed_evidence_is_kept(nurse: Nurse) -> None:
    """What stands in a check survives leaving the page, and typing elsewhere."""
    open_session(nurse)
    go_to_checks(nurse)
    nurse.type("c02-Jan-2026\n")
    nurse.settle()
    nurse.type("c08:1")
    nurse.type("\x1b")
    assert isinstance(nurse.focus, GateRow)
    nurse.type("\x1b")
    nurse.settle()
    nurse.chord(Qt.Key.Key_1, CTRL)
    nurse.settle()
    go_to_checks(nurse)
    nurse.type("c")
    row = nurse.vigil.parts.opening.preflight.list.row("fasting")
    assert row is not None
    texts = [box.text() for box in row.fields.findChildren(LineBox)]
    assert "08:1" in texts
