"""``vigil hold``, ``lift-hold`` and ``retention``: what may not be erased yet."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.chart.keeping import Hold
    from monitor.chart.keeping_commands import KeepingCommand
    from ui.command_line.record import Opened

_SHORT = 8
"""Digits of a hold's id that are shown and asked for."""


@click.command()
@click.option(
    "--patient-file",
    type=click.Path(path_type=Path),
    help="Holds the patient's number in one line. Without it you are asked.",
)
@click.option("--reason", required=True, help="Why, such as a claim. Name nobody.")
@click.option("--asked-by", required=True, help="Who asked for it.")
@record_option
@click.pass_obj
def hold(
    launch: Launch, /, patient_file: Path | None, reason: str, asked_by: str
) -> None:
    """Hold a patient's record: nobody is erased while a hold stands."""
    from msgspec.structs import replace  # noqa: PLC0415

    from monitor.chart.keeping_commands import PlaceHold  # noqa: PLC0415
    from monitor.chart.lock_times import SITE  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415
    from monitor.storage.erasable import erasable  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415
    from ui.command_line.secret_words import asked, line_of  # noqa: PLC0415

    with open_record(launch) as opened:
        # Who may not hold anything is not told either whether there is such a patient.
        command = PlaceHold(
            id=new_id(),
            stream_id=SITE.id,
            at=opened.recorder.clock.now(),
            patient=SITE.id,
            reason=reason,
            asked_by=asked_by,
        )
        _demand(opened, command)
        what, option = "The patient's number", "--patient-file FILE"
        number = (
            line_of(patient_file)
            if patient_file
            else asked(what, option, is_hidden=False)
        )
        found = erasable(opened.database, number)
        if found is None:
            raise Plain("Nobody in this record has that number. Check it.")
        _do(opened, replace(command, patient=found.patient))
        click.echo(f"The record is held. The hold is {command.id.hex[-_SHORT:]}.")


@click.command("lift-hold")
@click.argument("hold")
@click.option("--reason", required=True, help="Why it no longer stands.")
@record_option
@click.pass_obj
def lift_hold(launch: Launch, /, hold: str, reason: str) -> None:
    """Lift the hold of that number, as `vigil retention` tells it."""
    from msgspec.structs import replace  # noqa: PLC0415

    from monitor.chart.keeping_commands import LiftHold  # noqa: PLC0415
    from monitor.chart.lock_times import SITE  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch) as opened:
        command = LiftHold(
            id=new_id(),
            stream_id=SITE.id,
            at=opened.recorder.clock.now(),
            hold=SITE.id,
            reason=reason,
        )
        _demand(opened, command)
        found = [h for h in _holds(opened) if h.id.hex.endswith(hold.strip().lower())]
        if len(found) != 1 or not hold.strip():
            raise Plain("There is no such hold. `vigil retention` lists them.")
        _do(opened, replace(command, hold=found[0].id))
        click.echo("The hold is lifted. Others on the same record still stand.")


@click.command()
@click.option("--years", type=int, help="Keep records so long from now on.")
@click.option("--source", help="The law or rule that asks for it.")
@record_option
@click.pass_obj
def retention(launch: Launch, /, years: int | None, source: str | None) -> None:
    """Tell how long records are kept and which holds stand, or set how long.

    Nothing is ever erased by itself: the supervisor's page lists whose record has been
    kept so long, and `vigil erase` erases one patient.
    """
    from monitor.chart.keeping_commands import SetRetention  # noqa: PLC0415
    from monitor.chart.lock_times import SITE  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch) as opened:
        command = SetRetention(
            id=new_id(),
            stream_id=SITE.id,
            at=opened.recorder.clock.now(),
            years=years or 0,
            source=source or "",
        )
        _demand(opened, command)
        if years is not None:
            _do(opened, command)
        for line in _told(opened):
            click.echo(line)


def _demand(opened: "Opened", command: "KeepingCommand") -> None:
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from ui.command_line.plain import Refused  # noqa: PLC0415

    who = opened.recorder.permitted(opened.by, command)
    if isinstance(who, Refusal):
        raise Refused(who.sentence)


def _do(opened: "Opened", command: "KeepingCommand") -> None:
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from ui.command_line.plain import Refused  # noqa: PLC0415

    answer = opened.recorder.handle(command, opened.by)
    if isinstance(answer, Refusal):
        raise Refused(answer.sentence)


def _holds(opened: "Opened") -> "tuple[Hold, ...]":
    """Those that stand."""
    return tuple(
        hold for hold in opened.recorder.site.holds(by=opened.by) if hold.stands
    )


def _told(opened: "Opened") -> "list[str]":
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    from monitor.chart.days import day_in_words  # noqa: PLC0415
    from monitor.clock import workstation_zone  # noqa: PLC0415

    kept = opened.recorder.site.retention(by=opened.by)
    lines = [
        "Nobody has chosen how long records are kept."
        if kept is None
        else f"Records are kept {kept.years} years after the last session: "
        f"{kept.source}."
    ]
    holds, here = _holds(opened), ZoneInfo(workstation_zone())
    lines.append(f"Holds that stand: {len(holds)}.")
    for hold in holds:
        since = day_in_words(hold.placed_at.astimezone(here).date())
        short = hold.id.hex[-_SHORT:]
        lines.append(f"  {short}  since {since}, {hold.asked_by}: {hold.reason}")
    return lines
