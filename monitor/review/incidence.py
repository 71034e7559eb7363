"""How often something happened: per session, and per patient it ever happened to."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.indicators import Of, Share, patients_of
from monitor.review.intervals import exact
from monitor.review.reviewed import Reviewed

What = Literal["alert", "effect", "another", "emergency"]


class Event(Struct, frozen=True):
    """Something that can happen in a session: a card's high alert, or a side effect.

    ``code`` is the card's, or the effect's; ``label`` what the protocol calls it.
    ``another`` effect is one that no key of the protocol charts.
    """

    what: What
    code: str
    label: str

    def can_happen(self, reviewed: Reviewed) -> bool:
        """Whether the session's protocol can tell that it did."""
        protocol = reviewed.protocol
        match self.what:
            case "alert":
                return self.code in _alerting(protocol)
            case "effect":
                return any(effect.code == self.code for effect in protocol.effects)
            case "another" | "emergency":
                return True

    def happened(self, reviewed: Reviewed) -> bool:
        """Whether it did, by the session's own protocol and limits."""
        session = reviewed.session
        charted = (effect.code for effect in session.effects if effect.grade > 0)
        match self.what:
            case "alert":
                return any(_is_high(a, self.code) for a in reviewed.assessment.alerts)
            case "effect":
                return self.code in charted
            case "another":
                return any(code not in _of_keys(reviewed.protocol) for code in charted)
            case "emergency":
                return any(not e.in_error for e in session.emergencies)


def events(sessions: Iterable[Reviewed]) -> tuple[Event, ...]:
    """What can happen by the protocols of these sessions, in their order.

    Of side effects, of which a protocol knows eighty, those that happened and those
    that one key charts; and together all that none does, so that it is told how rare
    they are.
    """
    looked_at = tuple(sessions)
    happened = {e.code for r in looked_at for e in r.session.effects if e.grade > 0}
    found: dict[tuple[What, str], Event] = {}
    for reviewed in looked_at:
        protocol = reviewed.protocol
        alerting = _alerting(protocol)
        told: list[Event] = [
            Event("alert", p.id, f"High alert {p.label}")
            for p in protocol.parameters
            if p.id in alerting
        ]
        named = happened | _of_keys(protocol)
        told += [
            Event("effect", e.code, e.label)
            for e in protocol.effects
            if e.code in named
        ]
        told.append(Event("another", "", "Side effect that has no key"))
        told.append(Event("emergency", "", "Emergency"))
        for event in told:
            found.setdefault((event.what, event.code), event)
    return tuple(found.values())


def per_session(sessions: Sequence[Reviewed], event: Event) -> Share:
    """Of the sessions in which a dose was given, and which could tell of it."""
    counted = _counted(sessions, event)
    count = sum(event.happened(reviewed) for reviewed in counted)
    return _share(event, "session", count, counted)


def per_patient(sessions: Sequence[Reviewed], event: Event) -> Share:
    """Of the patients who were given a dose: in any of these sessions."""
    counted = _counted(sessions, event)
    ever = {reviewed.patient for reviewed in counted if event.happened(reviewed)}
    return _share(event, "patient", len(ever), counted)


def all_incidence(sessions: Sequence[Reviewed]) -> Iterable[Share]:
    for event in events(sessions):
        yield per_session(sessions, event)
        yield per_patient(sessions, event)


def _counted(sessions: Sequence[Reviewed], event: Event) -> list[Reviewed]:
    return [r for r in sessions if r.was_dosed and event.can_happen(r)]


def _alerting(protocol: CareProtocol) -> frozenset[str]:
    """The cards that can be high."""
    if protocol.record_only:
        return frozenset()
    return frozenset(r.parameter for r in protocol.rules if r.priority == "high")


def _of_keys(protocol: CareProtocol) -> frozenset[str]:
    return frozenset(quick.effect for quick in protocol.quick)


def _is_high(alert: Alert, card: str) -> bool:
    """One over a value that was wrong tells nothing of the patient."""
    is_wrong = alert.resolved_how in ("amended value", "struck-out value")
    is_shown = alert.recorded and alert.priority == "high"
    return is_shown and alert.parameter == card and not is_wrong


def _share(event: Event, per: Of, count: int, counted: Sequence[Reviewed]) -> Share:
    whom = "sessions" if per == "session" else "patients"
    where = "in which" if per == "session" else "in any of whose sessions"
    patients = patients_of(counted)
    of = len(counted) if per == "session" else patients
    return Share(
        name=f"{event.label} per {per}",
        formula=f"{whom} {where} it happened of all {whom} with a dose whose protocol"
        " can tell of it; wrong values and emergencies declared in error apart",
        of=of,
        patients=patients,
        per=per,
        numerator=count,
        denominator=of,
        interval=exact(count, of),
    )
