"""What each field of a fact that can be amended is called: its label, and its unit."""

from typing import get_args

from monitor.chart.kinds import (
    AnyKind,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DosesEnded,
    DrugPrepared,
    EffectEnded,
    EffectRecorded,
    EmergencyStamped,
    FollowUpRecorded,
    GateAnswered,
    InfusionRecorded,
    LimitChanged,
    NoteRecorded,
    Order,
    OxygenRecorded,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    TreatmentGiven,
    WasteRecorded,
    WeightRecorded,
)

Label = tuple[str, str]
"""What a field is called, and the unit of its number."""

ORDERS: tuple[type, ...] = get_args(Order)

_ORDERED: dict[str, Label] = {
    "drug": ("drug", ""),
    "route": ("route", ""),
    "ordered_by": ("ordered by", ""),
    "weight_kg": ("weight", "kg"),
    "mg_per_kg": ("per kg", "mg/kg"),
    "mg": ("dose", "mg"),
    "stock_mg_per_ml": ("strength of the stock", "mg/mL"),
    "bag_ml": ("bag", "mL"),
    "bag_mg": ("in the bag", "mg"),
    "mg_per_ml": ("in the bag", "mg/mL"),
    "infuse_ml": ("to infuse", "mL"),
    "remain_ml": ("to remain", "mL"),
    "minutes": ("over", "min"),
    "rate_ml_per_hour": ("rate", "mL/h"),
    "draw_ml": ("to draw", "mL"),
    "mg_per_device": ("each device", "mg"),
    "devices": ("devices", ""),
}
_FIELDS: dict[type, dict[str, Label]] = {
    WeightRecorded: {
        "kg": ("weight", "kg"),
        "typed": ("typed", ""),
        "typed_unit": ("unit typed", ""),
    },
    **dict.fromkeys(ORDERS, _ORDERED),
    DrugPrepared: {
        "lot": ("lot", ""),
        "expiry": ("expires", ""),
        "stock_mg_per_ml": ("strength", "mg/mL"),
    },
    DoseChecked: {
        "checker": ("by", ""),
        "ml": ("volume", "mL"),
        "rate_ml_per_hour": ("rate", "mL/h"),
        "devices": ("devices", ""),
        "mg": ("dose", "mg"),
    },
    DoseGiven: {
        "drug": ("drug", ""),
        "mg": ("given", "mg"),
        "route": ("route", ""),
        "device": ("device", ""),
        "site": ("site", ""),
    },
    DosesEnded: {"cause": ("reason", "")},
    DoseDoubtful: {
        "cause": ("cause", ""),
        "at_most_mg": ("at most", "mg"),
        "new_site": ("new site", ""),
    },
    WasteRecorded: {
        "ml": ("waste", "mL"),
        "mg": ("waste", "mg"),
        "witness": ("witness", ""),
    },
    OxygenRecorded: {"litres_per_minute": ("flow", "L/min")},
    InfusionRecorded: {
        "step": ("step", ""),
        "rate_ml_per_hour": ("rate", "mL/h"),
        "pump_ml": ("pump", "mL"),
        "cause": ("reason", ""),
    },
    EffectRecorded: {
        "code": ("effect", ""),
        "grade": ("grade", ""),
        "mode": ("found by", ""),
        "action": ("action", ""),
        "outcome": ("outcome", ""),
        "related": ("related", ""),
        "expected": ("expected", ""),
        "serious": ("serious", ""),
    },
    EffectEnded: {"effect": ("effect", ""), "outcome": ("outcome", "")},
    TreatmentGiven: {
        "drug": ("drug", ""),
        "dose": ("dose", ""),
        "route": ("route", ""),
        "ordered_by": ("ordered by", ""),
        "verbal_order_read_back": ("read back", ""),
        "response": ("response", ""),
    },
    NoteRecorded: {
        "text": ("text", ""),
        "about": ("about", ""),
        "transcribed": ("kept on", ""),
    },
    SessionClosed: {
        "ending": ("ending", ""),
        "ready_at": ("ready", ""),
        "left_at": ("left", ""),
        "facts": ("told", ""),
        "note": ("note", ""),
    },
    LimitChanged: {
        "rule": ("rule", ""),
        "limit": ("limit", ""),
        "prescriber": ("prescriber", ""),
        "reason": ("reason", ""),
    },
    FollowUpRecorded: {
        "reached": ("reached", ""),
        "effects": ("effects", ""),
        "sleep": ("sleep", ""),
        "mood": ("mood", ""),
        "drove": ("drove", ""),
        "concerns": ("concerns", ""),
    },
    GateAnswered: {
        "gate": ("check", ""),
        "answers": ("answers", ""),
        "not_applicable": ("not applicable", ""),
        "note": ("note", ""),
        "flags": ("to look at", ""),
    },
    EmergencyStamped: {"code": ("key", ""), "label": ("done", "")},
    ScoreRecorded: {
        "scale": ("scale", ""),
        "version": ("version", ""),
        "items": ("items", ""),
        "total": ("total", ""),
        "subscores": ("parts", ""),
        "result": ("result", ""),
        "mode": ("taken by", ""),
        "administered_by": ("taken from", ""),
    },
    ScoreReviewed: {
        "score": ("score", ""),
        "by": ("by", ""),
        "outcome": ("outcome", ""),
    },
}
_NAMES: dict[type, str] = {
    WeightRecorded: "weight",
    **dict.fromkeys(ORDERS, "order"),
    DrugPrepared: "lot",
    DoseChecked: "second check",
    DoseGiven: "dose",
    DosesEnded: "no further dose",
    DoseDoubtful: "uncertain dose",
    WasteRecorded: "waste",
    OxygenRecorded: "oxygen",
    InfusionRecorded: "infusion",
    EffectEnded: "end of a side effect",
    NoteRecorded: "note",
    SessionClosed: "closing",
    LimitChanged: "limit",
    FollowUpRecorded: "follow-up call",
    GateAnswered: "check",
    EmergencyStamped: "emergency",
    ScoreRecorded: "score",
    ScoreReviewed: "review of a score",
}


def label_of(payload: AnyKind, field: str) -> Label:
    """Its own name where nobody gave it another."""
    known = _FIELDS.get(type(payload), {})
    return known.get(field, (field.replace("_", " "), ""))


def name_of(payload: AnyKind) -> str:
    """What such a fact is called where its values are told one by one."""
    return _NAMES.get(type(payload), "entry")
