"""How often something happened: per session, and per patient it ever happened to."""

from collections.abc import Iterable, Sequence
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.review.indicators import Of, Share
from monitor.review.intervals import exact
from monitor.review.reviewed import Reviewed

What = Literal["alert", "effect", "another", "emergency"]


class Event(Struct, frozen=True):
    """Something that can happen in a session: a card's high alert, or a side effect.

    ``code`` is the card's, or the effect's; ``label`` what the protocol calls it. Of
    ``another`` effect ``apart`` are the codes of those that are told by themselves.
    """

    what: What
    code: str
    label: str
    apart: frozenset[str] = frozenset()

    def happened(self, reviewed: Reviewed) -> bool:
        """Whether it did, by the session's own protocol and limits."""
        match self.what:
            case "alert":
                return any(
                    r.parameter == self.code and r.priority == "high"
                    for r in reviewed.responses
                )
            case "effect":
                effects = reviewed.session.effects
                return any(e.code == self.code and e.grade > 0 for e in effects)
            case "another":
                told = (e.code for e in reviewed.session.effects if e.grade > 0)
                return any(code not in self.apart for code in told)
            case "emergency":
                return bool(reviewed.session.emergencies)


def events(sessions: Iterable[Reviewed]) -> tuple[Event, ...]:
    """What can happen by the protocols of these sessions, in their order.

    Of side effects, of which a protocol knows eighty, those that happened and those
    that one key charts; all others together, so that it is told how rare they are.
    """
    looked_at = tuple(sessions)
    happened = {e.code for r in looked_at for e in r.session.effects if e.grade > 0}
    found: dict[tuple[What, str], Event] = {}
    for reviewed in looked_at:
        protocol = reviewed.protocol
        alerting = {r.parameter for r in protocol.rules if r.priority == "high"}
        told: list[Event] = [
            Event("alert", p.id, f"High alert {p.label}")
            for p in protocol.parameters
            if p.id in alerting
        ]
        of_keys = {quick.effect for quick in protocol.quick}
        apart = frozenset(happened | of_keys)
        told += [
            Event("effect", e.code, e.label)
            for e in protocol.effects
            if e.code in apart
        ]
        told.append(Event("another", "", "Any other side effect", apart))
        told.append(Event("emergency", "", "Emergency"))
        for event in told:
            found.setdefault((event.what, event.code), event)
    return tuple(found.values())


def per_session(sessions: Sequence[Reviewed], event: Event) -> Share:
    """Of the sessions in which a dose was given."""
    dosed = [reviewed for reviewed in sessions if reviewed.was_dosed]
    count = sum(event.happened(reviewed) for reviewed in dosed)
    return _share(event, "session", count, len(dosed))


def per_patient(sessions: Sequence[Reviewed], event: Event) -> Share:
    """Of the patients who were given a dose: in any of their sessions."""
    patients: dict[UUID, bool] = {}
    for reviewed in sessions:
        if reviewed.was_dosed:
            before = patients.get(reviewed.patient, False)
            patients[reviewed.patient] = before or event.happened(reviewed)
    return _share(event, "patient", sum(patients.values()), len(patients))


def all_incidence(sessions: Sequence[Reviewed]) -> Iterable[Share]:
    for event in events(sessions):
        yield per_session(sessions, event)
        yield per_patient(sessions, event)


def _share(event: Event, per: Of, count: int, of: int) -> Share:
    whom = "sessions" if per == "session" else "patients"
    where = "in which" if per == "session" else "in any of whose sessions"
    return Share(
        name=f"{event.label} per {per}",
        formula=f"{whom} {where} it happened of all {whom} with a dose",
        of=of,
        per=per,
        numerator=count,
        denominator=of,
        interval=exact(count, of),
    )
