"""How the lines of the review list stand, and which sessions are not looked at."""

from datetime import date

from msgspec import Struct

from monitor.review.filter_changes import turned_over
from monitor.review.filter_open import can_be_open, not_known_while_open
from monitor.review.filter_text import read_filter
from ui.views import wording

_WORDS = {"exceptions": "Exceptions first", "newest": "By date, newest first"}


class Standing(Struct, frozen=True, kw_only=True):
    """``order`` in words; ``other`` is what is typed for the other order.

    ``left_out`` says which sessions are not looked at, and why; empty where all are.
    """

    order: str
    is_by_date: bool
    other: str
    left_out: str = ""


def standing_of(typed: str, today: date, *, are_open: int) -> Standing:
    """``are_open`` is how many sessions go on."""
    found = read_filter(typed, today)
    names = not_known_while_open(found.terms)
    is_left_out = names and are_open and found.fault is None
    return Standing(
        order=_WORDS[found.sought.order],
        is_by_date=found.sought.order == "newest",
        other=turned_over(typed),
        left_out=_left_out(names, are_open)
        if is_left_out and can_be_open(found.sought)
        else "",
    )


def _left_out(names: tuple[str, ...], are_open: int) -> str:
    sessions = wording.counted(are_open, "open session")
    is_not = "is not" if are_open == 1 else "are not"
    kept = "is" if len(names) == 1 else "are"
    told = wording.listed(list(names))
    return f"{sessions} {is_not} among these: {told} {kept} of closed ones only"
