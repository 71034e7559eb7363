"""Who has to be another person than whoever charts, told by a part of a name."""

from typing import NamedTuple
from uuid import UUID

from monitor.chart.commands import Amend, Chart, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import (
    AnyKind,
    DoseChecked,
    GateOverridden,
    LimitChanged,
    WasteRecorded,
)
from monitor.chart.part_of_name import could_be
from monitor.chart.people import People
from monitor.chart.refusals import Refusal
from monitor.chart.same_name import same_name
from monitor.chart.session import Session
from monitor.chart.sign_in_names import folded


class _Second(NamedTuple):
    """The field that names the second person, and what is said where it is nobody."""

    field: str
    what: str
    remedy: str


_SECONDS: dict[type, _Second] = {
    DoseChecked: _Second(
        "checker", "The check is not charted", "A second person checks it"
    ),
    WasteRecorded: _Second(
        "witness", "The waste is not charted", "A second person witnesses it"
    ),
    GateOverridden: _Second(
        "prescriber",
        "The check is not overridden",
        "A prescriber who does not chart it lets it pass",
    ),
    LimitChanged: _Second(
        "prescriber",
        "The limit is not changed",
        "A prescriber who does not chart it changes it",
    ),
}


class _First(NamedTuple):
    """Who must not be meant by it, and what they did."""

    person: UUID
    name: str
    did: str


def refuse_part_of_name(
    session: Session, command: SessionCommand, actor: Actor, people: People
) -> Refusal | None:
    """Refuse a second person who could be the first: by a part of the name, or sign-in.

    Unless the name typed is that of somebody else who is enrolled.
    """
    fact = _charted(command)
    second = _SECONDS.get(type(fact))
    if second is None:
        return None
    typed = getattr(fact, second.field)
    for first in _first(session, fact, actor):
        if _could_mean(typed, first, people):
            return Refusal(
                field=second.field,
                what=second.what,
                why=f"{typed.strip()} could be {first.name}, who {first.did}",
                remedy=(
                    f"{second.remedy}; another of that name is typed with first and"
                    " family name"
                ),
            )
    return None


def _could_mean(typed: str, first: _First, people: People) -> bool:
    known = people.person(first.person)
    if known is not None and folded(typed) == folded(known.sign_in):
        return True
    is_another = any(
        other.id != first.person
        and (same_name(other.name, typed) or folded(other.sign_in) == folded(typed))
        for other in people.active
    )
    return not is_another and could_be(typed, first.name)


def _charted(command: SessionCommand) -> AnyKind | None:
    match command:
        case Chart(fact=fact) | Amend(replacement=fact):
            return fact
        case _:
            return None


def _first(session: Session, fact: AnyKind | None, actor: Actor) -> tuple[_First, ...]:
    """A dose is checked by another than ordered it; all else than charts it."""
    if not isinstance(fact, DoseChecked):
        return (_First(actor.person, actor.name, "charts it"),)
    ordered = session.dosing.ordered
    if ordered is None:
        return ()
    deeds = ((ordered.author, "charted"), (ordered.amended_by, "amended"))
    return tuple(
        _First(person, session.name_of(person), f"{did} the dose")
        for person, did in deeds
    )
