"""``vigil sessions``: the sessions of this workstation, newest first."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import click
import msgspec
from msgspec import Struct

from monitor.charting.review_list import UNKNOWN
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
    is_dosed: bool
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

    Each by its id, when it was opened, its state in the words that state: of the review
    list takes, and that no dose was given where it was closed without one. Whose it is
    is told with --identified, to those who may export, and stands in the audit log.
    """
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch, writes=identified) as opened:
        if identified:
            opened.demand("exports")
        rows = opened.recorder.sessions(SessionQuery(limit=None), by=opened.by)
        states = _states(opened)
        told = _told(rows, states, as_json=as_json, identified=identified)
        if identified:
            _note(opened, rows, told, "json" if as_json else "text")
    click.echo(told, nl=False)


def _states(opened: "Opened") -> dict[UUID, str]:
    """Of each session, as the review list has it."""
    from monitor.charting.review_list import Sought  # noqa: PLC0415
    from monitor.review.line_pages import pages_of  # noqa: PLC0415

    pages = pages_of(opened.recorder, Sought(), opened.by)
    return {UUID(bytes=row.session): row.state for page in pages for row in page}


def _told(
    rows: "tuple[SessionRow, ...]",
    states: dict[UUID, str],
    *,
    as_json: bool,
    identified: bool,
) -> str:
    lines = [_bare(row, states) for row in rows]
    if as_json:
        told = [_whole(*pair) for pair in zip(rows, lines, strict=True)]
        content = msgspec.json.encode(told if identified else lines)
        return msgspec.json.format(content, indent=2).decode() + "\n"
    if not rows:
        return "No sessions yet.\n"
    columns = [
        [str(line.id) for line in lines],
        [_opened(line) for line in lines],
        [line.state for line in lines],
        [_dose(line) for line in lines],
    ]
    if identified:
        columns.append([_patient(row) for row in rows])
    return _table(columns)


def _table(columns: list[list[str]]) -> str:
    """Side by side, without those that say nothing."""
    wide = [(column, max(map(len, column))) for column in columns if any(column)]
    padded = [[f"{cell:{width}}" for cell in column] for column, width in wide]
    return "".join("  ".join(row).rstrip() + "\n" for row in zip(*padded, strict=True))


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


def _whole(row: "SessionRow", line: SessionLine) -> dict[str, object]:
    """With whose it is."""
    told: dict[str, object] = msgspec.to_builtins(row)
    return {**told, "state": line.state, "is_dosed": line.is_dosed}


def _bare(row: "SessionRow", states: dict[UUID, str]) -> SessionLine:
    return SessionLine(
        id=row.id,
        opened_at=row.opened_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        closed_at=row.closed_at,
        zone=row.zone,
        protocol_id=row.protocol_id,
        protocol_version=row.protocol_version,
        state=states.get(row.id, UNKNOWN),
        is_dosed=row.started_at is not None,
        is_erased=row.is_erased,
    )


def _opened(line: SessionLine) -> str:
    return f"{line.opened_at.astimezone(ZoneInfo(line.zone)):%Y-%m-%d %H:%M %Z}"


def _dose(line: SessionLine) -> str:
    """That none was given; of an open session or an erased one nobody knows."""
    may_be = line.is_dosed or line.closed_at is None or line.is_erased
    return "" if may_be else "no dose given"


def _patient(row: "SessionRow") -> str:
    if row.is_erased:
        return "Erased"
    if row.patient is None:
        return "This version can't read the patient"
    details = row.patient.details
    return f"{details.identifier}  {details.family.upper()}, {details.given}"
