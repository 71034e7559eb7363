"""Type: weights that differ, digits in columns, nothing too small to read."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from tests.ui.theme.pixels import ink_of, written
from ui.theme.fonts import FAMILY, FLOOR_PX, Role, face, font, tallest, widest
from ui.theme.tokens import Mode

WORDS = "SBP 182 mmHg, limit 180"

pytestmark = pytest.mark.usefixtures("qapp")


def test_shipped_font_is_used() -> None:
    """The font on the screen is the one shipped, not whatever the desk has."""
    assert QFontInfo(font(Role.BODY)).family() == FAMILY


@pytest.mark.parametrize("mode", Mode)
def test_weights_differ(mode: Mode) -> None:
    """A heavier role lays down clearly more ink than a lighter one of its size."""
    light, medium, heavy = (
        ink_of(written(WORDS, font(role, mode)))
        for role in (Role.BODY, Role.BODY_MEDIUM, Role.BODY_STRONG)
    )
    assert medium > light * 1.02
    assert heavy > medium * 1.03


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("role", Role)
def test_digits_stand_in_columns(role: Role, mode: Mode) -> None:
    """All digits are equally wide, and without any OpenType feature."""
    metrics = QFontMetricsF(font(role, mode))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert not font(role, mode).featureTags()


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("role", Role)
def test_nothing_is_under_the_floor(role: Role, mode: Mode) -> None:
    """No text is smaller than 14 px."""
    assert font(role, mode).pixelSize() >= FLOOR_PX


@pytest.mark.parametrize(
    ("role", "size", "weight"),
    [
        (Role.NOTE, 14, 430),
        (Role.DETAIL, 16, 430),
        (Role.FACT, 16, 470),
        (Role.LABEL, 16, 570),
        (Role.BODY, 17, 430),
        (Role.VALUE, 18, 570),
        (Role.DUE, 44, 570),
    ],
)
def test_night_type(role: Role, size: int, weight: int) -> None:
    """At night 15 and 16 px grow by one, and strokes even out."""
    assert face(role, Mode.NIGHT) == (size, weight)


@pytest.mark.parametrize(
    "text", [WORDS, "Il1.,:", "MWQ@", "0123456789", "…", "ÅÖß", "F8"]
)
@pytest.mark.parametrize("role", Role)
def test_widest_holds_both(role: Role, text: str) -> None:
    """The room kept for a text holds it by day and by night."""
    for mode in Mode:
        metrics = QFontMetricsF(font(role, mode))
        assert widest(role, text) >= metrics.horizontalAdvance(text)
        assert tallest(role) >= metrics.height()


def test_look_alikes_differ() -> None:
    """Capital I, small l and 1 look different."""
    shapes = {bytes(written(sign, font(Role.ENTRY)).constBits()) for sign in "Il1"}
    assert len(shapes) == 3


def test_stock_weight_does_nothing() -> None:
    """Qt still ignores setWeight() here; once it does not, the workaround may go."""
    regular, heavy = QFont(FAMILY), QFont(FAMILY)
    heavy.setWeight(QFont.Weight.DemiBold)
    inks = {ink_of(written(WORDS, one)) for one in (regular, heavy)}
    assert len(inks) == 1
