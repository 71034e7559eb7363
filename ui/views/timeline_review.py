"""The words of queries and reports, and of what was ticked before a co-signature."""

from monitor.chart.days import day_in_words
from monitor.chart.kinds import (
    AnyKind,
    ExceptionsSeen,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
    ReportStatus,
)
from monitor.chart.queries import query_of
from monitor.chart.session import Session
from monitor.chart.texts import with_marks
from ui.views import wording


def review_lines(payload: AnyKind, session: Session) -> tuple[str, str] | None:
    """The two lines of a row; None for any other kind."""
    match payload:
        case QueryRaised(returns=returns):
            how = "query, returned to the nurse" if returns else "remark"
            return with_marks(payload.text), how
        case QueryAnswered(query=id_):
            query = query_of(session, id_)
            number = "" if query is None else f" to Q{query.number}"
            return with_marks(payload.text), f"reply{number}"
        case QueryClosed(query=id_):
            query = query_of(session, id_)
            number = "" if query is None else f" Q{query.number}"
            return f"Query{number} closed", with_marks(payload.note)
        case ExceptionsSeen(seen=seen):
            count = wording.counted(len(seen), "exception")
            return f"Ticked as seen: {count}", "; ".join(one.text for one in seen)
        case ReportStatus():
            return _report_lines(payload)
        case _:
            return None


def _report_lines(status: ReportStatus) -> tuple[str, str]:
    by_when = status.by_when
    told = [
        "" if not status.reference else f"reference {status.reference}",
        "" if by_when is None else f"by {day_in_words(by_when)}",
        status.note,
    ]
    line = ", ".join(part for part in told if part)
    return with_marks(f"Report to {status.to}: {status.state}"), with_marks(line)
