"""The review list as one frozen value."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from monitor.charting.review_list import FacetCounts, ReviewRow
from monitor.review.filter_changes import is_the_same, seeks_all
from monitor.review.filter_text import Fault, terms_in
from monitor.review.filter_words import WORDS
from ui.views import wording
from ui.views.review_list.facets import FacetGroup, facet_groups, told
from ui.views.review_list.lines import Scene
from ui.views.review_list.preview import PreviewView
from ui.views.review_list.standing import Standing, standing_of

HINT = "Type a name, a number, a day, or such as  room:1  alert:high  late>2"
VIEWS = {
    "Open": "open:yes",
    "To review": "review:yes",
    "To sign": "sign:yes",
    "To co-sign": "cosign:yes",
    "To answer": "query:yes",
    "High, slow or never": "alert:high slow:yes",
    "This week": "since:monday",
}
"""The views that everybody has, as they are typed."""
QUEUE = VIEWS["To co-sign"]
"""What Ctrl+Enter seeks."""


class SavedView(Struct, frozen=True, kw_only=True):
    """A view that a click brings; its own can be forgotten by whoever saved it."""

    label: str
    typed: str
    count: str = ""
    is_chosen: bool = False
    is_own: bool = False


class Listed(Struct, frozen=True, kw_only=True):
    """What the list is built from; ``rows`` is None until the record answered.

    ``counted`` are how many there are of each view, by what is typed for it; ``own``
    are the views that whoever is here saved.
    """

    now: datetime
    today: date
    typed: str = ""
    rows: Sequence[ReviewRow] | None = None
    has_more: bool = False
    counts: FacetCounts | None = None
    fault: Fault | None = None
    counted: Mapping[str, int] = {}
    own: tuple[str, ...] = ()
    live: Mapping[bytes, ReviewRow] = {}
    unreadable: frozenset[bytes] = frozenset()
    is_name_hidden: bool = False
    preview: PreviewView | None = None


class ReviewListView(Struct, frozen=True, kw_only=True):
    """The list as shown; ``message`` takes the place of lines.

    ``told`` stands in the field at the right: how many are found, or what of it can't
    be read, which ``is_fault`` then. ``can_save`` where the filter is no view yet.
    ``chips`` are the terms that can be read, by where they begin and end.
    """

    typed: str
    told: str
    is_fault: bool
    views: tuple[SavedView, ...]
    can_save: bool
    chips: tuple[tuple[int, int], ...]
    facets: tuple[FacetGroup, ...]
    rows: Sequence[ReviewRow]
    scene: Scene
    has_more: bool
    message: str
    detail: str
    standing: Standing
    preview: PreviewView | None


def review_list_view(listed: Listed) -> ReviewListView:
    message, detail = _message(listed)
    views = _views(listed)
    month = f"01-{listed.today:%b-%Y}".lower()
    return ReviewListView(
        typed=listed.typed,
        told=_told(listed),
        is_fault=listed.fault is not None and not listed.fault.is_unfinished,
        views=views,
        can_save=bool(listed.typed.strip())
        and listed.fault is None
        and not any(view.is_chosen for view in views),
        facets=facet_groups(
            listed.counts, listed.typed, month, is_name_hidden=listed.is_name_hidden
        ),
        rows=listed.rows or (),
        scene=Scene(
            now=listed.now,
            live=listed.live,
            unreadable=listed.unreadable,
            is_name_hidden=listed.is_name_hidden,
        ),
        has_more=listed.has_more,
        message=message,
        detail=detail,
        standing=standing_of(
            listed.typed,
            listed.today,
            are_open=len(listed.live) + len(listed.unreadable),
        ),
        chips=_chips(listed),
        preview=listed.preview,
    )


def _told(listed: Listed) -> str:
    fault, counts = listed.fault, listed.counts
    if fault is not None:
        return _hint(listed.typed) if fault.is_unfinished else fault.sentence
    if counts is None:
        return ""
    total = f"{counts.total:,}"
    if seeks_all(listed.typed):
        return wording.counted(counts.total, "session").replace(
            str(counts.total), total
        )
    return f"{told(counts.found)} of {total}"


def _hint(typed: str) -> str:
    """What can follow the term that is being typed."""
    begun = typed.rsplit(maxsplit=1)[-1].rstrip("<>=:").lower()
    word = WORDS.get(begun)
    return "" if word is None else word.hint


def _chips(listed: Listed) -> tuple[tuple[int, int], ...]:
    """Words of a name are no chips: the next letter goes on with them."""
    fault = listed.fault
    return tuple(
        (term.start, term.end)
        for term in terms_in(listed.typed)
        if term.field and term.values and (fault is None or term.start < fault.at)
    )


def _views(listed: Listed) -> tuple[SavedView, ...]:
    own = tuple((typed, typed) for typed in listed.own)
    views = (*own, *VIEWS.items())
    return tuple(
        SavedView(
            label=label,
            typed=typed,
            count=told(listed.counted[typed]) if typed in listed.counted else "",
            is_chosen=bool(listed.typed.strip()) and is_the_same(typed, listed.typed),
            is_own=place < len(own),
        )
        for place, (label, typed) in enumerate(views)
    )


def _message(listed: Listed) -> tuple[str, str]:
    if listed.rows is None:
        return "Reading the sessions…", ""
    if listed.rows:
        return "", ""
    fault = listed.fault
    if fault is not None and not fault.is_unfinished:
        return "This filter can't be read", fault.sentence
    if not seeks_all(listed.typed):
        return (
            f"No session is found by {listed.typed.strip()}",
            "Esc clears the filter. F1 lists what can be typed",
        )
    return "No session is charted here yet", "Ctrl+N starts the first one"
