"""What is asked on the page of oversight, and what a form of it comes to."""

import re
from datetime import date, datetime
from typing import Literal, NamedTuple
from uuid import UUID

from monitor.chart.commands import Chart
from monitor.chart.days import day_in_words
from monitor.chart.keeping import FEWEST_YEARS, MOST_YEARS, Hold, Retention
from monitor.chart.keeping_commands import LiftHold, PlaceHold, SetRetention
from monitor.chart.kinds import ReportState, ReportStatus
from monitor.chart.lock_times import SITE
from monitor.chart.refusals import Refusal
from monitor.review.reports_due import ReportDue
from monitor.review.typed_days import typed_days
from ui.views.forms.filled import AskAgain, Filled, missing

Kind = Literal["report", "sample", "hold", "lift", "years"]
STATE, TO, REFERENCE, BY_WHEN = "state", "to", "reference", "by_when"
SOURCE, NOTE, REASON, ASKED_BY = "source", "note", "reason", "asked_by"
NUMBER, COUNT, SEED, YEARS = "number", "count", "seed", "years"

STATES: dict[str, ReportState] = {"N": "needed", "S": "sent", "X": "not needed"}
MOST_DRAWN = 1000
_FEW_DIGITS = 4
_YEAR = re.compile(r"[0-9]{4}")


class Asked(NamedTuple):
    """A form; ``session`` and ``report`` are what a status is about.

    ``words`` names that. ``hold`` is the one to be lifted; ``kept`` is for how long
    records are kept now.
    """

    kind: Kind
    words: str = ""
    session: UUID | None = None
    report: ReportDue | None = None
    hold: Hold | None = None
    kept: Retention | None = None


class Moment(NamedTuple):
    """When Enter is pressed, and by whom."""

    at: datetime
    today: date
    who: str


Command = Chart | LiftHold | PlaceHold | SetRetention


def begun(asked: Asked, id_: UUID) -> Filled:
    """The form as it is opened, with what is known."""
    filled = Filled(id=id_)
    if asked.report is not None:
        report = asked.report
        day = "" if report.by_when is None else day_in_words(report.by_when)
        filled = filled.typed(REFERENCE, report.reference).typed(BY_WHEN, day)
        filled = filled.typed(SOURCE, report.source)
    if asked.kind == "years" and asked.kept is not None:
        filled = filled.typed(YEARS, str(asked.kept.years))
        filled = filled.typed(SOURCE, asked.kept.source)
    return filled


def planned(asked: Asked, filled: Filled, moment: Moment) -> Command | Refusal:
    """What Enter does; first it is asked about, and a second Enter means yes."""
    match asked.kind:
        case "report":
            command: Command | Refusal = _report(asked, filled, moment)
        case "lift" if asked.hold is not None:
            command = LiftHold(
                id=filled.id,
                stream_id=SITE.id,
                at=moment.at,
                hold=asked.hold.id,
                reason=filled.text(REASON),
            )
        case "hold":
            command = _hold(filled, moment)
        case _:
            command = _years(filled, moment)
    if isinstance(command, Refusal):
        return command
    return filled.unanswered(_question(asked, command, moment)) or command


def wanted_count(filled: Filled) -> int | Refusal:
    """How many sessions are to be drawn."""
    return _number(filled, COUNT, 1, MOST_DRAWN)


def _question(asked: Asked, command: Command, moment: Moment) -> AskAgain:
    """In words what will stand in the record, by whom and of when."""
    return AskAgain(
        what=f"{done_words(asked, command)}, by {moment.who} on"
        f" {day_in_words(moment.today)}",
        why=f"{asked.kind} is to be confirmed",
        remedy="Enter again makes it so",
    )


def done_words(asked: Asked, command: Command) -> str:
    """What it comes to; said before, as a question, and after."""
    match command:
        case Chart(fact=ReportStatus(to=to, state=state)):
            return f"Report to {to}: {state}"
        case PlaceHold(asked_by=asked_by):
            return f"Record held, asked by {asked_by}"
        case LiftHold():
            return f"Hold lifted, {asked.words}".rstrip(", ")
        case SetRetention(years=years):
            return f"Records kept {years} years after the last session"
        case _:
            return ""


def _report(asked: Asked, filled: Filled, moment: Moment) -> Chart | Refusal:
    if asked.session is None:
        raise ValueError("A report is about a session.")
    state = STATES.get(filled.pick(STATE))
    if state is None:
        what = "Nobody said how the report stands"
        return missing(STATE, what, "Press N, S or X")
    report = asked.report
    to = filled.text(TO) if report is None else report.to
    if not to:
        return missing(TO, "Nobody said to whom", "Type who gets the report")
    by_when = _by_when(filled, moment.today)
    if isinstance(by_when, Refusal):
        return by_when
    fact = ReportStatus(
        to=to,
        state=state,
        about=None if report is None else report.about,
        reference=filled.text(REFERENCE),
        by_when=by_when,
        source=filled.text(SOURCE),
        note=filled.text(NOTE),
    )
    return Chart(id=filled.id, stream_id=asked.session, at=moment.at, fact=fact)


def _by_when(filled: Filled, today: date) -> date | Refusal | None:
    """With its year: a deadline lies ahead, and other days that are typed do not."""
    typed = filled.text(BY_WHEN)
    if not typed:
        return None
    span = typed_days(typed, today) if _YEAR.search(typed) else None
    if span is None or span[0] != span[1]:
        return Refusal(
            field=BY_WHEN,
            what="The deadline is not taken",
            why=f"{typed} is no day with its year",
            remedy="Type it as 20-Mar-2026, or leave it empty",
        )
    return span[0]


def _hold(filled: Filled, moment: Moment) -> PlaceHold | Refusal:
    """Whose record it is, is looked up by the number once this was confirmed."""
    if not filled.text(NUMBER):
        what = "Nobody said whose record"
        return missing(NUMBER, what, "Type the patient's number")
    return PlaceHold(
        id=filled.id,
        stream_id=SITE.id,
        at=moment.at,
        patient=SITE.id,
        reason=filled.text(REASON),
        asked_by=filled.text(ASKED_BY),
    )


def _years(filled: Filled, moment: Moment) -> SetRetention | Refusal:
    years = _number(filled, YEARS, FEWEST_YEARS, MOST_YEARS)
    if isinstance(years, Refusal):
        return years
    return SetRetention(
        id=filled.id,
        stream_id=SITE.id,
        at=moment.at,
        years=years,
        source=filled.text(SOURCE),
    )


def _number(filled: Filled, part: str, least: int, most: int) -> int | Refusal:
    typed = filled.text(part)
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= _FEW_DIGITS
    if is_number and least <= int(typed) <= most:
        return int(typed)
    return Refusal(
        field=part,
        what="Nothing is done yet",
        why=f"{typed or 'nothing'} is no such number",
        remedy=f"Type a number from {least} to {most}",
    )
