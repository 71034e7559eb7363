from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    Allergies,
    Answer,
    EntryAmended,
    GateAnswered,
    InfusionRecorded,
    LimitChanged,
    ScoreReviewed,
    SessionClosed,
)
from monitor.chart.patient import Patient
from tests.builders import Chronicle
from tests.chart.test_scores import FLAGGED
from tests.desk import PATIENT, WEIGHT, Desk, minutes
from ui.views.banner import Standing, allergies_view, banner_view

LONDON = ZoneInfo("Europe/London")


def patient(**details: object) -> Patient:
    return replace(PATIENT, details=replace(PATIENT.details, **details))


def items(view_of: Patient, desk: Desk) -> dict[str, str]:
    view = banner_view(view_of, desk.session, LONDON)
    return {item.label: item.value for item in view.items}


def test_identity_in_the_order_of_the_rules() -> None:
    """Name, birth, number, sex, weight stand in the order the NHS rules give."""
    who = patient(family="Halvorsen", given="Ingrid", title="Ms", sex="female")
    view = banner_view(who, Desk().ready().session, LONDON)
    assert view.spoken == (
        "HALVORSEN, Ingrid (Ms), Born 14-Mar-1981 (45y), ID No. T-0001, Sex Female, "
        "Weight 68.4 kg, No known allergies, 0.5 mg/kg over 40min"
    )


def test_age_is_told_at_the_session() -> None:
    """A patient is as old as on the day of the session, not of today."""
    shown = items(patient(born=date(1981, 3, 15)), Desk().open())
    assert shown["Born"] == "15-Mar-1981 (44y)"


def test_what_is_not_known_says_so() -> None:
    """A missing fact is told in words, and then keeps its label."""
    view = banner_view(PATIENT, Desk().open().session, LONDON)
    shown = {item.label: item for item in view.items}
    assert shown["Weight"].value == "Not recorded"
    assert shown["Weight"].keeps_label
    assert shown["Sex"].value == "Not known"
    assert shown["Sex"].keeps_label
    assert view.course == "Dose not ordered"


def test_whole_weight_has_no_trailing_zero() -> None:
    """68.0 kg is told as 68 kg."""
    desk = Desk().open()
    desk.chart(-20, replace(WEIGHT, kg=Decimal("68.0"), typed="68.0"))
    assert items(PATIENT, desk)["Weight"] == "68 kg"


@pytest.mark.parametrize(
    ("allergies", "words"),
    [
        (Allergies(state="none known"), "No known allergies"),
        (Allergies(state="not recorded"), "Allergies not recorded"),
        (Allergies(state="unavailable"), "Allergies unavailable"),
        (Allergies(state="known"), "Known allergies, not named"),
        (Allergies(state="known", items=("latex",)), "Known allergies latex"),
        (
            Allergies(state="known", items=("latex", "penicillin")),
            "Known allergies latex, penicillin",
        ),
    ],
)
def test_allergy_words(allergies: Allergies, words: str) -> None:
    """Each of the states has its own words, and known ones are named."""
    assert allergies_view(allergies).whole == words


def test_allergies_shorten_by_count() -> None:
    """Where room is short some are named and the rest counted; at worst only that."""
    allergies = Allergies(state="known", items=("latex", "penicillin", "peanuts"))
    assert allergies_view(allergies).texts == (
        "Known allergies latex, penicillin, peanuts",
        "Known allergies latex, penicillin and 1 more",
        "Known allergies latex and 2 more",
        "Allergies latex and 2 more",
        "Known allergies 3",
    )


def test_hidden_name() -> None:
    """Hidden, the banner shows neither name nor birth, and only the number's end."""
    view = banner_view(PATIENT, Desk().ready().session, LONDON, is_hidden=True)
    assert view.name == "Name hidden, F12 shows"
    for told in ("DEMO", "Alex", "1981", "T-0001"):
        assert told not in view.spoken
    assert "ID No. ends 001" in view.spoken


def test_open_session_has_no_badge() -> None:
    """What can be charted carries no badge."""
    assert banner_view(PATIENT, Desk().ready().session, LONDON).badges == ()


def test_closed_session_is_read_only() -> None:
    """A closed session says when it was closed and that it is only read."""
    desk = Desk().ready()
    closing = SessionClosed(ready_at=desk.at(105), left_at=desk.at(109))
    closed = replace(desk.session, closed=closing, closed_at=desk.at(0) + minutes(109))
    view = banner_view(PATIENT, closed, LONDON)
    assert view.badges == (
        "Closed 14-Mar-2026 15:15, read only",
        "Closed 14-Mar-2026, read only",
        "Read only",
    )


def test_unreadable_session_is_read_only() -> None:
    """A record this version can't read shows the patient and says read only."""
    view = banner_view(PATIENT, None, LONDON)
    assert view.badges == ("Read only",)
    assert "Born 14-Mar-1981," in view.spoken
    assert "Weight" not in view.spoken


