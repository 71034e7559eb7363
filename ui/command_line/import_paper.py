"""``vigil import-paper``: observations that were kept on paper into their session."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.charting.paper_file import PaperFile
    from monitor.charting.paper_import import PaperPlan, RowFault
    from monitor.charting.patient_list import LineFault
    from monitor.charting.reads import SessionRead
    from ui.command_line.record import Opened

REFUSED = 1
_SILENT = "The values are checked, but no alert is shown to anybody."
_MOST_BYTES = 2_000_000
"""Of the most characters that a sheet may have, whatever they are."""


@click.command("import-paper")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--session", help="Its id, or the beginning; needed where several are open."
)
@click.option("--by", "name", help="Who types it in, where nobody signs in.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and do nothing.")
@record_option
@click.pass_context
def import_paper(
    context: click.Context,
    /,
    file: Path,
    session: str | None,
    name: str | None,
    **asked: bool,
) -> None:
    """Chart observations that were kept on paper during an outage.

    FILE is a CSV with observed_at (YYYY-MM-DD HH:MM, as the clock of the room showed
    it), sbp, dbp, hr, spo2, rr, sedation, dissociation, distress, nausea and note. An
    empty cell is not measured; -R, -A, -E, -D or -O says why. Besides there may be
    observed_by, patient (the number on the sheet, which must be this one's) and
    confirmed: yes keeps a value that the bedside would ask about.

    Each line goes through the ranges and questions of the bedside. Nothing is charted
    while one is in doubt; what is charted already is left as it is. Every line is
    marked as transcribed from paper, by whoever asks, and not as late.

    A closed session takes what was read before its patient left, as an addendum: the
    values are checked, and no alert is shown to anybody. One that is signed is amended
    since, and waits for another signature.
    """
    from ui.command_line.record import open_record  # noqa: PLC0415

    launch: Launch = context.obj
    _refuse_nobody(name)
    text = _text(file)
    with open_record(launch) as opened:
        read = _session(opened, session)
        plan, sheet = _planned(text, read, opened, name)
        is_sound = plan.is_sound and not sheet.faults
        if is_sound and not asked["dry_run"]:
            _carry_out(plan, opened, name)
    faults = _tell_faults((*sheet.faults, *plan.faults))
    click.echo(_outcome(plan, read, faults, dry_run=asked["dry_run"]))
    if not is_sound:
        context.exit(REFUSED)


def _refuse_nobody(name: str | None) -> None:
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if name is not None and not name.strip():
        raise Plain("--by is empty. Say who types it in.")


def _tell_faults(faults: "Sequence[LineFault | RowFault]") -> int:
    """By their lines; how many there are."""
    for _, sentence in sorted((fault.line, fault.sentence) for fault in faults):
        click.echo(sentence, err=True)
    return len(faults)


def _text(file: Path) -> str:
    from ui.command_line.plain import Plain  # noqa: PLC0415

    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise Plain(
                f"{file} is larger than any sheet of one session. Name another."
            )
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Plain(f"{file} is not UTF-8 text. Save it as CSV UTF-8.") from error
    except OSError as error:
        message = f"{file} could not be read ({error.strerror}); check its name."
        raise Plain(message) from error


def _session(opened: "Opened", named: str | None) -> "SessionRead":
    """The one that is named, or the only one that is open."""
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from ui.command_line.export import session_read  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if named is not None:
        return session_read(opened, named)
    query = SessionQuery(state="open", limit=None)
    rows = opened.recorder.sessions(query, by=opened.by)
    if len(rows) != 1:
        count = "No session is" if not rows else f"{len(rows)} sessions are"
        raise Plain(f"{count} open. Name one by --session; vigil sessions lists them.")
    return session_read(opened, str(rows[0].id))


def _planned(
    text: str, read: "SessionRead", opened: "Opened", name: str | None
) -> "tuple[PaperPlan, PaperFile]":
    from monitor.charting.paper_file import read_paper  # noqa: PLC0415
    from monitor.charting.paper_import import plan_paper  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    sheet = read_paper(text, read.protocol.charting)
    number = read.patient.details.identifier
    others = sorted(sheet.patients - {number})
    if others:
        message = (
            f"The sheet is of {others[0]}, and this session of {number}. "
            "Find out whose it is."
        )
        raise Plain(message)
    actor, now = opened.acting(name), opened.recorder.clock.now()
    return plan_paper(sheet.rows, read, actor, now), sheet


def _carry_out(plan: "PaperPlan", opened: "Opened", name: str | None) -> None:
    """A bar on standard error where somebody looks at it."""
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from monitor.charting.paper_import import carry_out  # noqa: PLC0415
    from ui.command_line.plain import Refused  # noqa: PLC0415
    from ui.command_line.progress import passing  # noqa: PLC0415

    actor = opened.acting(name)
    for command in plan.commands[:1]:
        may = opened.recorder.permitted(actor, command)
        if isinstance(may, Refusal):
            raise Refused(may.sentence)
    charted = carry_out(plan, opened.recorder, actor)
    with passing("Lines", charted, len(plan.commands)) as shown:
        for _ in shown:
            pass


def _outcome(
    plan: "PaperPlan", read: "SessionRead", wrong: int, *, dry_run: bool
) -> str:
    details = read.patient.details
    whose = f"{details.family.upper()}, {details.given}, {details.identifier}"
    if wrong:
        lines = "1 line is" if wrong == 1 else f"{wrong} lines are"
        return (
            f"{lines} in doubt, so nothing is charted for {whose}. "
            "Mend the file, then try again."
        )
    new = len(plan.new)
    lines = "1 line" if new == 1 else f"{new} lines"
    verb = "would be" if dry_run else "is" if new == 1 else "are"
    return (
        f"{lines} {verb} charted for {whose}, marked as transcribed from paper; "
        f"{len(plan.known)} charted already."
        f"{_closed(read, dry_run=dry_run) if new else ''}"
    )


def _closed(read: "SessionRead", *, dry_run: bool) -> str:
    """What that means for a session that was over; the lines are an addendum there."""
    from monitor.chart.signing_off import is_signed  # noqa: PLC0415

    if read.session.is_open:
        return ""
    told = "The session is closed: what is new {} an addendum to it."
    if is_signed(read.session):
        told = "The session is signed: it {} amended since, and is to be signed again."
    return f" {told.format('would be' if dry_run else 'is')} {_SILENT}"
