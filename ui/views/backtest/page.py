"""The page of a back-test: what became of each rule's alerts, and where."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.days import day_in_words
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import Backtest, RuleTried, SessionTried
from monitor.review.fired import Difference
from ui.views import wording
from ui.views.backtest.words import (
    CHANGES,
    heading,
    nothing_compared,
    priorities_of,
    rules_of,
    same_text,
    totals,
)

NOTHING = "No protocol is chosen; Ctrl+Shift+P shows them, Ctrl+Shift+V tries one"
READING = "Trying the stored sessions…"
GOES_ON = "Charting goes on beside it. Esc stops it."
STOPPED = "Stopped. Ctrl+Shift+V on the page of protocols begins anew"
MOST_SHOWN = 1000
"""So many alerts are listed; more nobody goes through, and each takes its time."""

NOT_COMPARED = "There was nothing to compare"


class RuleLine(Struct, frozen=True, kw_only=True):
    """A rule, and what becomes of its alerts; a number that is 0 is left out."""

    rule: str
    raised: str = ""
    raised_hourly: str = ""
    would: str = ""
    would_hourly: str = ""
    gained: str = ""
    lost: str = ""
    moved: str = ""
    by_another: str = ""
    for_another: str = ""
    sessions: str = ""
    differs: bool = False

    @property
    def spoken(self) -> str:
        told = (
            ("raised", self.raised),
            ("would be", self.would),
            ("gained", self.gained),
            ("lost", self.lost),
            ("moved", self.moved),
            ("by another rule", self.by_another),
            ("for another rule", self.for_another),
            ("sessions", self.sessions),
        )
        return ", ".join([self.rule, *(f"{n} {v}" for n, v in told if v)])


class AlertLine(Struct, frozen=True, kw_only=True):
    """One alert that is otherwise, and where to look at it."""

    session: UUID
    at: datetime
    opened: str
    change: str
    rule: str
    priority: str
    when: str

    @property
    def spoken(self) -> str:
        told = (self.opened, self.change, self.rule, self.priority, self.when)
        return ", ".join(told)


class Tried(Struct, frozen=True, kw_only=True):
    """What the page is built from.

    ``found`` is None until all are tried; until then ``done`` of ``total`` are. Where
    it ``is_shipped``, exactly the text that is tried comes with Vigil.
    """

    changed: CareProtocol | None = None
    of_others: int = 0
    done: int = 0
    total: int = 0
    found: Backtest | None = None
    is_stopped: bool = False
    refused: str = ""
    is_shipped: bool = False


class BacktestPageView(Struct, frozen=True, kw_only=True):
    """What the page shows; ``message`` takes the place of both lists, ``why`` below it.

    ``progress`` is from 0 to 1 while sessions are tried, None else.
    """

    title: str
    note: str = ""
    told: str = ""
    message: str = ""
    why: str = ""
    progress: float | None = None
    rules: tuple[RuleLine, ...] = ()
    alerts: tuple[AlertLine, ...] = ()
    below: str = ""


def backtest_page_view(tried: Tried, zone: ZoneInfo) -> BacktestPageView:
    changed = tried.changed
    if changed is None:
        return BacktestPageView(title="Back-test", message=NOTHING)
    name = f"Back-test of {changed.id} v{changed.version}, {changed.title}"
    view = BacktestPageView(title=name)
    if tried.refused:
        return replace(view, message=tried.refused)
    if tried.is_stopped:
        return replace(view, message=STOPPED, note=_counted(tried))
    if tried.found is None:
        progress = tried.done / tried.total if tried.total else 0.0
        note = _counted(tried)
        return replace(view, message=READING, why=GOES_ON, note=note, progress=progress)
    return _of_result(view, tried, tried.found, changed, zone)


def _of_result(
    view: BacktestPageView,
    tried: Tried,
    found: Backtest,
    changed: CareProtocol,
    zone: ZoneInfo,
) -> BacktestPageView:
    why = nothing_compared(found, changed, tried.of_others)
    if why:
        return replace(view, message=NOT_COMPARED, why=wording.sentence(why))
    told = (
        heading(found, changed, tried.of_others),
        same_text(found, is_shipped=tried.is_shipped),
        totals(found),
    )
    alerts = [line for s in found.concerned for line in _alerts(s, zone)]
    return replace(
        view,
        note=wording.counted(found.sessions, "session"),
        told=" ".join(filter(None, told)),
        rules=tuple(_rule(found, rule) for rule in found.rules),
        alerts=tuple(alerts[:MOST_SHOWN]),
        below=_below(len(alerts)),
    )


def _below(alerts: int) -> str:
    if not alerts:
        return ""
    if alerts > MOST_SHOWN:
        return f"The newest {MOST_SHOWN:,} of {alerts:,}; vigil backtest tells all"
    return "Enter opens the session at that moment; Ctrl+Shift+V leads back here"


def _counted(tried: Tried) -> str:
    return f"{tried.done:,} of {tried.total:,}" if tried.total else ""


def _rule(found: Backtest, rule: RuleTried) -> RuleLine:
    return RuleLine(
        rule=rule.rule,
        raised=f"{rule.raised:,}",
        raised_hourly=_hourly(found, rule.raised),
        would=f"{rule.would:,}",
        would_hourly=_hourly(found, rule.would),
        gained=_some(rule.gained),
        lost=_some(rule.lost),
        moved=_some(rule.moved),
        by_another=_some(rule.by_another),
        for_another=_some(rule.for_another),
        sessions=_some(rule.sessions),
        differs=bool(rule.differing),
    )


def _hourly(found: Backtest, number: int) -> str:
    hourly = found.per_hour(number)
    return "" if hourly is None else f"{hourly:.3f}"


def _some(number: int) -> str:
    return f"{number:,}" if number else ""


def _alerts(session: SessionTried, zone: ZoneInfo) -> Iterator[AlertLine]:
    opened = session.opened_at.astimezone(zone)
    for difference in session.differences:
        fired = difference.fired
        yield AlertLine(
            session=session.id,
            at=fired.at,
            opened=f"{day_in_words(opened.date())} {opened:%H:%M}",
            change=CHANGES[difference.change].capitalize(),
            rule=rules_of(difference),
            priority=priorities_of(difference),
            when=_when(difference, zone),
        )


def _when(difference: Difference, zone: ZoneInfo) -> str:
    at = f"{difference.fired.at.astimezone(zone):%H:%M}"
    before, after = difference.before, difference.after
    if before is None or after is None or before.at == after.at:
        return at
    return f"{at}, was {before.at.astimezone(zone):%H:%M}"