def test_a_pause_is_told_with_its_beginning() -> None:
    """While the infusion stands still the banner says since when, and only then."""
    desk = Desk().ready()
    rate = Decimal("51.3")
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=rate))
    assert banner_view(PATIENT, desk.session, LONDON).pauses == ()
    desk.chart(26, InfusionRecorded(step="paused"))
    view = banner_view(PATIENT, desk.session, LONDON)
    assert view.pauses == ("Infusion paused since 13:52", "Paused since 13:52")
    assert "Infusion paused since 13:52" in view.spoken


def test_a_flagged_score_stands_in_the_banner_until_it_is_reviewed() -> None:
    """In words, and it outlasts the session's end."""
    desk = Desk().ready()
    desk.chart(0, FLAGGED)
    view = banner_view(PATIENT, desk.session, LONDON)
    assert view.badges == (
        "PHQ-9 item 9 scored 2, suicide screen, to review",
        "Score to review",
    )
    desk.chart(1, FLAGGED)
    view = banner_view(PATIENT, desk.session, LONDON)
    assert view.badges[0].endswith("suicide screen and 1 more, to review")
    desk.chart(6, SessionClosed(ready_at=desk.at(5), left_at=desk.at(6)))
    closed = banner_view(PATIENT, desk.session, LONDON)
    assert closed.badges[0].endswith("suicide screen and 1 more, to review")
    assert closed.badges[1] == "Closed 14-Mar-2026, read only, score to review"
    assert closed.badges[2] == "Read only, score to review"
    for score in desk.session.scores:
        desk.chart(7, ScoreReviewed(score=score.id, by="Dr Meyer", outcome="low"))
    after = banner_view(PATIENT, desk.session, LONDON)
    assert after.badges == (
        "Closed 14-Mar-2026 13:32, read only",
        "Closed 14-Mar-2026, read only",
        "Read only",
    )


def test_a_flagged_check_stands_in_the_banner() -> None:
    """As it was answered, also after the end; the next answer counts."""
    desk = Desk().ready()
    high = GateAnswered(
        gate="suicide",
        answers=(Answer(ask="result", value="high"),),
        flags=("Suicide screen high",),
    )
    assert desk.chart(0, high) is None
    view = banner_view(PATIENT, desk.session, LONDON)
    assert view.badges == ("Suicide screen high", "Suicide screen high")
    assert desk.chart(1, replace(high, flags=())) is None
    assert banner_view(PATIENT, desk.session, LONDON).badges == ()


@pytest.mark.parametrize(
    ("count", "badges"),
    [
        (0, ()),
        (1, ("1 check overridden", "1 check overridden")),
        (2, ("2 checks overridden", "2 checks overridden")),
    ],
)
def test_overridden_checks_are_told(count: int, badges: tuple[str, ...]) -> None:
    """How many checks a prescriber let pass, also once the session is closed."""
    desk = Desk().ready()
    standing = Standing(overridden=count)
    view = banner_view(PATIENT, desk.session, LONDON, standing=standing)
    assert view.badges == badges
    closing = SessionClosed(ready_at=desk.at(105), left_at=desk.at(109))
    closed = replace(desk.session, closed=closing, closed_at=desk.at(0) + minutes(109))
    told = banner_view(PATIENT, closed, LONDON, standing=standing).badges[0]
    assert told.lower() == ", ".join(
        ["closed 14-mar-2026 15:15, read only", *badges[:1]]
    )


def test_what_is_overridden_is_no_matter_of_the_dose() -> None:
    """In short, too: the override is of a check, and the order is none."""
    standing = Standing(is_over=True, overridden=1)
    view = banner_view(PATIENT, Desk().ready().session, LONDON, standing=standing)
    assert view.badges[-1] == "More than ordered, 1 check overridden"


def test_a_dose_in_conflict_is_told() -> None:
    """Two corrections of the start contradict each other; also once it is closed."""
    chronicle = Chronicle().start()
    start = chronicle.entries[-1].id
    step = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
    for minute in (2, -2):
        amended = EntryAmended(replacement=step)
        chronicle.add(amended, 5, effective=minute, over=[start])
    told = ("Dose charted in two ways", "Dose in conflict")
    assert banner_view(PATIENT, chronicle.session, LONDON).badges == told
    chronicle.close(110)
    badges = banner_view(PATIENT, chronicle.session, LONDON).badges
    assert badges[0].endswith("read only, dose charted in two ways")


def test_changed_limits_are_told() -> None:
    """The banner says since when limits are other than the protocol's, also closed."""
    desk = Desk().ready()
    for minute, limit in ((0, 190), (4, 195)):
        changed = LimitChanged(
            rule="SBP-HIGH-2", limit=limit, prescriber="Dr Meyer", reason="usual"
        )
        desk.chart(minute, changed)
    view = banner_view(PATIENT, desk.session, LONDON)
    assert view.badges == ("Limits changed 13:30", "Other limits")
    closing = SessionClosed(ready_at=desk.at(105), left_at=desk.at(109))
    closed = replace(desk.session, closed=closing, closed_at=desk.at(0) + minutes(109))
    told = banner_view(PATIENT, closed, LONDON).badges[0]
    assert told == "Closed 14-Mar-2026 15:15, read only, limits changed 13:30"
