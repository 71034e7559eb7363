"""Symbols are where and what they are said to be."""

import pytest
from PySide6.QtCore import QPointF

from ui.theme.shapes import alert_shape, double_t
from ui.theme.tokens import Urgency


def test_double_t_spans_the_pressure() -> None:
    """The blood pressure mark reaches from systolic to diastolic, and no further."""
    box = double_t(100, 40, 90, 12).boundingRect()
    assert (box.top(), box.bottom()) == (40, 90)
    assert (box.left(), box.right()) == (94, 106)


@pytest.mark.parametrize("urgency", Urgency)
def test_alert_shape_is_centred(urgency: Urgency) -> None:
    """An alert's shape stands on its point, as high as asked."""
    box = alert_shape(urgency, QPointF(50, 60), 20).boundingRect()
    assert box.center() == QPointF(50, 60)
    assert box.height() == pytest.approx(20)


def test_alert_shapes_are_three() -> None:
    """Without colour, the three priorities still differ."""
    outlines = [
        alert_shape(urgency, QPointF(0, 0), 24).toFillPolygon() for urgency in Urgency
    ]
    assert [outline.count() - 1 for outline in outlines[:2]] == [3, 4]
    assert outlines[2].count() > 12
