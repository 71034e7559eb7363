"""A day as it is typed after an option: YYYY-MM-DD, and nothing else."""

import re
from datetime import date

import click

FORM = "YYYY-MM-DD"
_TYPED = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def typed_day(
    _context: click.Context, _option: click.Parameter, typed: str | None
) -> date | None:
    """None where the option is left out; what is no such day is told plainly."""
    if typed is None:
        return None
    found = _TYPED.fullmatch(typed.strip())
    if found is None:
        raise click.BadParameter(f"{typed} is no day. Type it as {FORM}")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        why = f"there is no such day as {typed}. Type one as {FORM}"
        raise click.BadParameter(why) from None
