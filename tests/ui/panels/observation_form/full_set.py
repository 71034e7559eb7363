"""A full set as it is typed, and as it is saved."""

from tests.ui.panels.strip_desk import StripDesk

FULL = "1761029895144511"
FULL_VALUES = {
    "sbp": "176",
    "dbp": "102",
    "hr": "98",
    "spo2": "95",
    "rr": "14",
    "sedation": "4",
    "dissociation": "5",
    "distress": "1",
    "nausea": "1",
}


def saved_values(desk: StripDesk) -> dict[str, str]:
    return {r.field: str(r.value) for r in desk.saved[-1].observations.readings}
