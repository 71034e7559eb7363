"""Emergencies as they are handed out."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.session import Session


class StampOut(Struct, frozen=True, kw_only=True):
    """One thing that was done, and who charted it."""

    at: datetime
    code: str
    label: str
    by: str


class EmergencyOut(Struct, frozen=True, kw_only=True):
    """An emergency from time zero to its end."""

    declared_at: datetime
    by: str
    stamps: tuple[StampOut, ...]
    ended_at: datetime | None
    outcome: str
    in_error: bool


def emergency_rows(session: Session) -> tuple[EmergencyOut, ...]:
    return tuple(
        EmergencyOut(
            declared_at=emergency.declared_at,
            by=session.name_of(emergency.by),
            stamps=tuple(
                StampOut(
                    at=stamp.at,
                    code=stamp.code,
                    label=stamp.label,
                    by=session.name_of(stamp.by),
                )
                for stamp in emergency.stamps
            ),
            ended_at=emergency.ended_at,
            outcome=emergency.outcome,
            in_error=emergency.in_error,
        )
        for emergency in session.emergencies
    )
