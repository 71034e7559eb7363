"""Words on paper that are longer than their column."""

import pytest

from ui.printing.report.setting import NOTES, set_in, width_of
from ui.theme.fonts import Role
from ui.views.report.blocks import Run

_NAME = "Featherstonehaugh-Wolfenden"


def _lines(words: str, width: float) -> list[str]:
    text = (Run(words),)
    return [
        "".join(piece.text for piece in line) for line in set_in(text, width, NOTES)
    ]


@pytest.mark.usefixtures("qapp")
def test_a_double_name_is_parted_at_its_hyphen() -> None:
    """And a word that has none wherever the line ends; no letter is lost."""
    width = width_of("Featherstonehaugh-Wolf", Role.NOTE)
    assert _lines(_NAME, width) == ["Featherstonehaugh-", "Wolfenden"]
    plain = _NAME.replace("-", "")
    parted = _lines(plain, width)
    assert len(parted) > 1
    assert "".join(parted) == plain


@pytest.mark.usefixtures("qapp")
def test_hyphens_alone_are_parted_as_well() -> None:
    """Signs without letters between them are parted as well, and none is lost."""
    width = width_of("--------", Role.NOTE)
    assert "".join(_lines("-" * 40, width)) == "-" * 40
