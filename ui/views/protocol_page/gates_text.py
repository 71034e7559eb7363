"""What has to be so before the dose and before leaving, in words."""

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_tables import Ask, Gate, GatePhase, HoldLimit
from monitor.protocol.leaving import LeavingLimit
from ui.views import wording
from ui.views.protocol_page.schedule_text import baseline_lines
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    amount,
    blocks,
    field_word,
    field_words,
    in_sentence,
    number,
    told,
    unit_of,
)

_COMPUTED = {
    "start_limits": "worked out from the baseline, by the hold limits",
    "least_observation": "worked out from the time observed",
    "steady_values": "worked out from the last sets, by the limits for leaving",
    "no_open_alert": "worked out from the high alerts of values and effects",
    "last_values": "worked out from the last value, by the limits for leaving",
}
_KINDS = {
    "yes_no": "yes or no",
    "text": "in words",
    "date": "a date",
    "time": "a time",
    "number": "a number",
    "choice": "a choice",
    "name": "the name of a person, in two words at least",
    "phone": "a telephone number",
}


def start_section(protocol: CareProtocol) -> Section:
    """The baseline, the checks, and what holds the start."""
    return Section(
        key="2",
        title="Before the dose",
        blocks=blocks(
            Block("Baseline", baseline_lines(protocol)),
            *_gates(protocol, "start"),
            Block("Hold limits", _hold(protocol)),
        ),
    )


def leave_section(protocol: CareProtocol) -> Section:
    """How long observed at least, within which values, and the checks."""
    noted = Told(f"Noted at closing: {protocol.asked_at_closing}")
    return Section(
        key="6",
        title="Before leaving",
        blocks=blocks(
            Block("Least observation", _least(protocol)),
            Block("Limits for leaving", _limits(protocol)),
            *_gates(protocol, "leave"),
            Block("Closing", (noted,)),
        ),
    )


def _gates(protocol: CareProtocol, phase: GatePhase) -> tuple[Block, ...]:
    return tuple(
        Block(gate.label, told(gate.source, *_gate(protocol, gate)))
        for gate in protocol.gates
        if gate.phase == phase
    )


def _gate(protocol: CareProtocol, gate: Gate) -> tuple[str, ...]:
    what = "the start" if gate.phase == "start" else "leaving"
    blocks_ = f"Unmet it blocks {what}, unless a named prescriber overrides it"
    if not gate.blocks:
        blocks_ = f"Unmet it is listed and does not block {what}"
    return (
        *(_ask(gate, ask) for ask in gate.asks),
        _computed(protocol, gate) if gate.computed else "",
        blocks_,
        _may_not_apply(gate),
        f"In the audit figures it is about the {gate.about}" if gate.about else "",
        "It is told in oversight as equipment" if gate.of_equipment else "",
    )


def _may_not_apply(gate: Gate) -> str:
    if not gate.may_not_apply:
        return ""
    why = " with a reason" if gate.asks_why else ""
    return f"It may not apply, which is charted{why}"


def _computed(protocol: CareProtocol, gate: Gate) -> str:
    how = _COMPUTED.get(gate.computed, f"worked out by {gate.computed}")
    about = f": {field_words(protocol, gate.fields)}" if gate.fields else ""
    return f"{how}{about}"


def _ask(gate: Gate, ask: Ask) -> str:
    kind = _KINDS[ask.kind]
    if ask.choices:
        kind = f"{kind} of {_choices(ask.choices)}"
    parts = [f"{ask.label}, {kind}", *_number(ask)]
    if ask.wanted:
        parts.append(f"wanted {_choices(ask.wanted)}")
    if ask.flagged:
        parts.append(f"{_choices(ask.flagged)} is listed for review")
    if ask.oldest_days is not None:
        parts.append(f"no older than {wording.counted(ask.oldest_days, 'day')}")
    if ask.least_minutes is not None:
        parts.append(f"at least {ask.least_minutes}min before the dose")
    if ask.asked_if:
        parts.append(f"asked once yes is said to {_asked_if(gate, ask)}")
    if ask.optional:
        parts.append("can be left out")
    return ", ".join(parts)


