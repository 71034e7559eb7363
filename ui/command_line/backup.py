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

    It is encrypted as the record is. Where people sign in, FILE.slots beside it lets
    them in who could sign in when it was made: keep both. Else it opens with the key
    file of the record, which is not in it: keep a copy of that as well, elsewhere.
    """
    from monitor.storage.backup import Demand, back_up  # noqa: PLC0415
    from monitor.storage.missing import known_missing  # noqa: PLC0415
    from ui.command_line.copy_keys import demand_role, present_key  # noqa: PLC0415
    from ui.command_line.held import told  # noqa: PLC0415
    from ui.command_line.noted_copies import note_backup  # noqa: PLC0415
    from ui.command_line.progress import say_begun  # noqa: PLC0415
    from ui.command_line.record import held_folder  # noqa: PLC0415
    from ui.command_line.signing_in import enter  # noqa: PLC0415

    with held_folder(launch) as folder:
        _refuse(folder, out, force=force)
        entry = enter(folder, launch)
        key = present_key(folder, entry)
        if entry.keys is not None:
            demand_role(entry, (folder.record, key))
        say_begun("Copying the record, and proving the copy")
        known = known_missing(folder.path)
        demand = Demand(people_of=folder.path, known=known)
        found = back_up(folder.record, key, out, demand)
    note_backup(folder.path, entry, out)
    click.echo(f"{out} holds {told(found)}. It was read back and is whole.")


def _refuse(folder: "RecordFolder", out: Path, *, force: bool) -> None:
    from monitor.storage.copied_slots import slots_beside  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    is_own = out.resolve().parent == folder.path.resolve()
    if is_own and f"{out.name}.".startswith("record."):
        raise Plain(f"{out} is a file of the record itself. Name another file.")
    for path in (out, slots_beside(out)):
        if path.exists() and not force:
            raise Plain(f"{path} is there already. Name another file, or say --force.")
