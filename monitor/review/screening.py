"""Which sessions two protocols can judge otherwise at all, by what was measured.

Judging a session takes a hundred times as long as looking at its values. Where the
protocols differ in rules alone, the others need not be judged to know that nothing in
them is otherwise: a rule whose limit moved from 180 to 170 finds the same in a session
whose pressure never lay between the two.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from msgspec import Struct, structs

from monitor.chart.kinds import LimitChanged
from monitor.chart.session import Session
from monitor.protocol.baseline import medians
from monitor.protocol.care_protocol import Approval, CareProtocol
from monitor.protocol.conditions import (
    ABSOLUTE_CONDITIONS,
    AnyCondition,
    AtOrAbove,
    AtOrBelow,
    Fall,
    PercentOver,
    PercentUnder,
    PersistingCondition,
    Rise,
)
from monitor.protocol.judging import threshold
from monitor.protocol.rules import Rule
from monitor.review.condensing import Course, Told, values_in

_LIMITED = (AtOrAbove, AtOrBelow, Rise, Fall, PercentOver, PercentUnder)


class _Stretch(Struct, frozen=True):
    """The values of a field at which it is not the same whether a condition holds.

    Between its ``near`` and its ``far`` limit, and as far beside the nearer one as the
    margin by which a value has to come back inside. Without an end where ``far`` is
    None: a rule that is there in one protocol only holds however bad the value is.
    """

    near: PersistingCondition
    far: PersistingCondition | None
    margin: int

    def holds_any(self, values: Iterable[Decimal], baseline: Decimal | None) -> bool:
        """Whether one of these lies there, its ends included."""
        if baseline is None and not isinstance(self.near, ABSOLUTE_CONDITIONS):
            return False
        sign = -1 if self.near.is_low_worse else 1
        least = sign * threshold(self.near, baseline) - self.margin
        if self.far is None:
            return any(sign * value >= least for value in values)
        most = sign * threshold(self.far, baseline)
        return any(least <= sign * value <= most for value in values)

    def may_hold(self, told: Told) -> bool:
        """Whether a value can lie there, by the least and the greatest of them."""
        field = self.near.field
        reach, baseline = told.reach.get(field), told.baseline.get(field)
        if reach is None:
            return False
        if baseline is None and not isinstance(self.near, ABSOLUTE_CONDITIONS):
            return False
        sign = -1 if self.near.is_low_worse else 1
        ends = (sign * reach[0], sign * reach[1])
        if max(ends) < sign * threshold(self.near, baseline) - self.margin:
            return False
        return self.far is None or min(ends) <= sign * threshold(self.far, baseline)


class _Doubt(Struct, frozen=True):
    """A session is in doubt where each of these fields has a value in its stretches."""

    every: tuple[_Stretch, ...]


class Screen:
    """Tells of a session whether it has to be judged by both protocols."""

    def __init__(self, own: CareProtocol, changed: CareProtocol) -> None:
        self.own, self.changed = own, changed
        self._is_same = own.sha256 == changed.sha256
        margins = {s.field: s.margin for s in own.steadiness}
        doubts = _doubts(own, changed, margins)
        self._doubts = None if doubts is None else tuple(doubts)

    def may_differ(self, session: Session, now: datetime) -> bool:
        """Where this is False, both find the same alerts at the same times."""
        if self._is_same:
            return False
        if self._doubts is None or _has_limits_of_its_own(session):
            return True
        before = medians(self.own, session, now)
        values = values_in(session)
        return any(
            all(
                stretch.holds_any(
                    values.get(stretch.near.field, ()), before.get(stretch.near.field)
                )
                for stretch in doubt.every
            )
            for doubt in self._doubts
        )

    def may_differ_in(self, told: Told) -> bool:
        """As ``may_differ``, and less sharp, by what is told of a session."""
        if self._is_same or self._doubts is None or not told.is_plain:
            return not self._is_same
        return any(all(s.may_hold(told) for s in d.every) for d in self._doubts)

    def may_differ_along(self, told: Told, course: Course) -> bool:
        """As ``may_differ``, of a plain session."""
        if self._is_same or self._doubts is None:
            return not self._is_same
        return any(
            all(
                s.holds_any(
                    course.values(s.near.field), told.baseline.get(s.near.field)
                )
                for s in doubt.every
            )
            for doubt in self._doubts
        )


def _has_limits_of_its_own(session: Session) -> bool:
    return bool(session.moves) or any(
        isinstance(fact.payload, LimitChanged) for fact in session.facts
    )


def _doubts(
    own: CareProtocol, changed: CareProtocol, margins: Mapping[str, int]
) -> Iterator[_Doubt] | None:
    """None where any session may be in doubt."""
    if without_rules(own) != without_rules(changed):
        return None
    before, after = _by_id(own), _by_id(changed)
    kept = [id_ for id_ in before if id_ in after]
    is_in_order = kept == [id_ for id_ in after if id_ in before]
    if not is_in_order or _topics(own) != _topics(changed):
        return None
    found: list[_Doubt] = []
    for id_ in {**before, **after}:
        old, new = before.get(id_), after.get(id_)
        if old == new:
            continue
        doubts = _of_rule(old, new, margins)
        if doubts is None:
            return None
        found += doubts
    return iter(found)


def _of_rule(
    old: Rule | None, new: Rule | None, margins: Mapping[str, int]
) -> list[_Doubt] | None:
    if any(rule is not None and _is_of_time(rule) for rule in (old, new)):
        return None
    moved = None if old is None or new is None else _moved(old, new, margins)
    if moved is not None:
        return moved
    found: list[_Doubt] = []
    for rule in (old, new):
        if rule is None:
            continue
        limits = [c for c in rule.when if isinstance(c, _LIMITED)]
        if not limits:
            return None
        stretches = (_Stretch(c, None, margins.get(c.field, 0)) for c in limits)
        found.append(_Doubt(tuple(stretches)))
    return found


def _moved(old: Rule, new: Rule, margins: Mapping[str, int]) -> list[_Doubt] | None:
    """The stretches between the limits, where nothing of the rule but those moved."""
    if _without_limits(old) != _without_limits(new):
        return None
    found: list[_Doubt] = []
    for before, after in zip(old.when, new.when, strict=True):
        if before == after:
            continue
        if not isinstance(before, _LIMITED) or not isinstance(after, _LIMITED):
            return None
        # A greater limit is farther from the baseline, but for ``at or below``.
        near, far = sorted((before, after), key=_how_far)
        found.append(_Doubt((_Stretch(near, far, margins.get(near.field, 0)),)))
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
    if isinstance(condition, _LIMITED):
        return structs.replace(condition, limit=0)
    return condition


def deciding(rule: Rule) -> Rule:
    """Without what only tells of it where it comes from."""
    return structs.replace(rule, source="")


def _by_id(protocol: CareProtocol) -> dict[str, Rule]:
    return {r.id: deciding(r) for r in protocol.rules}


def _topics(protocol: CareProtocol) -> dict[str, frozenset[str]]:
    """What a card is judged anew for: by a rule that asks about more, more often."""
    return {
        parameter.id: frozenset(parameter.fields).union(
            *(r.about for r in protocol.rules if r.parameter == parameter.id)
        )
        for parameter in protocol.parameters
    }


def without_rules(protocol: CareProtocol) -> CareProtocol:
    """All else that can decide what alerts; words and pictures decide nothing."""
    parameters = tuple(
        structs.replace(p, label="", low=(), medium=(), high=(), source="")
        for p in protocol.parameters
    )
    return structs.replace(
        protocol,
        version=0,
        title="",
        sha256="",
        approval=Approval(),
        parameters=parameters,
        rules=(),
        lanes=(),
        treatments=(),
        grades=(),
    )
