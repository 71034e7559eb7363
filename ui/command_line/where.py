"""``--data`` after the command as well as before it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from ui.launch import Launch

Decorated = TypeVar("Decorated", bound=Callable[..., object])


def record_option(command: Decorated) -> Decorated:
    """Let the command take the folder of the record, as ``vigil`` itself does."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        expose_value=False,
        callback=_name_folder,
        help="Where this workstation keeps its record.",
    )(command)


def _name_folder(
    context: click.Context, _: click.Parameter, folder: Path | None
) -> None:
    if folder is None:
        return
    launch: Launch = context.obj or Launch()
    if launch.folder not in {None, folder}:
        raise click.UsageError("--data names two folders. Name one.", context)
    context.obj = launch._replace(folder=folder)
