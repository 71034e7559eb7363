"""F9: what was done about an alert, by its number."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import ActOnAlert, Chart, SessionCommand
from monitor.chart.kinds import AlertResolved, ClinicianArrived
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import Action
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, Part, TextPart, choice_part, text_part

ARRIVED = "A"
ENDED = "9"
SAY = "Ctrl+R shows what to say, to read aloud"
_ENDED_TOO = "E"
"""Where the protocol has an action of its own under 9."""


class ActionForm(Struct, frozen=True, kw_only=True):
    """The protocol's actions about one alert: a digit chooses, Enter records.

    ``contact`` and ``number`` are offered as who was called, ``called`` as who came.
    ``also`` are the other alerts of its card, which end with it. ``must_say_why`` where
    it is high and still holds.
    """

    key: str
    headline: str
    actions: tuple[Action, ...]
    also: tuple[str, ...] = ()
    contact: str = ""
    number: str = ""
    called: str = ""
    must_say_why: bool = False

    @property
    def name(self) -> str:
        return "action"

    def view(self, filled: Filled) -> FormView:
        choices = (
            *((str(a.code), a.label) for a in self.actions),
            (ARRIVED, "Clinician arrived"),
            (self.ended, "Resolved by a person"),
        )
        codes = choice_part(filled, "code", "Done", choices)
        return FormView(
            title="Action about the alert",
            note=SAY if self.calls(filled) else self.headline,
            rows=((replace(codes, columns=4),), self._about(filled)),
            message=filled.message,
            submit="Record",
            focus=self._begins_at(filled),
        )

    def starts_amending(self, filled: Filled) -> bool:
        """Whether the chosen action goes on to an amendment of the value."""
        return self._starts(filled) == "amend"

    def calls(self, filled: Filled) -> bool:
        """Whether the chosen action is a call, so that it asks whom and where."""
        return self._starts(filled) == "call"

    @property
    def ended(self) -> str:
        """The key for ending it, whatever its values say."""
        taken = {str(action.code) for action in self.actions}
        return _ENDED_TOO if ENDED in taken else ENDED

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        picked = filled.pick("code")
        if not picked:
            return missing("code", "No action is chosen", "Choose one by its key")
        if picked in (ARRIVED, self.ended):
            return self._fact(filled, circumstance)
        who = self._text(filled, "who", self.contact) if self.calls(filled) else ""
        if self.calls(filled) and not who:
            return missing("who", "Nobody is named", "Type who was called")
        return ActOnAlert(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            key=self.key,
            code=int(picked),
            note=filled.text("note"),
            who=who,
            number=self._text(filled, "number", self.number) if who else "",
        )

    def _fact(self, filled: Filled, circumstance: Circumstance) -> Chart | Refusal:
        fact: ClinicianArrived | AlertResolved
        if filled.pick("code") == ARRIVED:
            who = self._text(filled, "who", self._expected)
            if not who:
                return missing("who", "Nobody is named", "Type who arrived")
            fact = ClinicianArrived(key=self.key, who=who)
        else:
            cause = filled.text("reason")
            if self.must_say_why and not cause:
                remedy = "Say why; it is listed for review"
                return missing("reason", "What raised it still holds", remedy)
            fact = AlertResolved(key=self.key, also=self.also, cause=cause)
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=fact,
        )

    def _about(self, filled: Filled) -> tuple[Part, ...]:
        note = replace(text_part(filled, "note", "Note", stretch=3), hint="optional")
        picked = filled.pick("code")
        if self.calls(filled):
            who = self._offered(filled, ("who", "Called"), self.contact)
            return (who, self._offered(filled, ("number", "Number"), self.number), note)
        if picked == ARRIVED:
            return (self._offered(filled, ("who", "Arrived"), self._expected),)
        if picked == self.ended:
            why = text_part(filled, "reason", "Why", stretch=3)
            hint = "needed: what raised it still holds, listed for review"
            return (replace(why, hint=hint if self.must_say_why else "optional"),)
        return (note,)

    def _begins_at(self, filled: Filled) -> str:
        """Where typing goes on: at the action, or at what the chosen one lacks."""
        if not filled.pick("code"):
            return "code"
        empty = (part.id for part in self._about(filled) if not _has_text(part))
        return next(empty, "code")

    @property
    def _expected(self) -> str:
        return self.called or self.contact

    def _offered(self, filled: Filled, names: tuple[str, str], offer: str) -> TextPart:
        """A field with what is known already, which the first key replaces."""
        id_, label = names
        part = text_part(filled, id_, label, stretch=2)
        if id_ in filled.texts or not offer:
            unset = "named contact not set" if id_ == "who" else ""
            return replace(part, hint=unset)
        return replace(part, text=offer, offered=True)

    def _text(self, filled: Filled, part: str, offer: str) -> str:
        return filled.text(part) if part in filled.texts else offer

    def _starts(self, filled: Filled) -> str:
        picked = filled.pick("code")
        return next((a.starts for a in self.actions if str(a.code) == picked), "")


def _has_text(part: Part) -> bool:
    return isinstance(part, TextPart) and bool(part.text)
