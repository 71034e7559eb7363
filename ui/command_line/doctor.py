"""``vigil doctor``: diagnostics without patient data."""

import sys
from typing import TYPE_CHECKING

import click
import msgspec

from ui.command_line.where import recovery_option
from ui.launch import Launch, SignIn

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.storage.diagnosis import Line

UNWELL = 1


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array of pairs.")
@recovery_option
@click.pass_context
def doctor(context: click.Context, /, *, as_json: bool) -> None:
    """Tell what technical support asks for; no patient is in it.

    The status is 1 where the record can't be opened. Where people sign in to it and
    nobody does, the rest is told.
    """
    from monitor.clock import SystemClock  # noqa: PLC0415
    from monitor.storage.diagnosis import of_folder  # noqa: PLC0415
    from ui.command_line.record import existing_folder  # noqa: PLC0415

    launch: Launch = context.obj
    folder = existing_folder(launch)
    clock = SystemClock()
    lines = [*of_folder(folder, clock.now(), clock.zone)]
    of_record, is_open = _of_record(folder, launch)
    lines += of_record
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(lines), indent=2).decode())
    else:
        for name, said in lines:
            click.echo(f"{name}: {said}")
    if not is_open:
        context.exit(UNWELL)


def _of_record(path: "Path", launch: Launch) -> "tuple[list[Line], bool]":
    from monitor.charting.faults import EnvironmentFault  # noqa: PLC0415
    from monitor.storage.diagnosis import of_record, told_fault  # noqa: PLC0415
    from monitor.storage.folder import RecordFolder  # noqa: PLC0415
    from monitor.storage.keys import Keys  # noqa: PLC0415
    from ui.command_line.copy_keys import present_key  # noqa: PLC0415
    from ui.command_line.plain import Refused  # noqa: PLC0415
    from ui.command_line.signing_in import enter  # noqa: PLC0415

    try:
        folder = RecordFolder(path)
    except EnvironmentFault as fault:
        return [told_fault(fault)], False
    try:
        if launch.sign_in != SignIn() or sys.stdin.isatty():
            entry = enter(folder, launch, takes_code=True)
            if entry.keys is not None:
                folder.keys = Keys(current=present_key(folder, entry))
        return [*of_record(folder)], True
    except Refused as no:
        return [("Record", no.message)], False
    except EnvironmentFault as fault:
        return [told_fault(fault)], False
    finally:
        folder.release()
