"""PHQ-9, GAD-7 and PCL-5: their bands, their marks, their terms."""

import pytest

from monitor.scales import gad7, pcl5, phq9
from monitor.scales.scale import Scale
from monitor.scales.scoring import flags_of, least_of, total_of


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (0, "minimal"),
        (4, "minimal"),
        (5, "mild"),
        (9, "mild"),
        (10, "moderate"),
        (14, "moderate"),
        (15, "moderately severe"),
        (19, "moderately severe"),
        (20, "severe"),
        (27, "severe"),
    ],
)
def test_phq9_bands(total: int, band: str) -> None:
    """Kroenke 2001: a band each five points."""
    assert phq9.severity(total) == band


@pytest.mark.parametrize("total", [-1, 28])
def test_phq9_totals_outside_its_range_are_refused(total: int) -> None:
    """0 to 27, and nothing is scored outside it."""
    for judge in (phq9.severity, phq9.is_remission):
        with pytest.raises(ValueError, match="0 to 27"):
            judge(total)
    with pytest.raises(ValueError, match="0 to 27"):
        phq9.is_response(total, 3)
    with pytest.raises(ValueError, match="0 to 27"):
        phq9.is_response(3, total)


@pytest.mark.parametrize(
    ("before", "now", "is_response"),
    [
        (20, 11, False),
        (20, 10, True),
        (20, 9, True),
        (15, 8, False),
        (15, 7, True),
        (1, 0, True),
        (0, 0, False),
        (10, 12, False),
    ],
)
def test_phq9_response_is_a_fall_by_half(
    before: int, now: int, is_response: bool
) -> None:
    """Half of an odd total is not rounded; nothing cannot fall."""
    assert phq9.is_response(before, now) is is_response


@pytest.mark.parametrize(("total", "is_remission"), [(4, True), (5, False), (6, False)])
def test_phq9_remission_is_below_5(total: int, is_remission: bool) -> None:
    """The first point of the mild band is no remission."""
    assert phq9.is_remission(total) is is_remission


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (0, ()),
        (1, ("item 9 scored 1, suicide screen",)),
        (2, ("item 9 scored 2, suicide screen",)),
        (3, ("item 9 scored 3, suicide screen",)),
        (None, ()),
    ],
)
def test_phq9_item_9_above_0_is_flagged(
    answer: int | None, said: tuple[str, ...]
) -> None:
    """However low the total is."""
    assert flags_of(phq9.SCALE, (*(0,) * 8, answer)) == said


def test_the_other_items_are_not_flagged() -> None:
    """Eight threes without item 9 flag nothing."""
    assert flags_of(phq9.SCALE, (*(3,) * 8, 0)) == ()


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (4, "minimal"),
        (5, "mild"),
        (9, "mild"),
        (10, "moderate"),
        (14, "moderate"),
        (15, "severe"),
        (21, "severe"),
    ],
)
def test_gad7_bands(total: int, band: str) -> None:
    """Spitzer 2006: 5, 10, 15."""
    assert gad7.SCALE.band(total) == band


def test_a_sum_with_a_hole_is_no_total() -> None:
    """An answer of 0 counts as an answer, a missing one makes it incomplete."""
    assert total_of((0, 1, 2)) == 3
    assert total_of((0, 0)) == 0
    assert total_of((1, None, 2)) is None
    assert least_of((1, None, 2)) == 3


@pytest.mark.parametrize(
    ("scale", "items", "highest"),
    [(phq9.SCALE, 9, 27), (gad7.SCALE, 7, 21), (pcl5.SCALE, 20, 80)],
)
def test_items_reach_the_published_range(
    scale: Scale, items: int, highest: int
) -> None:
    """So many items, and their highest answers come to the range's end."""
    assert len(scale.items) == items
    assert sum(item.highest for item in scale.items) == highest
    assert scale.versions[0].highest == highest
    assert all(item.lowest == 0 for item in scale.items)


@pytest.mark.parametrize("scale", [phq9.SCALE, gad7.SCALE])
def test_the_notice_of_the_terms_is_carried(scale: Scale) -> None:
    """Word for word, as the instrument prints it."""
    assert scale.notice == (
        "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and "
        "colleagues, with an educational grant from Pfizer Inc. No permission required "
        "to reproduce, translate, display or distribute."
    )


def test_pcl5_says_whose_it_is_and_where_cut_offs_lie() -> None:
    """A cut-off is noted, never applied."""
    assert "public domain" in pcl5.SCALE.notice
    assert "31 to 33" in pcl5.SCALE.note
    assert pcl5.SCALE.bands == ()
