"""How long the pure functions take, against plain loops over the same facts."""

from collections.abc import Iterator, Sequence
from functools import partial

from monitor.chart.entries import Entry
from monitor.chart.session import Session, fold
from monitor.protocol.alerts import evaluate
from monitor.protocol.limits import AbsoluteLimit, absolute_limits
from tests.bench.result import Result, middle
from tests.bench.timing import take_turns
from tests.builders import Chronicle, iv40
from tests.typed_sets import observed

RUNS = 30
SETS = 25
_AMENDED = 20
"""One set in so many is corrected."""


def measurements() -> Iterator[Result]:
    for count in (300, 1000, 5000):
        entries = entries_of(count)
        taken = take_turns(partial(fold, entries), partial(plain, entries), runs=RUNS)
        yield Result(
            name=f"fold_{count}",
            ours=middle(taken.ours),
            floor=middle(taken.floor),
            n=RUNS,
            note="floor: drop what is superseded, sort, group by kind",
        )
    protocol, session = iv40(), session_of(SETS)
    now = session.sets[-1].observed_at
    limits = [
        limit
        for field in protocol.charting.fields
        for limit in absolute_limits(protocol, field.code)
    ]
    taken = take_turns(
        partial(evaluate, protocol, session, now),
        partial(compare, session, limits),
        runs=RUNS,
    )
    yield Result(
        name=f"evaluate_{SETS}_sets",
        ours=middle(taken.ours),
        floor=middle(taken.floor),
        n=RUNS,
        note="floor: each reading held against each fixed limit",
    )


def entries_of(count: int) -> tuple[Entry, ...]:
    """A session of that many entries, mostly sets, some of them corrected."""
    chronicle = Chronicle().start()
    while len(chronicle.entries) < count:
        minute = len(chronicle.entries) / 10
        set_ = chronicle.observe(minute, line(len(chronicle.entries)))
        if len(chronicle.entries) % _AMENDED == 0:
            chronicle.amend(minute, set_, observed(line(len(chronicle.entries))))
    return tuple(chronicle.entries[:count])


def session_of(sets: int) -> Session:
    """So many sets over two hours, some of them in a low alert range."""
    chronicle = Chronicle().start()
    while len(chronicle.session.sets) < sets:
        chronicle.observe(len(chronicle.entries) * 4, line(len(chronicle.entries)))
    return chronicle.session


def line(place: int) -> str:
    """Values that rise and fall, never by so much that they would be challenged."""
    up = min(place % 24, 24 - place % 24)
    return (
        f"{118 + 4 * up}/{72 + 2 * up} {70 + 2 * up} {98 - up % 4} 14 5 {up // 2} 1 0"
    )


def plain(entries: Sequence[Entry]) -> dict[type, list[Entry]]:
    """The least that any fold must do."""
    gone = {target for entry in entries for target in entry.supersedes}
    kinds: dict[type, list[Entry]] = {}
    for entry in sorted(entries, key=_order):
        if entry.id not in gone:
            kinds.setdefault(type(entry.payload), []).append(entry)
    return kinds


def compare(session: Session, limits: Sequence[AbsoluteLimit]) -> int:
    """How many readings lie beyond how many of the protocol's fixed limits."""
    found = 0
    for set_ in session.sets:
        for reading in set_.readings:
            for limit in limits:
                if limit.field != reading.field or reading.value is None:
                    continue
                if limit.side == "above":
                    found += reading.value >= limit.limit
                else:
                    found += reading.value <= limit.limit
    return found


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.effective_at, entry.recorded_at, entry.station, entry.seq
