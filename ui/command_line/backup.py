"""``vigil backup``: a copy of the record that was proved before it counts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.storage.folder import RecordFolder


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@record_option
@click.pass_obj
def backup(launch: Launch, out: Path, force: bool) -> None:  # noqa: FBT001  (click's way)
    """Copy the record to a file, and prove the copy.

    It is encrypted as the record is and opens with the same key, which is not in it:
    keep a copy of the key as well, elsewhere.
    """
    from monitor.storage.backup import back_up  # noqa: PLC0415
    from ui.command_line.held import told  # noqa: PLC0415
    from ui.command_line.record import held_folder  # noqa: PLC0415

    with held_folder(launch) as folder:
        _refuse(folder, out, force=force)
        found = back_up(folder.record, folder.key(), out)
    click.echo(f"{out} holds {told(found)}. It was read back and is whole.")


def _refuse(folder: "RecordFolder", out: Path, *, force: bool) -> None:
    from ui.command_line.record import Plain  # noqa: PLC0415

    is_own = out.resolve().parent == folder.path.resolve()
    if is_own and out.name.startswith("record."):
        raise Plain(f"{out} is a file of the record itself. Name another file.")
    if out.exists() and not force:
        raise Plain(f"{out} is there already. Name another file, or say --force.")
