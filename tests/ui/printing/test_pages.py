"""How the lines of a report fall on pages."""

from typing import Any

from ui.printing.report.pages import Item, Placed, paginate


def item(*lines: float, **more: Any) -> Item:
    return Item(lines, lambda *_: None)._replace(**more)


def shown(pages: tuple[tuple[Placed, ...], ...]) -> list[list[tuple[float, int, int]]]:
    """Top, first line and line after the last of what each page holds."""
    return [[(p.top, p.first, p.end) for p in page] for page in pages]


def test_what_fits_to_the_last_line_stays() -> None:
    pages = paginate([item(40, gap=5), item(55, gap=5)], 100)
    assert shown(pages) == [[(0, 0, 1), (45, 0, 1)]]


def test_what_is_over_goes_on_to_the_next_without_its_gap() -> None:
    pages = paginate([item(40), item(55.5, gap=5)], 100)
    assert shown(pages) == [[(0, 0, 1)], [(0, 0, 1)]]


def test_a_heading_goes_with_what_it_heads() -> None:
    """Also with a second one between them."""
    heading = item(10, keeps_next=True)
    pages = paginate([item(75), heading, heading, item(10)], 100)
    assert shown(pages) == [[(0, 0, 1)], [(0, 0, 1), (10, 0, 1), (20, 0, 1)]]


def test_six_lines_are_never_parted() -> None:
    pages = paginate([item(50), item(*[10] * 6)], 100)
    assert shown(pages) == [[(0, 0, 1)], [(0, 0, 6)]]


def test_seven_are_once_six_stand_on_the_page() -> None:
    pages = paginate([item(40), item(*[10] * 7)], 100)
    assert shown(pages) == [[(0, 0, 1), (40, 0, 6)], [(0, 6, 7)]]


def test_the_head_of_a_table_stands_again() -> None:
    head = item(10, keeps_next=True)
    row = item(30, repeats=head)
    pages = paginate([head, row, row, row, row], 100)
    assert shown(pages) == [
        [(0, 0, 1), (10, 0, 1), (40, 0, 1), (70, 0, 1)],
        [(0, 0, 1), (10, 0, 1)],
    ]


def test_a_row_of_many_pages_has_it_on_each() -> None:
    head = item(10, keeps_next=True)
    pages = paginate([head, item(*[10] * 20, repeats=head)], 100)
    assert shown(pages) == [
        [(0, 0, 1), (10, 0, 9)],
        [(0, 0, 1), (10, 9, 18)],
        [(0, 0, 1), (10, 18, 20)],
    ]


def test_what_is_higher_than_a_page_is_there_all_the_same() -> None:
    head = item(10, keeps_next=True)
    pages = paginate([head, item(500, repeats=head), item(10)], 100)
    assert [p for page in shown(pages) for p in page].count((10, 0, 1)) == 1
    assert len(pages[-1]) == 1


def test_the_rest_begins_a_page_unless_the_first_went_on() -> None:
    rest = item(10, starts_page=True)
    assert shown(paginate([item(10), rest], 100)) == [[(0, 0, 1)], [(0, 0, 1)]]
    two = paginate([item(90), item(20), rest], 100)
    assert shown(two) == [[(0, 0, 1)], [(0, 0, 1), (20, 0, 1)]]


def test_nothing_is_one_empty_page() -> None:
    assert paginate([], 100) == ((),)
