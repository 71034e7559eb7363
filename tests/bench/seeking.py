"""What the review list is asked for in the bench, as somebody would type it."""

from collections.abc import Iterator

RARE = "haematoma"
"""A word in about one session of a thousand."""

BY_DATE = (
    ("all_by_date", "order:date"),
    ("nurse_by_date", 'nurse:"A. Okafor RN" order:date'),
)
"""All others are asked for with what is to be reviewed first."""


def ten_filters() -> Iterator[tuple[str, str]]:
    """A name for each, and as it is typed."""
    yield "all", ""
    yield "to_sign", "sign:yes"
    yield "high_slow_or_never", "alert:high slow:yes"
    yield "this_week", "since:monday"
    yield "one_nurse", 'nurse:"A. Okafor RN"'
    yield "room_and_protocol", 'room:"Room 1" protocol:"iv40 v3"'
    yield "late_and_amended", "late>1 amended>0"
    yield "pressure_and_nurse", "sbp>180 nurse:ruiz route:iv"
    yield "patient", "given117"
    yield "words_in_notes", 'alert:medium "felt sick"'
