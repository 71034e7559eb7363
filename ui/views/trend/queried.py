"""Which values of a session somebody asks about in review."""

from collections.abc import Sequence
from uuid import UUID

from ui.views.trend.subject import Subject


def tags_of(subject: Subject, set_id: UUID, fields: Sequence[str]) -> str:
    """``Q1``, ``Q1 Q3``: the open queries about these fields of that set.

    One about the set as a whole is about each of its values.
    """
    return " ".join(
        f"Q{query.number}"
        for query in subject.open_queries
        if query.about == set_id and query.field in ("", *fields)
    )
