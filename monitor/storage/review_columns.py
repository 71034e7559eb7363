"""The columns of the review list, its indexes, and the text that is searched."""

from collections.abc import Mapping

from sqlalchemy import BLOB, REAL, TEXT, Column, Index, Integer, Table, text

from monitor.charting.review_list import ReviewRow

NAME = "review_index"
TEXTS = "review_text"
"""An FTS5 table with a document for each closed session, under the list's number."""

KEPT = tuple(
    name
    for name in ReviewRow._fields
    if name not in ("details", "wrong_details", "before")
)
"""The columns in their order: that of the row, without what is joined to it."""

_BLOBS = frozenset({"session", "patient", "moved_from"})
_TEXTS = frozenset(
    {
        "opened_day",
        "zone",
        "room",
        "nurse",
        "protocol",
        "route",
        "drug",
        "state",
        "call_day",
    }
)
_NUMBERS = frozenset(
    ["peak_sbp", "rise", "lowest_spo2", "peak_dissociation", "peak_distress"]
)
_OPTIONAL = frozenset(
    {
        "moved_from",
        "started_ms",
        "closed_ms",
        "series_of",
        "high",
        "medium",
        "low",
        "median_ack_ms",
        "unacknowledged",
        "slow",
        "amended",
        "pauses",
        "overrides",
        "reports",
        "late",
        "missed",
        "untimely",
        "call_day",
    }
)

# A few have it of many: found without looking at the others, and in order of time.
_MARKED = (
    "high",
    "medium",
    "unacknowledged",
    "slow",
    "late",
    "missed",
    "untimely",
    "amended",
    "pauses",
    "overrides",
    "reports",
    "to_review",
    "to_sign",
    "to_co_sign",
    "asked",
    "answered",
    "is_open",
)
_VALUED = ("state", "room", "nurse", "protocol", "route", "patient")

SUMMED: Mapping[str, tuple[str, ...]] = {"slow_or_never": ("unacknowledged", "slow")}
"""What is counted and is no column: the sum of these, the first of which is known."""

MADE = (
    (
        f"CREATE VIRTUAL TABLE {TEXTS} USING fts5"
        "(document, tokenize = 'unicode61 remove_diacritics 2')"
    ),
    # What is taken away is gone from the index as well, and not only marked so.
    f"INSERT INTO {TEXTS} ({TEXTS}, rank) VALUES ('secure-delete', 1)",  # noqa: S608 our own names
)
"""What makes the table of texts."""


def columns() -> list[Column[object]]:
    return [_column(name) for name in KEPT]


def told_as(name: str, table: str = "") -> str:
    """What a number of the row is told by in SQL; NULL where it is not known."""
    if name not in SUMMED:
        return f"{table}{name}"
    first, *others = (f"{table}{column}" for column in SUMMED[name])
    return f"({' + '.join((first, *(f'coalesce({o}, 0)' for o in others)))})"


def add_indexes(table: Table) -> None:
    """Each is in order of time, so that a page of any filter is read from its index."""
    number = table.c.number
    for name in _VALUED:
        Index(f"ix_{NAME}_{name}", table.c[name], number)
    for name in _MARKED:
        Index(f"ix_{NAME}_{name}", number, sqlite_where=text(f"{name} > 0"))
    for name in ("moved_from", "call_day"):
        Index(f"ix_{NAME}_{name}", table.c[name], sqlite_where=text(f"{name} NOTNULL"))
    Index(
        f"ix_{NAME}_dosed",
        table.c.patient,
        table.c.drug,
        number,
        sqlite_where=text("dosed = 1"),
    )


def _column(name: str) -> Column[object]:
    if name == "number":
        return Column(name, Integer, primary_key=True)
    if name in _BLOBS:
        kind: object = BLOB
    elif name in _TEXTS:
        kind = TEXT
    else:
        kind = REAL if name in _NUMBERS else Integer
    nullable = name in _OPTIONAL or name in _NUMBERS
    return Column(name, kind, nullable=nullable, unique=name == "session")  # type: ignore[arg-type]
