"""What the strip is shown beside: the session, its protocol, and how saving stands."""

from datetime import datetime, timedelta, tzinfo
from enum import Enum, auto
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.keying.state import KeyedSet
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.refusals import Question
from monitor.chart.session import Session
from monitor.protocol.assessment import Assessment
from monitor.protocol.breathing import is_oxygen_unsaid
from monitor.protocol.care_protocol import CareProtocol

ECHO_FOR = timedelta(seconds=10)
"""How long a saved set is told back where nothing is asked about it."""


class Outcome(Enum):
    """What became of the set that was last typed."""

    SAVING = auto()
    CHECKING = auto()
    SAVED = auto()


class Echo(Struct, frozen=True, kw_only=True):
    """A set told back: on its way, or saved at ``at``.

    ``questions`` are those it was saved with unanswered; it is told back until they are
    answered. ``by`` typed it, and nobody else is asked.
    """

    keyed: KeyedSet
    outcome: Outcome
    at: datetime
    by: UUID | None
    questions: tuple[Question, ...] = ()

    def is_shown(self, now: datetime) -> bool:
        is_new = self.outcome is not Outcome.SAVED or now - self.at < ECHO_FOR
        return is_new or bool(self.questions)

    def beside(self, session: Session) -> "Echo":
        """What the record has of it by now: an amendment answers what was asked."""
        if self.outcome is not Outcome.SAVED or not self.questions:
            return self
        kept = [f.payload for f in session.facts if f.id == self.keyed.id]
        is_as_typed = kept == [self.keyed.observations]
        return self if is_as_typed else replace(self, questions=())


def echo_of(
    keyed: KeyedSet, questions: tuple[Question, ...], at: datetime, by: UUID | None
) -> Echo:
    """A set that is on its way, with the questions that its values leave open."""
    open_ = {
        r.field for r in keyed.observations.readings if r.challenge == "unconfirmed"
    }
    return Echo(
        keyed=keyed,
        outcome=Outcome.SAVING,
        at=at,
        by=by,
        questions=tuple(q for q in questions if q.field in open_),
    )


class Scene(Struct, frozen=True, kw_only=True):
    """A session as it stands at ``now``; times are told in ``zone``."""

    session: Session
    protocol: CareProtocol
    assessment: Assessment
    now: datetime
    zone: tzinfo
    echo: Echo | None = None

    @property
    def oxygen(self) -> OxygenRecorded | None:
        """What the patient breathes, as last charted; None where it is asked."""
        if is_oxygen_unsaid(self.protocol, self.session, self.now):
            return None
        return self.session.breathing.at(self.now)
