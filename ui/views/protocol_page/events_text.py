"""What one key charts at once, and the letters of an emergency, in words."""

from collections.abc import Iterable

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.emergency import EmergencyTable, Lettered
from monitor.protocol.escalation import NO_CONTACT
from monitor.protocol.quick import Quick
from ui.views import wording
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    blocks,
    effect_word,
    in_sentence,
    told,
)


def events_section(protocol: CareProtocol) -> Section:
    """Empty where a protocol has neither."""
    quick: tuple[Told, ...] = ()
    for event in protocol.quick:
        quick += told(event.source, _event(protocol, event))
    return Section(
        key="9",
        title="Events by one key",
        blocks=blocks(Block("At once", quick), *_emergency(protocol.emergency)),
    )


def _event(protocol: CareProtocol, event: Quick) -> str:
    labels = {p.id: p.label for p in protocol.parameters}
    read = wording.listed([in_sentence(labels.get(p, p)) for p in event.recheck])
    charted = []
    if event.doubt is not None:
        charted.append(f"the dose is uncertain by {event.doubt}")
    if event.effect:
        effect = effect_word(protocol, event.effect)
        charted.append(f"{effect} of grade {event.grade}")
    return (
        f"Alt+{event.key} “{event.label}” is charted as: {', and '.join(charted)}; "
        f"{event.recheck_minutes}min later is due: {read}"
    )


def _emergency(table: EmergencyTable | None) -> tuple[Block, ...]:
    if table is None:
        return ()
    whom = " ".join(part for part in (table.contact, table.number) if part)
    return (
        Block("Stamps of an emergency", told(table.source, _stamps(table))),
        Block("How it can end", told(table.source, _letters(table.outcomes))),
        Block("Who is called", told(table.source, whom or NO_CONTACT)),
    )


def _stamps(table: EmergencyTable) -> str:
    stamps = _letters(table.stamps)
    asks = f"; after {table.oxygen} the next set asks what is breathed"
    return f"{stamps}{asks}" if table.oxygen else stamps


def _letters(lettered: Iterable[Lettered]) -> str:
    return "; ".join(f"{one.key} {one.label}" for one in lettered)
