"""Noting what somebody does with the record, by the clock that charting goes by."""

from collections.abc import Sequence
from uuid import UUID

from monitor.chart.audit import AnyDeed, NewDeed, Subject
from monitor.chart.entries import Actor
from monitor.charting.ports import AuditLog, Circumstances
from monitor.clock import Clock, new_id


class Auditor:
    """For the one thread that has the record.

    Anything may raise an EnvironmentFault. Nothing is noted then, so that what must not
    happen unnoted is not to be done.
    """

    def __init__(self, log: AuditLog, clock: Clock, app_version: str) -> None:
        self._log = log
        self._clock = clock
        self._app_version = app_version

    def note(
        self,
        deed: AnyDeed,
        who: Actor | None,
        subject: Subject | None = None,
        patient: UUID | None = None,
    ) -> None:
        """One deed; ``who`` is None where nobody is known yet."""
        self.note_each(deed, who, [(subject, patient)])

    def note_each(
        self,
        deed: AnyDeed,
        who: Actor | None,
        touched: Sequence[tuple[Subject | None, UUID | None]],
    ) -> None:
        """One deed done to several, a row for each, all or none."""
        deeds = [
            NewDeed(id=new_id(), deed=deed, subject=subject, patient=patient)
            for subject, patient in touched
        ]
        self._log.add(deeds, who, self._when())

    def _when(self) -> Circumstances:
        return Circumstances(
            recorded_at=self._clock.now(),
            recorded_mono=self._clock.monotonic(),
            boot_id=self._clock.boot_id,
            app_version=self._app_version,
        )
