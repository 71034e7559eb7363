"""The first slots of a record, which take the place of a key file where one lay."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from monitor.access import to_key_anew
from monitor.access.faults import SlotsExist, SlotsNotSaved

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.record_key import DataKeys
    from monitor.access.signing_in import Credentials


def first_slots(
    keeper: "Doorkeeper", folder: Path, first: UUID, typed: "Credentials", code: bytes
) -> "DataKeys":
    """Durable on return; for the thread of the door. Raises an EnvironmentFault.

    A key that lay in a file is to be dropped next. It may have been copied: that the
    record has to get another is noted first, so that whatever is cut short after it is
    done at a later start. Of two that are set up at once the second finds slots.
    """
    from ui.opening import held, key_of_before  # noqa: PLC0415

    with held(folder):
        if keeper.has_slots:
            raise SlotsExist
        before = key_of_before(folder)
        if before is not None:
            to_key_anew.note(folder)
        return keeper.begin(first, typed, code, before)


def drop_key_file(folder: Path, keys: "DataKeys") -> None:
    """Once there are slots that hold the key; one of something else is left.

    Raises SlotsNotSaved.
    """
    from ui.opening import forget_key_file, is_key_file_of  # noqa: PLC0415

    try:
        if is_key_file_of(folder, keys):
            forget_key_file(folder)
    except OSError as error:
        raise SlotsNotSaved(error.strerror or "no reason given") from error


def prepare_copies(folder: Path) -> None:
    """Have the older copies open for people as well; raises SlotsNotSaved."""
    from ui.opening import let_into_copies  # noqa: PLC0415

    try:
        let_into_copies(folder)
    except OSError as error:
        raise SlotsNotSaved(error.strerror or "no reason given") from error
