"""What a supervisor looks over, section by section, in lines that can be walked."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from monitor.chart.days import day_in_words
from monitor.charting.review_list import ReviewRow
from monitor.review.drawing import Drawn
from monitor.review.drug_days import drug_days
from monitor.review.kept_records import Kept
from monitor.review.left_open import LeftOpen
from monitor.review.overseen import Overseen
from monitor.review.reports_due import ReportDue
from ui.views import wording
from ui.views.oversight.drug_words import ORDER, account_line, day_line
from ui.views.oversight.kept_words import kept_lines
from ui.views.oversight.lines import OversightLine, Section, named
from ui.views.oversight.staff_words import staff_lines

_REPORT_MARKS = {"overdue": "▲", "due": "◆", "no deadline": "◇", "done": "✓"}
_OF = {
    "dosed session": "the session",
    "emergency": "an emergency",
    "serious effect": "a serious side effect",
}


class OversightView(NamedTuple):
    """What the page shows, from top to bottom; ``note`` says of which days it is."""

    sections: tuple[Section, ...]
    note: str


def oversight_view(
    told: Overseen, sample: Drawn | None = None, most: int | None = None
) -> OversightView:
    """With so many lines of a section at most, None is all."""
    parts = (f"Sessions opened {days_words(told)}", unread_words(told))
    note = "; ".join(part for part in parts if part)
    return OversightView(sections=tuple(_sections(told, sample, most)), note=note)


def days_words(told: Overseen) -> str:
    """Which days are looked over, and whether not all that was asked for."""
    first, last = day_in_words(told.first), day_in_words(told.last)
    days = last if first == last else f"{first} to {last}"
    if not told.among:
        return days
    looked_at = len(told.attended) + told.unreadable
    return f"{days}: the newest {looked_at:,} of {told.among:,}; choose fewer days"


def unread_words(told: Overseen) -> str:
    """How many sessions of these days are left out, if any is."""
    if not told.unreadable:
        return ""
    counted = wording.counted(told.unreadable, "session")
    return f"{counted} left out, which this version can't read"


def kept_view(kept: Kept, most: int | None = None) -> OversightView:
    """For whoever keeps the records and reviews no session."""
    return OversightView(sections=(_kept_section(kept, most),), note="")


def _sections(
    told: Overseen, sample: Drawn | None, most: int | None
) -> Iterator[Section]:
    lines = _left(told.left[:most])
    left = _section("Open and unsigned", lines, "Every session is signed", _ALL)
    left = _said(left, f", {_up_to(told)}: of each kind the oldest first")
    yield _cut(left, len(told.left), pressing=len(told.left))
    drugs = _section("Drug account", _drugs(told), "No drug was ordered", _AMISS)
    drugs = _said(drugs, ": what does not come out first, of each kind the newest")
    yield drugs._replace(shape="drugs")
    overrides = _section("Overrides", _overrides(told), "Nothing overridden")
    yield overrides._replace(title=_overrides_title(told))
    lines = _reports(told, told.reports[:most])
    reports = _section("Reports", lines, "No report is asked for", _AMISS)
    before = f", with those still needed {_before_words(told)}"
    reports = _said(reports, f"{before}: the most pressing first")
    pressing = sum(one.standing(told.today) != "done" for one in told.reports)
    yield _cut(reports, len(told.reports), pressing=pressing)
    yield _section("Random sample", _sample(told, sample), "None drawn yet")
    staff = _section(
        "Staff and equipment", staff_lines(told), "Nobody charted anything"
    )
    yield _said(staff, ": the newest first")
    yield _kept_section(told.kept, most)


def _before_words(told: Overseen) -> str:
    """Of which sessions before these days."""
    if not told.reporting_among:
        return "of before"
    of = f"{told.reporting:,} of {told.reporting_among:,}"
    return f"of the newest {of} sessions of before"


def _said(section: Section, words: str) -> Section:
    """With words after its name, of what it is and in which order."""
    return section._replace(title=f"{section.title}{words}")


def _cut(section: Section, count: int, pressing: int = 0) -> Section:
    """Of so many lines, of which these are to be looked at; says so if not all."""
    shown = len(section.lines)
    if count <= shown:
        return section
    told = f"{section.title}; the first {shown:,} of {count:,}"
    return section._replace(title=told, of_all=count, pressing=pressing)


def _up_to(told: Overseen) -> str:
    """What is not finished is told however long ago it was."""
    return f"of all sessions opened up to {day_in_words(told.last)}"


def _kept_section(kept: Kept, most: int | None) -> Section:
    section = _section("Kept and held", islice(kept_lines(kept), most), "")
    return _cut(section, 1 + len(kept.holds) + len(kept.past))


_ALL = ("▲", "◆")
_AMISS = ("▲", "◆", "◇")


def _section(
    title: str,
    lines: Iterator[OversightLine],
    empty: str,
    pressing: tuple[str, ...] = (),
) -> Section:
    """``pressing`` are the marks of what is to be looked at."""
    found = tuple(lines)
    count = sum(line.mark in pressing for line in found)
    return Section(title, found, empty, name=title, pressing=count)


def _left(found: Iterable[LeftOpen]) -> Iterator[OversightLine]:
    for one in found:
        yield OversightLine(
            mark="▲" if one.what == "never closed" else "◆",
            state=one.what,
            what=named(one.row),
            detail=_how_long(one),
            session=UUID(bytes=one.row.session),
        )


def _how_long(one: LeftOpen) -> str:
    if not one.days:
        return "of today"
    return f"for {wording.counted(one.days, 'day')}"


def _drugs(told: Overseen) -> Iterator[OversightLine]:
    """What does not come out first; then the sums of each day."""
    accounts = sorted(told.accounts, key=lambda a: ORDER.index(a.standing))
    for account in accounts:
        yield account_line(account, told.rows.get(account.session))
    for day in drug_days(told.accounts):
        yield day_line(day)


def _overrides_title(told: Overseen) -> str:
    found = told.overrides
    of = f"{found.with_any} of {wording.counted(found.sessions, 'session')}"
    return f"Overrides by reason, in {of}"


def _overrides(told: Overseen) -> Iterator[OversightLine]:
    """Of a reason that several sessions have, each of them below it."""
    for one in told.overrides.counts:
        first, *others = one.sessions
        of = wording.counted(len(one.sessions), "session")
        void = f", {one.void} before the chart was moved" if one.void else ""
        which = "" if others else _named(told, first)
        yield OversightLine(
            mark="",
            state=f"{one.count} ×",  # noqa: RUF001  (times)
            what=f"{one.label}: {one.reason}",
            detail="; ".join(part for part in (f"in {of}{void}", which) if part),
            session=first,
            of_several=bool(others),
        )
        for session in one.sessions if others else ():
            what = _named(told, session)
            yield OversightLine("", "", what, "", session, beside=True)


def _named(told: Overseen, session: UUID) -> str:
    return _named_of(told.rows.get(session))


def _named_of(row: ReviewRow | None) -> str:
    return "" if row is None else named(row)


def _reports(told: Overseen, found: Iterable[ReportDue]) -> Iterator[OversightLine]:
    for report in found:
        standing = report.standing(told.today)
        which = _named(told, report.session)
        yield OversightLine(
            mark=_REPORT_MARKS[standing],
            state=report.state if standing == "done" else standing,
            what=f"{report.to}, about {_about(report)}",
            detail="; ".join((*_by_when(report), which)),
            session=report.session,
            of=report,
        )


def _about(report: ReportDue) -> str:
    told = _OF.get(report.of or "") or ("an effect" if report.code else "the session")
    return f"{told} {report.code}".strip()


def _by_when(report: ReportDue) -> Iterator[str]:
    if report.by_when is not None:
        yield f"by {day_in_words(report.by_when)}"
    if report.reference:
        yield f"reference {report.reference}"
    if report.note:
        yield report.note
    if report.source or report.by_when is None:
        yield report.source or "nobody said by when"
    if report.said_at is not None:
        yield f"said by {report.said_by} on {day_in_words(report.said_at.date())}"


def _sample(told: Overseen, sample: Drawn | None) -> Iterator[OversightLine]:
    if sample is None:
        return
    of = f"{len(sample.sessions)} of {wording.counted(sample.among, 'closed session')}"
    yield OversightLine(
        mark="",
        state="seed",
        what=sample.seed,
        detail=f"{of}: the lowest SHA-256 of seed, colon and session id",
        beside=True,
    )
    for place, session in enumerate(sample.sessions, start=1):
        yield OversightLine(
            mark="",
            state=str(place),
            what=_named_of(told.rows.get(session) or sample.rows.get(session)),
            detail=str(session),
            session=session,
        )
