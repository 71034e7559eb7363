"""What a supervisor looks over, section by section, in lines that can be walked."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from monitor.chart.days import day_in_words
from monitor.review.drug_days import drug_days
from monitor.review.left_open import LeftOpen
from monitor.review.overseen import Kept, Overseen
from monitor.review.reports_due import ReportDue
from ui.views import wording
from ui.views.oversight.drug_words import account_line, day_line
from ui.views.oversight.lines import OversightLine, Section, named

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


class Drawn(NamedTuple):
    """A sample: the seed, of how many it was drawn, and what was drawn."""

    seed: str
    among: int
    sessions: tuple[UUID, ...]


def oversight_view(told: Overseen, sample: Drawn | None = None) -> OversightView:
    first, last = day_in_words(told.first), day_in_words(told.last)
    days = last if first == last else f"{first} to {last}"
    note = f"Sessions opened {days}"
    if told.unreadable:
        counted = wording.counted(told.unreadable, "session")
        note = f"{note}; {counted} can't be read by this version and is not counted"
    sections = (
        Section("Open and unsigned", tuple(_left(told)), "Every session is signed"),
        Section("Drug account", tuple(_drugs(told)), "No drug was ordered"),
        Section(_overrides_title(told), tuple(_overrides(told)), "Nothing overridden"),
        Section("Reports", tuple(_reports(told)), "No report is asked for"),
        Section("Random sample", tuple(_sample(told, sample)), "None drawn yet"),
        Section("Kept and held", tuple(_kept(told.kept)), ""),
    )
    return OversightView(sections=sections, note=note)


def _left(told: Overseen) -> Iterator[OversightLine]:
    for one in told.left:
        yield OversightLine(
            mark="▲" if one.what == "never closed" else "◆",
            state=one.what,
            what=named(one.row),
            detail=_since(one),
            session=UUID(bytes=one.row.session),
        )


def _since(one: LeftOpen) -> str:
    if not one.days:
        return "of this day"
    return f"since {wording.counted(one.days, 'day')}"


def _drugs(told: Overseen) -> Iterator[OversightLine]:
    """What does not come out first; then the sums of each day."""
    accounts = sorted(told.accounts, key=lambda a: a.comes_out)
    for account in accounts:
        yield account_line(account, told.rows.get(account.session))
    for day in drug_days(told.accounts):
        yield day_line(day)


def _overrides_title(told: Overseen) -> str:
    found = told.overrides
    of = f"{found.with_any} of {wording.counted(found.sessions, 'session')}"
    return f"Overrides by reason, in {of}"


def _overrides(told: Overseen) -> Iterator[OversightLine]:
    for one in told.overrides.counts:
        void = f", {one.void} before the chart was moved" if one.void else ""
        yield OversightLine(
            mark="",
            state=f"{one.count} ×",  # noqa: RUF001  (times)
            what=f"{one.label}: {one.reason}",
            detail=f"in {wording.counted(len(one.sessions), 'session')}{void}",
            session=one.sessions[0],
        )


def _reports(told: Overseen) -> Iterator[OversightLine]:
    for report in told.reports:
        standing = report.standing(told.last)
        row = told.rows.get(report.session)
        yield OversightLine(
            mark=_REPORT_MARKS[standing],
            state=report.state if standing == "done" else standing,
            what=f"{report.to}, about {_about(report)}",
            detail="; ".join((*_by_when(report), "" if row is None else named(row))),
            session=report.session,
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
    yield report.source or "nobody said by when"


def _sample(told: Overseen, sample: Drawn | None) -> Iterator[OversightLine]:
    if sample is None:
        return
    of = f"{len(sample.sessions)} of {wording.counted(sample.among, 'closed session')}"
    yield OversightLine(
        mark="",
        state="seed",
        what=sample.seed,
        detail=f"{of}: the lowest SHA-256 of seed, colon and session id",
    )
    for place, session in enumerate(sample.sessions, start=1):
        row = told.rows.get(session)
        yield OversightLine(
            mark="",
            state=str(place),
            what="" if row is None else named(row),
            detail=str(session),
            session=session,
        )


def _kept(kept: Kept) -> Iterator[OversightLine]:
    chosen = kept.retention
    years = (
        "Nobody has chosen how long records are kept"
        if chosen is None
        else f"{chosen.years} years after the last session: {chosen.source}"
    )
    detail = "An administrator sets it: vigil retention"
    yield OversightLine(mark="", state="kept", what=years, detail=detail)
    for hold in kept.holds:
        yield OversightLine(
            mark="■",
            state="held",
            what=f"Patient {hold.patient.hex[:8]}, asked by {hold.asked_by}",
            detail=f"since {day_in_words(hold.placed_at.date())}: {hold.reason}",
        )
    for one in kept.past:
        yield OversightLine(
            mark="■" if one.is_held else "◇",
            state="past, and held" if one.is_held else "past",
            what=f"Patient {one.patient.hex[:8]}",
            detail=f"last session {day_in_words(one.last)},"
            f" kept until {day_in_words(one.until)}",
        )
