"""What is a score of its scale, and what is not."""

import pytest

from monitor.scales import acvpu, aldrete, named, padss, phq9, rass
from monitor.scales.catalogue import OFFERED, SCALES, is_offered, scale_of
from monitor.scales.scale import Scale
from monitor.scales.scoring import Given, fault_of, flags_of, zeros


def given(scale: Scale, **what: object) -> Given:
    """A score of the scale's first version."""
    return Given(version=scale.versions[0].id, **what)  # type: ignore[arg-type]  # by field


def refused(scale: Scale, **what: object) -> str:
    """The field a score is refused at; empty where it is one."""
    fault = fault_of(scale, given(scale, **what))
    return "" if fault is None else fault.field


@pytest.mark.parametrize("value", [-1, 3, 4])
def test_an_answer_outside_its_levels_is_refused(value: int) -> None:
    """PHQ-9 answers run to 3; 3 itself is one."""
    items = (0, value, *(0,) * 7)
    expected = "" if value == 3 else "item 2"
    assert refused(phq9.SCALE, items=items, total=value) == expected


@pytest.mark.parametrize(("count", "field"), [(8, "items"), (9, ""), (10, "items")])
def test_the_number_of_items_is_that_of_the_scale(count: int, field: str) -> None:
    """Nine, neither fewer nor more."""
    assert refused(phq9.SCALE, items=(1,) * count, total=count) == field


@pytest.mark.parametrize(("total", "field"), [(8, "total"), (9, ""), (10, "total")])
def test_the_total_is_the_sum_of_the_items(total: int, field: str) -> None:
    """A total off by one is refused."""
    assert refused(phq9.SCALE, items=(1,) * 9, total=total) == field


def test_an_unanswered_item_leaves_no_total() -> None:
    """It is charted as incomplete, and only so."""
    items = (*(1,) * 8, None)
    assert refused(phq9.SCALE, items=items) == ""
    assert refused(phq9.SCALE, items=items, total=8) == "total"
    assert refused(phq9.SCALE, items=(None,) * 9) == "item 1"


@pytest.mark.parametrize(
    ("scale", "total", "field"),
    [
        (named.CADSS, -1, "total"),
        (named.CADSS, 0, ""),
        (named.CADSS, 92, ""),
        (named.CADSS, 93, "total"),
        (named.CADSS6, 24, ""),
        (named.CADSS6, 25, "total"),
        (named.MADRS, 60, ""),
        (named.MADRS, 61, "total"),
        (named.RAMSAY, 0, "total"),
        (named.RAMSAY, 1, ""),
        (named.RAMSAY, 6, ""),
        (named.RAMSAY, 7, "total"),
        (rass.SCALE, -6, "total"),
        (rass.SCALE, -5, ""),
        (rass.SCALE, 4, ""),
        (rass.SCALE, 5, "total"),
        (named.KSET, 999, ""),
        (named.KSET, 1000, "total"),
        (named.MADRS, None, "total"),
    ],
)
def test_ranges_of_totals(scale: Scale, total: int | None, field: str) -> None:
    """At each end, and one beyond."""
    assert refused(scale, total=total) == field


@pytest.mark.parametrize(
    ("version", "total", "is_refused"),
    [
        ("bprs-1-7", 3, True),
        ("bprs-1-7", 4, False),
        ("bprs-1-7", 28, False),
        ("bprs-1-7", 29, True),
        ("bprs-0-6", 0, False),
        ("bprs-0-6", 24, False),
        ("bprs-0-6", 25, True),
        ("bprs", 10, True),
    ],
)
def test_the_anchoring_of_the_bprs_decides_its_range(
    version: str, total: int, is_refused: bool
) -> None:
    """It is stored with the score, and one that is not known is refused."""
    score = Given(version=version, total=total)
    assert (fault_of(named.BPRS_POSITIVE, score) is not None) is is_refused


