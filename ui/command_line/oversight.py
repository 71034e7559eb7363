"""``vigil oversight``: what the sessions of some days leave open, and a sample."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import click

from ui.command_line.typed_day import FORM, typed_day
from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.review.drawing import Drawn
    from monitor.review.overseen import Overseeing, Overseen
    from ui.command_line.record import Opened
    from ui.views.oversight.lines import OversightLine
    from ui.views.oversight.page import OversightView

_MOST_DAYS = 366


class _Span(NamedTuple):
    first: date
    last: date


@click.command()
@click.option(
    "--from",
    "first",
    metavar=FORM,
    callback=typed_day,
    help=f"From that day, at most {_MOST_DAYS} days before --to; else of --to alone.",
)
@click.option(
    "--to",
    "last",
    metavar=FORM,
    callback=typed_day,
    help="Up to that day; else today.",
)
@click.option("--sample", type=click.IntRange(1, 1000), help="Draw so many by lot.")
@click.option("--seed", help="Draw again by that seed; without it a new one is made.")
@click.option(
    "--csv",
    "out",
    type=click.Path(path_type=Path),
    help="Write the drug account to that file; for a supervisor.",
)
@record_option
@click.pass_obj
def oversight(
    launch: Launch,
    /,
    sample: int | None,
    seed: str | None,
    out: Path | None,
    **days: "date | None",
) -> None:
    """Tell what is open, unsigned, unaccounted, overridden and to be reported.

    Of the sessions opened on these days: where their drug went, which checks were
    overridden for which reasons, which reports are due; of all that were opened up to
    the last of them, which are open or not signed; and whose record is held or kept
    long enough. Each session is told with the beginning of its id, by which other
    commands find it. No patient is named. A sample is noted in the audit log with its
    seed, so that it can be drawn again.
    """
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415
    from ui.views.oversight.page import oversight_view  # noqa: PLC0415

    if seed is not None and (sample is None or not seed.strip()):
        raise Plain("A seed is of a sample. Give --sample as well, and a seed.")
    if out is not None and out.exists():
        raise Plain(f"{out} is there already. Name another file.")
    with open_record(launch) as opened:
        opened.demand("review")
        if out is not None:
            opened.demand("exports")
        span = _span(opened, days["first"], days["last"])
        told = _overseen(opened, span)
        sampled = None if sample is None else _drawn(opened, span, sample, seed)
        if out is not None:
            _write(opened, out, told)
        view = oversight_view(told, sampled)
        ids = _short_ids(opened, view)
    for line in _lines(view, ids):
        click.echo(line)


def _span(opened: "Opened", first: "date | None", last: "date | None") -> _Span:
    """In the days of this workstation; raises Plain where that is none."""
    from monitor.review.overseen import today  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    now = today(opened.recorder)
    until = last or now
    if until > now:
        raise Plain("--to lies in the future. Give a day up to today.")
    since = first or until
    if since > until:
        raise Plain("--from is after --to. Change one of them.")
    if until - since > timedelta(days=_MOST_DAYS):
        raise Plain(f"These are more than {_MOST_DAYS} days. Ask for fewer.")
    return _Span(since, until)


def _overseen(opened: "Opened", span: _Span) -> "Overseen":
    from monitor.charting.faults import UnknownKind  # noqa: PLC0415
    from monitor.review.overseen import Overseeing  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    try:
        overseeing = Overseeing(opened.recorder, span.first, span.last, opened.by)
        _read_all(overseeing)
        return overseeing.result()
    except UnknownKind:
        raise Plain(
            "A newer version of Vigil wrote which records are held. "
            "Update Vigil on this workstation first."
        ) from None


def _read_all(overseeing: "Overseeing") -> None:
    """How many sessions there are is known once their lines were read."""
    from ui.command_line.progress import counting, say_begun  # noqa: PLC0415

    say_begun("Reading the lines of the sessions")
    while not (overseeing.is_done or overseeing.done):
        overseeing.turn()
    with counting("Sessions", overseeing.total) as bar:
        bar.update(overseeing.done)
        while not overseeing.is_done:
            before = overseeing.done
            overseeing.turn()
            bar.update(overseeing.done - before)


def _drawn(opened: "Opened", span: _Span, count: int, seed: str | None) -> "Drawn":
    from monitor.review.drawing import Wanted, draw  # noqa: PLC0415

    wanted = Wanted(span.first, span.last, count, seed or "")
    found, deed = draw(opened.recorder, wanted, opened.by)
    opened.auditor.note(deed, opened.by)
    return found


def _write(opened: "Opened", out: Path, told: "Overseen") -> None:
    """Noted before it is written."""
    from monitor.chart.audit import Subject  # noqa: PLC0415
    from monitor.reports.drug_csv import drug_csv  # noqa: PLC0415
    from ui.command_line.handed_out import HandedOut, write_export  # noqa: PLC0415

    accounts = told.accounts
    touched = tuple(
        (Subject("session", id_), UUID(bytes=told.rows[id_].patient))
        for id_ in (account.session for account in accounts)
    )
    content = drug_csv(accounts).encode()
    handed = HandedOut(content=content, rows=len(accounts), touched=touched)
    write_export(opened, out, "csv of the drug account", handed)


def _short_ids(opened: "Opened", view: "OversightView") -> dict[UUID, str]:
    """Of the sessions that are told; of all others only what lies beside them."""
    from monitor.storage.beside_ids import with_neighbours  # noqa: PLC0415
    from ui.command_line.short_ids import short_ids  # noqa: PLC0415

    lines = (line for section in view.sections for line in section.lines)
    told = {line.session for line in lines if line.session is not None}
    return short_ids(with_neighbours(opened.database, told))


def _lines(view: "OversightView", ids: dict[UUID, str]) -> list[str]:
    lines = [f"{view.note}."]
    for section in view.sections:
        lines += ["", section.title]
        if not section.lines and section.empty:
            lines.append(f"  {section.empty}.")
        lines += [_line(line, ids) for line in section.lines]
    return lines


def _line(line: "OversightLine", ids: dict[UUID, str]) -> str:
    """With the id of the session that it is of, unless it has all of that."""
    id_ = "" if line.session is None or line.of_several else ids.get(line.session, "")
    told = f"{line.what}. {line.detail}".strip(". ")
    if id_ and str(line.session) not in told:
        told = f"{id_}  {told}"
    return f"  {line.mark or ' '} {line.state:<22} {told}"
