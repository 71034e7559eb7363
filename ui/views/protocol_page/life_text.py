"""What becomes of an alert under a protocol, in words."""

from collections.abc import Iterator

from monitor.protocol.care_protocol import CareProtocol, Parameter
from monitor.protocol.priorities import PRIORITIES
from ui.views import wording
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    amount,
    blocks,
    field_word,
    field_words,
    in_sentence,
    numbers,
    told,
    unit_of,
)

_STARTS = {
    "recheck": "starts a recheck",
    "amend": "opens the amendment",
    "call": "asks whom",
}


def life_section(protocol: CareProtocol) -> Section:
    """Where it is told, how it is silenced and read again, and when it ends."""
    return Section(
        key="5",
        title="Alerts",
        blocks=blocks(
            Block("When nobody answers", _escalation(protocol)),
            Block("Answers, by number", _actions(protocol)),
            Block("Reading again", _rechecks(protocol)),
            Block("Snooze of an alert", _alert_snooze(protocol)),
            Block("Putting off a set", _snooze(protocol)),
            Block("Values known late", _late(protocol)),
            Block("Worse by a step, and back inside", tuple(_steady(protocol))),
            *(_card(protocol, parameter) for parameter in protocol.parameters),
        ),
    )


def _escalation(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.escalation
    if table is None:
        return told("", "An alert is told in its own room alone")
    rooms, contact = table.high_rooms_after_seconds, table.high_contact_after_seconds
    return told(
        table.source,
        f"A high alert is on the board and in every open room after {rooms}sec",
        f"It goes to the named contact after {contact}sec",
        f"A medium alert is on the board after {table.medium_board_after_seconds}sec",
        f"Contact: {table.contact_words}" if table.contact else table.contact_words,
    )


def _actions(protocol: CareProtocol) -> tuple[Told, ...]:
    lines = []
    for action in protocol.actions:
        starts = _STARTS.get(action.starts, action.starts)
        then = f", {starts}" if starts else ""
        then += ", as nothing has to be done" if action.is_idle else ""
        lines.append(Told(f"{action.code} {action.label}{then}"))
    return tuple(lines)


def _rechecks(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.rechecking
    labels = {p.id: p.label for p in protocol.parameters}
    doubted = wording.listed(
        [in_sentence(labels.get(p, p)) for p in table.doubt_parameters]
    )
    doubt = table.after_doubt_minutes
    return told(
        table.source,
        f"The action that repeats a measurement asks for it "
        f"{table.after_action_minutes}min later",
        f"An acknowledged alert with no reading for "
        f"{table.after_acknowledged_minutes}min is raised once more",
        ""
        if doubt is None
        else f"When a dose becomes uncertain, {doubt}min later is due: {doubted}",
    )


def _alert_snooze(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.alert_snooze
    if table is None:
        return told("", "No alert can be snoozed")
    return told(
        table.source,
        f"For {numbers(table.minutes, 'or')}min, {table.most_minutes}min in all at "
        "most; never a high alert, and a worse value breaks through",
        f"With a reason: {wording.listed(table.causes, 'or')}",
    )


def _snooze(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.snooze
    most = table.most_minutes
    in_all = "once" if most is None else f"{most}min in all at most for one set"
    return told(
        table.source,
        f"For {numbers(table.minutes, 'or')}min, {in_all}",
        f"With a reason: {wording.listed(table.causes, 'or')}",
    )


def _late(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.late_values
    if table is None:
        return ()
    return told(
        table.source,
        f"A value known more than {table.after_minutes}min late calls nobody and "
        "stands in a list",
    )


def _steady(protocol: CareProtocol) -> Iterator[Told]:
    sources = {spec.code: spec.source for spec in protocol.charting.fields}
    for steady in protocol.steadiness:
        unit = unit_of(protocol, steady.field)
        text = (
            f"{field_word(protocol, steady.field)}: worse by "
            f"{amount(steady.step, unit)} is a new alert, back inside from "
            f"{amount(steady.margin, unit)} within the limit"
        )
        yield from told(sources.get(steady.field, ""), text)


def _card(protocol: CareProtocol, parameter: Parameter) -> Block:
    """What the card of a parameter quotes, and how it clears."""
    quoted = [
        f"{priority}: {' '.join(f'“{line}”' for line in parameter.wording(priority))}"
        for priority in PRIORITIES
        if parameter.wording(priority)
    ]
    count = parameter.readings_to_clear
    readings = wording.counted(count, "reading") + (" running" if count > 1 else "")
    about = field_words(protocol, parameter.fields)
    return Block(
        f"Card {parameter.label}",
        told(
            parameter.source,
            *quoted,
            f"It is about {about}" if about else "",
            f"Medium and high clear after {readings} back inside",
            *_repeats(parameter),
        ),
    )


def _repeats(parameter: Parameter) -> Iterator[str]:
    medium, high = parameter.repeat_medium_minutes, parameter.repeat_high_minutes
    if medium is not None:
        yield f"The first medium value is read again after {medium}min"
    if high is not None:
        yield f"The first high value is read again after {high}min"
