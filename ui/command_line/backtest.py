"""``vigil backtest``: what a changed protocol would have alerted to, and what not."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.plain import REFUSED, Refused
from ui.command_line.where import record_option

if TYPE_CHECKING:
    from monitor.protocol.care_protocol import CareProtocol
    from monitor.review.backtest import Backtest
    from monitor.review.trial import Trial
    from ui.command_line.record import Opened

_MOST_TOLD = 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@record_option
@click.pass_context
def backtest(context: click.Context, file: Path, as_json: bool) -> None:  # noqa: FBT001  (click's way)
    """Try a changed protocol on the stored sessions.

    Every closed session of a protocol of the same id is judged anew by FILE and by its
    own protocol, and what differs is told: alerts that FILE gains, loses, has at
    another time, or that another of its rules raises. Nothing is changed. Ctrl+C stops
    it. Where there is no session to try, the status is 1.
    """
    from ui.command_line.record import open_record  # noqa: PLC0415
    from ui.views.backtest.words import nothing_compared  # noqa: PLC0415

    changed = _protocol(context, file)
    with open_record(context.obj, writes=False) as opened:
        opened.demand("review")
        trial = _trial(opened, changed)
        _run(trial)
    found = trial.result()
    why = nothing_compared(found, changed, trial.of_others)
    if as_json:
        click.echo(_json(found, trial.of_others))
    elif not why:
        for line in _lines(found, changed, trial.of_others):
            click.echo(line)
    if why:
        raise Refused(f"There was nothing to compare: {why}")


def _protocol(context: click.Context, file: Path) -> "CareProtocol":
    from monitor.protocol.faults import ProtocolFault  # noqa: PLC0415
    from monitor.protocol.parsing import parse_protocol  # noqa: PLC0415
    from ui.command_line.protocol_file import protocol_text, tell_faults  # noqa: PLC0415

    try:
        return parse_protocol(protocol_text(file))
    except ProtocolFault as refused:
        tell_faults(file, refused)
        context.exit(REFUSED)


def _trial(opened: "Opened", changed: "CareProtocol") -> "Trial":
    from monitor.review.trial import Trial  # noqa: PLC0415

    recorder = opened.recorder
    stored = recorder.all_sessions.stored(by=opened.by)
    return Trial(stored, changed, recorder.clock.now())


def _run(trial: "Trial") -> None:
    """With a bar where somebody can see it."""
    from ui.command_line.progress import counting  # noqa: PLC0415

    with counting("Sessions", trial.total) as bar:
        while not trial.is_done:
            before = trial.done
            trial.turn()
            bar.update(trial.done - before)


def _json(found: "Backtest", of_others: int) -> str:
    from ui.views.backtest.as_json import as_json  # noqa: PLC0415

    return as_json(found, of_others)


def _lines(found: "Backtest", changed: "CareProtocol", others: int) -> list[str]:
    from ui.shipped import ships  # noqa: PLC0415
    from ui.views.backtest.words import (  # noqa: PLC0415
        concerned_line,
        heading,
        rule_table,
        same_text,
    )

    lines = [heading(found, changed, others)]
    identical = same_text(found, is_shipped=ships(changed.sha256))
    lines += [identical] if identical else []
    lines += rule_table(found)
    told = found.concerned[:_MOST_TOLD]
    lines += [concerned_line(session) for session in told]
    more = len(found.concerned) - len(told)
    return [*lines, f"and {more} more sessions; --json tells all"] if more else lines
