"""Deciding on who works here: enrolling, changing and disabling people."""

from datetime import datetime
from typing import get_args

from monitor.chart.commands import (
    ChangePerson,
    DisablePerson,
    EnrolPerson,
    PeopleCommand,
)
from monitor.chart.entries import SET_UP, Actor, NewEntry
from monitor.chart.kinds import PersonChanged, PersonDisabled, PersonEnrolled, Role
from monitor.chart.names import fault_of_name, refuse_reason
from monitor.chart.people import PEOPLE, People, Person
from monitor.chart.proposals import naming
from monitor.chart.refusals import Refusal
from monitor.chart.same_name import same_name
from monitor.chart.sign_in_names import refuse_sign_in

_WHAT: dict[type[PeopleCommand], str] = {
    EnrolPerson: "Nobody is enrolled",
    ChangePerson: "Nothing is changed",
    DisablePerson: "Nobody is disabled",
}
Payload = PersonEnrolled | PersonChanged | PersonDisabled


def decide_people(
    people: People, command: PeopleCommand, actor: Actor, now: datetime
) -> tuple[NewEntry, ...] | Refusal:
    """Judge a wish about who works here; pure, and not about the actor's role.

    There always is somebody who can enrol: the first person is an administrator, and
    the last administrator stays one.
    """
    if command.at > now:
        return _no(command, "the time lies in the future", "Check the clock")
    refusal = _refuse_beginning(people, command, actor) or (
        _refuse_disabling(people, command, actor)
        if isinstance(command, DisablePerson)
        else _refuse_details(people, command)
    )
    if refusal is not None:
        return refusal
    entry = NewEntry(
        id=command.id,
        stream=PEOPLE,
        payload=_payload(command),
        effective_at=command.at,
    )
    is_known = people.person(actor.person) is not None
    return (entry,) if is_known else (naming(command, PEOPLE, actor), entry)


def _payload(command: PeopleCommand) -> Payload:
    if isinstance(command, DisablePerson):
        return PersonDisabled(person=command.person, reason=command.reason.strip())
    kind = PersonEnrolled if isinstance(command, EnrolPerson) else PersonChanged
    return kind(
        person=command.person,
        name=_plain(command.name),
        sign_in=command.sign_in.strip(),
        roles=_in_order(command.roles),
    )


def _in_order(roles: frozenset[Role]) -> tuple[Role, ...]:
    known: tuple[Role, ...] = get_args(Role)
    return tuple(role for role in known if role in roles)


def _refuse_beginning(
    people: People, command: PeopleCommand, actor: Actor
) -> Refusal | None:
    """The first person is enrolled at set-up, by that person, and nobody else then."""
    is_set_up = actor.auth_method == SET_UP
    if people.everyone:
        if is_set_up:
            why = "people are enrolled here already"
            return _no(command, why, "Sign in, or use the recovery code")
        return None
    if not is_set_up or not isinstance(command, EnrolPerson):
        return _no(command, "nobody is enrolled here yet", "Set Vigil up first")
    if command.person != actor.person or "administrator" not in command.roles:
        why = "the first person is whoever sets Vigil up, as an administrator"
        return _no(command, why, "Enrol yourself first")
    return None


def _refuse_details(
    people: People, command: EnrolPerson | ChangePerson
) -> Refusal | None:
    person = people.person(command.person)
    if isinstance(command, EnrolPerson):
        if person is not None and person.is_active:
            why = f"{person.name} is enrolled already"
            return _no(command, why, "Change what is known of that person")
    elif person is None or not person.is_active:
        return _no(command, "that person is not enrolled", "Enrol that person")
    elif _is_unchanged(person, command):
        return _no(command, "it is as it was", "Change what is wrong, or leave it")
    elif _is_last_administrator(people, person) and "administrator" not in (
        command.roles
    ):
        return _last(command, person)
    return (
        _refuse_name(people, command)
        or _refuse_sign_in(people, command)
        or (None if command.roles else _without_role(command))
    )


def _refuse_name(people: People, command: EnrolPerson | ChangePerson) -> Refusal | None:
    """Two people of one name could not be told apart in any chart, ever."""
    fault = fault_of_name(command.name)
    if fault:
        what = f"{command.name.strip() or 'Nothing'} is not taken as a name"
        return Refusal(field="name", what=what, why=fault, remedy="Type who it is")
    for other in people.everyone:
        if other.id != command.person and same_name(other.name, command.name):
            return _taken_name(command, other)
    return None


def _taken_name(command: PeopleCommand, by: Person) -> Refusal:
    if by.is_active:
        why = f"{by.name} has that name"
        remedy = "Add what tells the two apart, as a middle name"
    else:
        why = f"{by.name}, whose access ended, has that name"
        remedy = "Enrol that person again, or add what tells the two apart"
    return _no(command, why, remedy, "name")


def _refuse_sign_in(
    people: People, command: EnrolPerson | ChangePerson
) -> Refusal | None:
    other = people.signing_in(command.sign_in)
    if other is not None and other.id != command.person:
        why = f"{other.name} has the sign-in name {other.sign_in}"
        return _no(command, why, "Choose another sign-in name", "sign_in")
    return refuse_sign_in(command.sign_in)


def _refuse_disabling(
    people: People, command: DisablePerson, actor: Actor
) -> Refusal | None:
    person = people.person(command.person)
    if person is None or not person.is_active:
        why = "that person is not enrolled, or was disabled before"
        return _no(command, why, "Nothing is left to do")
    if command.person == actor.person:
        return _no(command, "nobody ends their own access", "Ask another administrator")
    if _is_last_administrator(people, person):
        return _last(command, person)
    return refuse_reason("reason", command.reason)


def _is_last_administrator(people: People, person: Person) -> bool:
    return people.administrators == (person,)


def _is_unchanged(person: Person, command: ChangePerson) -> bool:
    known = (person.name, person.sign_in, person.roles)
    return known == (_plain(command.name), command.sign_in.strip(), command.roles)


def _last(command: PeopleCommand, person: Person) -> Refusal:
    why = f"{person.name} is the last administrator"
    return _no(command, why, "Make somebody else an administrator first")


def _without_role(command: PeopleCommand) -> Refusal:
    return _no(command, "no role was chosen", "Choose at least one", "roles")


def _no(
    command: PeopleCommand, why: str, remedy: str, field: str | None = None
) -> Refusal:
    return Refusal(what=_WHAT[type(command)], why=why, remedy=remedy, field=field)


def _plain(name: str) -> str:
    return " ".join(name.split())
