"""A question of a page that stays as it was where its answer may not be read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from monitor.chart.refusals import Refusal
from monitor.charting.faults import NotPermitted

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder

T = TypeVar("T")


def permitted(question: "Callable[[Recorder], T]", recorder: "Recorder") -> T | Refusal:
    """Its answer; or why not, where whoever is here by then may not read that."""
    try:
        return question(recorder)
    except NotPermitted as fault:
        return fault.refusal
