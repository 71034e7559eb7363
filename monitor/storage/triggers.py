"""What the file itself sees to, whoever writes: append-only, gapless, chained."""

from collections.abc import Iterator

# A table's unique keys. INSERT OR REPLACE deletes the row it collides with, so each
# key needs a guard before the insert; a trigger on DELETE alone lets it through.
_UNIQUE_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "entry": (("arrival",), ("id",), ("station", "epoch", "seq")),
    "payload": (("arrival",),),
    "protocol": (("sha256",),),
    "epoch": (("number",), ("epoch",)),
}

_GAPLESS = """\
CREATE TRIGGER entry_gapless BEFORE INSERT ON entry
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM entry
  WHERE station = NEW.station AND epoch = NEW.epoch), 0)
BEGIN SELECT RAISE(ABORT, 'entry: the numbers of a chain have no gap'); END"""

_CHAINED = """\
CREATE TRIGGER entry_chained BEFORE INSERT ON entry
WHEN NEW.prev_link <> coalesce((SELECT link FROM entry WHERE station = NEW.station
  AND epoch = NEW.epoch AND seq = NEW.seq - 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'entry: a link follows the one before'); END"""

_ENDS_DRAFT = """\
CREATE TRIGGER entry_ends_draft AFTER INSERT ON entry
BEGIN DELETE FROM draft WHERE id = NEW.id; END"""


def trigger_statements() -> dict[str, str]:
    """Every trigger by its name, worded exactly as the file has to hold it."""
    statements = {
        "entry_gapless": _GAPLESS,
        "entry_chained": _CHAINED,
        "entry_ends_draft": _ENDS_DRAFT,
    }
    for table, keys in _UNIQUE_KEYS.items():
        statements |= dict(_of_table(table, keys))
    return statements


def _of_table(
    table: str, keys: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[str, str]]:
    for deed in ("update", "delete"):
        yield _refusing(
            f"{table}_no_{deed}",
            f"BEFORE {deed.upper()} ON {table}",
            f"{table}: nothing is changed or deleted",
        )
    taken = " OR ".join(_exists(table, key) for key in keys)
    yield _refusing(
        f"{table}_no_replace",
        f"BEFORE INSERT ON {table}\nWHEN {taken}",
        f"{table}: the key is taken",
    )


def _refusing(name: str, when: str, message: str) -> tuple[str, str]:
    abort = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return name, f"CREATE TRIGGER {name} {when}\n{abort}"


def _exists(table: str, key: tuple[str, ...]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    # Only the constant names above are put in; nothing typed ever reaches this.
    return f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608
