from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import Allergies, InfusionRecorded
from tests.desk import PATIENT, Desk
from ui.panels.allergy_signs import allergy_sign
from ui.panels.banner_bar import BannerBar
from ui.panels.banner_fit import beside_name, course_width, fit_banner, name_width
from ui.theme.theme import Theme, apply_theme
from ui.views.banner import BannerView, banner_view

LONDON = ZoneInfo("Europe/London")
MANY = Allergies(
    state="known", items=("latex", "penicillin", "peanuts", "iodinated contrast")
)


def view(**details: object) -> BannerView:
    patient = replace(PATIENT, details=replace(PATIENT.details, **details))
    return banner_view(patient, Desk().ready().session, LONDON)


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> BannerBar:
    apply_theme(qapp, Theme.day())
    made = BannerBar()
    qtbot.addWidget(made)
    return made


def test_spoken_name(bar: BannerBar) -> None:
    """A screen reader gets the whole banner, whatever fits."""
    shown = view(allergies=MANY)
    bar.resize(900, 56)
    bar.display(shown)
    assert bar.accessibleName() == f"Patient {shown.spoken}"
    assert "iodinated contrast" in bar.accessibleName()


def test_allergies_are_all_named_where_there_is_room(bar: BannerBar) -> None:
    """On the reference screen several allergies are named in full."""
    bar.resize(1920, 56)
    bar.display(view(allergies=MANY))
    assert bar.shown_allergies() == (
        "Known allergies latex, penicillin, peanuts, iodinated contrast"
    )


def test_allergies_shorten_before_the_name(bar: BannerBar) -> None:
    """On the smallest screen allergies shorten to a count and the name stays whole."""
    bar.resize(1280, 56)
    bar.display(view(family="Halvorsen", given="Ingrid", title="Ms", allergies=MANY))
    assert bar.shown_allergies().startswith("Known allergies latex")
    assert bar.shown_allergies().endswith("more")
    assert not bar.is_name_elided()


@pytest.mark.parametrize("width", [1920, 1280])
@pytest.mark.parametrize("title", ["", "Ms"])
def test_a_very_long_name_takes_nothing_that_is_dosed_by(
    bar: BannerBar, width: int, title: str
) -> None:
    """The name is shortened before weight or dose is left out on a full screen."""
    long = view(
        family="Featherstonehaugh" * 3, given="Bartholomew", title=title, allergies=MANY
    )
    bar.resize(width, 56)
    bar.display(long)
    assert bar.is_name_elided()
    fit = fit_banner(long, width)
    assert "68.4 kg" in [value for _, value in fit.items]
    assert fit.course == (long.course if width == 1920 else "")


@pytest.mark.parametrize("first", ["latex", "penicillin", "iodinated contrast medium"])
@pytest.mark.parametrize("width", [1920, 1280])
@pytest.mark.usefixtures("qapp")
def test_nothing_of_the_banner_overlaps(width: int, first: str) -> None:
    """With the longest name and all badges everything keeps its own place."""
    desk = Desk().ready()
    rate = Decimal("51.3")
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=rate))
    desk.chart(26, InfusionRecorded(step="paused"))
    many = Allergies(state="known", items=(first, *MANY.items))
    details = replace(PATIENT.details, family="Featherstonehaugh" * 3, allergies=many)
    shown = banner_view(replace(PATIENT, details=details), desk.session, LONDON)
    fit = fit_banner(shown, width)
    taken = name_width(shown, width) + beside_name(fit) + course_width(fit)
    assert taken <= width


def test_states_differ_by_shape(bar: BannerBar) -> None:
    """Without colour, no two allergy states carry the same sign."""
    centre = bar.rect().center().toPointF()
    signs = [
        allergy_sign("known", centre),
        allergy_sign("none known", centre),
        allergy_sign("not recorded", centre),
        allergy_sign("unavailable", centre),
    ]
    for index, sign in enumerate(signs):
        assert all(sign != other for other in signs[index + 1 :])


def test_theme_moves_nothing(bar: BannerBar, qapp: QApplication) -> None:
    """What the banner says at a width is the same by day and by night."""
    bar.resize(1280, 56)
    bar.display(view(allergies=MANY))
    by_day = bar.shown_allergies()
    apply_theme(qapp, Theme.night())
    assert bar.shown_allergies() == by_day


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.usefixtures("qapp")
def test_a_pause_is_never_left_out(width: int) -> None:
    """With the longest name and many allergies the pause is still told."""
    desk = Desk().ready()
    rate = Decimal("51.3")
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=rate))
    desk.chart(26, InfusionRecorded(step="paused"))
    long = replace(
        PATIENT.details,
        family="Featherstonehaugh" * 2,
        given="Bartholomew",
        allergies=MANY,
    )
    shown = banner_view(replace(PATIENT, details=long), desk.session, LONDON)
    assert "aused since 13:52" in fit_banner(shown, width).pause


@pytest.mark.parametrize("width", [1920, 1280])
def test_two_of_a_very_long_name_are_told_apart(bar: BannerBar, width: int) -> None:
    """The given name stands below the family name, which alone would fill the room."""
    pictures = []
    for given in ("Alexandra", "Konstantin"):
        bar.resize(width, 56)
        bar.display(view(family="Featherstonehaugh-Wolfeschlegel" * 2, given=given))
        assert bar.is_name_elided()
        name = QRect(0, 0, 160, 56)
        pictures.append(bar.grab(name).toImage())
    assert pictures[0] != pictures[1]
