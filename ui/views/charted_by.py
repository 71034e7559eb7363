"""Who charted a session, and whose chart it was before, in words."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from monitor.chart.kinds import ChartReattributed
from monitor.chart.session import Session
from monitor.chart.who_charted import at_the_bedside
from ui.views import wording


def charted_by(session: Session) -> str:
    """``Charted by A. Okafor RN (unverified) and ...``; each once.

    Whoever signed, co-signed or reviewed alone did not chart it.
    """
    authors = at_the_bedside(session)
    people = dict.fromkeys(
        wording.actor_name(s.name, verified=s.verified)
        for s in session.staff
        if s.person in authors
    )
    return f"Charted by {wording.listed(tuple(people))}" if people else ""


def moved_lines(session: Session) -> Iterator[str]:
    """That the chart was begun under another patient: who that is, is not told.

    The page goes with this patient, and the other's number is none of its readers'.
    """
    zone = ZoneInfo(session.opened.zone)
    for fact in session.facts:
        if isinstance(fact.payload, ChartReattributed):
            at = wording.clock(fact.effective_at, zone)
            by = session.name_of(fact.first.author)
            why = f", {fact.first.reason}" if fact.first.reason else ""
            yield f"Begun under another patient, moved here {at} by {by}{why}"
