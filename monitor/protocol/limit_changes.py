"""The limits of one patient: the protocol's rules, as somebody changed them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from monitor.chart.kinds import LimitChanged
from monitor.chart.limit_history import LimitChange, LimitsEnded
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import FIELD_CONDITIONS, FieldCondition
from monitor.protocol.rule_checks import crossing_faults, limit_faults, order_faults
from monitor.protocol.rules import ChangedRule, Rule


class RuleBook(Struct, frozen=True):
    """The rules that are in force from a time on, by the fact that changed them."""

    fact: UUID
    since: datetime
    rules: tuple[Rule, ...]


def limited_condition(rule: Rule) -> FieldCondition | None:
    """The condition whose limit is the rule's; None where it has none to change."""
    return next((c for c in rule.when if isinstance(c, FIELD_CONDITIONS)), None)


def rule_books(protocol: CareProtocol, session: Session) -> tuple[RuleBook, ...]:
    """The rules after each change, in the order of time; empty without one."""
    return tuple(_books(protocol, session.limits.steps, session.opened.zone))


def rules_at(
    protocol: CareProtocol, session: Session, at: datetime
) -> tuple[Rule, ...]:
    """The rules in force at a time."""
    past = [book.rules for book in rule_books(protocol, session) if book.since <= at]
    return past[-1] if past else protocol.rules


def protocol_at(protocol: CareProtocol, session: Session, at: datetime) -> CareProtocol:
    """The protocol with the limits that this patient has at a time."""
    if not session.limits.steps:
        return protocol
    return structs.replace(protocol, rules=rules_at(protocol, session, at))


def refuse_limit_change(
    protocol: CareProtocol,
    session: Session,
    change: LimitChanged,
    at: datetime,
    was: datetime | None = None,
) -> Refusal | None:
    """Refuse a limit that is impossible, none, or out of order with another.

    Also one from before what was judged by the limit of then; ``was`` is from when an
    amended one was, and what came after that is judged anew. One typed for before the
    chart was moved is of the patient whose it is now, and holds from the move on.
    """
    at = session.limits.holds_since(at)
    why = _why_not(protocol, session, change, at)
    if not why and _is_judged(protocol, session, change, at, was):
        return _too_early()
    if not why:
        return None
    return Refusal(
        field="limit",
        what="The limit is not changed",
        why=why,
        remedy="Choose another rule or limit",
    )


def _too_early() -> Refusal:
    return Refusal(
        field="time",
        what="The limit is not changed",
        why="a value since then was judged by the limit of that time",
        remedy="Leave the time empty: it holds from now on",
    )


def _is_judged(
    protocol: CareProtocol,
    session: Session,
    change: LimitChanged,
    since: datetime,
    until: datetime | None,
) -> bool:
    """Whether anything after that time was held against the limit, or called by it."""
    condition = limited_condition(protocol.rule(change.rule))
    field = "" if condition is None else condition.field
    read = [s.observed_at for s in session.sets if s.value(field) is not None]
    opened = {r.alert.opened_by for r in session.alerts if r.alert.rule == change.rule}
    called = [f.effective_at for f in session.facts if f.id in opened]
    return any(since < at and (until is None or at <= until) for at in (*read, *called))


def _why_not(
    protocol: CareProtocol, session: Session, change: LimitChanged, at: datetime
) -> str:
    rule = next(
        (r for r in rules_at(protocol, session, at) if r.id == change.rule), None
    )
    condition = None if rule is None else limited_condition(rule)
    if rule is None:
        return f"the protocol has no rule {change.rule}"
    if condition is None:
        return f"{rule.id} has no limit on a value"
    if condition.limit == change.limit:
        return f"it is {change.limit} already"
    field = protocol.charting.field(condition.field)
    changed = structs.replace(condition, limit=change.limit)
    for fault in limit_faults(changed, field, ""):
        return fault.text
    return _disorder(protocol, session, change, at)


def _disorder(
    protocol: CareProtocol, session: Session, change: LimitChanged, at: datetime
) -> str:
    """How limits would cross at any time from then on; empty where none would."""
    new = LimitChange(id=session.id, at=at, by=session.opened_by, change=change)
    steps = sorted((*session.limits.steps, new), key=lambda step: step.at)
    for book in _books(protocol, steps, session.opened.zone):
        if book.since >= at:
            for fault in (*order_faults(book.rules), *crossing_faults(book.rules)):
                return f"limits would cross, {fault.text}"
    return ""


def _books(
    protocol: CareProtocol, steps: Iterable[LimitChange | LimitsEnded], zone: str
) -> Iterator[RuleBook]:
    shipped = {rule.id: rule for rule in protocol.rules}
    rules = dict(shipped)
    for step in steps:
        if isinstance(step, LimitsEnded):
            rules = dict(shipped)
        else:
            rule = rules.get(step.change.rule)
            if rule is not None and limited_condition(rule) is not None:
                rules[rule.id] = _changed(rule, step, zone)
        yield RuleBook(step.id, step.at, tuple(rules.values()))


def _changed(rule: Rule, change: LimitChange, zone: str) -> ChangedRule:
    limited = limited_condition(rule)
    when = tuple(
        structs.replace(c, limit=change.change.limit) if c is limited else c
        for c in rule.when
    )
    clock = change.at.astimezone(ZoneInfo(zone))
    return ChangedRule(
        id=rule.id,
        parameter=rule.parameter,
        priority=rule.priority,
        when=when,
        unit=rule.unit,
        source=rule.source,
        changed=f"changed {clock:%H:%M} {change.change.prescriber}",
    )
