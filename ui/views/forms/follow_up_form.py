"""The call of the next day, charted in the closed session."""

from msgspec import Struct

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.follow_up import early_call
from monitor.chart.kinds import FollowUpRecorded
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from ui.views.forms.filled import Circumstance, Filled, ask_about, missing
from ui.views.forms.form import FormView, choice_part, text_part, time_part

_REACHED = (("Y", "reached"), ("N", "not reached"))
_DROVE = (("1", "has driven"), ("2", "has not driven"), ("3", "not asked"))
_DRIVEN: dict[str, bool | None] = {"1": True, "2": False}


class FollowUpForm(Struct, frozen=True, kw_only=True):
    """Whether the patient was reached, and what was said."""

    session: Session

    @property
    def name(self) -> str:
        return "follow up"

    def view(self, filled: Filled) -> FormView:
        return FormView(
            title="Follow-up call",
            note="What the patient said, in plain words",
            rows=(
                (
                    choice_part(filled, "reached", "Patient", _REACHED),
                    choice_part(filled, "drove", "Driving", _DROVE),
                ),
                (
                    text_part(filled, "effects", "Effects", stretch=2),
                    text_part(filled, "sleep", "Sleep"),
                    text_part(filled, "mood", "Mood"),
                ),
                (
                    text_part(filled, "concerns", "Concerns", stretch=4),
                    time_part(filled, "Called"),
                ),
            ),
            message=filled.message,
            submit="Chart call",
            focus="reached",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        at = filled.time(circumstance)
        if isinstance(at, Refusal):
            return at
        if not filled.pick("reached"):
            what = "Whether the patient was reached is missing"
            return missing("reached", what, "Choose it by its key")
        call = FollowUpRecorded(
            reached=filled.pick("reached") == "Y",
            effects=filled.text("effects"),
            sleep=filled.text("sleep"),
            mood=filled.text("mood"),
            drove=_DRIVEN.get(filled.pick("drove")),
            concerns=filled.text("concerns"),
        )
        early = early_call(self.session, at)
        asked = ask_about([] if early is None else [early])
        unanswered = None if asked is None else filled.unanswered(asked)
        return unanswered or Chart(
            id=filled.id, stream_id=circumstance.session_id, at=at, fact=call
        )
