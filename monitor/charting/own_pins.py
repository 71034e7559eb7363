"""PINs: each person's own to choose, and an administrator's to have chosen anew."""

from collections.abc import Callable
from uuid import UUID

from monitor.chart.audit import AnyDeed, PasswordGiven, PinForgotten, Subject
from monitor.chart.commands import ChangePerson
from monitor.chart.entries import Actor
from monitor.chart.people import PEOPLE, Person
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.authority import Authority
from monitor.charting.faults import NotPermitted
from monitor.charting.noting import Noting
from monitor.charting.ports import Pins
from monitor.clock import new_id


class OwnPins:
    """What PINs are checked against, for whoever may change it.

    Anything may raise an EnvironmentFault, Unconfirmed, and NotPermitted.
    """

    def __init__(self, pins: Pins, authority: Authority, audit: Noting) -> None:
        self._pins = pins
        self._authority = authority
        self._audit = audit

    def of(self, person: UUID) -> str | None:
        """The verifier; None where that person has chosen no PIN."""
        return self._pins.pin_of(person)

    def holders(self) -> tuple[Person, ...]:
        """Everybody who may sign in now: a locked screen names them to choose from."""
        return self._authority.people().active

    def put(self, verifier: str, *, by: Actor) -> None:
        """Whoever signed in has that PIN from now on."""
        self._pins.put_pin(self._authority.signed_in(by).person, verifier)

    def renew(self, old: str, new: str, *, by: Actor) -> None:
        """The same PIN, checked against what is made as one of today would be.

        Nothing where the old one is another by now, or was taken away.
        """
        if self.of(by.person) == old:
            self.put(new, by=by)

    def delete(self, person: UUID, *, by: Actor) -> None:
        """Have that person choose another at the next sign-in."""
        self._take_away(person, by, lambda name: PinForgotten(name=name))

    def give_password(self, person: UUID, *, by: Actor) -> None:
        """Somebody else is about to choose a password for that person.

        It is noted, and without a PIN the person is asked for an own password at the
        next sign-in. Only then may the password open anything.
        """
        self._take_away(person, by, lambda name: PasswordGiven(name=name))

    def _take_away(
        self, person: UUID, by: Actor, deed: Callable[[str], AnyDeed]
    ) -> None:
        """Noted first: a row of what was not done can be explained, the other not."""
        known = self._authority.people().person(person)
        if known is None:
            raise NotPermitted(refused.NOT_ENROLLED)
        who = self._authority.permitted(by, _changing(known))
        if isinstance(who, Refusal):
            raise NotPermitted(who)
        self._audit.note(deed(known.name), who, Subject("person", person))
        self._pins.delete_pin(person)


def _changing(person: Person) -> ChangePerson:
    """What is asked for by the same right; it is never charted."""
    return ChangePerson(
        id=new_id(),
        stream_id=PEOPLE.id,
        at=person.enrolled_at,
        person=person.id,
        name=person.name,
        sign_in=person.sign_in,
        roles=person.roles,
    )
