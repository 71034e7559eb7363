"""The card that each rule of a protocol raises, with a made-up value at its limit."""

from collections.abc import Iterator, Sequence
from datetime import UTC, timedelta
from decimal import Decimal

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.protocol.assessment import Shift
from monitor.protocol.care_protocol import OVERDUE, CareProtocol, Parameter
from monitor.protocol.conditions import NoReading
from monitor.protocol.moments import Moment
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.reasons import Reason, first_field, missing_words, reason
from monitor.protocol.rules import Rule
from monitor.protocol.series import SPACING
from ui.views import alert_words, wording
from ui.views.alert_facts import Fact
from ui.views.alert_strip import AlertStripView
from ui.views.protocol_page.made_up import AT, made_up
from ui.views.protocol_page.told import sentence
from ui.views.top_bar import ALERTS_OFF

WATERMARK = "Preview, with a made-up value at the limit; nothing is charted"
LANE_ONLY = "No card: a low alert stands in its lane and in the timeline"
_KEY = "preview"


class Preview(Struct, frozen=True, kw_only=True):
    """What a rule puts on the screen: its card, or in ``words`` that there is none."""

    rule: str
    title: str
    card: AlertStripView | None
    words: str = ""


def previews(protocol: CareProtocol) -> tuple[Preview, ...]:
    """For each parameter in its order, the most urgent rule first."""
    return tuple(
        preview
        for parameter in protocol.parameters
        for preview in _of_parameter(protocol, parameter)
    )


def _of_parameter(protocol: CareProtocol, parameter: Parameter) -> Iterator[Preview]:
    if parameter.id == OVERDUE:
        yield from _overdue(protocol, parameter)
    elif parameter.id == SPACING:
        yield from _spacing(protocol, parameter)
    rules = [rule for rule in protocol.rules if rule.parameter == parameter.id]
    rules.sort(key=lambda rule: PRIORITIES.index(rule.priority))
    for rule in rules:
        why, facts = _facts(protocol, rule)
        value = Fact(
            label="Value and limit",
            text=sentence(f"{why.value}, {why.limit}" if why.limit else why.value),
            detail=wording.spelled(why.rest),
        )
        shown = (parameter, rule.priority, rule.id)
        yield _preview(protocol, shown, (value, *facts), why.sentence)


def _facts(protocol: CareProtocol, rule: Rule) -> tuple[Reason, tuple[Fact, ...]]:
    measured = Fact(
        label="Measured", text="values made up", detail="nobody was measured"
    )
    if rule.missing is not None:
        return Reason(*_missing(protocol, rule.missing)), ()
    moment = made_up(protocol, rule)
    why = reason(protocol, rule, moment)
    return why, (_baseline(rule, moment), measured)


def _missing(protocol: CareProtocol, condition: NoReading) -> tuple[str, str]:
    value, limit = missing_words(protocol, condition)
    return value, limit


def _baseline(rule: Rule, moment: Moment) -> Fact:
    field = first_field(rule)
    base = moment.baseline.get(field or "")
    if field is None or base is None:
        return Fact(label="Baseline", text="the patient's own")
    change = moment.values[field] - base
    shift = Shift(
        field=field, baseline=base, n=1, change=change, percent=_percent(change, base)
    )
    detail = f"{alert_words.percent(shift)}, made up"
    text = alert_words.baseline_words(shift)
    return Fact(label="Baseline", text=text, detail=detail)


def _percent(change: Decimal, base: Decimal) -> Decimal:
    return change * 100 / base if base else Decimal(0)


def _overdue(protocol: CareProtocol, parameter: Parameter) -> Iterator[Preview]:
    """Medium at first, low later."""
    grace = protocol.overdue.grace_minutes
    late = wording.clock(AT - timedelta(minutes=grace), UTC)
    text = f"Set due {late}, limit {grace}min late"
    value = Fact(label="Value and limit", text=text)
    last = Fact(label="Last set", text="made up")
    priorities: tuple[Priority, ...] = ("medium", "low")
    for priority in priorities:
        shown = (parameter, priority, OVERDUE)
        yield _preview(protocol, shown, (value, last), text)


def _spacing(protocol: CareProtocol, parameter: Parameter) -> Iterator[Preview]:
    series = protocol.series
    if series is None:
        return
    least = series.least_hours_between
    text = f"Last dose {least - 1}hr before, limit {least}hr"
    value = Fact(label="Value and limit", text=text)
    shown = (parameter, series.sooner_priority, SPACING)
    yield _preview(protocol, shown, (value,), text)


def _preview(
    protocol: CareProtocol,
    shown: tuple[Parameter, Priority, str],
    facts: Sequence[Fact],
    why: str,
) -> Preview:
    parameter, priority, rule = shown
    label = wording.spelled(parameter.label)
    title = f"{label}, {priority} priority, rule {wording.sentence(rule)}"
    told = sentence(why)
    if protocol.record_only:
        return Preview(rule=rule, title=title, card=None, words=f"{ALERTS_OFF}: {told}")
    if priority == "low":
        return Preview(rule=rule, title=title, card=None, words=f"{LANE_ONLY}. {told}")
    card = _card(protocol, parameter, priority, rule, facts)
    return Preview(rule=rule, title=title, card=card)


def _card(
    protocol: CareProtocol,
    parameter: Parameter,
    priority: Priority,
    rule: str,
    facts: Sequence[Fact],
) -> AlertStripView:
    return AlertStripView(
        key=_KEY,
        form="card",
        priority=priority,
        state=Fact(
            label=alert_words.priority_words(priority),
            text=wording.spelled(parameter.label),
            detail="preview",
        ),
        facts=tuple(facts),
        source=f"Protocol {protocol.id} v{protocol.version} reads",
        short_source=f"{protocol.id} v{protocol.version}:",
        quotation=tuple(map(wording.spelled, parameter.wording(priority))),
        rule=Fact(label="Rule", text=wording.sentence(rule), detail="Preview"),
        unacknowledged=(_KEY,),
        life=WATERMARK,
    )
