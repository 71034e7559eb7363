"""A back-test in lines of text: what is gained, lost and moved, and where."""

from monitor.chart.days import day_in_words
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import Backtest, RuleTried, SessionTried
from ui.views import wording

_HEAD = ("Rule", "Raised", "Would be", "Gained", "Lost", "Moved", "Sessions")
NO_DIFFERENCE = "No alert is gained, lost or moved."


def heading(found: Backtest, changed: CareProtocol, of_others: int) -> str:
    """``iv40 v2 on 212 closed sessions, 431 hours: …``; and what was left out."""
    name = f"{changed.id} v{changed.version}"
    sessions = wording.counted(found.sessions, "closed session")
    told = f"{name} on {sessions}, {found.hours:,.0f} hours."
    if of_others:
        others = wording.counted(of_others, "session")
        told += f" {others} of another protocol left out."
    if found.unreadable:
        told += f" {found.unreadable} can't be judged by this version."
    return told


def totals(found: Backtest) -> str:
    """``12 gained, 3 lost, 1 moved; 1.42 alerts an hour raised, would be 1.51``."""
    if not found.concerned:
        return NO_DIFFERENCE
    changes = ", ".join(
        f"{found.total(change)} {change}" for change in ("gained", "lost", "moved")
    )
    before = found.per_hour(sum(rule.raised for rule in found.rules))
    after = found.per_hour(sum(rule.would for rule in found.rules))
    if before is None or after is None:
        return f"{changes}."
    return f"{changes}; {before:.2f} alerts an hour raised, would be {after:.2f}."


def rule_table(found: Backtest) -> list[str]:
    """The totals, then a line for each rule, those that differ first."""
    rows = [_HEAD, *(rule_cells(rule) for rule in found.rules)]
    width = max((len(row[0]) for row in rows), default=0)
    lines = [
        f"{row[0]:{width}}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in rows
    ]
    return [totals(found), "", *lines, ""]


def rule_cells(rule: RuleTried) -> tuple[str, ...]:
    numbers = (rule.raised, rule.would, rule.gained, rule.lost, rule.moved)
    return (rule.rule, *(f"{number:,}" for number in (*numbers, rule.sessions)))


def concerned_line(session: SessionTried) -> str:
    """``14-Mar-2026  id  gained SBP-HIGH-2, lost HR-HIGH-1``."""
    return f"{day_in_words(session.opened_at.date())}  {session.id}  {changes(session)}"


def changes(session: SessionTried) -> str:
    """What is otherwise in it, ``gained SBP-HIGH-2 twice, lost HR-HIGH-1``."""
    told: dict[str, int] = {}
    for difference in session.differences:
        words = f"{difference.change} {difference.fired.rule}"
        told[words] = told.get(words, 0) + 1
    return ", ".join(
        words if count == 1 else f"{words} {count} times"
        for words, count in told.items()
    )
