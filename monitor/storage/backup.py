"""A copy of the record under the same key, which counts only once it was proved."""

from pathlib import Path

from monitor.charting.faults import EnvironmentFault
from monitor.durable import begin_beside, make_folder, put_in_place
from monitor.storage.contents import Contents, Stop, contents_of, never, reader
from monitor.storage.copy_faults import CopyFailed
from monitor.storage.opening import inspect


def back_up(record: Path, key: bytes, out: Path, stop: Stop = never) -> Contents:
    """Copy the record to ``out``, and return what the copy was found to hold.

    A file of that name is replaced only by a copy that is whole. The record may be in
    use by this process, and may be charted in meanwhile. Raises CopyFailed, Stopped,
    and what ``inspect`` raises.
    """
    try:
        make_folder(out.parent)
        beside = begin_beside(out)
        try:
            return _proved(record, key, beside, out, stop)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        why = f"The system says: {error.strerror or 'no reason given'}."
        raise CopyFailed(out, why) from error


def _proved(record: Path, key: bytes, beside: Path, out: Path, stop: Stop) -> Contents:
    inspect(record, key)
    try:
        with reader(record, key, stop) as driver:
            # One reading transaction: what is charted meanwhile is in the next copy.
            driver.execute("VACUUM INTO ?", (str(beside),))
        found = contents_of(beside, key, stop)
    except EnvironmentFault as fault:
        raise CopyFailed(out, fault.why) from fault
    if not found.is_whole:
        raise CopyFailed(out, f"It is not whole: {found.findings[0]}.")
    put_in_place(beside, out)
    return found
