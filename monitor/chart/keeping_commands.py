"""Wishes about whose record must not be erased, and how long all are kept here."""

from uuid import UUID

from monitor.chart.command import Command


class PlaceHold(Command, frozen=True, kw_only=True):
    """Keep a patient's record from being erased until that is lifted."""

    patient: UUID
    reason: str
    asked_by: str


class LiftHold(Command, frozen=True, kw_only=True):
    """Say that a hold no longer stands."""

    hold: UUID
    reason: str


class SetRetention(Command, frozen=True, kw_only=True):
    """Say for how many years after the last session records are kept here."""

    years: int
    source: str


KeepingCommand = PlaceHold | LiftHold | SetRetention
