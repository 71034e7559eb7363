"""``--data`` after the command as well as before it, and who signs in to the record."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from ui.launch import Launch

Decorated = TypeVar("Decorated", bound=Callable[..., object])


def folder_option(command: Decorated) -> Decorated:
    """Let the command take the folder of the record, as ``vigil`` itself does."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        multiple=True,
        expose_value=False,
        callback=_name_folder,
        help="Where this workstation keeps its record.",
    )(command)


def record_option(command: Decorated) -> Decorated:
    """The same, and who signs in where people sign in to that record."""
    sign_in = click.option(
        "--as",
        "signing_in",
        metavar="NAME",
        default="",
        expose_value=False,
        callback=_name_person,
        help="Your sign-in name. Asked for where it is left out.",
    )
    password = click.option(
        "--password-file",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_name_password_file,
        help="Holds your password in one line. Without it you are asked.",
    )
    return folder_option(sign_in(password(command)))


def recovery_option(command: Decorated) -> Decorated:
    """Besides, the recovery code, for where nobody can sign in."""
    code = click.option(
        "--recovery-code-file",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_name_code_file,
        help="Holds the printed recovery code, for when nobody can sign in.",
    )
    return record_option(code(command))


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
    launch = _launch(context)
    known = () if launch.folder is None else (launch.folder,)
    folder = one_folder(context, parameter, (*known, *folders))
    context.obj = launch._replace(folder=folder)


def _name_person(context: click.Context, _: click.Parameter, name: str) -> None:
    launch = _launch(context)
    context.obj = launch._replace(sign_in=launch.sign_in._replace(name=name.strip()))


def _name_password_file(
    context: click.Context, _: click.Parameter, file: Path | None
) -> None:
    launch = _launch(context)
    sign_in = launch.sign_in._replace(password_file=file)
    context.obj = launch._replace(sign_in=sign_in)


def _name_code_file(
    context: click.Context, _: click.Parameter, file: Path | None
) -> None:
    launch = _launch(context)
    sign_in = launch.sign_in._replace(code_file=file)
    context.obj = launch._replace(sign_in=sign_in)


def _launch(context: click.Context) -> Launch:
    launch: Launch = context.obj or Launch()
    return launch
