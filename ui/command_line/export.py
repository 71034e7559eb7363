"""``vigil export``: one session, or all of them, to a file."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from ui.command_line.on_paper import PAPERS
from ui.command_line.where import record_option
from ui.command_line.written_as import Form
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.chart.entries import Actor
    from monitor.charting.reads import AnyRead, SessionRead, UnreadableSession
    from ui.command_line.handed_out import Tally
    from ui.command_line.record import Opened
    from ui.command_line.streamed import Streamed


LEFT_OUT = 1
FORMS = ("csv", "json", "fhir", "text", "bundle", "pdf", "esketamine")
_ON_PAPER = ("pdf", "esketamine")
_UNNAMED = (
    "Say which session, by its id or the beginning of it; vigil sessions lists them."
)


def _file(_context: click.Context, _option: click.Parameter, typed: str) -> Path:
    """A path that ends like a folder's is not taken for a file's."""
    if typed.endswith(os.sep):
        raise click.BadParameter(f"{typed} is a folder. Name a file in it.")
    return Path(typed)


@click.command()
@click.argument("session", required=False)
@click.option("--all", "every", is_flag=True, help="Every session instead of one.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    required=True,
)
@click.option("--paper", type=click.Choice(PAPERS), default=PAPERS[0], help="Of a PDF.")
@click.option("--out", type=click.Path(dir_okay=False), callback=_file, required=True)
@click.option(
    "--identified", is_flag=True, help="As csv, json, fhir: tell whose it is, and when."
)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@record_option
@click.pass_context
def export(
    context: click.Context,
    /,
    session: str | None,
    form: str,
    paper: str,
    out: Path,
    **asked: bool,
) -> None:
    """Write a session to a file.

    All of it as JSON, its observations as CSV, as a Bundle of FHIR R4; a summary as
    plain text, one session as a report on paper (PDF), one of a nasal spray as the one
    page that a REMS form is filled in from (esketamine); or as a bundle, with its
    proof, which python -m monitor.chartverify FILE holds against what it says.

    CSV, JSON and FHIR tell no names, numbers, free text or true times unless you say
    --identified. Without it each file has stand-ins and shifted times of its own, so
    that two files of one session can't be joined. All else names the patient: keep it
    as you keep the record.

    SESSION is its id, or the beginning of it. Of --all, JSON and FHIR have a session on
    each line (NDJSON), and one that can't be read is left out and told; the status is
    then 1.
    """
    from ui.command_line.record import open_record  # noqa: PLC0415

    launch: Launch = context.obj
    every = asked["every"]
    written = Form(form, paper, one=not every, identified=asked["identified"])
    _refuse_wish(session, written)
    _refuse_file(out, is_replaced=asked["force"])
    with open_record(launch) as opened:
        opened.demand("exports")
        told = _stream(opened, session, written, out)
    _tell(len(told.tally.touched), out, told.left_out)
    if told.left_out:
        context.exit(LEFT_OUT)


def _refuse_wish(session: str | None, form: Form) -> None:
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if form.one != (session is not None):
        raise Plain("Name one session, or say --all; vigil sessions lists them.")
    if not form.one and form.name in _ON_PAPER:
        raise Plain("A report is of one session. Name it; vigil sessions lists them.")


def _refuse_file(out: Path, *, is_replaced: bool) -> None:
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if out.exists() and not is_replaced:
        raise Plain(f"{out} is there already. Name another file, or say --force.")


def _stream(
    opened: "Opened", session: str | None, written: Form, out: Path
) -> "Streamed":
    from ui.command_line.progress import say_begun  # noqa: PLC0415
    from ui.command_line.streamed import Streamed  # noqa: PLC0415

    told = Streamed(opened, written)
    if written.name == "bundle":
        say_begun("Bundling the entries")
        told.write_pieces(_bundled(opened, session, told.tally), out)
    else:
        told.write(_reads(opened, session, told.left_out), out)
    return told


def _tell(found: int, out: Path, left_out: list[str]) -> None:
    count = "1 session is" if found == 1 else f"{found} sessions are"
    click.echo(f"{count} in {out}.")
    for why in left_out:
        click.echo(why, err=True)


def _reads(
    opened: "Opened", session: str | None, left_out: list[str]
) -> "Iterator[SessionRead]":
    """One session or all, one after the other; why any of them is left out."""
    if session is None:
        yield from _every(opened, left_out)
    else:
        yield _readable(opened.recorder.to_export, _id(opened, session), opened.by)


def _bundled(
    opened: "Opened", session: str | None, tally: "Tally"
) -> "Iterator[bytes]":
    from ui.command_line.bundling import bundled  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    id_ = None if session is None else _id(opened, session)
    try:
        return bundled(opened, id_, tally)
    except KeyError:
        raise Plain(_unknown(id_)) from None


def _unknown(id_: UUID | None) -> str:
    return f"There is no session {id_}. vigil sessions lists them."


def _every(opened: "Opened", left_out: list[str]) -> "Iterator[SessionRead]":
    """All that can be read, and a sentence for each session that can't."""
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from monitor.charting.reads import SessionRead  # noqa: PLC0415
    from ui.command_line.progress import passing  # noqa: PLC0415

    recorder, by = opened.recorder, opened.by
    rows = recorder.sessions(SessionQuery(limit=None), by=by)
    with passing("Sessions", rows) as shown:
        for row in shown:
            read = recorder.to_export(row.id, by=by)
            if isinstance(read, SessionRead):
                yield read
            else:
                left_out.append(_left_out(read))


def _left_out(read: "UnreadableSession") -> str:
    return f"Session {read.id} is left out. {read.sentence}"


def session_read(opened: "Opened", typed: str) -> "SessionRead":
    """The session of that id, or the only one whose id begins so; Plain otherwise."""
    return _readable(opened.recorder.session, _id(opened, typed), opened.by)


def _readable(
    read_one: "Callable[..., AnyRead]", id_: UUID, by: "Actor"
) -> "SessionRead":
    from monitor.charting.reads import UnreadableSession  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    try:
        read = read_one(id_, by=by)
    except KeyError:
        raise Plain(_unknown(id_)) from None
    if isinstance(read, UnreadableSession):
        raise Plain(f"Session {id_} can't be exported. {read.sentence}")
    return read


def _id(opened: "Opened", typed: str) -> UUID:
    """The id itself, or the only one that begins so."""
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    typed = typed.strip()
    if not typed:
        raise Plain(_UNNAMED)
    with suppress(ValueError):
        return UUID(typed)
    rows = opened.recorder.sessions(SessionQuery(limit=None), by=opened.by)
    found = [row.id for row in rows if str(row.id).startswith(typed.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        raise Plain(f"{len(found)} sessions begin with {typed}. Type more of the id.")
    message = f"No session begins with {typed}. vigil sessions lists them."
    raise Plain(message)
