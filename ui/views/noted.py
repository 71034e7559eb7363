"""What was answered before the dose that matters later; why a dose ended early."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from monitor.chart.kinds import InfusionRecorded
from monitor.charting.reads import SessionRead
from monitor.protocol.answers import YES, told_value
from monitor.protocol.gate_state import GateState
from monitor.protocol.gate_tables import Ask
from monitor.protocol.gates import gates
from ui.views import wording


def noted_before(read: SessionRead) -> tuple[str, ...]:
    """``Recent medicines, MAOI yes, taken moclobemide 9am``, as was answered.

    That is what was flagged, and what was answered with yes where the protocol wants
    neither yes nor no: the rest was met by being as it is wanted.
    """
    states = gates(read.protocol, read.session, "start", read.assessment.at)
    return tuple(line for state in states for line in _of(state, read))


def _of(state: GateState, read: SessionRead) -> Iterator[str]:
    if state.answered is None:
        return
    values = {a.ask: a.value for a in state.answered.answered.answers}
    given = [(ask, values[ask.id]) for ask in state.gate.asks if ask.id in values]
    telling = {ask.id for ask, value in given if _tells(ask, value)}
    if not telling:
        return
    zone = ZoneInfo(read.session.opened.zone)
    told = [
        f"{ask.word} {told_value(ask, value, read.at, zone)}".strip()
        for ask, value in given
        if ask.id in telling or ask.kind in ("text", "name")
    ]
    yield f"{state.gate.label} {', '.join(told)}"


def _tells(ask: Ask, value: str) -> bool:
    is_open = ask.kind == "yes_no" and not ask.wanted
    return value in ask.flagged or (is_open and value == YES)


def stopped_early(read: SessionRead) -> str:
    """``stopped early 14:00, patient asked``; empty where the infusion was not."""
    if read.session.infusion.ended_by != "stopped":
        return ""
    ended = read.session.infusion.ended_at
    zone = ZoneInfo(read.session.opened.zone)
    for fact in read.session.facts:
        step = fact.payload
        if (
            isinstance(step, InfusionRecorded)
            and step.step == "stopped"
            and fact.effective_at == ended
        ):
            at = wording.clock(fact.effective_at, zone)
            cause = f", {step.cause}" if step.cause else ""
            return f"infusion stopped early {at}{cause}"
    return ""
