"""Writes the golden audit log of this release: ``python -m tests.golden.audit``.

A line of JSON for each row, as in the log of the entries. To be run once, when a
release is made: what a release wrote is never written again.
"""

import json
from pathlib import Path

from monitor import __version__
from monitor.chart.audit import (
    AnyDeed,
    AuditViewed,
    BackedUp,
    BackupFailed,
    ClockSet,
    Copied,
    CoSigningSet,
    Exported,
    FoundCopied,
    GlassBroken,
    Locked,
    LockTimesSet,
    NewDeed,
    OlderSlots,
    PasswordChosen,
    PasswordGiven,
    PastViewed,
    PermissionRefused,
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    PinForgotten,
    Printed,
    RecoveryCodeReplaced,
    Restored,
    RestoreFailed,
    Salvaged,
    SessionViewed,
    SignedIn,
    SignInFailed,
    Subject,
    Unlocked,
)
from monitor.chart.entries import Actor
from monitor.chart.oversight_deeds import (
    HoldLifted,
    HoldPlaced,
    RetentionSet,
    SampleDrawn,
)
from monitor.charting.ports import Circumstances, Station
from monitor.clock import new_id
from monitor.storage.audit_rows import AuditHeader, SealedDeed, seal
from monitor.storage.sealing import Head
from tests.golden.placed import NURSE, PATIENT, SESSION, START

FOLDER = Path(__file__).parent / "audit"
_HASH = "ab" * 32
_OF_NOBODY = (SignInFailed, GlassBroken)
_OF_A_SESSION = (SessionViewed, Exported, Printed, Copied)

DEEDS: tuple[AnyDeed, ...] = (
    SignInFailed(method="password", failures=3),
    SignedIn(method="password"),
    Locked(cause="idle"),
    Unlocked(method="pin"),
    SessionViewed(),
    Exported(form="csv", rows=110, sha256=_HASH, sessions=2, account="Ödegård"),
    Printed(what="summary", pages=2, sha256=_HASH),
    BackedUp(sha256=_HASH, size=4096, account="okafor"),
    Restored(sha256=_HASH),
    ClockSet(by_ms=-7_200_000),
    GlassBroken(name="J. Marsh", reason="forgot the password"),
    PersonEnrolled(name="J. Marsh RN", role="nurse"),
    PersonDisabled(reason="left"),
    PastViewed(),
    AuditViewed(),
    PermissionRefused(asked="export sessions"),
    Copied(what="summary", sha256=_HASH),
    BackupFailed(why="The disk is full."),
    RestoreFailed(why="It is no copy of this record.", account="okafor"),
    PersonChanged(name="J. Marsh RN", role="nurse, supervisor"),
    LockTimesSet(minutes_during_session=12, minutes_otherwise=3),
    PasswordGiven(name="J. Marsh RN"),
    PinForgotten(name="J. Marsh RN"),
    Salvaged(gaps=2, sha256=_HASH),
    FoundCopied(),
    OlderSlots(found=4, known=6, replaced=False),
    PasswordChosen(),
    RecoveryCodeReplaced(),
    CoSigningSet(own_session=True),
    HoldPlaced(reason="claim of 3 March", asked_by="K. Weiß"),
    HoldLifted(reason="settled"),
    RetentionSet(years=10, source="BGB 630f"),
    SampleDrawn(
        first_day="2026-03-01", last_day="2026-03-14", seed="7F3A", drawn=5, among=41
    ),
)


def rows() -> list[SealedDeed]:
    """Each deed once, a minute after the other."""
    head = Head(station=Station(id=new_id(), epoch=new_id()))
    actor = Actor(person=NURSE, name="A. Okafor RN", auth_method="password")
    written: list[SealedDeed] = []
    for minute, deed in enumerate(DEEDS):
        is_known = not isinstance(deed, _OF_NOBODY)
        is_of_session = isinstance(deed, _OF_A_SESSION)
        new = NewDeed(
            id=new_id(),
            deed=deed,
            subject=Subject("session", SESSION.id) if is_of_session else None,
            patient=PATIENT.id if is_of_session else None,
        )
        when = Circumstances(
            recorded_at=START,
            recorded_mono=5000.000001 + 60 * minute,
            boot_id="2f1d7a34-7d6a-4b0a-9c57-0d4b3c2f6a11",
            app_version=__version__,
        )
        (one,) = seal([new], actor if is_known else None, when, head)
        head = Head(station=head.station, seq=one.row.seq, link=one.row.link)
        written.append(one)
    return written


def write(path: Path, written: list[SealedDeed]) -> None:
    """FileExistsError where there is one already."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        for row, salt, content in written:
            fields: dict[str, object] = {
                name: value.hex() if isinstance(value, bytes) else value
                for name, value in row._asdict().items()
            }
            fields |= {"salt": salt.hex(), "content": content.decode()}
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")


def read(path: Path) -> list[SealedDeed]:
    return [_row(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _row(line: str) -> SealedDeed:
    fields = json.loads(line)
    salt, content = bytes.fromhex(fields.pop("salt")), fields.pop("content").encode()
    row = AuditHeader._make(_value(name, fields[name]) for name in AuditHeader._fields)
    return SealedDeed(row, salt, content)


def _value(name: str, stored: str | int | None) -> bytes | str | int | None:
    is_bytes = "bytes" in str(AuditHeader.__annotations__[name])
    return bytes.fromhex(stored) if is_bytes and isinstance(stored, str) else stored


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write(FOLDER / f"{__version__}.jsonl", rows())
