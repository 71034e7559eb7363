"""F9: what was done about an alert, by its number."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import ActOnAlert, SessionCommand
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import Action
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, choice_part, text_part


class ActionForm(Struct, frozen=True, kw_only=True):
    """The protocol's actions about one alert: a digit chooses, Enter records."""

    key: str
    headline: str
    actions: tuple[Action, ...]

    @property
    def name(self) -> str:
        return "action"

    def view(self, filled: Filled) -> FormView:
        choices = tuple((str(a.code), a.label) for a in self.actions)
        codes = choice_part(filled, "code", "Done", choices)
        note = replace(
            text_part(filled, "note", "Note", stretch=3),
            hint="optional",
        )
        return FormView(
            title="Action about the alert",
            note=self.headline,
            rows=((replace(codes, columns=4),), (note,)),
            message=filled.message,
            submit="Record",
            focus="code",
        )

    def starts_amending(self, filled: Filled) -> bool:
        """Whether the chosen action goes on to an amendment of the value."""
        picked = filled.pick("code")
        return any(str(a.code) == picked and a.starts == "amend" for a in self.actions)

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        if not filled.pick("code"):
            return missing("code", "No action is chosen", "Choose one by its number")
        return ActOnAlert(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            key=self.key,
            code=int(filled.pick("code")),
            note=filled.text("note"),
        )
