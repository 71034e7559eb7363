"""PINs: each person's own to choose, and an administrator's to have chosen anew."""

from uuid import UUID

from monitor.chart.entries import Actor
from monitor.chart.people import Person
from monitor.charting.authority import Authority
from monitor.charting.ports import Pins


class OwnPins:
    """What PINs are checked against, for whoever may change it.

    Anything may raise an EnvironmentFault, and NotPermitted.
    """

    def __init__(self, pins: Pins, authority: Authority) -> None:
        self._pins = pins
        self._authority = authority

    def of(self, person: UUID) -> str | None:
        """The verifier; None where that person has chosen no PIN."""
        return self._pins.pin_of(person)

    def holders(self) -> tuple[Person, ...]:
        """Everybody who may sign in now: a locked screen names them to choose from."""
        return self._authority.people().active

    def put(self, verifier: str, *, by: Actor) -> None:
        """Whoever signed in has that PIN from now on."""
        self._pins.put_pin(self._authority.signed_in(by).person, verifier)

    def delete(self, person: UUID, *, by: Actor) -> None:
        """Have that person choose another at the next sign-in."""
        self._authority.reader(by, "people")
        self._pins.delete_pin(person)
