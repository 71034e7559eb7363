"""All audit figures of some sessions, in the order in which they are read."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from monitor.review.answering import all_answering
from monitor.review.begun import Begun
from monitor.review.completeness import all_completeness
from monitor.review.data_quality import all_data_quality
from monitor.review.documentation import all_documentation
from monitor.review.endings import all_endings
from monitor.review.incidence import all_incidence
from monitor.review.indicators import AnyIndicator
from monitor.review.outcome import all_outcomes
from monitor.review.reviewed import Reviewed
from monitor.review.timeliness import all_timeliness


class Chapter(Struct, frozen=True):
    """Figures of one kind under their heading."""

    title: str
    indicators: tuple[AnyIndicator, ...]


_CHAPTERS: tuple[
    tuple[str, Callable[[Sequence[Reviewed]], Iterable[AnyIndicator]]], ...
] = (
    ("Sets", all_completeness),
    ("Timeliness", all_timeliness),
    ("Charting", all_documentation),
    ("Alerts", all_answering),
    ("Incidence", all_incidence),
    ("Endings", all_endings),
    ("Data quality", all_data_quality),
)


def audit_figures(
    sessions: Sequence[Reviewed], patients: Sequence[Begun]
) -> tuple[Chapter, ...]:
    """Of sessions that are closed; a chapter with nothing in it is left out.

    The outcome is of these ``patients``.
    """
    found = [Chapter(title, tuple(work(sessions))) for title, work in _CHAPTERS]
    found.append(Chapter("Outcome", tuple(all_outcomes(patients))))
    return tuple(chapter for chapter in found if chapter.indicators)
