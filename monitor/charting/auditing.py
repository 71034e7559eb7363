"""Noting what somebody does with the record, by the clock that charting goes by."""

from collections.abc import Sequence
from datetime import timedelta
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
        self.add(deeds, who, self.when())

    def add(
        self, deeds: Sequence[NewDeed], who: Actor | None, when: Circumstances
    ) -> None:
        """Deeds with ids of their own, once however often they are added."""
        self._log.add(deeds, who, when)

    def when(self, seconds: float | None = None) -> Circumstances:
        """Now, or when the clock that never steps showed those ``seconds``."""
        now, mono = self._clock.now(), self._clock.monotonic()
        passed = 0.0 if seconds is None else max(0.0, mono - seconds)
        return Circumstances(
            recorded_at=now - timedelta(seconds=passed),
            recorded_mono=mono - passed,
            boot_id=self._clock.boot_id,
            app_version=self._app_version,
        )
