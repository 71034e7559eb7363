import pytest

from tests.builders import CALM, Chronicle
from tests.protocol.shipped import SHIPPED, shipped
from tests.typed_sets import readings
from ui.views.eyes_on import EyesOnView, Numeral, eyes_on_view


def shown(chronicle: Chronicle, minute: float) -> EyesOnView:
    assessment = chronicle.assess(minute)
    return eyes_on_view(chronicle.session, chronicle.protocol, assessment)


def numerals(chronicle: Chronicle, minute: float) -> dict[str, Numeral]:
    return {n.label: n for n in shown(chronicle, minute).numerals}


def story() -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    return chronicle


def test_six_numerals() -> None:
    """Four vital signs and two scales are shown, with units and ages."""
    found = numerals(story(), 11)
    assert list(found) == [
        "BP",
        "Heart rate",
        "SpO₂",
        "Resp rate",
        "Responsiveness",
        "Dissociation",
    ]
    assert (found["BP"].value, found["BP"].unit) == ("183/107", "mmHg")
    assert {n.age for n in found.values()} == {"1min old"}


def test_scales_tell_their_direction() -> None:
    """A digit never stands without what it means or which end is worst."""
    found = numerals(story(), 11)
    assert found["Responsiveness"].unit == "lethargic"
    assert found["Dissociation"].unit == "(10 is worst)"


def test_each_numeral_has_its_own_age() -> None:
    """A value that was not read again grows old by itself, and then is marked."""
    chronicle = story()
    chronicle.observe(26, readings(sbp=150, dbp=90))
    found = numerals(chronicle, 27)
    assert (found["BP"].age, found["BP"].is_stale) == ("1min old", False)
    assert (found["Heart rate"].age, found["Heart rate"].is_stale) == (
        "17min old",
        True,
    )


def test_alert_shape_stands_beside_its_numeral() -> None:
    """Only the parameter with an open alert carries its priority."""
    found = numerals(story(), 11)
    assert found["BP"].priority == "medium"
    assert found["SpO₂"].priority is None
    assert "medium priority alert" in found["BP"].spoken


def test_before_any_reading() -> None:
    """Without a reading there is a dash and the words, no number."""
    found = numerals(Chronicle().open(), -15)
    assert found["BP"].value == "\N{EN DASH}"
    assert {n.age for n in found.values()} == {"no reading"}


@pytest.mark.parametrize(
    ("minute", "words", "share"), [(11, "in 9min", 0.1), (15, "in 5min", 0.5)]
)
def test_ring_fills_towards_the_next_set(
    minute: float, words: str, share: float
) -> None:
    """The ring fills from the last set to the next one."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    ring = shown(chronicle, minute).ring
    assert (ring.title, ring.clock, ring.words) == ("Next set", "13:46", words)
    assert ring.share == pytest.approx(share)


def test_ring_when_due_and_late() -> None:
    """From its time on the ring is full and says due, then how late."""
    due = shown(story(), 20).ring
    assert (due.title, due.words, due.share) == ("Set due", "due now", 1.0)
    late = shown(story(), 24).ring
    assert (late.words, late.share, late.state) == ("4min late", 1.0, "late")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("205/90 145 98 14 5 0 1 0", "Repeat BP and HR"),
        ("205/90 80 98 14 3 0 1 0", "Repeat BP and 1 more"),
        ("205/90 145 91 14 5 0 1 0", "Repeat BP and 2 more"),
    ],
)
def test_ring_names_what_is_repeated(line: str, title: str) -> None:
    """Beyond the width of the longest single one they are counted."""
    chronicle = story()
    chronicle.observe(20, line)
    chronicle.show(20)
    assert shown(chronicle, 21).ring.title == title


def test_ring_after_closing() -> None:
    """A closed session has no next set, only the words."""
    chronicle = story()
    chronicle.close(20)
    ring = shown(chronicle, 30).ring
    assert (ring.clock, ring.words) == ("", "Closed 13:46")


def test_room_name_and_dose_head_the_view() -> None:
    """Whose numbers they are stands above them, and how the dose stands."""
    chronicle = story()
    view = eyes_on_view(
        chronicle.session, chronicle.protocol, chronicle.assess(11), "DEMO, Alex"
    )
    assert (view.room, view.name) == (chronicle.session.opened.room, "DEMO, Alex")
    assert view.dose == "9.4 mg of 34.2 mg given, calculated"
    assert view.pause == ""


def test_a_pause_is_told() -> None:
    """While the infusion stands still the view says since when."""
    chronicle = story()
    chronicle.infuse(26, "paused")
    assert shown(chronicle, 27).pause == "Paused since 13:52"


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_route_has_six_numerals_and_a_ring(id_: str) -> None:
    """Before the dose as well, whatever the protocol gives and how."""
    chronicle = Chronicle(protocol=shipped(id_)).open()
    chronicle.observe(-4, "118/72 70 98 14 5")
    view = shown(chronicle, -1)
    assert len(view.numerals) == 6
    assert view.ring.words
    assert [n.value for n in view.numerals][:4] == ["118/72", "70", "98", "14"]
