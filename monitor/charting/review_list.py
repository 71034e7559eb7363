"""The review list as charting knows it: what is sought, and what is told of each."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol, get_args
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.signed_state import SignedState
from monitor.charting.patient_search import folded

PAGE = 50
OWN_VIEWS = "views of the review list"
"""The form of the draft in which a person's saved views are kept."""
MOST_PATIENTS, MOST_OF_THEM = 6, 500

TextField = Literal["state", "room", "nurse", "protocol", "route"]
CountField = Literal[
    "high",
    "medium",
    "low",
    "unacknowledged",
    "slow",
    "slow_or_never",
    "untimely",
    "late",
    "missed",
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
]
ValueField = Literal[
    "peak_sbp",
    "rise",
    "lowest_spo2",
    "peak_dissociation",
    "peak_distress",
    "median_ack_ms",
]
DayFacet = Literal["today", "week", "month"]
How = Literal[">", ">=", "<", "<=", "="]
Order = Literal["newest", "exceptions"]
"""The newest first; or what is to be reviewed first, and of that the newest."""
TEXT_FIELDS: tuple[TextField, ...] = get_args(TextField)
COUNT_FIELDS: tuple[CountField, ...] = get_args(CountField)


class Named(Struct, frozen=True):
    """A word of the session is any of these, as far as each was typed."""

    field: TextField
    typed: tuple[str, ...]


class Compared(Struct, frozen=True):
    """A number of the session against another; what is not known is neither."""

    field: CountField | ValueField
    how: How
    than: float


class Days(Struct, frozen=True):
    """Opened on one of these days, both included, in its own zone."""

    first: date | None = None
    last: date | None = None


class OfPatient(Struct, frozen=True):
    """Each word occurs in the patient's names, number or date of birth.

    Or in those of whom it was first charted under.
    """

    words: tuple[str, ...]


class OfNumber(Struct, frozen=True):
    """The patient has that ``number_key``, or whom it was first charted under."""

    key: str


class InNotes(Struct, frozen=True):
    """These words follow each other in what was written, the last up to there."""

    phrase: str


class CallBy(Struct, frozen=True):
    """A call was due by that day."""

    day: date


class OfSession(Struct, frozen=True):
    """That session alone; nobody types it."""

    id: UUID


Condition = (
    Named | Compared | Days | OfPatient | OfNumber | InNotes | CallBy | OfSession
)


class Sought(Struct, frozen=True):
    """Which sessions to list: those of which every condition holds, and how."""

    conditions: tuple[Condition, ...] = ()
    order: Order = "newest"

    def without(self, field: TextField) -> "Sought":
        """The same but for what is asked of that field."""
        kept = (c for c in self.conditions if not _is_named(c, field))
        return replace(self, conditions=tuple(kept))

    def names(self, field: TextField) -> bool:
        return any(_is_named(c, field) for c in self.conditions)

    def also(self, condition: Condition) -> "Sought":
        return replace(self, conditions=(*self.conditions, condition))


OPEN = "open"
"""The state of a session that is not closed."""
ERASED = "erased"
UNKNOWN = "can't be read"
STATES: tuple[str, ...] = (*get_args(SignedState), OPEN, ERASED, UNKNOWN)
"""Each that a session can be in, whether or not one is."""


NEVER_MS = 1 << 53
"""More than any number of milliseconds that can be asked for."""


class Place(NamedTuple):
    """Where a line stands: the larger one first. By time alone its number tells."""

    is_to_review: bool
    number: int


