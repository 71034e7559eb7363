"""The words of checks before the dose or before leaving, and of what overrode them."""

from datetime import datetime

from monitor.chart.kinds import AnyKind, GateAnswered, GateOverridden
from monitor.protocol.answers import answer_words
from ui.views.timeline_row import Ledger, joined


def gate_lines(
    payload: AnyKind, at: datetime, ledger: Ledger
) -> tuple[str, str] | None:
    """What was checked and what was found; None for other kinds."""
    match payload:
        case GateAnswered(not_applicable=True):
            return f"{_label(payload.gate, ledger)} not applicable", payload.note
        case GateAnswered():
            gate = ledger.protocol.gate(payload.gate)
            told = "" if gate is None else answer_words(gate, payload, at, ledger.zone)
            label = _label(payload.gate, ledger)
            return f"Checked: {label}", joined(told, payload.note)
        case GateOverridden():
            by = f"by {payload.prescriber} (unverified)"
            told = joined(by, payload.reason, payload.shown)
            return f"{_label(payload.gate, ledger)} overridden", told
        case _:
            return None


def _label(gate: str, ledger: Ledger) -> str:
    known = ledger.protocol.gate(gate)
    return gate if known is None else known.label
