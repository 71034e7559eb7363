"""What a filter can be narrowed by, each with how many there are."""

from collections.abc import Iterator

from msgspec import Struct

from monitor.charting.patient_search import number_key
from monitor.charting.review_list import (
    CountField,
    DayFacet,
    FacetCounts,
    TextField,
)
from monitor.review.filter_changes import chosen, has_term
from ui.views import wording
from ui.views.review_list.lines import patient_of


class Facet(Struct, frozen=True, kw_only=True):
    """One check mark: its words, its count, and what choosing it changes.

    ``term`` is set and taken away as it stands; ``field`` has ``value`` among others.
    """

    label: str
    count: str
    is_chosen: bool
    term: str = ""
    field: TextField | None = None
    value: str = ""

    @property
    def is_any(self) -> bool:
        return self.count != "0"


class FacetGroup(Struct, frozen=True, kw_only=True):
    """Facets of one kind under their heading."""

    heading: str
    facets: tuple[Facet, ...]


_DAYS: tuple[tuple[str, str, DayFacet], ...] = (
    ("Today", "since:today", "today"),
    ("This week", "since:monday", "week"),
    ("This month", "", "month"),
)
_ALERTS: tuple[tuple[str, str, CountField], ...] = (
    ("High", "alert:high", "high"),
    ("Medium", "alert:medium", "medium"),
    ("Low", "alert:low", "low"),
    ("Slowly or never", "slow:yes", "slow_or_never"),
    ("Never acknowledged", "unack:yes", "unacknowledged"),
)
_RECORD: tuple[tuple[str, str, CountField], ...] = (
    ("To review", "review:yes", "to_review"),
    ("To sign", "sign:yes", "to_sign"),
    ("To co-sign", "cosign:yes", "to_co_sign"),
    ("Asked about", "query:yes", "asked"),
    ("Answered", "answered:yes", "answered"),
    ("Late or missed sets", "late:yes", "untimely"),
    ("Amended", "amended:yes", "amended"),
    ("Infusion paused", "paused:yes", "pauses"),
    ("Check overridden", "override:yes", "overrides"),
)
_VALUED: tuple[tuple[str, TextField], ...] = (
    ("Room", "room"),
    ("Nurse", "nurse"),
    ("Protocol", "protocol"),
    ("Route", "route"),
)


def facet_groups(
    counts: FacetCounts | None, typed: str, month: str, *, is_name_hidden: bool = False
) -> tuple[FacetGroup, ...]:
    """``month`` is its first day as it is typed; nothing until there are counts.

    Values stand by name: no order tells who has more of anything. Patients are told
    once what is typed leaves few of them, and while names are shown.
    """
    if counts is None:
        return ()
    groups = (
        ("State", _valued(counts, typed, "state")),
        ("Alerts", _marked(counts, typed, _ALERTS)),
        ("Record", (*_marked(counts, typed, _RECORD), _call(counts, typed))),
        *(
            (heading, _valued(counts, typed, field))
            for heading, field in _VALUED
            if counts.values[field]
        ),
        ("Date", _days(counts, typed, month)),
        ("Patient", () if is_name_hidden else tuple(_patients(counts, typed))),
    )
    return tuple(FacetGroup(heading=h, facets=facets) for h, facets in groups if facets)


def told(count: int) -> str:
    return f"{count:,}"


def _marked(
    counts: FacetCounts, typed: str, marks: tuple[tuple[str, str, CountField], ...]
) -> tuple[Facet, ...]:
    return tuple(
        Facet(
            label=label,
            count=told(counts.marks[field]),
            is_chosen=has_term(typed, term),
            term=term,
        )
        for label, term, field in marks
    )


def _call(counts: FacetCounts, typed: str) -> Facet:
    return Facet(
        label="Call due",
        count=told(counts.calls),
        is_chosen=has_term(typed, "call:due"),
        term="call:due",
    )


def _days(counts: FacetCounts, typed: str, month: str) -> tuple[Facet, ...]:
    return tuple(
        Facet(
            label=label,
            count=told(counts.days[name]),
            is_chosen=has_term(typed, term or f"since:{month}"),
            term=term or f"since:{month}",
        )
        for label, term, name in _DAYS
    )


def _patients(counts: FacetCounts, typed: str) -> Iterator[Facet]:
    """The number first: a long name is cut, and two can be of one name."""
    for encoded, count in counts.patients:
        details = patient_of(encoded)
        name = wording.patient_name(details.family, details.given, details.title)
        term = f"number:{number_key(details.identifier)}"
        yield Facet(
            label=f"{details.identifier} {name}",
            count=told(count),
            is_chosen=has_term(typed, term),
            term=term,
        )


def _valued(counts: FacetCounts, typed: str, field: TextField) -> tuple[Facet, ...]:
    known = counts.values[field]
    meant = chosen(typed, field, [value for value, _ in known])
    return tuple(
        Facet(
            label=wording.sentence(value) if field == "state" else value,
            count=told(count),
            is_chosen=value in meant,
            field=field,
            value=value,
        )
        for value, count in known
    )
