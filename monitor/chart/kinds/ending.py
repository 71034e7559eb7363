"""How a session ends, and what is told after it."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from monitor.chart.kinds.kind import Kind

Ending = Literal[
    "discharged",
    "transferred",
    "admitted",
    "against advice",
    "left unseen",
    "cancelled",
    "died",
]


class EndingFacts(
    Struct, frozen=True, kw_only=True, tag_field="of", forbid_unknown_fields=True
):
    """What belongs to one ending alone; stored under that ending's name."""


class Transferred(EndingFacts, frozen=True, kw_only=True, tag="transferred"):
    """Where the patient was taken, and who took over."""

    where: str
    taken_over_by: str


class Admitted(EndingFacts, frozen=True, kw_only=True, tag="admitted"):
    """Where the patient was admitted."""

    where: str


class AgainstAdvice(EndingFacts, frozen=True, kw_only=True, tag="against advice"):
    """Who judged capacity, who explained the risks, and whether the cannula is out.

    ``is_cannula_out`` is None where there was none.
    """

    capacity_judged_by: str
    risks_explained_by: str
    is_cannula_out: bool | None


class LeftUnseen(EndingFacts, frozen=True, kw_only=True, tag="left unseen"):
    """When the patient was last seen, and who was told; when they left is unknown."""

    last_seen_at: datetime
    told: str


class Cancelled(EndingFacts, frozen=True, kw_only=True, tag="cancelled"):
    """Why no dose was given."""

    cause: str


class Died(EndingFacts, frozen=True, kw_only=True, tag="died"):
    """When the patient died, and who confirmed it."""

    died_at: datetime
    confirmed_by: str


AnyEndingFacts = Transferred | Admitted | AgainstAdvice | LeftUnseen | Cancelled | Died


class SessionClosed(Kind, frozen=True, kw_only=True, tag="session-closed/1"):
    """How the session ended.

    ``ready_at`` is there for a discharge alone. ``left_at`` is when the patient left
    this place; None where that is not known, or the patient died. ``facts`` are those
    of the ending; a discharge has none.
    """

    ending: Ending = "discharged"
    ready_at: datetime | None = None
    left_at: datetime | None = None
    facts: AnyEndingFacts | None = None
    note: str = ""


class FollowUpRecorded(Kind, frozen=True, kw_only=True, tag="follow-up-recorded/1"):
    """The call of the next day: whether it reached the patient, and what was said.

    Its effective time is that of the call; a text is empty where nothing was said.
    """

    reached: bool
    effects: str = ""
    sleep: str = ""
    mood: str = ""
    drove: bool | None = None
    concerns: str = ""
