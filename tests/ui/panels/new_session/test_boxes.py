"""Where the sections of the page stand."""

import pytest

from ui.panels.new_session.boxes import page_boxes


@pytest.mark.parametrize("size", [(1920, 952), (1280, 592), (2560, 1312), (1600, 800)])
@pytest.mark.parametrize("current", range(4))
@pytest.mark.parametrize("is_open", [True, False])
def test_the_sections_fit_the_page(
    size: tuple[int, int], current: int, *, is_open: bool
) -> None:
    """Inside the page, none over another, at every size."""
    boxes = page_boxes(*size, current, is_open=is_open)
    placed = [*boxes.sections, boxes.bar]

    for place, box in enumerate(placed):
        assert box.width > 0
        assert box.height >= 40
        assert box.x + box.width <= size[0]
        assert box.y + box.height <= size[1]
        for other in placed[place + 1 :]:
            apart_across = (
                box.x + box.width <= other.x or other.x + other.width <= box.x
            )
            apart_down = (
                box.y + box.height <= other.y or other.y + other.height <= box.y
            )
            assert apart_across or apart_down
