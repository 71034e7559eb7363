"""How long records are kept, which are held and which are past it, in lines."""

from collections.abc import Iterator

from monitor.chart.days import day_in_words
from monitor.review.kept_records import Kept
from ui.views.oversight.lines import OversightLine


def kept_lines(kept: Kept) -> Iterator[OversightLine]:
    chosen = kept.retention
    years = (
        "Nobody has chosen how long records are kept"
        if chosen is None
        else f"{chosen.years} years after the last session: {chosen.source}"
    )
    detail = "An administrator sets it: Alt+Y, or vigil retention"
    yield OversightLine(mark="", state="kept", what=years, detail=detail)
    for hold in kept.holds:
        yield OversightLine(
            mark="■",
            state="held",
            what=f"Patient {hold.patient.hex[:8]}, asked by {hold.asked_by}",
            detail=f"since {day_in_words(hold.placed_at.date())}: {hold.reason}",
            of=hold,
        )
    for one in kept.past:
        yield OversightLine(
            mark="■" if one.is_held else "◇",
            state="past, and held" if one.is_held else "past",
            what=f"Patient {one.patient.hex[:8]}",
            detail=f"last session {day_in_words(one.last)},"
            f" kept until {day_in_words(one.until)}",
        )
