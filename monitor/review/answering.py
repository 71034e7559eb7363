"""How alerts were answered over many sessions, and how much of them there was."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from monitor.chart.kinds import Priority
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.rechecks import is_read
from monitor.review.alert_response import AlertResponse, Step, response_figures
from monitor.review.indicators import (
    AnyIndicator,
    Count,
    Delays,
    PerSession,
    Share,
    patients_of,
    per_session,
    share,
    unsaid,
)
from monitor.review.reviewed import Reviewed

_ASKING: tuple[Priority, ...] = ("high", "medium")
"""Those that ask for an answer."""

_STEPS: tuple[tuple[Step, str], ...] = (
    ("acknowledged", "acknowledged"),
    ("acted", "first action"),
    ("arrived", "clinician arrived"),
)


def answered_within(
    sessions: Sequence[Reviewed], priority: Priority, minutes: int
) -> Share:
    """One that was never acknowledged stays among all.

    Of the sessions whose protocol names that time.
    """
    limit = timedelta(minutes=minutes)

    def is_quick(response: AlertResponse) -> bool:
        took = response.delay("acknowledged")
        return took is not None and took <= limit

    left_out = unsaid(sessions, lambda r: minutes in _named_minutes(r))
    return _of_alerts(
        f"{priority.capitalize()} alerts acknowledged within {minutes}min",
        f"{priority} alerts acknowledged within {minutes}min of all {priority} alerts,"
        " those never acknowledged among them, where the protocol names that time"
        f"{left_out}",
        [reviewed for reviewed in sessions if minutes in _named_minutes(reviewed)],
        (lambda reviewed: _alerts(reviewed, (priority,)), is_quick),
    )


def answer_delays(sessions: Sequence[Reviewed], priority: Priority) -> Iterable[Delays]:
    alerting = [reviewed for reviewed in sessions if _alerts(reviewed, (priority,))]
    responses = [r for reviewed in alerting for r in reviewed.responses]
    for step, words in _STEPS:
        yield Delays(
            name=f"{priority.capitalize()} alerts until {words}",
            formula=f"from when a {priority} alert was raised until {words}; one for"
            " which that never came counts as longest",
            of=len(alerting),
            patients=patients_of(alerting),
            figures=response_figures(responses, priority, step),
        )


def pressure_repeated(sessions: Sequence[Reviewed]) -> Share:
    """Of the alerts for which the protocol asks for it, and says how exactly."""

    def counted(reviewed: Reviewed) -> Count:
        repeated = reviewed.protocol.audit.repeated
        if repeated is None:
            return Count(0, 0)
        apart = timedelta(minutes=repeated.tolerance_minutes)
        asked = list(_were_repeated(reviewed, apart))
        return Count(sum(asked), len(asked))

    return share(
        "Pressure read again in time",
        "medium pressure alerts after which the pressure was read again when the"
        " protocol asks for it, sooner or later by no more than it allows (2min in"
        " those that ship), of all for which it says both"
        + unsaid(sessions, lambda r: r.protocol.audit.repeated is not None),
        sessions,
        counted,
    )


def led_to_action(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Alerts that led to action",
        "medium and high alerts with an action charted, other than that none was needed"
        " or the value was wrong, of all medium and high alerts",
        sessions,
        _acted_on,
    )


def burden(sessions: Sequence[Reviewed]) -> PerSession:
    return per_session(
        "Alerts per session",
        "medium and high alerts shown in a session, sessions without one among them",
        sessions,
        lambda reviewed: len(_alerts(reviewed, _ASKING)),
    )


def all_answering(sessions: Sequence[Reviewed]) -> Iterable[AnyIndicator]:
    named = {limit for each in sessions for limit in _named_minutes(each)}
    for minutes in sorted(named):
        yield answered_within(sessions, "high", minutes)
    if not named:
        yield _answered_in_time(sessions)
    for priority in _ASKING:
        yield from answer_delays(sessions, priority)
    yield pressure_repeated(sessions)
    yield burden(sessions)
    yield led_to_action(sessions)


def _answered_in_time(sessions: Sequence[Reviewed]) -> Share:
    """Of nothing: no protocol of these sessions names a time."""
    return share(
        "High alerts acknowledged in time",
        "high alerts acknowledged within the time that is named"
        + unsaid(sessions, lambda r: bool(_named_minutes(r))),
        (),
        lambda _: Count(0, 0),
    )


def _named_minutes(reviewed: Reviewed) -> tuple[int, ...]:
    answered = reviewed.protocol.audit.answered
    return () if answered is None else answered.within_minutes


def _of_alerts(
    name: str,
    formula: str,
    sessions: Sequence[Reviewed],
    asked: tuple[
        Callable[[Reviewed], Sequence[AlertResponse]], Callable[[AlertResponse], bool]
    ],
) -> Share:
    alerts, is_met = asked

    def counted(reviewed: Reviewed) -> Count:
        found = alerts(reviewed)
        return Count(sum(map(is_met, found)), len(found))

    return share(name, formula, sessions, counted)


def _alerts(
    reviewed: Reviewed, priorities: Sequence[Priority]
) -> tuple[AlertResponse, ...]:
    return tuple(r for r in reviewed.responses if r.priority in priorities)


def _were_repeated(reviewed: Reviewed, apart: timedelta) -> Iterable[bool]:
    """Of each alert whether it was read so long after, sooner or later by ``apart``.

    One that was read too soon, and then in time, was read in time.
    """
    protocol, sets = reviewed.protocol, reviewed.session.sets
    upper = protocol.charting.pressure.upper
    cards = {p.id: p for p in protocol.parameters if upper in p.fields}
    for response in _alerts(reviewed, ("medium",)):
        card = cards.get(response.parameter)
        minutes = None if card is None else card.repeat_minutes("medium")
        if card is None or minutes is None:
            continue
        due_at = response.measured_at + timedelta(minutes=minutes)
        again = (s for s in sets if s.observed_at > response.measured_at)
        yield any(
            abs(s.observed_at - due_at) <= apart and is_read(s, card) for s in again
        )


def _acted_on(reviewed: Reviewed) -> Count:
    idle = _idle_codes(reviewed.protocol)
    asking = [a for a in reviewed.session.alerts if a.alert.priority in _ASKING]
    acted = (any(act.code not in idle for act in a.actions) for a in asking)
    return Count(sum(acted), len(asking))


def _idle_codes(protocol: CareProtocol) -> frozenset[int]:
    """The answers that nothing was needed, or that the value was wrong."""
    return frozenset(
        action.code
        for action in protocol.actions
        if action.is_idle or action.starts == "amend"
    )
