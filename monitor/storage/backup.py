"""A copy of the record under the same key, which counts only once it was proved."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path

from msgspec import Struct

from monitor.charting.faults import EnvironmentFault
from monitor.durable import begin_beside, make_folder, put_in_place
from monitor.storage.contents import Contents, Stop, contents_of, never, reader
from monitor.storage.copied_slots import put_beside, slots_of
from monitor.storage.copy_faults import CopyFailed, NotWhole
from monitor.storage.faults import ForeignFile, NewerRecord, WrongKey
from monitor.storage.missing import Gaps
from monitor.storage.opening import inspect


class Demand(Struct, frozen=True, kw_only=True):
    """When to leave off, what is known to be missing, and what is no copy.

    ``people_of`` is the folder whose key slots the copy takes along, if it has any.
    """

    stop: Stop = never
    known: Gaps = ()
    refused: Callable[[Contents], Sequence[str]] = attrgetter("findings")
    people_of: Path | None = None


PROVED = Demand()


def back_up(
    record: Path,
    key: bytes,
    out: Path,
    demand: Demand = PROVED,
) -> Contents:
    """Copy the record to ``out``, and return what the copy was found to hold.

    A file of that name is replaced only by a copy that is as demanded. The
    record may be in use by this process, and may be charted in meanwhile. Raises
    CopyFailed, NotWhole, Stopped, and what ``inspect`` raises.
    """
    try:
        make_folder(out.parent)
        folder = demand.people_of
        slots = None if folder is None else slots_of(folder)
        beside = begin_beside(out)
        try:
            inspect(record, key)
            found = _copied(record, key, beside, demand)
            for finding in demand.refused(found):
                raise NotWhole(out, finding)
            if folder is not None:
                put_beside(out, slots)
            put_in_place(beside, out)
        finally:
            beside.unlink(missing_ok=True)
    except (WrongKey, ForeignFile, NewerRecord, NotWhole):
        raise
    except EnvironmentFault as fault:
        raise CopyFailed(out, fault.why) from fault
    except OSError as error:
        why = f"The system says: {error.strerror or 'no reason given'}."
        raise CopyFailed(out, why) from error
    return found


def _copied(record: Path, key: bytes, beside: Path, demand: Demand) -> Contents:
    with reader(record, key, demand.stop) as driver:
        # One reading transaction: what is charted meanwhile is in the next copy.
        driver.execute("VACUUM INTO ?", (str(beside),))
    return contents_of(beside, key, demand.stop, demand.known)
