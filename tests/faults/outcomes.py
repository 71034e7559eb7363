"""What a deed that was cut short came to: it is done, or nothing of it is."""

from pathlib import Path
from typing import Literal, NamedTuple

from monitor.access import to_key_anew
from monitor.access.recovery_code import printed
from monitor.access.signing_in import SignedIn
from monitor.access.tries import FILE as TRIES
from monitor.chart.audit import RecoveryCodeReplaced
from monitor.charting.faults import EnvironmentFault
from monitor.charting.ports import AuditQuery
from monitor.chartverify.proof import prove
from monitor.clock import SystemClock
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.contents import contents_of
from monitor.storage.database import Database
from monitor.storage.slot_generation import FileSlotGeneration
from monitor.storage.verify import verify
from tests.access.keyring import CODE, KEYS, OWENS
from tests.faults.deeds import BUNDLE, OTHER_CODE, OUT, key_of
from tests.faults.keyer import doorkeeper_of
from tests.faults.tasks import Deed
from tests.storage.erased_ward import CANARIES
from tests.storage.pages import legible
from ui.opening import raw

Outcome = Literal["before", "after"]
OF_ONE_PATIENT = 2
"""Entries of an erasure: the patient's own, and of the one session."""
_COUNTS = (
    "SELECT count(*), count(*) FILTER (WHERE kind = 'signed-off'),"
    " count(*) FILTER (WHERE kind = 'patient-erased') FROM entry"
)


class Torn(AssertionError):
    """Neither as it was nor as it was asked for."""


class Begun(NamedTuple):
    """The folder before, and the entries of its record; of the damaged one those that
    salvage finds. ``lacking`` are those that the copy has not, which is restored."""

    folder: Path
    entries: int
    lacking: int = 0


def outcome(deed: Deed, folder: Path, begun: Begun) -> Outcome:
    """Raises Torn, and EnvironmentFault where a whole record does not open."""
    apart = {"salvage": _salvaged, "replace code": _code_replaced}
    if deed in apart:
        return apart[deed](folder, begun)
    entries, signed, erased = _counted(folder)
    if erased not in {0, OF_ONE_PATIENT}:
        raise Torn(f"{erased} of {OF_ONE_PATIENT} entries of an erasure")
    charted = {"erase": erased, "sign off": signed - 1}.get(deed, 0)
    if deed == "restore" and entries == begun.entries - begun.lacking:
        _demand_aside(folder, begun.entries)
        return "after"
    if entries != begun.entries + charted:
        raise Torn(f"{entries} entries")
    if deed == "back up":
        return _copied(folder, begun)
    if deed == "export":
        return _exported(folder)
    if erased and _is_legible(folder):
        raise Torn("what was erased can be read")
    return "after" if charted else "before"


def _counted(folder: Path) -> tuple[int, int, int]:
    """All entries, those of signatures, and those of erasures."""
    with Database(folder) as database:
        report = verify(database)
        if not report.is_whole:
            raise Torn("; ".join(report.lines))
        with database.reading() as connection:
            entries, signed, erased = connection.exec_driver_sql(_COUNTS).one()
    return entries, signed, erased


def _salvaged(folder: Path, begun: Begun) -> Outcome:
    damaged = (begun.folder / "record.db").read_bytes()
    try:
        entries, *_ = _counted(folder)
    except (EnvironmentFault, Torn):
        if (folder / "record.db").read_bytes() != damaged:
            raise
        return "before"
    if entries != begun.entries:
        raise Torn(f"{entries} entries")
    (aside,) = (folder / "set-aside").iterdir()
    if (aside / "record.db").read_bytes() != damaged:
        raise Torn("the damaged one is not as it was")
    return "after"


def _code_replaced(folder: Path, begun: Begun) -> Outcome:
    """Either code opens it and not both, for whoever signs in all is as it was."""
    # A kill between a try and its outcome used it up; nobody waits for that here.
    (folder / TRIES).unlink(missing_ok=True)
    keeper = doorkeeper_of(folder)
    signed = keeper.sign_in(OWENS)
    if not isinstance(signed, SignedIn):
        raise Torn(f"the slots do not open: {signed}")
    codes = (CODE, OTHER_CODE)
    opened = [code for code in codes if keeper.open_by_code(printed(code)) == KEYS]
    if len(opened) != 1:
        raise Torn(f"{len(opened)} of two codes open it")
    with Database(folder, raw(signed.keys)) as database:
        entries = sum(head.seq for head in verify(database).heads)
        known = FileSlotGeneration(database).known()
        rows = FileAuditLog(database, SystemClock()).find(AuditQuery())
    if entries != begun.entries or signed.generation < known:
        raise Torn(f"{entries} entries, slots {signed.generation} of {known}")
    if opened == [CODE]:
        return "before"
    if not any(isinstance(row.deed, RecoveryCodeReplaced) for row in rows):
        raise Torn("the new code opens it, and nobody knows who made it")
    if not to_key_anew.is_noted(folder):
        raise Torn("the key that the old code opened stays")
    return "after"


def _demand_aside(folder: Path, entries: int) -> None:
    for aside in (folder / "set-aside").iterdir():
        held = contents_of(aside / "record.db", key_of(folder))
        if held.is_whole and held.entries == entries:
            return
    raise Torn("the record of before is not set aside")


def _copied(folder: Path, begun: Begun) -> Outcome:
    if not (folder / OUT).exists():
        return "before"
    held = contents_of(folder / OUT, key_of(folder))
    if not held.is_whole or held.entries != begun.entries:
        raise Torn(f"the copy: {held}")
    return "after"


def _exported(folder: Path) -> Outcome:
    if not (folder / BUNDLE).exists():
        return "before"
    with (folder / BUNDLE).open("rb") as file:
        findings = prove(file).findings
    if findings:
        raise Torn("; ".join(findings))
    return "after"


def _is_legible(folder: Path) -> bool:
    """Also where no row is in a page any more."""
    pages = legible(folder, key_of(folder))
    return any(canary in pages for canary in CANARIES)