@pytest.mark.parametrize(
    ("parts", "total", "field"),
    [
        ({"depersonalisation": 4, "derealisation": 7, "amnesia": 1}, 12, ""),
        ({"depersonalisation": 4, "derealisation": 7, "amnesia": 1}, 13, "total"),
        ({"depersonalisation": 4, "derealisation": 7, "amnesia": 1}, 11, "total"),
        ({"depersonalisation": 28, "derealisation": 52, "amnesia": 12}, 92, ""),
        ({"depersonalisation": 29}, 40, "depersonalisation"),
        ({"amnesia": 13}, 40, "amnesia"),
        ({"amnesia": -1}, 40, "amnesia"),
        ({"depersonalisation": 10}, 9, "total"),
        ({"depersonalisation": 10}, 10, ""),
        ({"humour": 1}, 9, "humour"),
        ({}, 12, ""),
    ],
)
def test_subscores_of_the_cadss(parts: dict[str, int], total: int, field: str) -> None:
    """Each in its range, and together no more than the total; all of them equal it."""
    assert refused(named.CADSS, parts=parts, total=total) == field


def test_prise_is_charted_part_by_part() -> None:
    """Nine body systems of 0 to 2; none is left out, and there is no total."""
    whole = {part.id: 0 for part in named.PRISE.parts}
    assert refused(named.PRISE, parts=whole) == ""
    assert refused(named.PRISE, parts={**whole, "skin": 2}) == ""
    assert refused(named.PRISE, parts={**whole, "skin": 3}) == "skin"
    del whole["skin"]
    assert refused(named.PRISE, parts=whole) == "skin"


def test_a_result_is_one_of_the_scale() -> None:
    """ACVPU takes five letters and no total."""
    assert refused(acvpu.SCALE, result="V") == ""
    assert refused(acvpu.SCALE, result="") == "result"
    assert refused(acvpu.SCALE, result="X") == "result"
    assert refused(acvpu.SCALE, result="V", total=2) == "total"


def test_who_administered_the_cssrs_is_asked() -> None:
    """Training is expected of them; blanks are no name."""
    assert refused(named.CSSRS, result="L") == "administered by"
    assert refused(named.CSSRS, result="L", administered_by="  ") == "administered by"
    assert refused(named.CSSRS, result="L", administered_by="R. Okafor") == ""


@pytest.mark.parametrize(
    ("result", "said"),
    [("0", ()), ("L", ()), ("M", ()), ("H", ("result high, suicide screen",))],
)
def test_a_high_cssrs_is_flagged(result: str, said: tuple[str, ...]) -> None:
    """The result that any guideline stops at."""
    assert flags_of(named.CSSRS, (), result) == said


def test_items_are_not_taken_for_a_scale_without_any() -> None:
    """MADRS items are not here, so no answers to them are either."""
    assert refused(named.MADRS, items=(1, 2), total=3) == "items"
    assert refused(named.MADRS, result="H", total=3) == "result"


@pytest.mark.parametrize("scale", [aldrete.SCALE, padss.SCALE])
def test_recovery_scores_name_their_zeros(scale: Scale) -> None:
    """9 of 10 is what is quoted; a zero in one item is told beside any total."""
    assert scale.least_total == 9
    assert sum(item.highest for item in scale.items) == 10
    assert zeros(scale, (2, 2, 2, 2, 2)) == ()
    assert zeros(scale, (2, 0, 2, 2, None)) == (scale.items[1].short,)


def test_every_scale_has_its_source_and_its_terms() -> None:
    """None goes without; ids and names are there once."""
    for scale in SCALES:
        assert scale.source
        assert scale.notice
        assert scale.versions
    assert len({scale.id for scale in SCALES}) == len(SCALES)
    assert len({scale.name for scale in SCALES}) == len(SCALES)
    assert all(scale_of(scale.id) is scale for scale in SCALES)
    assert scale_of("nobody") is None


@pytest.mark.parametrize(
    "scale",
    [
        named.CADSS,
        named.CADSS6,
        named.KSET,
        named.POSS,
        named.RAMSAY,
        named.MADRS,
        named.BPRS_POSITIVE,
        named.CSSRS,
        named.PRISE,
    ],
)
def test_scales_under_licence_show_no_item(scale: Scale) -> None:
    """Score only, and they say why."""
    assert scale.items == ()
    assert scale.notice.startswith("Score only")


def test_moaas_is_charted_in_sets_alone() -> None:
    """As a score of its own a 2 would raise no alert."""
    assert scale_of("moaas") is not None
    assert not is_offered("moaas")
    assert all(is_offered(scale.id) for scale in OFFERED)
