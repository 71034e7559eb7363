"""The whole chart is another patient's: whose, confirmed as at the opening, and why."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Reattribute
from monitor.chart.kinds import IdentityTyped
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.swapping import OWN
from monitor.chart.whose_chart import Becomes, MoveToConfirm
from ui.views import wording
from ui.views.banner import HIDDEN_NAME, masked_number
from ui.views.dose_weight import changed_since
from ui.views.entry.view import Message, Tone
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, Part, choice_part, text_part

REASONS = (
    ("1", "wrong patient chosen"),
    ("2", "rooms swapped"),
    ("3", "wrong wristband"),
)
_SWAPPED = "2"
_YEAR = 4


class ReattributeForm(Struct, frozen=True, kw_only=True):
    """Nothing charted changes; both patients' charts say that it was moved.

    Where two rooms were swapped the other open chart is exchanged in the same act, so
    that the patient in the banner is confirmed as well. While names are hidden it asks
    for the name to be shown: nobody has looked at whose the chart becomes.
    """

    patient: Patient
    is_name_hidden: bool = False

    @property
    def name(self) -> str:
        return "reattribute"

    def view(self, filled: Filled) -> FormView:
        # The banner names the patient, or hides the name.
        number = masked_number(self.patient.details.identifier)
        is_swap = filled.pick("reason") == _SWAPPED
        becomes = _shown(filled)
        why = choice_part(filled, "reason", "Because", REASONS)
        rows: tuple[tuple[Part, ...], ...] = (
            (
                text_part(filled, "identifier", "Number of the right patient"),
                text_part(filled, "initials", "Initials"),
                text_part(filled, "birth_year", "Birth year"),
            ),
            (
                replace(why, spares=("other",)),
                text_part(filled, "other", "Other"),
            ),
        )
        if is_swap:
            rows = (*rows, _confirmed_in_turn(filled))
        return FormView(
            title="Chart on the wrong patient",
            note=f"Now the patient in the banner, {number}. Both charts keep the mark",
            rows=rows,
            facts=tuple(self._facts(becomes)),
            message=self._asked(becomes) if becomes else filled.message,
            submit="Swap both charts" if is_swap else "Move the chart",
            focus="identifier",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> Reattribute | Refusal:
        if not filled.text("identifier"):
            return missing("identifier", "The number is missing", "Type it")
        identity = _identity(filled, "")
        if isinstance(identity, Refusal):
            return identity
        picked = filled.pick("reason")
        reason = filled.text("other") or dict(REASONS).get(picked, "")
        if not reason:
            return missing(
                "reason", "The reason is missing", "Choose one, or type it in Other"
            )
        swap = _identity(filled, OWN) if picked == _SWAPPED else None
        if isinstance(swap, Refusal):
            return swap
        return Reattribute(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            identifier=filled.text("identifier"),
            identity=identity,
            reason=reason,
            swap=swap,
            seen=() if self.is_name_hidden else _shown(filled),
        )

    def _asked(self, becomes: tuple[Becomes, ...]) -> Message:
        words = _hidden(becomes) if self.is_name_hidden else _question(becomes)
        return Message(words, Tone.ASKED)

    def _facts(self, becomes: tuple[Becomes, ...]) -> Iterator[tuple[str, str]]:
        """Who that is, and what the protocol asks about a weight of another."""
        if len(becomes) == 1:
            chart = becomes[0]
            yield "Moves to", _masked(chart) if self.is_name_hidden else _whole(chart)
        weights = [
            f"{wording.amount(weight.kg, 'kg')}{_of(chart, becomes)}, "
            f"{changed_since(weight.kg, weight.before_kg)}"
            for chart in becomes
            if (weight := chart.weight) is not None
        ]
        if weights:
            yield "Weight", "; ".join(weights)


def _confirmed_in_turn(filled: Filled) -> tuple[Part, ...]:
    """Of the patient in the banner, whose the other chart is."""
    return (
        text_part(filled, f"{OWN}initials", "Patient in the banner, initials"),
        text_part(filled, f"{OWN}birth_year", "and birth year"),
    )


def _shown(filled: Filled) -> tuple[Becomes, ...]:
    """Whose each chart becomes, once that is shown; any key typed takes it back."""
    asked = filled.refusal
    return asked.becomes if isinstance(asked, MoveToConfirm) else ()


def _question(becomes: tuple[Becomes, ...]) -> str:
    chart, *others = becomes
    if not others:
        return f"This moves the chart to {_name(chart)}. Enter again moves it"
    goes = ", ".join(f"{chart.room} to {_name(chart)}" for chart in becomes)
    return f"This moves {goes}. Enter again swaps them"


def _hidden(becomes: tuple[Becomes, ...]) -> str:
    if len(becomes) == 1:
        return "Name hidden. F12 shows whose the chart becomes, then Enter moves it"
    return "Names hidden. F12 shows whose each chart becomes, then Enter swaps them"


def _whole(chart: Becomes) -> str:
    to = chart.to
    return f"{_name(chart)}, born {wording.day(to.born)}, ID {to.identifier}"


def _masked(chart: Becomes) -> str:
    return f"{HIDDEN_NAME}, ID {masked_number(chart.to.identifier)}"


def _of(chart: Becomes, becomes: tuple[Becomes, ...]) -> str:
    return f" of {chart.room}" if len(becomes) > 1 else ""


def _name(chart: Becomes) -> str:
    to = chart.to
    return wording.patient_name(to.family, to.given, to.title)


def _identity(filled: Filled, whose: str) -> IdentityTyped | Refusal:
    initials, year = filled.text(f"{whose}initials"), filled.text(f"{whose}birth_year")
    if not initials:
        field = f"{whose}initials"
        return missing(field, "The initials are missing", "Type them")
    if not (year.isascii() and year.isdigit() and len(year) == _YEAR):
        field = f"{whose}birth_year"
        return missing(field, "The birth year is missing", "Type four digits")
    return IdentityTyped(initials=initials, birth_year=int(year))
