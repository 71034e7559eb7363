"""Who has to be another person than whoever charts, told by a part of a name."""

from uuid import UUID

from msgspec import Struct

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


class _Asked(Struct, frozen=True, kw_only=True):
    """A name that was typed, and who must not be meant by it: id, name, deed."""

    field: str
    typed: str
    what: str
    remedy: str
    others: tuple[tuple[UUID, str, str], ...]


def refuse_part_of_name(
    session: Session, command: SessionCommand, actor: Actor, people: People
) -> Refusal | None:
    """Refuse a second person who could be the first: by a part of the name, or sign-in.

    Unless the name typed is that of somebody else who is enrolled.
    """
    asked = _asked(session, command, actor)
    if asked is None:
        return None
    for person, name, did in asked.others:
        if _could_mean(asked.typed, person, name, people):
            return Refusal(
                field=asked.field,
                what=asked.what,
                why=f"{asked.typed.strip()} could be {name}, who {did}",
                remedy=(
                    f"{asked.remedy}; another of that name is typed with first and"
                    " family name"
                ),
            )
    return None


def _could_mean(typed: str, person: UUID, name: str, people: People) -> bool:
    known = people.person(person)
    if known is not None and folded(typed) == folded(known.sign_in):
        return True
    is_another = any(
        other.id != person
        and (same_name(other.name, typed) or folded(other.sign_in) == folded(typed))
        for other in people.active
    )
    return not is_another and could_be(typed, name)


def _asked(session: Session, command: SessionCommand, actor: Actor) -> _Asked | None:
    own = ((actor.person, actor.name, "charts it"),)
    match _charted(command):
        case DoseChecked(checker=typed):
            return _Asked(
                field="checker",
                typed=typed,
                what="The check is not charted",
                remedy="A second person checks it",
                others=_of_the_dose(session),
            )
        case WasteRecorded(witness=typed):
            return _Asked(
                field="witness",
                typed=typed,
                what="The waste is not charted",
                remedy="A second person witnesses it",
                others=own,
            )
        case GateOverridden(prescriber=typed):
            return _Asked(
                field="prescriber",
                typed=typed,
                what="The check is not overridden",
                remedy="A prescriber who does not chart it lets it pass",
                others=own,
            )
        case LimitChanged(prescriber=typed):
            return _Asked(
                field="prescriber",
                typed=typed,
                what="The limit is not changed",
                remedy="A prescriber who does not chart it changes it",
                others=own,
            )
        case _:
            return None


def _charted(command: SessionCommand) -> AnyKind | None:
    match command:
        case Chart(fact=fact) | Amend(replacement=fact):
            return fact
        case _:
            return None


def _of_the_dose(session: Session) -> tuple[tuple[UUID, str, str], ...]:
    ordered = session.dosing.ordered
    if ordered is None:
        return ()
    deeds = ((ordered.author, "charted"), (ordered.amended_by, "amended"))
    return tuple(
        (person, session.name_of(person), f"{did} the dose") for person, did in deeds
    )
