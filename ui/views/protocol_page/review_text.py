"""What a protocol wants seen before a session is co-signed, in words."""

from collections.abc import Iterator, Mapping

from monitor.protocol.audit_table import Audit
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.report_table import ReportOf
from monitor.protocol.review_table import Review, ReviewLimit, Unfinished
from ui.views import wording
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    amount,
    blocks,
    effect_word,
    field_word,
    told,
    unit_of,
)

_OF: Mapping[ReportOf, str] = {
    "dosed session": "Each session in which the drug began",
    "emergency": "Each emergency",
    "serious effect": "Each side effect charted as serious",
}


def review_section(protocol: CareProtocol) -> Section:
    """Empty where the protocol says nothing about it."""
    table = protocol.review
    lines = () if table is None else tuple(_lines(protocol, table))
    return Section(
        key="0",
        title="Review",
        blocks=blocks(
            Block("Seen before a session is co-signed", lines),
            Block("Reported afterwards", tuple(_reports(protocol))),
            Block("Told in figures", tuple(_audit(protocol.audit))),
        ),
    )


def _lines(protocol: CareProtocol, table: Review) -> Iterator[Told]:
    for limit in table.limits:
        yield from told(limit.source, _limit(protocol, limit))
    if table.vomiting is not None:
        vomiting = table.vomiting
        yield from told(
            vomiting.source,
            f"{_effects(protocol, vomiting.effects)} while"
            f" {field_word(protocol, vomiting.field)} is at or below"
            f" {amount(vomiting.at_or_below, unit_of(protocol, vomiting.field))}",
        )
    if table.unfinished is not None:
        yield from _unfinished(table.unfinished)
    treated = _effects(protocol, table.treated)
    yield from told(
        table.source,
        _effects(protocol, table.effects),
        f"{treated}, where a drug was given" if treated else "",
        f"Leaving more than {table.stay_over_minutes}min after the least observation",
        f"A dose off its order by more than {table.dose_off_percent} %",
    )


def _unfinished(asked: Unfinished) -> Iterator[Told]:
    priorities = wording.listed(list(asked.priorities), "or")
    yield from told(
        asked.source,
        f"A {priorities} alert that was acknowledged with no action charted",
        f"A side effect of grade {asked.grade} or more without whether the drug caused"
        " it, or without an outcome",
    )


def _reports(protocol: CareProtocol) -> Iterator[Told]:
    for rule in protocol.reports:
        days = rule.days
        by = (
            "no deadline"
            if days is None
            else f"by {wording.counted(days, 'day')} later"
        )
        yield from told(rule.source, f"{_OF.get(rule.of, rule.of)}: to {rule.to}, {by}")


def _limit(protocol: CareProtocol, limit: ReviewLimit) -> str:
    unit = unit_of(protocol, limit.field)
    sides = []
    if limit.at_or_above is not None:
        sides.append(f"at or above {amount(limit.at_or_above, unit)}")
    if limit.at_or_below is not None:
        sides.append(f"at or below {amount(limit.at_or_below, unit)}")
    running = f", {limit.running} readings running" if limit.running > 1 else ""
    confirmed = ", or confirmed when asked about" if limit.running > 1 else ""
    name = field_word(protocol, limit.field)
    return f"{name} {' or '.join(sides)}{running}{confirmed}"


def _effects(protocol: CareProtocol, codes: tuple[str, ...]) -> str:
    return wording.listed([effect_word(protocol, code) for code in codes], "or")


def _audit(audit: Audit) -> Iterator[Told]:
    slow, answered = audit.slow, audit.answered
    repeated, ready = audit.repeated, audit.ready
    if slow is not None:
        words = f"Answered slowly: acknowledged after more than {slow.after_seconds}sec"
        yield from told(slow.source, words)
    if answered is not None:
        within = wording.listed([f"{each}min" for each in answered.within_minutes])
        yield from told(
            answered.source, f"High alerts: how many acknowledged within {within}"
        )
    if repeated is not None:
        minutes = repeated.tolerance_minutes
        words = f"Pressure read again in time: within {minutes}min of when it is due"
        yield from told(repeated.source, words)
    if ready is not None:
        words = f"Ready to leave: within {ready.within_minutes}min of the dose's start"
        yield from told(ready.source, words)
