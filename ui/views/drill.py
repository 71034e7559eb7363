"""The card of the drill: what to chart, and what the ten sets came to."""

from collections.abc import Sequence
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.fields import Charting
from monitor.chart.kinds import Reading
from monitor.chart.numbers import written
from monitor.simulation.drilling import SETS, DrillResult, shown_values
from ui.views import wording

_TITLE = "Drill"
_MOST_EARLIER = 4
_WHAT = (
    "Ten sets of a made-up patient, one after the other. Chart each in the strip below"
    " as the card shows it."
)
_TIMED = "The time runs from the card to the tick. What you put right is no error."


class DrillCell(Struct, frozen=True, kw_only=True):
    """One reading; a score is not on a monitor, and is shown smaller."""

    label: str
    value: str
    is_score: bool = False


class DrillView(Struct, frozen=True, kw_only=True):
    """Either readings to chart, or lines; ``button`` is what Enter does, if anything.

    ``heads`` are the first lines, larger.
    """

    title: str
    note: str = ""
    cells: tuple[DrillCell, ...] = ()
    heads: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    button: str = ""

    @property
    def spoken(self) -> str:
        cells = [f"{cell.label} {cell.value}" for cell in self.cells]
        return ". ".join((*cells, *self.heads, *self.lines))


def ready_view(earlier: Sequence[DrillResult], zone: ZoneInfo) -> DrillView:
    """Before the first card."""
    return DrillView(
        title=_TITLE,
        heads=(_WHAT,),
        lines=(_TIMED, *_earlier(earlier, zone)),
        button="Begin",
    )


def card_view(
    number: int, readings: Sequence[Reading], charting: Charting
) -> DrillView:
    """What a bedside monitor and the patient say now."""
    return DrillView(
        title=f"{_TITLE}, set {number} of {SETS}",
        note="Chart what stands here",
        cells=_cells(readings, charting),
    )


def charted_view() -> DrillView:
    """All ten are saved; what is amended before the result is no error."""
    return DrillView(
        title=f"{_TITLE}, {SETS} sets charted",
        heads=("All ten sets are charted, and the clock stands.",),
        lines=(
            "What you know to be wrong can be put right now, by Ctrl+Z or its row.",
        ),
        button="Show the result",
    )


def result_view(
    result: DrillResult, earlier: Sequence[DrillResult], zone: ZoneInfo
) -> DrillView:
    """``earlier`` are those before it, oldest first."""
    return DrillView(
        title=f"{_TITLE}, result",
        heads=(_told(result),),
        lines=(*_compared(result, earlier), *_earlier(earlier, zone)),
        button="Ten more",
    )


def _cells(readings: Sequence[Reading], charting: Charting) -> tuple[DrillCell, ...]:
    values, pair = shown_values(readings), charting.pressure
    cells = []
    for spec in charting.fields:
        if spec.code not in values or spec.code == pair.lower:
            continue
        told = written(values[spec.code])
        label = spec.label
        if spec.code == pair.upper and pair.lower in values:
            label, told = pair.label, f"{told}/{written(values[pair.lower])}"
        cells.append(
            DrillCell(
                label=wording.spelled(label), value=told, is_score=bool(spec.anchors)
            )
        )
    return tuple(cells)


def _told(result: DrillResult) -> str:
    return (
        f"Median {_number(result.median_seconds)}sec a set,"
        f" {_number(result.median_keys)} keys a set, {_errors(result.errors)}"
    )


def _errors(count: int) -> str:
    if count == 0:
        return "no uncorrected error"
    return f"{wording.counted(count, 'uncorrected error')}, saved other than shown"


def _compared(result: DrillResult, earlier: Sequence[DrillResult]) -> tuple[str, ...]:
    if not earlier:
        return ("It is the first drill on this workstation.",)
    before = earlier[-1].median_seconds
    apart = round(result.median_seconds - before, 1)
    if apart == 0:
        return ("As quick as the drill before it.",)
    way = "slower" if apart > 0 else "quicker"
    return (f"{_number(abs(apart))}sec a set {way} than the drill before it.",)


def _earlier(earlier: Sequence[DrillResult], zone: ZoneInfo) -> tuple[str, ...]:
    if not earlier:
        return ()
    latest = list(reversed(earlier))[:_MOST_EARLIER]
    return (
        "Earlier drills on this workstation",
        *(_row(each, zone) for each in latest),
    )


def _row(result: DrillResult, zone: ZoneInfo) -> str:
    day = wording.day(wording.local_day(result.at, zone))
    return f"{day} {wording.clock(result.at, zone)}  {_told(result)}"


def _number(value: float) -> str:
    return written(Decimal(f"{value:.1f}").normalize())
