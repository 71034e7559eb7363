"""What somebody asks about a closed session, what is answered, and what was seen."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds.kind import Kind


class QueryRaised(Kind, frozen=True, kw_only=True, tag="query-raised/1"):
    """Somebody who reviews a session asks about a value, a time, or all of it.

    ``about`` is the fact as it was first charted, ``field`` one of its values;
    ``moment`` is a time of the session. All of it is meant where neither stands.
    ``returns`` says that the session goes back to the nurse until it is answered.
    """

    text: str
    about: UUID | None = None
    field: str = ""
    moment: datetime | None = None
    returns: bool = False


class QueryAnswered(Kind, frozen=True, kw_only=True, tag="query-answered/1"):
    """Somebody writes to a query. Whoever raised it asks on by that."""

    query: UUID
    text: str


class QueryClosed(Kind, frozen=True, kw_only=True, tag="query-closed/1"):
    """Nothing is left to ask of it; ``note`` is why, where anything is to be said."""

    query: UUID
    note: str = ""


QueryFact = QueryRaised | QueryAnswered | QueryClosed


class SeenException(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What had to be seen before a co-signature: what it is, and as it was told."""

    key: str
    text: str


class ExceptionsSeen(Kind, frozen=True, kw_only=True, tag="exceptions-seen/1"):
    """What whoever co-signs ticked as seen, right before they signed."""

    seen: tuple[SeenException, ...]
