"""A session as the audit figures look at it."""

from functools import cached_property
from uuid import UUID

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.alert_response import AlertResponse, alert_responses


class Reviewed(Struct, frozen=True, kw_only=True, dict=True):
    """A session that is closed, with its protocol and what that says of it at the end.

    Of an open one nobody can tell what was missed, so it is in no figure.
    """

    session: Session
    protocol: CareProtocol
    assessment: Assessment

    @property
    def patient(self) -> UUID:
        return self.session.patient

    @property
    def was_dosed(self) -> bool:
        return self.session.dose_started_at is not None

    @cached_property
    def responses(self) -> tuple[AlertResponse, ...]:
        """How each alert was answered that the record says was shown."""
        found = alert_responses(self.session, self.protocol, self.assessment.alerts)
        return tuple(response for response in found if response.was_shown)
