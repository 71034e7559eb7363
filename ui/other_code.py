"""Another recovery code for a record that people sign in to."""

from pathlib import Path
from typing import TYPE_CHECKING

from monitor.access import to_key_anew
from monitor.access.faults import CodeHalfReplaced

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.record_key import DataKeys


def replace_code(
    keeper: "Doorkeeper", folder: Path, code: bytes, keys: "DataKeys"
) -> CodeHalfReplaced | None:
    """It is in the audit log before; durable on return; for the thread of the door.

    Gives what to tell where it holds, and a copy of the key file has the one of before.

    The one of before may have been seen, and in an older key file it opens the key that
    the record has now: that it has to get another is noted first. An EnvironmentFault.
    """
    to_key_anew.note(folder)
    keeper.change_code(code, keys)
    return CodeHalfReplaced(keeper.remark) if keeper.remark else None
