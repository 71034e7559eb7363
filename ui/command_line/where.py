"""``--data`` after the command as well as before it; it names one folder."""

from collections.abc import Callable, Sequence
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
        multiple=True,
        expose_value=False,
        callback=_name_folder,
        help="Where this workstation keeps its record.",
    )(command)


def one_folder(
    context: click.Context, _: click.Parameter, folders: Sequence[Path]
) -> Path | None:
    """The folder that is named, however often; refuses another one beside it."""
    if len(set(folders)) > 1:
        raise click.UsageError("--data names two folders. Name one.", context)
    return folders[0] if folders else None


def _name_folder(
    context: click.Context, parameter: click.Parameter, folders: Sequence[Path]
) -> None:
    launch: Launch = context.obj or Launch()
    known = () if launch.folder is None else (launch.folder,)
    folder = one_folder(context, parameter, (*known, *folders))
    context.obj = launch._replace(folder=folder)