def _choices(choices: tuple[str, ...]) -> str:
    """In quotation marks, where one of them would read as two."""
    if any("," in choice for choice in choices):
        choices = tuple(f"“{choice}”" for choice in choices)
    return wording.listed(choices, "or")


def _asked_if(gate: Gate, ask: Ask) -> str:
    labels = {other.id: in_sentence(other.label) for other in gate.asks}
    return wording.listed([labels.get(id_, id_) for id_ in ask.asked_if], "or")


def _number(ask: Ask) -> list[str]:
    parts = []
    if ask.lowest is not None:
        parts.append(f"from {amount(ask.lowest, ask.unit)}")
    if ask.highest is not None:
        parts.append(f"up to {amount(ask.highest, ask.unit)}")
    if ask.decimals:
        parts.append(f"{wording.counted(ask.decimals, 'decimal')}")
    if ask.at_least is not None:
        parts.append(f"wanted at or above {amount(ask.at_least, ask.unit)}")
    if ask.at_most is not None:
        parts.append(f"wanted at or below {amount(ask.at_most, ask.unit)}")
    if ask.least_digits is not None:
        parts.append(f"{ask.least_digits} digits at least")
    return parts


def _hold(protocol: CareProtocol) -> tuple[Told, ...]:
    hold = protocol.hold
    if hold is None:
        return ()
    return told(
        hold.source,
        *(_hold_limit(protocol, limit) for limit in hold.limits),
        f"A median beyond a limit is repeated {wording.counted(hold.repeats, 'time')}, "
        f"each at least {hold.apart_minutes}min after the reading before",
    )


def _hold_limit(protocol: CareProtocol, limit: HoldLimit) -> str:
    unit = unit_of(protocol, limit.field)
    parts = []
    if limit.at_or_above is not None:
        parts.append(f"at or above {amount(limit.at_or_above, unit)}")
    if limit.below is not None:
        parts.append(f"below {amount(limit.below, unit)}")
    if limit.on_air:
        parts.append("read on oxygen")
    held = f"{wording.listed(parts, 'or')} holds the start" if parts else ""
    noted = limit.note_at_or_above
    note = "" if noted is None else f"from {amount(noted, unit)} on it is noted"
    told_ = "; ".join(part for part in (held, note) if part)
    return f"{field_word(protocol, limit.field)} {told_}"


def _least(protocol: CareProtocol) -> tuple[Told, ...]:
    leaving = protocol.leaving
    if leaving is None:
        return ()
    start, end = leaving.least_minutes_after_start, leaving.least_minutes_after_end
    lines = told(
        leaving.source,
        "" if start is None else f"At least {start}min from the start of the dose",
        "" if end is None else f"At least {end}min from the end of the dose",
    )
    if leaving.steady is not None:
        sets = wording.counted(leaving.steady.sets, "set")
        apart = f"at least {leaving.steady.apart_minutes}min apart"
        text = f"The last {sets}, {apart}, lie within the limits below"
        lines += told(leaving.steady.source, text)
    if leaving.newest is not None:
        text = f"The last set is no older than {leaving.newest.within_minutes}min"
        lines += told(leaving.newest.source, text)
    return lines


def _limits(protocol: CareProtocol) -> tuple[Told, ...]:
    leaving = protocol.leaving
    if leaving is None:
        return ()
    return tuple(
        line
        for limit in leaving.limits
        for line in told(limit.source, _limit(protocol, limit))
    )


def _limit(protocol: CareProtocol, limit: LeavingLimit) -> str:
    unit = unit_of(protocol, limit.field)
    parts = []
    if limit.at_least is not None:
        or_baseline = " or at its baseline" if limit.or_baseline else ""
        parts.append(f"at or above {amount(limit.at_least, unit)}{or_baseline}")
    elif limit.or_baseline:
        parts.append("at its baseline")
    if limit.at_most is not None:
        parts.append(f"at or below {amount(limit.at_most, unit)}")
    if limit.within_percent is not None:
        parts.append(f"within {number(limit.within_percent)} % of the baseline")
    if limit.on_air:
        parts.append("on air")
    return f"{field_word(protocol, limit.field)} {', '.join(parts)}"
