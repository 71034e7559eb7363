"""Which sessions two protocols can judge otherwise at all, by what was measured.

Judging a session takes a hundred times as long as looking at its values. Where the
protocols differ in rules alone, the others need not be judged to know that nothing in
them is otherwise: a rule whose limit moved from 180 to 170 finds the same in a session
whose pressure never lay between the two. Nor need one be judged whose baseline is the
same, or without an alert, where the protocols differ in what becomes of those.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from msgspec import structs

from monitor.chart.kinds import LimitChanged, Priority
from monitor.chart.session import Session
from monitor.protocol.baseline import medians
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AnyCondition, AtOrBelow, PersistingCondition
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.rules import Rule
from monitor.review.condensing import Course, Told, values_in
from monitor.review.deciding import (
    of_time,
    on_facts,
    rules_by_id,
    settling,
    stepping,
    topics_of,
    without_walk,
)
from monitor.review.doubts import (
    LIMITED,
    Doubt,
    OfAlerts,
    OfBaseline,
    OfValues,
    Stretch,
)

_ALL: frozenset[Priority] = frozenset(PRIORITIES)
_SETTLING = _ALL - {"low"}
"""Advisories are over with one reading inside, by no margin."""


class Asks(NamedTuple):
    """Which alerts two protocols may find otherwise in a session, any at all."""

    of_facts: bool = True
    of_time: bool = True


ASKS_ALL = Asks()


class Screen:
    """Tells of a session whether it has to be judged by both protocols."""

    def __init__(self, own: CareProtocol, changed: CareProtocol) -> None:
        self.own, self.changed = own, changed
        self._is_same = own.sha256 == changed.sha256
        self.asks = _asks(own, changed)
        doubts = _doubts(own, changed)
        self._doubts = None if doubts is None else tuple(doubts)

    def may_differ(self, session: Session, now: datetime) -> bool:
        """Where this is False, both find the same alerts at the same times."""
        if self._is_same:
            return False
        if self._doubts is None or _has_limits_of_its_own(session):
            return True
        before = medians(self.own, session, now)
        values = values_in(session)
        return any(doubt.may_be(values, before) for doubt in self._doubts)

    def may_differ_in(self, told: Told) -> bool:
        """As ``may_differ``, and less sharp, by what is told of a session."""
        if self._is_same or self._doubts is None or not told.is_plain:
            return not self._is_same
        return any(doubt.may_be_told(told) for doubt in self._doubts)

    def may_differ_along(self, told: Told, course: Course) -> bool:
        """As ``may_differ``, and sharper, of a plain session."""
        if self._is_same or self._doubts is None:
            return not self._is_same
        return any(doubt.is_along(told, course) for doubt in self._doubts)


def _asks(own: CareProtocol, changed: CareProtocol) -> Asks:
    """How long a patient stays, and is due a set, is held against the baseline too."""
    is_timed_alike = (
        without_walk(own) == without_walk(changed)
        and of_time(own) == of_time(changed)
        and baseline_doubt(own, changed) is None
    )
    is_alike = on_facts(own) == on_facts(changed)
    return Asks(of_facts=not is_alike, of_time=not is_timed_alike)


def _has_limits_of_its_own(session: Session) -> bool:
    return bool(session.moves) or any(
        isinstance(fact.payload, LimitChanged) for fact in session.facts
    )


def _doubts(own: CareProtocol, changed: CareProtocol) -> Iterator[Doubt] | None:
    """None where any session may be in doubt."""
    if without_walk(own) != without_walk(changed):
        return None
    before, after = rules_by_id(own), rules_by_id(changed)
    kept = [id_ for id_ in before if id_ in after]
    is_in_order = kept == [id_ for id_ in after if id_ in before]
    if not is_in_order or topics_of(own) != topics_of(changed):
        return None
    margins = {s.field: s.margin for s in own.steadiness}
    found: list[Doubt] = [*_of_settling(own, changed), *_of_baseline(own, changed)]
    for id_ in {**before, **after}:
        old, new = before.get(id_), after.get(id_)
        if old == new:
            continue
        doubts = _of_rule(old, new, margins)
        if doubts is None:
            return None
        found += doubts
    return iter(found)


def _of_settling(own: CareProtocol, changed: CareProtocol) -> Iterator[Doubt]:
    """Parameters whose alerts are over, or are raised once more, by something else."""
    for before, after in zip(own.parameters, changed.parameters, strict=True):
        if stepping(own, before) != stepping(changed, after):
            yield OfAlerts(before.id, _ALL)
        elif settling(own, before) != settling(changed, after):
            yield OfAlerts(before.id, _SETTLING)


def _of_baseline(own: CareProtocol, changed: CareProtocol) -> Iterator[OfBaseline]:
    doubt = baseline_doubt(own, changed)
    if doubt is not None:
        yield doubt


def baseline_doubt(own: CareProtocol, changed: CareProtocol) -> OfBaseline | None:
    """Of any field: also how long a patient stays is held against the baseline."""
    was, within = own.baseline.within_minutes, changed.baseline.within_minutes
    if within == was:
        return None
    return OfBaseline(frozenset(f.code for f in changed.charting.fields), was, within)


def _of_rule(
    old: Rule | None, new: Rule | None, margins: Mapping[str, int]
) -> list[Doubt] | None:
    if any(rule is not None and _is_of_time(rule) for rule in (old, new)):
        return None
    moved = None if old is None or new is None else _moved(old, new, margins)
    if moved is not None:
        return moved
    found: list[Doubt] = []
    for rule in (old, new):
        if rule is None:
            continue
        limits = [c for c in rule.when if isinstance(c, LIMITED)]
        if not limits:
            return None
        stretches = (Stretch(c, None, margins.get(c.field, 0)) for c in limits)
        found.append(OfValues(rule.parameter, tuple(stretches)))
    return found


def _moved(old: Rule, new: Rule, margins: Mapping[str, int]) -> list[Doubt] | None:
    """The stretches between the limits, where nothing of the rule but those moved."""
    if _without_limits(old) != _without_limits(new):
        return None
    found: list[Doubt] = []
    for before, after in zip(old.when, new.when, strict=True):
        if before == after:
            continue
        if not isinstance(before, LIMITED) or not isinstance(after, LIMITED):
            return None
        # A greater limit is farther from the baseline, but for ``at or below``.
        near, far = sorted((before, after), key=_how_far)
        stretch = Stretch(near, far, margins.get(near.field, 0))
        found.append(OfValues(old.parameter, (stretch,)))
    return found


def _how_far(condition: PersistingCondition) -> int:
    is_reversed = isinstance(condition, AtOrBelow)
    return -condition.limit if is_reversed else condition.limit


def _is_of_time(rule: Rule) -> bool:
    """Whether time alone can make it fire, which no value tells of."""
    return rule.waits or rule.missing is not None


def _without_limits(rule: Rule) -> Rule:
    when = tuple(_without_limit(condition) for condition in rule.when)
    return structs.replace(rule, when=when)


def _without_limit(condition: AnyCondition) -> AnyCondition:
    if isinstance(condition, LIMITED):
        return structs.replace(condition, limit=0)
    return condition
