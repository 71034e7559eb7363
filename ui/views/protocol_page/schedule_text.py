"""When sets are due under a protocol, in words."""

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.schedules import Also, During, Pace
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    blocks,
    field_words,
    number,
    numbers,
    told,
)


def schedule_section(protocol: CareProtocol) -> Section:
    """Each phase in a sentence, and when a set that is not charted is an alert."""
    return Section(
        key="3",
        title="Schedule",
        blocks=blocks(
            Block("From the start of the dose", _during(protocol)),
            Block("Recovery", _recovery(protocol)),
            Block("After the last set", _closing(protocol)),
            Block("Overdue", _overdue(protocol)),
            Block("Age of a value", _stale(protocol)),
        ),
    )


def baseline_lines(protocol: CareProtocol) -> tuple[Told, ...]:
    """The sets before the dose."""
    table = protocol.baseline
    apart = f"{table.apart_least_minutes} to {table.apart_most_minutes}min apart"
    return told(
        table.source,
        f"Up to {table.most} sets, {apart}: {field_words(protocol, table.fields)}",
        f"The baseline is the median of the sets in the {table.within_minutes}min "
        "before the dose",
        f"One of them is no older than {table.fresh_minutes}min at the start",
        f"The chart shows it as a band of {table.band_percent} % to either side",
    )


def _during(protocol: CareProtocol) -> tuple[Told, ...]:
    during = protocol.schedule.during
    fields = field_words(protocol, during.fields)
    first = f"{_slots(protocol, during)}, tolerance {during.tolerance_minutes}min"
    lines = told(during.source, f"{first}: {fields}")
    if during.anew_after_dose:
        anew = "After each further dose they are counted anew"
        lines += told(during.source, anew)
    for pace in during.then:
        lines += told(pace.source, _pace(pace))
    if during.also is not None:
        lines += told(during.also.source, _also(protocol, during.also))
    return lines


def _slots(protocol: CareProtocol, during: During) -> str:
    if during.every_minutes is None:
        return f"At {numbers(during.at_minutes)}min after the start"
    every = f"every {during.every_minutes}min"
    if during.for_minutes is not None:
        return f"From the start of the dose {every} for {during.for_minutes}min"
    is_infusion = protocol.schedule.recovery is not None
    return f"{'During the infusion' if is_infusion else 'From the start'} {every}"


def _pace(pace: Pace) -> str:
    return (
        f"From {pace.after_minutes}min after the start every {pace.every_minutes}min, "
        f"tolerance {pace.tolerance_minutes}min"
    )


def _also(protocol: CareProtocol, also: Also) -> str:
    fields = field_words(protocol, also.fields)
    return f"Also {fields} at {numbers(also.at_minutes)}min"


def _recovery(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.schedule.recovery
    if table is None:
        return ()
    return told(
        table.source,
        f"From the actual end of the infusion every {table.every_minutes}min for "
        f"{table.for_minutes}min, tolerance {table.tolerance_minutes}min: "
        f"{field_words(protocol, table.fields)}",
    )


def _closing(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.schedule.closing
    if table is None:
        return ()
    return told(
        table.source,
        f"While a check before leaving is unmet, every {table.every_minutes}min until "
        f"the patient has left, tolerance {table.tolerance_minutes}min: "
        f"{field_words(protocol, table.fields)}",
    )


def _overdue(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.overdue
    has_recovery = protocol.schedule.recovery is not None
    anchor = "the infusion ended" if has_recovery else "the start of the dose"
    return told(
        table.source,
        f"A set that is not charted {table.grace_minutes}min after it was due is an "
        "alert",
        f"It is medium until {table.medium_until_minutes}min after {anchor}, low later",
    )


def _stale(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.schedule
    intervals = number(table.stale_after_tenths // 10)
    if table.stale_after_tenths % 10:
        intervals += f".{table.stale_after_tenths % 10}"
    return told(table.source, f"A value is old after {intervals} of its intervals")
