"""``vigil sessions``: the sessions of this workstation, newest first."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import click
import msgspec
from msgspec import Struct

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.charting.ports import SessionRow
    from ui.command_line.record import Opened


class SessionLine(Struct, frozen=True, kw_only=True):
    """What is told of a session that says nothing of whose it is."""

    id: UUID
    opened_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    closed_at: datetime | None
    zone: str
    protocol_id: str
    protocol_version: int
    state: str
    is_erased: bool


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option(
    "--identified", is_flag=True, help="Tell whose they are; noted as an export."
)
@record_option
@click.pass_obj
def sessions(launch: Launch, /, *, as_json: bool, identified: bool) -> None:
    """List the sessions of this workstation, newest first.

    Each by its id, when it was opened, its state, and that no dose was given where it
    was closed without one. Whose it is is told with --identified, to those who may
    export, and stands in the audit log.
    """
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch, writes=identified) as opened:
        if identified:
            opened.demand("exports")
        rows = opened.recorder.sessions(SessionQuery(limit=None), by=opened.by)
        told = _told(rows, as_json=as_json, identified=identified)
        if identified:
            _note(opened, rows, told, "json" if as_json else "text")
    click.echo(told, nl=False)


def _told(rows: "tuple[SessionRow, ...]", *, as_json: bool, identified: bool) -> str:
    if as_json:
        lines = rows if identified else [_bare(row) for row in rows]
        return msgspec.json.format(msgspec.json.encode(lines), indent=2).decode() + "\n"
    if not rows:
        return "No sessions yet.\n"
    whose = _patient if identified else _erased
    wide = max(len(_standing(row)) for row in rows)
    return "".join(f"{_line(row, wide)}  {whose(row)}".rstrip() + "\n" for row in rows)


def _note(
    opened: "Opened", rows: "tuple[SessionRow, ...]", told: str, form: str
) -> None:
    from monitor.chart.audit import Subject  # noqa: PLC0415
    from ui.command_line.handed_out import HandedOut, note_export  # noqa: PLC0415

    touched = tuple(
        (Subject("session", row.id), None if row.patient is None else row.patient.id)
        for row in rows
    )
    handed_out = HandedOut(told.encode(), len(rows), touched)
    note_export(opened, f"list of sessions, {form}, identified", handed_out)


def _bare(row: "SessionRow") -> SessionLine:
    return SessionLine(
        id=row.id,
        opened_at=row.opened_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        closed_at=row.closed_at,
        zone=row.zone,
        protocol_id=row.protocol_id,
        protocol_version=row.protocol_version,
        state=_state(row),
        is_erased=row.is_erased,
    )


def _line(row: "SessionRow", wide: int) -> str:
    opened = f"{row.opened_at.astimezone(ZoneInfo(row.zone)):%Y-%m-%d %H:%M %Z}"
    return f"{row.id}  {opened}  {_standing(row):{wide}}"


def _standing(row: "SessionRow") -> str:
    """The state in words; of an erased session nothing else is known."""
    is_undosed = row.started_at is None and not (row.is_open or row.is_erased)
    return "closed, no dose given" if is_undosed else _state(row)


def _state(row: "SessionRow") -> str:
    return "open" if row.is_open else "closed"


def _erased(row: "SessionRow") -> str:
    return "Erased" if row.is_erased else ""


def _patient(row: "SessionRow") -> str:
    if row.is_erased:
        return "Erased"
    if row.patient is None:
        return "This version can't read the patient"
    details = row.patient.details
    return f"{details.identifier}  {details.family.upper()}, {details.given}"
