"""The SQL of what is sought in the review list, with its values."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from monitor.charting.review_list import (
    COUNT_FIELDS,
    CallBy,
    Compared,
    Condition,
    Days,
    InNotes,
    Named,
    OfNumber,
    OfPatient,
    OfSession,
    Sought,
    TextField,
    resolved,
)
from monitor.review.indexed import PLACE_BITS
from monitor.storage.review_columns import KEPT, NAME, SUMMED, TEXTS, told_as
from monitor.storage.rows import to_ms

# ruff: noqa: S608 - names and operators in the statements are our own

FEW = 200
"""Of so many patients at most the sessions are looked up one patient at a time."""

Known = Mapping[TextField, tuple[str, ...]]


class Asked(NamedTuple):
    """A statement, or a part of one, with the values of its question marks."""

    sql: str
    values: tuple[object, ...] = ()


class Words(NamedTuple):
    """Who is meant by words: so many patients, and which, if they are few."""

    words: tuple[str, ...]
    few: tuple[bytes, ...] | None


class Scope(NamedTuple):
    """From where rows are read, and which of them; newest first by ``order``.

    ``either`` are parts of which one holds for each row that is sought, and each of
    which has an index of its own.
    """

    source: str
    where: str
    values: tuple[object, ...]
    order: str
    either: tuple[str, ...] = ()


_JOINED = (
    "SELECT {columns}, whose.details, wrong.details,"
    f" (SELECT count(*) FROM {NAME} AS e WHERE e.patient = r.patient"
    " AND e.drug = r.drug AND e.dosed = 1 AND e.number < r.number)"
    " FROM {source}"
    " LEFT JOIN patient_index AS whose ON whose.patient = r.patient"
    " LEFT JOIN patient_index AS wrong ON wrong.patient = r.moved_from"
    " WHERE {where} ORDER BY {order} DESC LIMIT ?"
)
_WITH_NUMBER = "SELECT patient FROM patient_index WHERE number_key = ?"
_NUMBERED = " UNION ".join(
    f"SELECT number FROM {NAME} WHERE {whose} IN ({_WITH_NUMBER})"
    for whose in ("patient", "moved_from")
)
_ALL = ", ".join(f"r.{name}" for name in KEPT)
_ZONES = timedelta(hours=15)
"""More than any zone is from UTC: a day begins there and ends nowhere outside of it."""


def scope(sought: Sought, known: Known, words: Sequence[Words]) -> Scope:
    """``words`` of the patients that are asked for, in their order."""
    waiting = list(words)
    parts: list[Asked] = []
    phrases = [c.phrase for c in sought.conditions if isinstance(c, InNotes)]
    is_few = False
    either: tuple[str, ...] = ()
    for condition in sought.conditions:
        if isinstance(condition, OfPatient):
            meant = waiting.pop(0)
            is_few = is_few or meant.few is not None
            parts.append(_of_patients(meant))
        elif not isinstance(condition, InNotes):
            is_few = is_few or isinstance(condition, OfSession | OfNumber)
            either = either or _either(condition)
            parts.append(_part(condition, known))
    source, order = f"{NAME} AS r", "r.number"
    if phrases:
        # Newest first straight from the index of words, without sorting.
        source = f"{TEXTS} AS t CROSS JOIN {NAME} AS r ON r.number = t.rowid"
        order = "t.rowid"
        parts.append(Asked(f"t.{TEXTS} MATCH ?", (_match(phrases),)))
    elif is_few:
        # By whom it is first: the order is made of the few that are found.
        order = "+r.number"
    where = " AND ".join(part.sql for part in parts) or "1"
    values = tuple(value for part in parts for value in part.values)
    if order != "r.number":
        either = ()
    return Scope(source, where, values, order, either)


def page(of: Scope, after: int | None, limit: int) -> Asked:
    where, values, order = of.where, of.values, of.order
    if after is not None:
        # Before the last of some days: SQLite goes by the first of two upper bounds.
        place = order.removeprefix("+")
        where, values = f"{place} < ? AND {where}", (after, *values)
    if order.startswith("+"):
        # Which they are first, and then all that is told of those few.
        first = f"SELECT r.number FROM {of.source} WHERE {where}"
        where = f"r.number IN ({first} ORDER BY {order} DESC LIMIT ?)"
        values, order = (*values, limit), order.removeprefix("+")
    elif of.either:
        # Two indexes side by side, each in the order of time: nothing is sorted.
        parts = (
            f"SELECT r.number FROM {of.source} WHERE {where} AND {part}"
            for part in of.either
        )
        where = f"r.number IN ({' UNION '.join(parts)} ORDER BY 1 DESC LIMIT ?)"
        values = (*values * len(of.either), limit)
    sql = _JOINED.format(columns=_ALL, source=of.source, where=where, order=order)
    return Asked(sql, (*values, limit))


def numbers_of(condition: Condition) -> Asked:
    """The number of every row of which that holds, in no order."""
    if isinstance(condition, InNotes):
        match = _match([condition.phrase])
        return Asked(f"SELECT rowid FROM {TEXTS} WHERE {TEXTS} MATCH ?", (match,))
    if isinstance(condition, OfSession):
        of = (condition.id.bytes,)
        return Asked(f"SELECT number FROM {NAME} WHERE session = ?", of)
    if isinstance(condition, OfNumber):
        return Asked(_NUMBERED, (condition.key, condition.key))
    if not isinstance(condition, OfPatient):
        raise TypeError(f"{type(condition).__name__} can be told without asking")
    inner, values = _named_patients(condition.words)
    sought = f"SELECT number FROM {NAME} WHERE"
    return Asked(
        f"{sought} patient IN ({inner}) UNION {sought} moved_from IN ({inner})",
        values * 2,
    )


def patients_among(numbers: Sequence[int], limit: int) -> Asked:
    """The details of the patients of those rows, and of how many of them each."""
    return Asked(
        f"SELECT w.details, count(*) FROM {NAME} AS r"
        " JOIN patient_index AS w ON w.patient = r.patient"
        f" WHERE r.number IN ({', '.join('?' * len(numbers))})"
        " GROUP BY r.patient ORDER BY w.sort_key, w.number_key LIMIT ?",
        (*numbers, limit),
    )


def patients_named(words: Sequence[str]) -> Asked:
    sql, values = _named_patients(words)
    return Asked(f"{sql} LIMIT ?", (*values, FEW + 1))


def values_of(field: TextField) -> str:
    """Each value once: the next larger one is looked up in the index of the column."""
    return (
        f"WITH RECURSIVE each(value) AS (SELECT min({field}) FROM {NAME} UNION ALL"
        f" SELECT (SELECT min({field}) FROM {NAME} WHERE {field} > each.value)"
        " FROM each WHERE each.value NOTNULL)"
        " SELECT value FROM each WHERE value NOTNULL AND value <> ''"
    )


def _part(condition: Condition, known: Known) -> Asked:
    match condition:
        case Named(field, typed):
            meant = resolved(field, typed, known[field])
            return _one_of(f"r.{field}", meant)
        case Compared(field, how, than):
            told = told_as(field, "r.")
            return Asked(f"{told} {how} ?{_marked(condition)}", (than,))
        case Days(first, last):
            return _days(first, last)
        case CallBy(day):
            return Asked("r.call_day NOTNULL AND r.call_day <= ?", (day.isoformat(),))
        case OfNumber(key):
            return Asked(f"r.number IN ({_NUMBERED})", (key, key))
        case OfSession(id_):
            return Asked("r.session = ?", (id_.bytes,))
        case _:
            raise TypeError(f"{type(condition).__name__} has a part of its own")


def _one_of(column: str, values: Sequence[object]) -> Asked:
    if not values:
        return Asked("0")
    if len(values) == 1:
        return Asked(f"{column} = ?", tuple(values))
    return Asked(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _marked(condition: Compared) -> str:
    """In words that the index of those which have any of it is told by."""
    marks = _marks(condition)
    return f" AND ({' OR '.join(marks)})" if marks else ""


def _either(condition: Condition) -> tuple[str, ...]:
    """What it has more than one index for."""
    marks = _marks(condition) if isinstance(condition, Compared) else ()
    return marks if len(marks) > 1 else ()


def _marks(condition: Compared) -> tuple[str, ...]:
    """Of which one holds where there is any of it; none if it is sought without."""
    least = {">": 0, ">=": 1, "=": 1}.get(condition.how)
    if condition.field not in COUNT_FIELDS or least is None or condition.than < least:
        return ()
    columns = SUMMED.get(condition.field, (condition.field,))
    return tuple(f"r.{column} > 0" for column in columns)


def _days(first: date | None, last: date | None) -> Asked:
    parts, values = list[str](), list[object]()
    if first is not None:
        parts += ["r.opened_day >= ?", "r.number >= ?"]
        values += [first.isoformat(), _place(first, -_ZONES)]
    if last is not None:
        parts += ["r.opened_day <= ?", "r.number < ?"]
        values += [last.isoformat(), _place(last, timedelta(days=1) + _ZONES)]
    return Asked(" AND ".join(parts) or "1", tuple(values))


def _place(day: date, moved: timedelta) -> int:
    """The number of that moment; one that no clock shows is far off anyway."""
    try:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + moved
    except OverflowError:
        return (1 if moved > timedelta() else -1) << 62
    return to_ms(moment) << PLACE_BITS


def _of_patients(meant: Words) -> Asked:
    if meant.few is not None:
        whose = _one_of("r.patient", meant.few)
        wrong = _one_of("r.moved_from", meant.few)
        return Asked(f"({whose.sql} OR {wrong.sql})", whose.values + wrong.values)
    # A plus keeps the search from looking up each of the many: it reads on by time.
    inner, values = _named_patients(meant.words)
    sql = f"(+r.patient IN ({inner}) OR +r.moved_from IN ({inner}))"
    return Asked(sql, values * 2)


def _named_patients(words: Sequence[str]) -> Asked:
    where = " AND ".join("instr(search, ?) > 0" for _ in words) or "1"
    return Asked(f"SELECT patient FROM patient_index WHERE {where}", tuple(words))


def _match(phrases: Sequence[str]) -> str:
    """Each in the order of its words, the last of which may be but begun."""
    quoted = (phrase.replace('"', '""') for phrase in phrases)
    return " AND ".join(f'"{phrase}" *' for phrase in quoted)
