"""What became of what was asked about a person, in words."""

from typing import NamedTuple

from msgspec.structs import replace

from monitor.chart.commands import (
    ChangePerson,
    EnrolPerson,
    PeopleCommand,
    SetCoSigning,
    SetLockTimes,
)
from monitor.chart.entries import Actor
from monitor.chart.lock_times import lock_times
from monitor.chart.people import Person
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault
from ui.views.people_page.asked import Asked, Plan
from ui.views.people_page.code_form import REPLACED
from ui.views.people_page.lock_form import lock_words
from ui.views.people_page.rule_form import rule_words


class Told(NamedTuple):
    """What holds although the slot was not written; ``asked`` is what to ask for next.

    What is typed there gives, or takes, the slot alone.
    """

    words: str
    asked: Asked


def done_words(asked: Asked, plan: Plan) -> str:
    if plan.code:
        return REPLACED
    if isinstance(plan.command, SetLockTimes):
        said = lock_words(lock_times(plan.command))
        return f"{said[0].upper()}{said[1:]} min"
    if isinstance(plan.command, SetCoSigning):
        return rule_words(plan.command)
    return _done_to_person(asked, plan)


def own_roles_words(asked: Asked, plan: Plan, by: Actor | None) -> str:
    """That one's own roles hold from the next sign-in; empty of anybody else."""
    command, person = plan.command, asked.person
    if by is None or person is None or not isinstance(command, ChangePerson):
        return ""
    if person.id != by.person or command.roles == person.roles:
        return ""
    return "; your new roles hold once you sign in again, Ctrl+U"


def _done_to_person(asked: Asked, plan: Plan) -> str:
    name, typed = _name(asked, plan), plan.credentials
    if asked.kind == "end":
        return f"The access of {name} ended; what was charted stays"
    if asked.kind == "pin":
        return f"{name} chooses another PIN at the next sign-in"
    if asked.kind == "enrol" and typed is not None:
        return f"{name} is enrolled and signs in as {typed.name}"
    if plan.command is None:
        return f"{name} has another password"
    if typed is not None:
        return f"{name} is changed and signs in as {typed.name} from now on"
    return f"What is known of {name} is changed"


def half_done_words(asked: Asked, plan: Plan) -> Told | None:
    """None where nothing holds of what was asked."""
    command = plan.command
    if not isinstance(command, PeopleCommand):
        return None
    name, person = _name(asked, plan), asked.person
    if isinstance(command, EnrolPerson | ChangePerson):
        known = Person(
            id=asked.id,
            name=command.name,
            sign_in=command.sign_in,
            roles=command.roles,
            enrolled_at=command.at if person is None else person.enrolled_at,
        )
        words = (
            f"{name} is enrolled and can't sign in yet"
            if isinstance(command, EnrolPerson)
            else f"{name} is changed, and signs in as before until a password is given"
        )
        return Told(words, Asked("change", asked.id, known))
    if person is None:
        return None
    ended = replace(person, disabled_at=command.at, disabled_for=command.reason)
    words = f"The access of {name} ended in the record, and the key is still there"
    return Told(words, Asked("end", asked.id, ended))


def told_refusal(
    why: Refusal | EnvironmentFault, told: Told | None, field: str | None
) -> Refusal:
    """Why it was not done, after what holds all the same; ``field`` is to be led to."""
    if isinstance(why, Refusal):
        refusal = why if told is None else replace(why, field=field)
    else:
        refusal = Refusal(
            what=why.what.rstrip("."),
            why=why.why.rstrip("."),
            remedy=why.remedy.rstrip("."),
            field=field,
        )
    if told is None:
        return refusal
    return replace(refusal, what=f"{told.words}. {refusal.what}")


def _name(asked: Asked, plan: Plan) -> str:
    command = plan.command
    if isinstance(command, EnrolPerson | ChangePerson):
        return command.name
    return "" if asked.person is None else asked.person.name
