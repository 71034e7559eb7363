"""People of a clinic, and how they come to be enrolled, for tests."""

from uuid import UUID, uuid5

from monitor.chart.commands import ChangePerson, DisablePerson, EnrolPerson
from monitor.chart.entries import SET_UP, Actor
from monitor.chart.kinds import Role
from monitor.chart.people import PEOPLE, Person
from tests.desk import SPACE, START

ADMIN = uuid5(SPACE, "R. Singh")
SETTING_UP = Actor(person=ADMIN, name="R. Singh", auth_method=SET_UP)


def enrolment(name: str, *roles: Role, **changes: object) -> EnrolPerson:
    """Of a person of that name, who signs in by its second word."""
    fields: dict[str, object] = {
        "id": uuid5(SPACE, f"enrol {name}"),
        "stream_id": PEOPLE.id,
        "at": START,
        "person": uuid5(SPACE, name),
        "name": name,
        "sign_in": name.split()[1].casefold(),
        "roles": frozenset(roles),
        **changes,
    }
    return EnrolPerson(**fields)  # type: ignore[arg-type]  # what a test changes


FIRST = enrolment("R. Singh", "administrator")


def change(person: Person, **changes: object) -> ChangePerson:
    """Of what is known of that person, all else as it is."""
    fields: dict[str, object] = {
        "id": uuid5(SPACE, f"change {person.id} {sorted(changes)}"),
        "stream_id": PEOPLE.id,
        "at": START,
        "person": person.id,
        "name": person.name,
        "sign_in": person.sign_in,
        "roles": person.roles,
        **changes,
    }
    return ChangePerson(**fields)  # type: ignore[arg-type]  # what a test changes


def disabling(person: UUID, reason: str = "has left") -> DisablePerson:
    return DisablePerson(
        id=uuid5(SPACE, f"disable {person}"),
        stream_id=PEOPLE.id,
        at=START,
        person=person,
        reason=reason,
    )


def signed_in(person: UUID, method: str = "password") -> Actor:
    """As a caller names who has signed in: the record knows the rest."""
    return Actor(person=person, name="", auth_method=method)
