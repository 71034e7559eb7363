"""What the example session must have left, worked out by hand from its rows."""

from datetime import datetime

START = datetime.fromisoformat("2026-03-14T13:26:00+00:00")
FIELDS = (
    *("sbp", "dbp", "hr", "spo2", "rr"),
    *("sedation", "dissociation", "distress", "nausea"),
)
UNITS = dict.fromkeys(("sbp", "dbp"), "mmHg") | {
    "hr": "/min",
    "spo2": "%",
    "rr": "/min",
}
SETS = (
    (-14, -14, "118 72 70 98 14 5 0 1 0"),
    (-9, -9, "116 70 71 98 14 5 0 1 0"),
    (-4, -4, "120 74 69 98 15 5 0 1 0"),
    (10, 10, "128 78 174 98 14 5 2 1 0"),
    (20, 20, "141 86 80 97 14 4 5 2 1"),
    (30, 30, "152 90 86 97 13 4 7 3 1"),
    (40, 40, "183 107 92 96 13 4 8 3 1"),
    (43, 43, "176 104 90 96 14 4 - - -"),
    (55, 55, "152 90 84 97 14 5 4 2 1"),
    (79, 70, "138 82 78 98 15 5 2 1 0"),
    (85, 85, "126 76 74 98 14 5 1 1 0"),
    (100, 100, "122 74 72 98 14 5 0 0 0"),
)
AMENDED = {(10, "hr"): (11, 74), (43, "dbp"): (45, 100)}
"""When a value was put right, and to what; both for a typing slip."""

ALERTS = (
    # rule's parameter, priority, raised, value, limit, baseline,
    # acknowledged, action, resolved, how
    ("hr", "high", 10, 174, "limit 141", None, 11, 8, 11, "amended value"),
    ("sedation", "low", 20, 4, "limit 4", 5, None, None, 55, "value"),
    ("hr", "low", 30, 86, "limit 20 %", 70, None, None, 79, "value"),
    ("bp", "low", 30, 152, "limit 20 %", 118, None, None, 79, "value"),
    ("bp", "medium", 40, 183, "limit 180", 118, 41, 1, 79, "value"),
    ("overdue", "low", 77, None, "limit 5min late", None, None, None, 79, "charted"),
)
INFUSION = (
    (0, "started", 51.3, 0, None, ""),
    (26, "paused", None, 22.2, None, "line check"),
    (28, "resumed", 51.3, 22.2, None, ""),
    (42, "completed", None, 34.2, 34.2, ""),
)
EFFECTS = (("DIZZ", 1, 14, 80), ("NAUS", 1, 22, 90))
NOTES = ((33, "A. Okafor RN", "says the room is far away; calm, hand held"),)


def expected_observations() -> list[tuple[object, ...]]:
    """A row for each version of each value, in the order of the export."""
    rows: list[tuple[object, ...]] = []
    for recorded, observed, line in SETS:
        for field, text in zip(FIELDS, line.split(), strict=True):
            value = None if text == "-" else float(text)
            reason = "not disturbed" if text == "-" else None
            late = recorded - observed > 5
            challenged = text == "174"
            put_right = AMENDED.get((observed, field))
            slip = None if put_right is None else "typing slip"
            row = (observed, recorded, field, value, reason, late, challenged, slip)
            rows.append(row)
            if put_right is not None:
                at, better = put_right
                rows.append((observed, at, field, better, None, late, False, None))
    return rows


def told_observations(record: dict[str, list[dict[str, object]]]) -> list[object]:
    """The same of an export; every superseded row must name what took its place."""
    told: list[object] = []
    for row in record["observations"]:
        assert row["author"] == "A. Okafor RN"
        assert row["unit"] == UNITS.get(str(row["field"]), "")
        assert (row["superseded_by"] is None) == (row["reason"] is None)
        assert row["confirmed"] is False
        told.append(
            (
                minute(row["observed_at"]),
                minute(row["recorded_at"]),
                row["field"],
                row["value"],
                row["not_done"],
                row["late"],
                row["challenged"],
                row["reason"],
            )
        )
    return told


def minute(time: object) -> float | None:
    """Minutes since dose start of an exported time, which ends in Z."""
    if time is None:
        return None
    assert isinstance(time, str)
    assert time.endswith("Z")
    return (datetime.fromisoformat(time) - START).total_seconds() / 60
