"""Who is named in a fact and why: which typed words can be a name, or a reason."""

from msgspec import Struct

from monitor.chart.kinds import (
    AgainstAdvice,
    AlertResolved,
    AlertSnoozed,
    Cancelled,
    ClinicianArrived,
    ClinicianCalled,
    DevicesOrdered,
    Died,
    DoseChecked,
    DoseOrdered,
    DosesEnded,
    GateOverridden,
    HandedOver,
    InfusionRecorded,
    InjectionOrdered,
    LeftUnseen,
    LimitChanged,
    OralOrdered,
    ReportStatus,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    SessionTakenOver,
    SlotSnoozed,
    Transferred,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text

LONGEST_NAME = 200
"""Characters of a name."""

NAMED: dict[type[Struct], tuple[str, ...]] = {
    **dict.fromkeys(
        (DoseOrdered, InjectionOrdered, DevicesOrdered, OralOrdered), ("ordered_by",)
    ),
    DoseChecked: ("checker",),
    WasteRecorded: ("witness",),
    TreatmentGiven: ("ordered_by",),
    GateOverridden: ("prescriber",),
    LimitChanged: ("prescriber",),
    ScoreRecorded: ("administered_by",),
    ScoreReviewed: ("by",),
    ClinicianCalled: ("who",),
    ClinicianArrived: ("who",),
    HandedOver: ("to",),
    ReportStatus: ("to",),
    SessionTakenOver: ("by",),
    Transferred: ("taken_over_by",),
    AgainstAdvice: ("capacity_judged_by", "risks_explained_by"),
    LeftUnseen: ("told",),
    Died: ("confirmed_by",),
}
"""The fields that name a person, by what they stand in."""

REASONED: dict[type[Struct], str] = {
    GateOverridden: "reason",
    LimitChanged: "reason",
    AlertSnoozed: "reason",
    SlotSnoozed: "cause",
    AlertResolved: "cause",
    InfusionRecorded: "cause",
    DosesEnded: "cause",
    Cancelled: "cause",
}
"""The field that says why, by what it stands in."""


_TOLD = {"administered_by": "administered by"}
"""What a form calls a field otherwise."""


def fault_of_name(name: str) -> str:
    """Why nobody has that name, or an empty string."""
    plain = " ".join(name.split())
    if not plain:
        return "it is empty"
    if len(plain) > LONGEST_NAME:
        return f"it is longer than {LONGEST_NAME} characters"
    if not any(c.isalpha() for c in plain):
        return "it has no letters"
    if not plain.isprintable():
        return "it holds characters that can't be shown"
    return ""


def refuse_name(field: str, name: str) -> Refusal | None:
    """Refuse what is nobody's name, such as ``-`` or ``.``."""
    fault = fault_of_name(name)
    if not fault:
        return None
    return Refusal(
        field=field,
        what=f"{name.strip() or 'Nothing'} is not taken as a name",
        why=fault,
        remedy="Type who it is",
    )


def refuse_words(fact: Struct) -> Refusal | None:
    """Refuse a fact that names somebody by what is no name, or gives no reason.

    Where a field is blank, whoever knows whether it may be says so.
    """
    if isinstance(fact, SessionClosed):
        return None if fact.facts is None else refuse_words(fact.facts)
    field = REASONED.get(type(fact))
    if field is not None and getattr(fact, field).strip():
        refusal = refuse_reason(field, getattr(fact, field))
        if refusal is not None:
            return refusal
    named = ((f, getattr(fact, f)) for f in NAMED.get(type(fact), ()))
    refused = (
        refuse_name(_TOLD.get(field, field), name)
        for field, name in named
        if name.strip()
    )
    return next((refusal for refusal in refused if refusal is not None), None)


def refuse_reason(field: str, text: str) -> Refusal | None:
    """Refuse a reason that gives none."""
    refusal = refuse_text(field, text)
    if refusal is not None or any(c.isalpha() for c in text):
        return refusal
    return Refusal(
        field=field,
        what=f"{text.strip()} is not taken as a reason",
        why="it has no letters",
        remedy="Type why",
    )
