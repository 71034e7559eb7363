"""How far a command is: on standard error, where somebody looks at it."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

Step = TypeVar("Step")


def counting(label: str, length: int) -> "ProgressBar[int]":
    """A bar that is told how many steps are done."""
    return click.progressbar(
        length=length, label=label, file=sys.stderr, hidden=not _is_seen()
    )


def passing(
    label: str, steps: Iterable[Step], length: int | None = None
) -> "ProgressBar[Step]":
    """A bar that goes on with each step that is taken."""
    return click.progressbar(
        steps, length, label, file=sys.stderr, hidden=not _is_seen()
    )


def say_begun(words: str) -> None:
    """For what can't tell how far it is, such as ``Checking the record``."""
    if _is_seen():
        click.echo(f"{words}…", err=True)


def _is_seen() -> bool:
    return sys.stderr.isatty()
