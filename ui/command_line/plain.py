"""How a command ends that does not do what was asked: one plain sentence, and why."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from monitor.charting.faults import EnvironmentFault, NotPermitted, Unconfirmed

REFUSED = 1
USAGE = 2


class Plain(click.ClickException):
    """One plain sentence on standard error, and status 2."""

    exit_code = USAGE


class Refused(click.ClickException):
    """One plain sentence on standard error, and status 1: the answer is no."""

    exit_code = REFUSED


@contextmanager
def faults_told() -> Iterator[None]:
    """Tell in plain words what is wrong with the workstation, or not permitted."""
    try:
        yield
    except EnvironmentFault as fault:
        raise Plain(str(fault)) from fault
    except NotPermitted as no:
        raise Refused(no.refusal.sentence) from no
    except Unconfirmed as doubt:
        message = f"{doubt} Run the command again: what is there is not charted twice."
        raise Plain(message) from doubt
