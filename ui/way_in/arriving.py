"""What is asked of the record when somebody comes in."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from monitor.access.faults import SlotsOlder
from monitor.chart.audit import NewDeed, OlderSlots, SignedIn
from monitor.chart.commands import EnrolPerson
from monitor.chart.entries import RECOVERY, SET_UP, Actor
from monitor.chart.kinds import Role
from monitor.chart.people import PEOPLE, Person
from monitor.chart.refusals import Refusal
from monitor.clock import new_id

if TYPE_CHECKING:
    from monitor.access import signing_in
    from monitor.chart.audit import SignInMethod
    from monitor.charting.recorder import Recorder

_BY_CODE = Actor(
    person=UUID("3f2d1c60-6f9e-4b55-9f0a-5d1e2c7b8a94"),
    name="Recovery code",
    auth_method=RECOVERY,
)
"""Whoever typed it: nobody knows who that was."""

NO_SUCH_PERSON = Refusal(
    field="name",
    what="No password is given",
    why="nobody has that sign-in name, or their access has ended",
    remedy="Type it as that person does to sign in",
)

_OLDER_CODE = Refusal(
    field="code",
    what="Nobody is enrolled",
    why="the key file is older than the record, which may have another code since",
    remedy="Put the newest record.slots and record.slots.copy back, or restore a copy",
)


class First(NamedTuple):
    """The first person, and what their PIN is checked against.

    ``generation`` is of the slots that the recovery code opened, where it was asked.
    """

    person: UUID
    name: str
    sign_in: str
    roles: frozenset[Role]
    verifier: str
    generation: int | None = None


class Arrival(NamedTuple):
    """Who came in; without ``who`` nobody is enrolled in this record yet."""

    who: Actor | None
    sign_in: str = ""
    has_pin: bool = False


def arrive_by(signed: "signing_in.SignedIn", recorder: "Recorder") -> Arrival | Refusal:
    """The same by a password; SlotsOlder where the record knows of newer slots."""
    known = 0 if recorder.slots is None else recorder.slots.known()
    if signed.generation < known:
        who = Actor(person=signed.person, name="", auth_method="password")
        _note_older(signed.generation, known, who, recorder)
        raise SlotsOlder(signed.generation, known)
    return arrive(signed.person, "password", recorder)


def arrive(
    person: UUID, method: "SignInMethod", recorder: "Recorder"
) -> Arrival | Refusal:
    """Whoever signed in is at the workstation from now on."""
    who = recorder.authority.sign_in(Actor(person=person, name="", auth_method=method))
    if isinstance(who, Refusal):
        return who if recorder.authority.people().everyone else Arrival(who=None)
    if method == "password":
        _note_sign_in(method, who, recorder)
    known, pins = recorder.authority.people().person(person), recorder.pins
    return Arrival(
        who=who,
        sign_in="" if known is None else known.sign_in,
        has_pin=pins is not None and pins.of(person) is not None,
    )


def enrol_first(first: First, recorder: "Recorder") -> Arrival | Refusal:
    """Enrolled by themselves, as nobody else could; it can be asked again.

    Raises an EnvironmentFault, where it may be that the PIN alone is not kept.
    """
    recorder.authority.forget()
    if recorder.authority.people().person(first.person) is None:
        refusal = _refuse_code(first.generation, recorder) or _enrol(first, recorder)
        if refusal is not None:
            return refusal
    arrived = arrive(first.person, "password", recorder)
    if isinstance(arrived, Arrival) and arrived.who is not None and first.verifier:
        keep_pin(first.verifier, arrived.who, recorder)
    return arrived


def _refuse_code(generation: int | None, recorder: "Recorder") -> Refusal | None:
    """One that may have been replaced; either is noted, whoever typed it."""
    if generation is None:
        return None
    known = 0 if recorder.slots is None else recorder.slots.known()
    if generation < known:
        _note_older(generation, known, _BY_CODE, recorder)
        return _OLDER_CODE
    _note_sign_in("recovery code", _BY_CODE, recorder)
    return None


def _enrol(first: First, recorder: "Recorder") -> Refusal | None:
    command = EnrolPerson(
        id=new_id(),
        stream_id=PEOPLE.id,
        at=recorder.clock.now(),
        person=first.person,
        name=first.name,
        sign_in=first.sign_in,
        roles=first.roles,
    )
    setting_up = Actor(person=first.person, name=first.name, auth_method=SET_UP)
    answer = recorder.handle(command, setting_up)
    return answer if isinstance(answer, Refusal) else None


def keep_own(chosen: NewDeed, verifier: str, who: Actor, recorder: "Recorder") -> None:
    """The password opens the record already, so that the row of it is owed, and once.

    Raises an EnvironmentFault where the PIN is not kept; it can be asked again.
    """
    recorder.audit.owe(chosen, who)
    keep_pin(verifier, who, recorder)


def keep_pin(verifier: str, who: Actor, recorder: "Recorder") -> None:
    if recorder.pins is not None:
        recorder.pins.put(verifier, by=who)


def find_by_code(sign_in: str, recorder: "Recorder") -> Person | Refusal:
    """Whose password is to be given anew."""
    person = recorder.people(by=_BY_CODE).signing_in(sign_in)
    if person is None or not person.is_active:
        return NO_SUCH_PERSON
    _note_sign_in("recovery code", _BY_CODE, recorder)
    return person


def give_by_code(person: UUID, generation: int, recorder: "Recorder") -> int:
    """Before that person gets another password: noted, and their PIN is forgotten.

    ``generation`` is of the slots that the code opened. Gives that which the record
    knows of; of older slots nobody else's is left, which is noted as well.
    """
    known = 0 if recorder.slots is None else recorder.slots.known()
    if generation < known:
        _note_older(generation, known, _BY_CODE, recorder, replaced=True)
    if recorder.pins is not None:
        recorder.pins.give_password(person, by=_BY_CODE)
    return known


def _note_older(
    found: int, known: int, who: Actor, recorder: "Recorder", *, replaced: bool = False
) -> None:
    deed = OlderSlots(found=found, known=known, replaced=replaced)
    recorder.audit.owe(NewDeed(id=new_id(), deed=deed), who)


def _note_sign_in(method: "SignInMethod", who: Actor, recorder: "Recorder") -> None:
    """Owed to the audit log: nobody stays outside because a disk is full."""
    new = NewDeed(id=new_id(), deed=SignedIn(method=method))
    recorder.audit.owe(new, who)
