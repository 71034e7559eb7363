"""What becomes of a parameter: firings, episodes, and the moments it was judged at."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.protocol.care_protocol import Parameter
from monitor.protocol.moments import Moment
from monitor.protocol.rules import Rule


class Firing(Struct, frozen=True, kw_only=True):
    """A rule that fired at a moment, and all that held with it.

    ``is_late`` where the value became known too late to call anybody.
    """

    key: str
    rule: Rule
    moment: Moment
    held: tuple[Rule, ...]
    is_late: bool


class Episode(Struct, frozen=True, kw_only=True):
    """One stretch of one priority; ``cleared_by`` is None while it lasts.

    ``resolved_at`` is when all was charted that cleared it.
    """

    parameter: str
    priority: Priority
    firings: tuple[Firing, ...]
    cleared_by: Moment | None = None
    resolved_at: datetime | None = None


class Judged(Struct, frozen=True):
    """A moment of a parameter, and the rules that held then."""

    moment: Moment
    held: tuple[Rule, ...]


class Broken(Struct, frozen=True):
    """A rule that could not be checked, and the kind of error it raised."""

    rule: Rule
    error: str


class Course(Struct, frozen=True, kw_only=True):
    """What became of one parameter: its episodes and the moments it was judged at."""

    parameter: Parameter
    episodes: tuple[Episode, ...]
    judged: tuple[Judged, ...]
    broken: tuple[Broken, ...]
