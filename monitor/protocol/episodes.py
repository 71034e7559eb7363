"""Episodes: from when the rules of a parameter fire until they have cleared."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.kinds import Priority
from monitor.protocol.care_protocol import CareProtocol, Parameter
from monitor.protocol.clearing import UP_TO, OpenEpisode
from monitor.protocol.courses import Broken, Course, Episode, Firing, Judged
from monitor.protocol.judging import has_stepped, is_inside
from monitor.protocol.known_before import Quiet, known_before, quiet_key
from monitor.protocol.late_values import LateValues, is_late
from monitor.protocol.limit_changes import RuleBook
from monitor.protocol.moments import Moment
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.rules import Rule
from monitor.protocol.shown import Shown, stepped_field, values_shown

T = TypeVar("T")
_MORE_URGENT = {p: PRIORITIES[:rank] for rank, p in enumerate(PRIORITIES)}
_NO_MARGINS: Mapping[str, int] = {}


class _Steadiness(Struct, frozen=True):
    """By how much each field must grow worse, or come back inside, to count.

    ``late`` is when a value is too late to call anybody.
    """

    steps: Mapping[str, int]
    margins: Mapping[str, int]
    late: LateValues | None


class _Told(Struct, frozen=True):
    """What was shown of each fact, and which facts call nobody for they were known."""

    shown: Shown
    quiet: Quiet


class _Walk:
    """The episodes of one parameter, as its moments go by."""

    def __init__(
        self,
        parameter: Parameter,
        rules: Iterable[Rule],
        books: Iterable[RuleBook],
        steady: _Steadiness,
        told: _Told,
    ) -> None:
        self._parameter = parameter
        self._shown, self._quiet = told.shown, told.quiet
        self._steps = steady.steps
        self._margins = steady.margins
        self._late = steady.late
        self._open: dict[Priority, OpenEpisode] = {}
        self._set_aside: list[OpenEpisode] = []
        self._over: frozenset[str] = frozenset()
        self._still: frozenset[str] = frozenset()
        self._done: list[Episode] = []
        self._reference: Moment | None = None
        self._broken: dict[str, Broken] = {}
        self._judged: list[Judged] = []
        self._ahead = {book.fact: book.rules for book in books}
        self._take(rules)
        self._topics = frozenset(parameter.fields).union(
            *(
                self._checked(r, lambda rule: rule.topics, otherwise=frozenset[str]())
                for r in self._rules
            )
        )

    def _take(self, rules: Iterable[Rule]) -> None:
        """Judge by these rules from here on, but for those that were set aside."""
        self._rules = tuple(r for r in rules if r.parameter == self._parameter.id)
        self._sound = tuple(r for r in self._rules if r.id not in self._broken)
        self._as_urgent = {
            priority: tuple(r for r in self._rules if r.priority in UP_TO[priority])
            for priority in PRIORITIES
        }

    def course(self, moments: Iterable[Moment]) -> Course:
        for moment in moments:
            if moment.fact in self._ahead:
                self._take(self._ahead[moment.fact])
            if not self._topics.isdisjoint(moment.touches):
                self._judge(moment)
        left = (*self._set_aside, *self._open.values())
        still = (episode.seen() for episode in left)
        return Course(
            parameter=self._parameter,
            episodes=(*self._done, *still),
            judged=tuple(self._judged),
            broken=tuple(self._broken.values()),
        )

    def _judge(self, moment: Moment) -> None:
        held = self._holding(moment)
        self._let_go(held, moment)
        self._over -= moment.touches
        self._still &= {rule.id for rule in held}
        self._clear(held, moment)
        for priority in PRIORITIES if held else ():
            self._fire(priority, held, moment)
        self._judged.append(Judged(moment, held))

    def _holding(self, moment: Moment) -> tuple[Rule, ...]:
        """The rules that hold; all at once, and one by one where one of them raises."""
        try:
            return tuple([rule for rule in self._sound if rule.check(moment)])
        except Exception:  # noqa: BLE001 - which one it is must be found out
            return tuple(
                rule
                for rule in self._sound
                if self._checked(rule, lambda r: r.check(moment), otherwise=False)
            )

    def _let_go(self, held: tuple[Rule, ...], moment: Moment) -> None:
        """Set aside what a person ended, once something that holds is charted anew."""
        if not any(not moment.touches.isdisjoint(rule.topics) for rule in held):
            return
        for priority, episode in tuple(self._open.items()):
            if self._shown.is_over(episode.called, moment):
                self._set_aside.append(self._open.pop(priority))
                self._over |= episode.about

    def _is_over(self, rule: Rule, moment: Moment) -> bool:
        """Whether nothing it is about was charted since a person ended all of it."""
        is_news = not moment.touches.isdisjoint(rule.topics)
        return not is_news and bool(rule.about) and rule.about <= self._over

    def _clear(self, held: tuple[Rule, ...], moment: Moment) -> None:
        """Close what is back inside by now; also what a person had ended before."""
        for episode in (*self._set_aside, *self._open.values()):
            if self._is_cleared(episode, held, moment):
                self._done.append(episode.closed())
                if self._open.get(episode.priority) is episode:
                    del self._open[episode.priority]
                else:
                    self._set_aside.remove(episode)

    def _is_cleared(
        self, episode: OpenEpisode, held: tuple[Rule, ...], moment: Moment
    ) -> bool:
        """Whether enough readings are back inside, this one among them."""
        margins = self._margins if episode.is_steady else _NO_MARGINS
        rules = self._as_urgent[episode.priority]
        # What holds is not inside; that is known already, the rest must be asked.
        still_fires = episode.hold(held)
        if still_fires or not all(
            self._is_inside(r, moment, episode, margins) for r in rules
        ):
            episode.inside.clear()
            return False
        return episode.come_inside(moment)

    def _fire(self, priority: Priority, held: tuple[Rule, ...], moment: Moment) -> None:
        """Open an episode or find it worse, unless a more urgent one is open.

        One that only became known too late keeps quiet what is late itself, no more.
        """
        is_quiet = quiet_key(moment, priority) in self._quiet
        alike = (r for r in held if r.priority == priority and not is_quiet)
        firing = [r for r in alike if not (self._over and self._is_over(r, moment))]
        more_urgent = [p for p in _MORE_URGENT[priority] if p in self._open]
        if not firing or not all(self._open[p].is_late for p in more_urgent):
            return
        episode = self._open.get(priority)
        worse = [r for r in firing if episode is not None and self._is_worse(r, moment)]
        if episode is not None and not worse and not episode.is_late:
            return
        found = self._firing((worse or firing)[0], held, moment)
        if found.is_late and more_urgent:
            return
        if episode is None:
            episode = self._open[priority] = OpenEpisode(self._parameter, priority)
        elif found.is_late and not worse:
            return
        episode.fire(found)
        self._reference = moment
        self._still = frozenset(rule.id for rule in held)

    def _firing(self, rule: Rule, held: tuple[Rule, ...], moment: Moment) -> Firing:
        """The firing under the key it was shown with, or under a new one.

        What was shown of this fact stands for it while it is not worse by a step;
        then the entry that made it worse opens anew. So does time, for its own rule.
        """
        alike = {r.id: r for r in held if r.priority == rule.priority}
        shown = [
            raised
            for raised in self._shown.by_fact.get(moment.fact, ())
            if raised.alert.rule in ({rule.id} if moment.is_of_time else alike)
        ]
        key, known_at = f"{rule.id}:{moment.fact}", moment.recorded_at
        for raised in shown:
            worse = self._worse_than(raised, alike.values(), moment)
            if worse is None:
                rule, key = alike[raised.alert.rule], raised.key
                known_at = min(raised.raised_at, known_at)
                break
            rule, key = worse
        late = is_late(self._late, moment.until, known_at)
        return Firing(key=key, rule=rule, moment=moment, held=held, is_late=late)

    def _worse_than(
        self, raised: RaisedAlert, rules: Iterable[Rule], moment: Moment
    ) -> tuple[Rule, str] | None:
        """The rule that is worse by a step than what was shown, and its new key."""
        then = values_shown(raised)
        for rule in rules:
            field = self._checked(
                rule,
                lambda r: stepped_field(r, then, moment.values, self._steps),
                otherwise=None,
            )
            if field is not None:
                return rule, f"{rule.id}:{self._source(field, moment)}"
        return None

    def _source(self, field: str, moment: Moment) -> UUID:
        """The entry that gave the value of the field, as it then was."""
        earlier = (judged.moment for judged in reversed(self._judged))
        return next(m.entry for m in (moment, *earlier) if field in m.touches)

    def _is_inside(
        self,
        rule: Rule,
        moment: Moment,
        episode: OpenEpisode,
        margins: Mapping[str, int],
    ) -> bool:
        return self._checked(
            rule,
            lambda r: any(
                is_inside(c, moment, episode.margin(c, margins)) for c in r.when
            ),
            otherwise=True,
        )

    def _is_worse(self, rule: Rule, moment: Moment) -> bool:
        """By a step since the card last fired, or held anew since then by time."""
        if rule.waits and rule.id not in self._still:
            return True
        return self._checked(
            rule,
            lambda r: any(
                has_stepped(c, moment, self._reference, self._steps) for c in r.when
            ),
            otherwise=False,
        )

    def _checked(self, rule: Rule, question: Callable[[Rule], T], *, otherwise: T) -> T:
        """The answer about a rule; a rule that raises is set aside for good."""
        if rule.id in self._broken:
            return otherwise
        try:
            return question(rule)
        except Exception as error:  # noqa: BLE001 - one rule must not silence the others
            self._broken[rule.id] = Broken(rule, type(error).__name__)
            self._sound = tuple(r for r in self._sound if r.id != rule.id)
            return otherwise


def courses(
    protocol: CareProtocol,
    moments: tuple[Moment, ...],
    shown: Shown,
    books: tuple[RuleBook, ...] = (),
) -> tuple[Course, ...]:
    """The course of every parameter, in the protocol's order.

    ``books`` are the rules as they were changed for this patient, from when on.
    """
    steady = _Steadiness(
        steps={s.field: s.step for s in protocol.steadiness},
        margins={s.field: s.margin for s in protocol.steadiness},
        late=protocol.late_values,
    )

    def course(parameter: Parameter) -> Course:
        """Walked again without what calls nobody, as long as any of that is found."""
        quiet: Quiet = frozenset()
        while True:
            walk = _Walk(parameter, protocol.rules, books, steady, _Told(shown, quiet))
            found = walk.course(moments)
            known = known_before(found, shown, steady.steps)
            if not known:
                return found
            quiet |= known

    return tuple(course(parameter) for parameter in protocol.parameters)
