"""Entries with everything of their header that is known before they are durable."""

from datetime import UTC, datetime

from monitor.chart.entries import Actor, Entry, NewEntry
from monitor.charting.ports import Circumstances, Station
from monitor.clock import whole_milliseconds


def stamped(
    new: NewEntry,
    actor: Actor,
    circumstances: Circumstances,
    station: Station,
    seq: int,
) -> Entry:
    """The entry as it will be stored, still without its hashes.

    Raises ValueError for a time without a zone.
    """
    recorded_at = kept_time(circumstances.recorded_at)
    return Entry(
        id=new.id,
        stream=new.stream,
        station=station.id,
        epoch=station.epoch,
        seq=seq,
        author=actor.person,
        auth_method=actor.auth_method,
        effective_at=kept_time(new.effective_at),
        recorded_at=recorded_at,
        # Whole microseconds, since the proof hashes integers.
        recorded_mono=round(circumstances.recorded_mono * 1_000_000) / 1_000_000,
        boot_id=circumstances.boot_id,
        supersedes=new.supersedes,
        reason=new.reason,
        protocol_hash=circumstances.protocol_hash,
        app_version=circumstances.app_version,
        payload=new.payload,
        leaf=b"",
        prev_link=b"",
        link=b"",
        received_at=recorded_at,
    )


def is_repeat(new: NewEntry, actor: Actor, entry: Entry) -> bool:
    """Whether a stored entry is this one, asked for again; its payload apart."""
    return (
        new.id == entry.id
        and new.stream == entry.stream
        and actor.person == entry.author
        and kept_time(new.effective_at) == entry.effective_at
        and new.supersedes == entry.supersedes
        and new.reason == entry.reason
    )


def kept_time(moment: datetime) -> datetime:
    """A time as the record keeps it: UTC, whole milliseconds."""
    if moment.tzinfo is None:
        raise ValueError("A time without a zone can't be charted.")
    return whole_milliseconds(moment.astimezone(UTC))
