"""A command takes no password that somebody else typed for whoever signs in by it."""

from pathlib import Path
from uuid import UUID

from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault, UnknownKind
from monitor.storage.enrolled import has_chosen, people_in
from monitor.storage.keys import Keys
from monitor.storage.opening import fitting_key
from ui.command_line.plain import Refused

GIVEN = Refusal(
    field="password",
    what="Nothing was done",
    why="this password was given to you, and whoever gave it knows it",
    remedy="Sign in in the app first, and choose a password and a PIN of your own",
)


def refuse_given(record: Path, keys: Keys, person: UUID) -> None:
    """Raises Refused; a file that can't be read, or knows nobody by it, says nothing.

    Whoever has chosen a password has chosen a PIN with it.
    """
    try:
        key = fitting_key(record, keys)
        is_given = not has_chosen(record, key, person) and (
            people_in(record, key).person(person) is not None
        )
    except (EnvironmentFault, UnknownKind):
        return
    if is_given:
        raise Refused(GIVEN.sentence)
