"""A day as it is typed after an option: YYYY-MM-DD, and nothing else."""

import re
from datetime import date

import click

from ui.overriding import override

FORM = "YYYY-MM-DD"
_TYPED = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


class TypedDay(click.ParamType):
    """Becomes a ``date``; what is no such day is told in plain words."""

    name = FORM

    @override
    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        if isinstance(value, date):
            return value
        found = _TYPED.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"{value} is no day. Type it as {FORM}", param, ctx)
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            why = f"there is no such day as {value}. Type one as {FORM}"
            self.fail(why, param, ctx)
