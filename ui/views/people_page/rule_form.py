"""The form in which a site lets people co-sign their own sessions, or no longer."""

from datetime import datetime
from uuid import UUID

from monitor.chart.commands import SetCoSigning
from monitor.chart.lock_times import SITE
from ui.views.forms.form import FormView

_NOW = {
    True: "Whoever charted in a session may co-sign it now. From then on nobody does.",
    False: "Nobody co-signs what they charted now. From then on supervisors and"
    " prescribers may: for a site where one person works alone.",
}
_SUBMIT = {True: "Forbid it", False: "Allow it"}


def rule_form(*, is_allowed: bool) -> FormView:
    return FormView(
        title="Co-signing one's own session",
        rows=(),
        question=f"{_NOW[is_allowed]} It is noted in the audit log.",
        submit=_SUBMIT[is_allowed],
    )


def planned_rule(id_: UUID, now: datetime, *, is_allowed: bool) -> SetCoSigning:
    """The other way round than it is now."""
    return SetCoSigning(id=id_, stream_id=SITE.id, at=now, own_session=not is_allowed)


def rule_words(command: SetCoSigning) -> str:
    if command.own_session:
        return "Supervisors and prescribers may co-sign what they charted"
    return "Nobody co-signs what they charted"
