"""Another recovery code for a record that people sign in to."""

from pathlib import Path
from typing import TYPE_CHECKING

from monitor.access import to_key_anew

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.record_key import DataKeys


def replace_code(
    keeper: "Doorkeeper", folder: Path, code: bytes, keys: "DataKeys"
) -> None:
    """It is in the audit log before; durable on return; for the thread of the door.

    The one of before may have been seen, and in an older key file it opens the key that
    the record has now: that it has to get another is noted first. An EnvironmentFault.
    """
    to_key_anew.note(folder)
    keeper.change_code(code, keys)
