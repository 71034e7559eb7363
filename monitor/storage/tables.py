"""The tables of the record, for SQLAlchemy Core."""

from sqlalchemy import (
    BLOB,
    TEXT,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    insert,
)
from sqlalchemy.dialects.sqlite import dialect

from monitor.storage import review_columns

SCHEMA_VERSION = 12
APPLICATION_ID = 0x5647494C
"""``VGIL`` in the file's header: whose file it is."""

METADATA = MetaData()

ENTRY = Table(
    "entry",
    METADATA,
    # In the order of rows.EntryRow, after the order in which entries came here.
    Column("arrival", Integer, primary_key=True),
    Column("id", BLOB, nullable=False, unique=True),
    Column("stream_kind", TEXT, nullable=False),
    Column("stream", BLOB, nullable=False, index=True),
    Column("station", BLOB, nullable=False),
    Column("epoch", BLOB, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", BLOB, nullable=False),
    Column("auth_method", TEXT, nullable=False),
    Column("effective_ms", Integer, nullable=False),
    Column("recorded_ms", Integer, nullable=False),
    Column("recorded_mono_us", Integer, nullable=False),
    Column("boot_id", TEXT, nullable=False),
    Column("server_offset_ms", Integer),
    Column("supersedes", BLOB, nullable=False),
    Column("reason", TEXT),
    Column("protocol_hash", TEXT),
    Column("app_version", TEXT, nullable=False),
    Column("leaf", BLOB, nullable=False),
    Column("prev_link", BLOB, nullable=False),
    Column("link", BLOB, nullable=False),
    Column("received_ms", Integer, nullable=False),
    UniqueConstraint("station", "epoch", "seq"),
    sqlite_strict=True,
)

PAYLOAD = Table(
    "payload",
    METADATA,
    Column("arrival", ForeignKey(ENTRY.c.arrival), primary_key=True),
    Column("salt", BLOB, nullable=False),
    Column("content", BLOB, nullable=False),
    sqlite_strict=True,
)

AUDIT = Table(
    "audit",
    METADATA,
    # In the order of audit_rows.AuditHeader, after the order in which it was noted.
    Column("arrival", Integer, primary_key=True),
    Column("id", BLOB, nullable=False, unique=True),
    Column("station", BLOB, nullable=False),
    Column("epoch", BLOB, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("version", Integer, nullable=False),
    # None where it was done, or tried, before anybody was known.
    Column("who", BLOB),
    Column("auth_method", TEXT, nullable=False),
    Column("subject_kind", TEXT),
    Column("subject", BLOB),
    # Whose record it touched, also where the subject is a session.
    Column("patient", BLOB),
    Column("at_ms", Integer, nullable=False),
    Column("mono_us", Integer, nullable=False),
    Column("boot_id", TEXT, nullable=False),
    Column("app_version", TEXT, nullable=False),
    Column("leaf", BLOB, nullable=False),
    Column("prev_link", BLOB, nullable=False),
    Column("link", BLOB, nullable=False),
    UniqueConstraint("station", "epoch", "seq"),
    sqlite_strict=True,
)
Index("ix_audit_who", AUDIT.c.who, AUDIT.c.at_ms)
Index("ix_audit_patient", AUDIT.c.patient, AUDIT.c.at_ms)
Index("ix_audit_at", AUDIT.c.at_ms)

AUDIT_PAYLOAD = Table(
    "audit_payload",
    METADATA,
    Column("arrival", ForeignKey(AUDIT.c.arrival), primary_key=True),
    Column("salt", BLOB, nullable=False),
    Column("content", BLOB, nullable=False),
    sqlite_strict=True,
)

PROTOCOL = Table(
    "protocol",
    METADATA,
    Column("sha256", TEXT, primary_key=True),
    Column("content", BLOB, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

EPOCH = Table(
    "epoch",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("station", BLOB, nullable=False),
    Column("epoch", BLOB, nullable=False, unique=True),
    Column("begun_ms", Integer, nullable=False),
    sqlite_strict=True,
)

DRAFT = Table(
    "draft",
    METADATA,
    Column("id", BLOB, primary_key=True, nullable=False),
    Column("form", TEXT, nullable=False),
    Column("stream", BLOB),
    Column("author", BLOB, nullable=False),
    Column("content", TEXT, nullable=False),
    Column("saved_ms", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

PIN = Table(
    "pin",
    METADATA,
    Column("person", BLOB, primary_key=True, nullable=False),
    Column("verifier", TEXT, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""No part of the record: who changed a PIN must be rid of the old one."""

SLOT_GENERATION = Table(
    "slot_generation",
    METADATA,
    Column("generation", Integer, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""No part of the record either: one row, the newest key slots it knows of."""

# What follows is derived: written with the entries, and rebuilt from them alone.

PATIENT_INDEX = Table(
    "patient_index",
    METADATA,
    Column("patient", BLOB, primary_key=True, nullable=False),
    Column("sort_key", TEXT, nullable=False),
    Column("number_key", TEXT, nullable=False, index=True),
    Column("search", TEXT, nullable=False),
    Column("details", BLOB, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

SESSION_INDEX = Table(
    "session_index",
    METADATA,
    Column("session", BLOB, primary_key=True, nullable=False),
    Column("patient", BLOB, nullable=False, index=True),
    # Under whom it was first charted, where that was the wrong patient.
    Column("moved_from", BLOB),
    Column("opened_ms", Integer, nullable=False),
    Column("opened_day", TEXT, nullable=False),
    Column("started_ms", Integer),
    Column("ended_ms", Integer),
    Column("closed_ms", Integer),
    Column("zone", TEXT, nullable=False),
    Column("room", TEXT, nullable=False),
    Column("protocol_id", TEXT, nullable=False),
    Column("protocol_version", Integer, nullable=False),
    # Whether a person has to look at it again, and from which day a call is due.
    Column("to_review", Integer, nullable=False),
    Column("call_day", TEXT),
    # Whether it is closed, and not signed as it is now.
    Column("to_sign", Integer, nullable=False),
    # Whether nothing is left of it: its patient was erased.
    Column("erased", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index(
    "ix_session_index_newest",
    SESSION_INDEX.c.opened_ms.desc(),
    SESSION_INDEX.c.session.desc(),
)

MEASUREMENT = Table(
    "measurement",
    METADATA,
    Column("session", BLOB, primary_key=True, nullable=False),
    # The entry in force that holds the values, after corrections.
    Column("entry", BLOB, primary_key=True, nullable=False),
    Column("effective_ms", Integer, nullable=False),
    # A JSON object with a number for each field. In a row for each they lay on several
    # pages, and a save waits for each page that it touches.
    Column("readings", TEXT, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

REVIEW_INDEX = Table(
    review_columns.NAME, METADATA, *review_columns.columns(), sqlite_strict=True
)
review_columns.add_indexes(REVIEW_INDEX)

CONDENSED = Table(
    "condensed",
    METADATA,
    # In the order of CondensedRow. With a row id: by that a back-test reads it through.
    Column("session", BLOB, primary_key=True, nullable=False),
    Column("protocol_id", TEXT, nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("opened_ms", Integer, nullable=False),
    Column("told", BLOB, nullable=False),
    Column("course", BLOB, nullable=False),
    sqlite_strict=True,
)
"""Of each closed session what a back-test judges; nothing of an open one."""

ADDED = {5: (AUDIT, AUDIT_PAYLOAD), 6: (PIN,), 8: (SLOT_GENERATION,)}
"""What is no derived table and came after the first version, by that version."""

PROJECTIONS = (PATIENT_INDEX, SESSION_INDEX, MEASUREMENT, REVIEW_INDEX, CONDENSED)
STREAM_COLUMNS = {
    PATIENT_INDEX.name: PATIENT_INDEX.c.patient,
    SESSION_INDEX.name: SESSION_INDEX.c.session,
    MEASUREMENT.name: MEASUREMENT.c.session,
    REVIEW_INDEX.name: REVIEW_INDEX.c.session,
    CONDENSED.name: CONDENSED.c.session,
}
"""Of which stream a row of a derived table is, by the table's name."""


def insertion(table: Table) -> str:
    """The insert of whole rows, rendered once: rendering costs as much as writing."""
    return str(insert(table).compile(dialect=dialect()))
