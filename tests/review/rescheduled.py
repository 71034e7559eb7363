"""Drafts of iv40 that ask for sets at other times, and judge what is late otherwise."""

from tests.builders import iv40_text
from tests.review.changing import Swap, changed, limit

DURING = "every_minutes = 10\ntolerance_minutes = 3"
RECOVERY = "every_minutes = 15\nfor_minutes = 60\ntolerance_minutes = 5"
CLOSING = "every_minutes = 30\ntolerance_minutes = 5"
FIELDS = 'fields = ["sbp", "dbp", "hr", "spo2", "rr", "sedation"]'
ALSO = "[20, 40]"
GRACE = "grace_minutes = 5"
BY_DOSE = (
    DURING,
    (
        "every_minutes = 15\nfor_minutes = 90\nanew_after_dose = true\n"
        "tolerance_minutes = 4"
    ),
)


def _section(name: str) -> str:
    """All of a table of iv40, up to the next."""
    text = iv40_text()
    begin = text.index(f"[{name}]")
    return text[begin : text.index("\n[", begin) + 1]


CHANGES: dict[str, tuple[Swap, ...]] = {
    "often": ((DURING, "every_minutes = 5\ntolerance_minutes = 2"),),
    "seldom": ((DURING, "every_minutes = 20\ntolerance_minutes = 6"),),
    "strict": ((DURING, "every_minutes = 10\ntolerance_minutes = 1"),),
    "two paces": (
        (
            DURING,
            DURING + "\nthen = [{ after_minutes = 20, every_minutes = 5,"
            ' tolerance_minutes = 1, source = "x" }]',
        ),
    ),
    "at once": ((GRACE, "grace_minutes = 1"),),
    "patient": ((GRACE, "grace_minutes = 9"),),
    "milder": (("medium_until_minutes = 30", "medium_until_minutes = 5"),),
    "recovery": (
        (RECOVERY, "every_minutes = 20\nfor_minutes = 80\ntolerance_minutes = 5"),
    ),
    "short recovery": (
        (RECOVERY, "every_minutes = 10\nfor_minutes = 30\ntolerance_minutes = 4"),
    ),
    "closing": ((CLOSING, "every_minutes = 10\ntolerance_minutes = 3"),),
    "fewer fields": ((FIELDS, 'fields = ["sbp", "dbp", "hr"]'),),
    "more fields": (("at_minutes = [20, 40]", "at_minutes = [10, 20, 30, 40]"),),
    "leaving": (("least_minutes_after_end = 60", "least_minutes_after_end = 90"),),
    "by dose": (BY_DOSE, (_section("schedule.recovery"), ""), (ALSO, "[15, 45]")),
    "many": (
        (DURING, "every_minutes = 7\ntolerance_minutes = 3"),
        (ALSO, "[21, 42]"),
        (GRACE, "grace_minutes = 3"),
        limit("SBP-HIGH-2", 180, 168),
    ),
}
PROTOCOLS = {name: changed(*swaps) for name, swaps in CHANGES.items()}
