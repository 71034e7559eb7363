"""For how many minutes, and why: what is asked wherever something is put off."""

from typing import NamedTuple

from msgspec.structs import replace

from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Filled, missing
from ui.views.forms.form import Part, choice_part, text_part


class PutOff(NamedTuple):
    """What was chosen."""

    minutes: int
    cause: str


def rows(
    filled: Filled, label: str, minutes: tuple[int, ...], causes: tuple[str, ...]
) -> tuple[tuple[Part, ...], ...]:
    """The minutes under that label, the protocol's reasons by number, and another."""
    spans = tuple((str(m), f"{m}min") for m in minutes)
    numbered = tuple((str(n), cause) for n, cause in enumerate(causes, start=1))
    other = text_part(filled, "other", "Other", stretch=3)
    return (
        (choice_part(filled, "minutes", label, spans),),
        (choice_part(filled, "cause", "Reason", numbered),),
        (replace(other, verdict=filled.verdict("reason")),),
    )


def chosen(filled: Filled, causes: tuple[str, ...]) -> PutOff | Refusal:
    """Both, or the first of them that is missing; what was typed goes first."""
    if not filled.pick("minutes"):
        return missing("minutes", "The minutes are missing", "Choose them")
    picked = filled.pick("cause")
    cause = filled.text("other") or (causes[int(picked) - 1] if picked else "")
    if not cause:
        return missing(
            "reason", "The reason is missing", "Choose one, or type it in Other"
        )
    return PutOff(int(filled.pick("minutes")), cause)
