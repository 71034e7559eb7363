"""Exceptions of the course: what was let pass, who charted how, how it ended."""

from collections.abc import Iterator
from datetime import timedelta

from monitor.chart.break_glass import broken_glass
from monitor.protocol.observing import observed_until
from monitor.protocol.reviewing import unmet
from monitor.protocol.to_see import Ground, ToSee

_MINUTE = timedelta(minutes=1)
_USUAL_ENDINGS = frozenset({"discharged", "cancelled"})


def people_to_see(ground: Ground) -> Iterator[ToSee]:
    """What somebody let pass, moved, or charted without having signed in."""
    session = ground.session
    for override in session.overrides:
        let = override.overridden
        yield ToSee(
            key=f"override:{override.id}",
            text=f"{ground.gate(let.gate)} overridden by {let.prescriber}",
            at=override.at,
            entry=override.id,
        )
    for change in session.limits.changes:
        yield ToSee(
            key=f"limit:{change.id}",
            text=f"Limit changed on the word of {change.change.prescriber}",
            at=change.at,
            entry=change.id,
        )
    for text in unmet(ground.protocol, session):
        yield ToSee(key=f"unmet:{text}", text=text, at=ground.at)
    for at, _ in session.moves:
        key = f"moved:{at.isoformat()}"
        yield ToSee(key=key, text="Chart moved from a wrong patient", at=at)
    for glass in broken_glass(session):
        text = f"Charted without signing in by {glass.name}"
        yield ToSee(key=f"glass:{glass.id}", text=text, at=glass.at, entry=glass.id)


def course_to_see(ground: Ground) -> Iterator[ToSee]:
    """An emergency, flagged answers and scores, a long stay, another ending."""
    session = ground.session
    for emergency in session.emergencies:
        error = ", in error" if emergency.in_error else ""
        yield ToSee(
            key=f"emergency:{emergency.id}",
            text=f"Emergency declared{error}",
            at=emergency.declared_at,
            entry=emergency.id,
        )
    for gate in session.gates:
        for flag in gate.answered.flags:
            text = f"{ground.gate(gate.gate)}: {flag}"
            yield ToSee(
                key=f"flag:{gate.id}:{flag}", text=text, at=gate.at, entry=gate.id
            )
    for score in session.scores:
        for flag in score.flags:
            text = f"{score.recorded.scale}: {flag}"
            yield ToSee(
                key=f"flag:{score.id}:{flag}", text=text, at=score.at, entry=score.id
            )
    yield from _stay(ground)
    closed = session.closed
    if closed is not None and closed.ending not in _USUAL_ENDINGS:
        yield ToSee(key="ending", text=f"Ended: {closed.ending}", at=ground.at)


def _stay(ground: Ground) -> Iterator[ToSee]:
    review, session = ground.protocol.review, ground.session
    until, over = observed_until(ground.protocol, session), session.over_at
    if review is None or until is None or over is None:
        return
    beyond = over - until
    if beyond > review.stay_over_minutes * _MINUTE:
        text = f"Stayed {beyond // _MINUTE}min after the least observation"
        yield ToSee(key="stay", text=text, at=over)
