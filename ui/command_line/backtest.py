"""``vigil backtest``: what a changed protocol would have alerted to, and what not."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from ui.command_line.where import record_option

if TYPE_CHECKING:
    from monitor.protocol.care_protocol import CareProtocol
    from monitor.review.backtest import Backtest
    from monitor.review.trial import Trial
    from ui.command_line.record import Opened

REFUSED = 1
_MOST_TOLD = 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@record_option
@click.pass_context
def backtest(context: click.Context, file: Path, as_json: bool) -> None:  # noqa: FBT001  (click's way)
    """Try a changed protocol on the stored sessions.

    Every closed session of a protocol of the same id is judged anew by FILE and by its
    own protocol, and what differs is told: alerts that FILE gains, loses or has at
    another time. Nothing is changed. Ctrl+C stops it.
    """
    from ui.command_line.record import open_record  # noqa: PLC0415

    changed = _protocol(context, file)
    with open_record(context.obj, writes=False) as opened:
        opened.demand("review")
        trial = _trial(opened, changed)
        _run(trial)
    found = trial.result()
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
        click.echo(text)
        return
    for line in _lines(found, changed, trial.of_others):
        click.echo(line)


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
    journal = recorder.all_sessions.journal(by=opened.by)
    return Trial(journal, changed, recorder.clock.now())


def _run(trial: "Trial") -> None:
    """With a bar where somebody can see it."""
    bar = click.progressbar(
        length=trial.total,
        label="Sessions",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    )
    with bar:
        while not trial.is_done:
            before = trial.done
            trial.turn()
            bar.update(trial.done - before)


def _lines(found: "Backtest", changed: "CareProtocol", others: int) -> list[str]:
    from ui.views.backtest.words import (  # noqa: PLC0415
        concerned_line,
        heading,
        rule_table,
    )

    lines = [heading(found, changed, others)]
    lines += rule_table(found)
    told = found.concerned[:_MOST_TOLD]
    lines += [concerned_line(session) for session in told]
    more = len(found.concerned) - len(told)
    return [*lines, f"and {more} more sessions; --json tells all"] if more else lines