class ReviewRow(NamedTuple):
    """A line of the review list, as it is kept; times in ms since 1970.

    ``session``, ``patient`` and ``moved_from`` are the bytes of ids, ``details`` and
    ``wrong_details`` what is kept of the patients; None where that can't be read.
    ``number`` places it in time. ``erased`` is when its patient was, or nought.
    ``median_ack_ms`` is NEVER_MS where half of the alerts were never acknowledged.
    ``before`` counts the patient's doses of the drug before it. Figures are None where
    they are not known, as of an open session, which goes on.
    """

    session: bytes
    number: int
    patient: bytes
    opened_ms: int
    moved_from: bytes | None = None
    opened_day: str = ""
    started_ms: int | None = None
    closed_ms: int | None = None
    zone: str = "UTC"
    room: str = ""
    nurse: str = ""
    protocol: str = ""
    route: str = ""
    drug: str = ""
    dosed: int = 0
    series_of: int | None = None
    state: str = OPEN
    peak_sbp: float | None = None
    rise: float | None = None
    lowest_spo2: float | None = None
    peak_dissociation: float | None = None
    peak_distress: float | None = None
    high: int | None = None
    medium: int | None = None
    low: int | None = None
    median_ack_ms: int | None = None
    unacknowledged: int | None = None
    slow: int | None = None
    late: int | None = None
    missed: int | None = None
    untimely: int | None = None
    amended: int | None = None
    pauses: int | None = None
    overrides: int | None = None
    reports: int | None = None
    to_review: int = 0
    to_sign: int = 0
    to_co_sign: int = 0
    asked: int = 0
    answered: int = 0
    call_day: str | None = None
    is_open: int = 1
    erased: int = 0
    details: bytes | None = None
    wrong_details: bytes | None = None
    before: int = 0

    @property
    def slow_or_never(self) -> int | None:
        """High and medium alerts that were not acknowledged in time, or never.

        Never is no answer in time, also where no protocol says what is slow.
        """
        never = self.unacknowledged
        return None if never is None else never + (self.slow or 0)

    @property
    def place(self) -> Place:
        return Place(bool(self.to_review), self.number)


class FacetCounts(Struct, frozen=True, kw_only=True):
    """How many of what is sought have a thing, and how many there are in all.

    ``values`` are by the name of each, whether or not any is found, as if nothing
    were asked of that field. ``patients`` are details and how many sessions each; none
    of more than MOST_PATIENTS, or MOST_OF_THEM sessions.
    """

    total: int = 0
    found: int = 0
    marks: Mapping[CountField, int]
    calls: int
    days: Mapping[DayFacet, int]
    values: Mapping[TextField, tuple[tuple[str, int], ...]]
    patients: tuple[tuple[bytes, int], ...] = ()


class ReviewIndex(Protocol):
    """The list, kept along with the entries."""

    def reviewed(
        self, sought: Sought, after: Place | None = None, limit: int = PAGE
    ) -> Sequence[ReviewRow]:
        """A page of it; ``after`` is the place of the last row of the page before."""

    def review_counts(self, sought: Sought, today: date) -> FacetCounts | None:
        """None while they are still being counted: to be asked again."""

    def review_found(self, sought: Sought) -> int | None:
        """How many there are; None as above."""


def day_facets(today: date) -> Mapping[DayFacet, date]:
    """From which day on each is: a week begins on Monday."""
    return {
        "today": today,
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
    }


@lru_cache(maxsize=64)
def resolved(
    field: TextField, typed: tuple[str, ...], known: tuple[str, ...]
) -> tuple[str, ...]:
    """Which of the words that are known are meant.

    One that was typed as it stands is meant alone; else each in which every typed
    word is the beginning of one of its own, and every number one of them. A state is
    meant by what there can be, whatever there is: *signed* is never *not signed*.
    """
    meant: dict[str, None] = {}
    if field == "state":
        known = STATES
    for one in typed:
        sought = folded(one)
        exact = [value for value in known if folded(value) == sought]
        begun = [value for value in known if _begins(sought, folded(value))]
        meant.update(dict.fromkeys(exact or begun))
    return tuple(meant)


def _begins(sought: str, value: str) -> bool:
    words = value.replace(".", " ").replace("-", " ").split()
    wanted = sought.replace(".", " ").replace("-", " ").split()
    return bool(wanted) and all(
        each in words
        or (not each.isdigit() and any(word.startswith(each) for word in words))
        for each in wanted
    )


def _is_named(condition: Condition, field: TextField) -> bool:
    return isinstance(condition, Named) and condition.field == field
