"""Passwords and codes for a command: from a prompt without echo, or out of a file."""

import os
import stat
import sys
from pathlib import Path

import click

from ui.command_line.plain import Plain

_LONGEST = 4096
"""Bytes; no password is as long."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def asked(what: str, option: str, *, is_hidden: bool = True) -> str:
    """What somebody types; says so and stops where there is no terminal."""
    if not sys.stdin.isatty():
        raise Plain(
            f"{what} is needed, and there is no terminal to ask for it. "
            f"Give it with {option}."
        )
    typed: str = click.prompt(
        what, default="", show_default=False, hide_input=is_hidden, err=True
    )
    return typed


def line_of(file: Path) -> str:
    """The one line of a file that nobody else can read."""
    try:
        with file.open("rb") as opened:
            mode = os.fstat(opened.fileno()).st_mode
            content = opened.read(_LONGEST + 1)
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise Plain(f"{file} could not be read ({reason}); check its name.") from error
    if os.name == "posix" and mode & _OTHERS:
        raise Plain(
            f"{file} can be read by others on this workstation. Make it yours alone "
            "(chmod 600), and change what is in it if they may have seen it."
        )
    line = content.removesuffix(b"\n").removesuffix(b"\r")
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise Plain(f"{file} is not UTF-8 text. Write it anew, in one line.") from error
    if not text or len(content) > _LONGEST or "\n" in text:
        raise Plain(f"{file} has to hold one line and nothing else. Write it anew.")
    return text
