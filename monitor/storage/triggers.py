"""What the file itself sees to, whoever writes: append-only, gapless, chained."""

from collections.abc import Iterator

from monitor.storage.erased import audit_is_erased, entry_is_erased
from monitor.storage.tables import ADDED, SCHEMA_VERSION

# A table's unique keys. INSERT OR REPLACE deletes the row it collides with, so each
# key needs a guard before the insert; a trigger on DELETE alone lets it through.
_UNIQUE_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "entry": (("arrival",), ("id",), ("station", "epoch", "seq")),
    "payload": (("arrival",),),
    "audit": (("arrival",), ("id",), ("station", "epoch", "seq")),
    "audit_payload": (("arrival",),),
    "protocol": (("sha256",),),
    "epoch": (("number",), ("epoch",)),
}

_CHAINS = ("entry", "audit")

_ERASABLE = {"payload": entry_is_erased, "audit_payload": audit_is_erased}
_ERASING_SINCE = 7

_ENDS_DRAFT = """\
CREATE TRIGGER entry_ends_draft AFTER INSERT ON entry
BEGIN DELETE FROM draft WHERE id = NEW.id; END"""


def trigger_statements(version: int = SCHEMA_VERSION) -> dict[str, str]:
    """Every trigger by its name, worded exactly as the file has to hold it.

    A file of an earlier ``version`` has none on the tables that it has not got.
    """
    lacking = {t.name for since in ADDED if since > version for t in ADDED[since]}
    statements = {"entry_ends_draft": _ENDS_DRAFT}
    for table, keys in _UNIQUE_KEYS.items():
        if table not in lacking:
            statements |= dict(_guarding(table, keys, version))
    return statements


def _guarding(
    table: str, keys: tuple[tuple[str, ...], ...], version: int
) -> Iterator[tuple[str, str]]:
    if table in _CHAINS:
        yield f"{table}_gapless", _gapless(table)
        yield f"{table}_chained", _chained(table)
    # Last, since the one that was made last is asked first.
    yield from _of_table(table, keys, version)


def _gapless(table: str) -> str:
    return f"""\
CREATE TRIGGER {table}_gapless BEFORE INSERT ON {table}
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM {table}
  WHERE station = NEW.station AND epoch = NEW.epoch), 0)
BEGIN SELECT RAISE(ABORT, '{table}: the numbers of a chain have no gap'); END"""  # noqa: S608 our own names


def _chained(table: str) -> str:
    return f"""\
CREATE TRIGGER {table}_chained BEFORE INSERT ON {table}
WHEN NEW.prev_link <> coalesce((SELECT link FROM {table} WHERE station = NEW.station
  AND epoch = NEW.epoch AND seq = NEW.seq - 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, '{table}: a link follows the one before'); END"""  # noqa: S608 our own names


def _of_table(
    table: str, keys: tuple[tuple[str, ...], ...], version: int
) -> Iterator[tuple[str, str]]:
    for deed in ("update", "delete"):
        yield _refusing(
            f"{table}_no_{deed}",
            f"BEFORE {deed.upper()} ON {table}{_unless(table, deed, version)}",
            f"{table}: nothing is changed or deleted",
        )
    taken = " OR ".join(_exists(table, key) for key in keys)
    yield _refusing(
        f"{table}_no_replace",
        f"BEFORE INSERT ON {table}\nWHEN {taken}",
        f"{table}: the key is taken",
    )


def _unless(table: str, deed: str, version: int) -> str:
    """When it is let through all the same: content goes where its erasure stands."""
    if deed != "delete" or version < _ERASING_SINCE or table not in _ERASABLE:
        return ""
    return f"\nWHEN NOT {_ERASABLE[table]('OLD.arrival')}"


def _refusing(name: str, when: str, message: str) -> tuple[str, str]:
    abort = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return name, f"CREATE TRIGGER {name} {when}\n{abort}"


def _exists(table: str, key: tuple[str, ...]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    # Only the constant names above are put in; nothing typed ever reaches this.
    return f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608
