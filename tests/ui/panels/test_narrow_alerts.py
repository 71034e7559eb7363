"""The answers to alerts stand whole in their columns beside what is to be seen."""

import pytest

from ui.panels.line_table import placed
from ui.panels.session_page.alert_list import COLUMNS
from ui.panels.two_lines import lines_of
from ui.theme.fonts import Role
from ui.theme.placing import width_of
from ui.theme.theme import current_theme

_BESIDE_THE_COLUMN = 762
"""The list in a window of 1280x720 with its column open, less the bar it scrolls by."""


@pytest.mark.usefixtures("either_theme", "qapp")
@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("raised", "13:36"),
        ("what", "SBP 183 mmHg, limit 180 · SBP-HIGH-2"),
        ("what", "HR 22.9 % over baseline, limit 20 %"),
        ("acknowledged", "1min, A. Okafor RN"),
        ("action", "repeat measurement, 1min"),
        ("action", "wrong value, amending, 1min"),
        ("action", "prescriber called, 12min"),
        ("recheck", "3min, confirmed"),
        ("recheck", "3min, not confirmed"),
        ("recheck", "14:36, not confirmed"),
        ("resolved", "13:37, 1min, raised on an amended value"),
        ("resolved", "14:45, 39min, back inside limits"),
        ("resolved", "15:55, 109min, back inside limits"),
    ],
)
def test_an_answer_is_read_whole_in_the_smallest_window(field: str, words: str) -> None:
    theme = current_theme()
    (room,) = (
        width
        for column, _, width in placed(COLUMNS, _BESIDE_THE_COLUMN)
        if column.field == field
    )
    role = Role.BODY_STRONG if field == "raised" else Role.BODY
    lines = lines_of(words, role, room, theme)
    small = Role.NOTE if len(lines) > 1 else role
    assert max(width_of(line, theme.font(small)) for line in lines) <= room


def test_the_columns_stand_within_the_list() -> None:
    """Less lies between them there, and as much as ever where there is room."""
    _, left, width = placed(COLUMNS, _BESIDE_THE_COLUMN)[-1]
    assert left + width <= _BESIDE_THE_COLUMN
    (_, first, wide), (_, second, _), *_ = placed(COLUMNS, 1234)
    assert second - first - wide == 16
