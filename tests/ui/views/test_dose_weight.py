"""A dose of another weight than the one in force is marked wherever it is shown."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import DoseOrdered, InfusionRecorded, SessionClosed
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate
from tests.desk import PATIENT, WEIGHT, Desk
from ui.views.banner import BannerView, banner_view
from ui.views.dose_weight import worked_from
from ui.views.timeline import timeline_view
from ui.views.trend.infusion import infusion_lane
from ui.views.trend.subject import Subject

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def iv40() -> CareProtocol:
    return parse_protocol(locate("protocols/iv40.toml").read_text(encoding="utf-8"))


@pytest.fixture
def desk() -> Desk:
    """The infusion runs on a dose worked from 68.4 kg."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3")))
    return desk


def put_right(desk: Desk, kg: str = "70.4") -> Desk:
    (charted,) = [f for f in desk.session.facts if f.payload == WEIGHT]
    weight = replace(WEIGHT, kg=Decimal(kg), typed=kg)
    assert desk.amend(5, charted.id, weight) is None
    return desk


def banner(desk: Desk) -> BannerView:
    return banner_view(PATIENT, desk.session, LONDON)


def lane_mark(desk: Desk, iv40: CareProtocol) -> str:
    session = desk.session
    assessment = evaluate(iv40, session, desk.now)
    subject = Subject(
        session=session,
        protocol=iv40,
        assessment=assessment,
        zero=desk.at(0),
        zone=LONDON,
        now=desk.now,
    )
    return infusion_lane(subject).worked_from


def badges(desk: Desk, iv40: CareProtocol) -> tuple[str, ...]:
    assessment = evaluate(iv40, desk.session, desk.now)
    rows = timeline_view(desk.session, iv40, assessment, LONDON).rows
    (row,) = [row for row in rows if row.text.startswith("Dose ordered")]
    return row.badges


def test_the_weight_in_force_needs_no_mark(desk: Desk, iv40: CareProtocol) -> None:
    """Where the dose is of the weight in force nothing is said."""
    assert worked_from(desk.session) == ""
    assert banner(desk).badges == ()
    assert lane_mark(desk, iv40) == ""
    assert badges(desk, iv40) == ()


def test_a_weight_put_right_marks_the_dose(desk: Desk, iv40: CareProtocol) -> None:
    """Banner, infusion lane and timeline name the weight the dose is of."""
    put_right(desk)
    assert banner(desk).badges == (
        "Dose worked from 68.4 kg",
        "Dose from 68.4 kg",
    )
    assert lane_mark(desk, iv40) == "dose from 68.4 kg"
    assert badges(desk, iv40) == ("worked from 68.4 kg",)


def test_the_dose_itself_is_not_worked_out_again(desk: Desk) -> None:
    """What was ordered stays what was ordered."""
    before = desk.session.dose
    assert put_right(desk).session.dose == before


def test_a_weight_struck_out_marks_the_dose(desk: Desk) -> None:
    """A dose of a weight that is no longer in the record says of which."""
    (charted,) = [f for f in desk.session.facts if f.payload == WEIGHT]
    assert desk.retract(5, charted.id, "of somebody else") is None
    assert banner(desk).badges[0] == "Dose worked from 68.4 kg"


def test_a_new_order_takes_the_mark_away(desk: Desk) -> None:
    """A dose charted anew for the weight in force is not marked."""
    put_right(desk)
    (dose,) = [
        f.payload for f in desk.session.facts if isinstance(f.payload, DoseOrdered)
    ]
    again = replace(
        dose,
        weight_kg=Decimal("70.4"),
        mg=Decimal("35.2"),
        infuse_ml=Decimal("35.2"),
        remain_ml=Decimal("14.8"),
        rate_ml_per_hour=Decimal("52.8"),
    )
    assert desk.chart(6, again) is None
    assert banner(desk).badges == ()


def test_a_closed_session_says_so_beside_the_order(desk: Desk) -> None:
    """The badge of a closed session is taken; the order carries the mark."""
    put_right(desk)
    closing = SessionClosed(ready_at=desk.at(100), left_at=desk.at(109))
    closed = replace(desk.session, closed=closing, closed_at=desk.at(109))
    view = banner_view(PATIENT, closed, LONDON)
    assert view.course == "0.5 mg/kg over 40min, dose worked from 68.4 kg"
