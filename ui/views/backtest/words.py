"""A back-test in lines of text: what is gained, lost and moved, and where."""

from monitor.chart.days import day_in_words
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import Backtest, RuleTried, SessionTried
from monitor.review.fired import Change, Difference
from ui.views import wording

CHANGES: dict[Change, str] = {
    "gained": "gained",
    "lost": "lost",
    "moved": "moved",
    "by_another": "by another rule",
}
"""Each kind of difference, in the words that tell it everywhere."""
_HEAD = (
    *("Rule", "Raised", "Would be", "Gained", "Lost", "Moved"),
    *("By another", "For another", "Sessions"),
)
_WIDTH = 13
NO_DIFFERENCE = "No alert is gained, lost, moved or raised by another rule."


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


def same_text(found: Backtest, *, is_shipped: bool) -> str:
    """Where exactly this text is known from; empty where it is a changed one."""
    told = "Exactly this text ships with Vigil. " if is_shipped else ""
    if not found.by_same_text:
        return told.rstrip()
    if found.by_same_text < found.sessions:
        number = f"{found.by_same_text:,} of {found.sessions:,}"
        return f"{told}{number} were charted by exactly this text."
    all_of = "The session was" if found.sessions == 1 else "All were"
    return f"{told}{all_of} charted by exactly this text, so nothing can differ."


def nothing_compared(found: Backtest, changed: CareProtocol, of_others: int) -> str:
    """Why no session was tried, and what to do; empty where one was."""
    if found.sessions:
        return ""
    if found.unreadable:
        sessions = wording.counted(found.unreadable, "closed session")
        return (
            f"this version of Vigil can't judge the {sessions} of {changed.id}. "
            "Run vigil verify, or use the version that charted them."
        )
    if of_others:
        return (
            f"{_none_of(of_others)} protocol with the id {changed.id}. "
            "A file is tried on sessions of its own id; check its id."
        )
    return "no session is closed here yet. Try it once one is."


def _none_of(count: int) -> str:
    if count == 1:
        return "the one closed session here is of no"
    return f"none of the {count:,} closed sessions here is of a"


def totals(found: Backtest) -> str:
    """``12 gained, 3 lost, 1 moved, 2 by another rule; 1.42 alerts an hour …``."""
    if not found.concerned:
        return NO_DIFFERENCE
    counted = ", ".join(f"{found.total(c):,} {words}" for c, words in CHANGES.items())
    changes = "; ".join([counted, *_urgency(found)])
    before = found.per_hour(sum(rule.raised for rule in found.rules))
    after = found.per_hour(sum(rule.would for rule in found.rules))
    if before is None or after is None:
        return f"{changes}."
    return f"{changes}; {before:.2f} alerts an hour raised, would be {after:.2f}."


def _urgency(found: Backtest) -> list[str]:
    """Of those that are still there, ``2 now less urgent, 1 now more urgent``."""
    counts = ((found.less_urgent, "less"), (found.more_urgent, "more"))
    told = [f"{count:,} now {words} urgent" for count, words in counts if count]
    return [", ".join(told)] if told else []


def rule_table(found: Backtest) -> list[str]:
    """The totals, then a line for each rule, those that differ first."""
    rows = [_HEAD, *(rule_cells(rule) for rule in found.rules)]
    width = max((len(row[0]) for row in rows), default=0)
    lines = [
        f"{row[0]:{width}}" + "".join(f"{cell:>{_WIDTH}}" for cell in row[1:])
        for row in rows
    ]
    return [totals(found), "", *lines, ""]


def rule_cells(rule: RuleTried) -> tuple[str, ...]:
    numbers = (
        *(rule.raised, rule.would, rule.gained, rule.lost, rule.moved),
        *(rule.by_another, rule.for_another, rule.sessions),
    )
    return (rule.rule, *(f"{number:,}" for number in numbers))


def concerned_line(session: SessionTried) -> str:
    """``14-Mar-2026  id  gained SBP-HIGH-2, lost HR-HIGH-1``."""
    return f"{day_in_words(session.opened_at.date())}  {session.id}  {changes(session)}"


def changes(session: SessionTried) -> str:
    """What is otherwise in it, ``gained SBP-HIGH-2 twice, lost HR-HIGH-1``."""
    told: dict[str, int] = {}
    for difference in session.differences:
        words = _change(difference)
        told[words] = told.get(words, 0) + 1
    return ", ".join(
        words if count == 1 else f"{words} {count} times"
        for words, count in told.items()
    )


def _change(difference: Difference) -> str:
    words = f"{CHANGES[difference.change]} {rules_of(difference)}"
    if not difference.steps_up:
        return words
    return f"{words} ({priorities_of(difference)})"


def rules_of(difference: Difference) -> str:
    """The rule that raises it now, and which did where that was another."""
    now, before = difference.fired.rule, difference.before
    if before is None or before.rule == now:
        return now
    return f"{now}, was {before.rule}"


def priorities_of(difference: Difference) -> str:
    """The priority that it has now, and the one it had where that was another."""
    now, before = difference.fired.priority, difference.before
    if before is None or before.priority == now:
        return now
    return f"{now}, was {before.priority}"
