"""A session's own protocol and a changed one: whether and how they differ in it."""

from msgspec import structs

from monitor.protocol.care_protocol import CareProtocol
from monitor.review.condensing import Course, Told
from monitor.review.deciding import of_time, without_walk
from monitor.review.due_slots import Unsure, slot_tables
from monitor.review.fired import Difference, Fired, differences, without_equals
from monitor.review.quick_trial import quick_trial
from monitor.review.screening import Screen, baseline_doubt
from monitor.review.time_trial import TimeTrial, alerts_of
from monitor.review.timed import timed_in

_Found = tuple[list[Fired], list[Fired]]
"""What is found before, and under the changed protocol."""


class Pair:
    """What values and facts alert to, and what time does, are told apart.

    For the first the tables of time of its own protocol are taken in both: neither
    when sets are due nor when somebody can leave decides anything of it. ``screen`` is
    of both, for a session that has to be judged in full.
    """

    def __init__(self, own: CareProtocol, changed: CareProtocol) -> None:
        self.screen = Screen(own, changed)
        self._asks = self.screen.asks
        of_facts = _with_facts_of(own, changed)
        self._facts, self._quick = Screen(own, of_facts), quick_trial(own, of_facts)
        has_rules_alike = of_time(own) == of_time(changed)
        is_told = has_rules_alike and not changed.record_only
        self._time = TimeTrial(changed) if is_told else None
        self._has_other_slots = slot_tables(own) != slot_tables(changed)
        has_rest_alike = has_rules_alike and without_walk(own) == without_walk(changed)
        self._baseline = baseline_doubt(own, changed) if has_rest_alike else None

    def may_differ_in(self, told: Told) -> bool:
        """By what tells of most sessions; False where nothing can be otherwise."""
        if not told.is_plain:
            return self.screen.may_differ_in(told)
        if self._asks.of_time and self._baseline is None:
            return True
        return self._facts.may_differ_in(told)

    def differences(
        self, told: Told, course: Course, opened: int
    ) -> tuple[Difference, ...] | None:
        """None where all of the session has to be read and judged for it."""
        facts = self._of_facts(told, course)
        if facts is None:
            return None
        timed = self._of_time(told, course, opened)
        if timed is None:
            return None
        before, after = facts[0] + timed[0], facts[1] + timed[1]
        return () if before == after else tuple(differences(before, after))

    def _of_facts(self, told: Told, course: Course) -> _Found | None:
        if not self._asks.of_facts:
            return [], []
        if not told.is_plain:
            return None
        if not self._facts.may_differ_in(told):
            return [], []
        if not self._facts.may_differ_along(told, course):
            return [], []
        if self._quick is None or not self._quick.can_judge(told):
            return None
        return self._quick.found(told, course)

    def _of_time(self, told: Told, course: Course, opened: int) -> _Found | None:
        """Limits of leaving and a baseline decide something only where it is unsure."""
        if not self._asks.of_time:
            return [], []
        timed = timed_in(course.timed)
        if self._time is None or timed is None:
            is_other = self._baseline is None or self._baseline.is_along(told, course)
            return None if is_other else ([], [])
        if not self._has_other_slots:
            return [], []
        try:
            after = self._time.fired(timed, opened)
        except Unsure:
            return None
        lost = without_equals(timed.fired, after)
        gained = without_equals(after, timed.fired)
        return alerts_of(lost), alerts_of(gained)


def _with_facts_of(own: CareProtocol, changed: CareProtocol) -> CareProtocol:
    """Its own protocol with all of the changed one that is about values and facts."""
    return structs.replace(
        own,
        sha256=changed.sha256,
        record_only=changed.record_only,
        charting=structs.replace(own.charting, fields=changed.charting.fields),
        baseline=changed.baseline,
        late_values=changed.late_values,
        steadiness=changed.steadiness,
        parameters=changed.parameters,
        rules=changed.rules,
    )
