"""What a room's card says of its patient, its alerts and its values."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import OxygenRecorded
from monitor.charting.reads import AnyRead, UnreadableSession
from tests.builders import Chronicle, iv40
from tests.typed_sets import readings
from tests.ui.board_rooms import NOW, alerting, infusing, late, read_of
from tests.ui.views.board.carding import card_of
from ui.views.board.cards import room_cards


def names(*reads: AnyRead, is_hidden: bool = False) -> list[str]:
    return [c.name for c in room_cards(reads, (), is_name_hidden=is_hidden)]


def test_identity() -> None:
    """Family name, initial, age, the end of the number, the session; no more."""
    card = card_of(infusing())
    assert (card.name, card.who) == ("HALVORSEN, I.", "45y  …217  session 1 of 6")


def test_privacy_hides_the_name_and_the_age() -> None:
    """With names hidden a card tells the room and the end of the number."""
    (card,) = room_cards([read_of(infusing())], (), is_name_hidden=True)
    assert (card.name, card.who) == ("Name hidden", "…217")
    assert "HALVORSEN" not in card.spoken


def test_names_that_would_read_the_same_are_whole() -> None:
    """Two patients called SMITH, A. are told apart by their given names."""
    reads = [
        read_of(infusing(), room=room, family="Smith", given=given, number=room)
        for room, given in (("1", "Anna"), ("2", "Alan"))
    ]
    assert names(*reads) == ["SMITH, Anna", "SMITH, Alan"]


def test_alert() -> None:
    """Value, limit and baseline; nobody has acknowledged it, and A does."""
    state = card_of(alerting()).state
    assert (state.mark, state.tag, state.label) == ("medium", "MED", "BP")
    assert state.title == "SBP 183 mmHg, limit 180"
    assert state.detail == "up 65 over baseline 118"
    assert state.standing == "Open 1min, not acknowledged"
    assert (state.act, state.button, state.key) == ("acknowledge", "Acknowledge", "A")


@pytest.mark.parametrize(
    ("flow", "says"), [(None, "air"), (Decimal(4), "4 L/min"), (Decimal(0), "")]
)
def test_what_was_breathed_stands_beside_the_saturation(
    flow: Decimal | None, says: str
) -> None:
    """As of that reading, not as of now; nothing where nobody had said."""
    chronicle = Chronicle().start()
    if says:
        chronicle.add(OxygenRecorded(litres_per_minute=flow), 9)
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    chronicle.add(OxygenRecorded(litres_per_minute=Decimal(9)), 11)
    notes = {v.label: v.note for v in card_of(chronicle, 12).values}
    assert notes["SpO₂"] == says
    briefs = {v.label: v.brief for v in card_of(chronicle, 12).values}
    assert briefs["SpO₂"] == says.removesuffix("/min")
    assert notes["HR"] == ""


def test_further_alerts_are_named_with_their_values() -> None:
    """No value hides behind the most urgent one."""
    state = card_of(alerting("206/122 92 88 13 5 5 2 1")).state
    assert state.title.startswith("SBP 206")
    assert state.detail == "also HIGH SpO₂ 88"


def test_acknowledging_means_what_the_card_shows() -> None:
    """The keys are those of the card, not those of the other alerts of the room."""
    chronicle = alerting("206/122 92 88 13 5 5 2 1")
    card, assessment = card_of(chronicle), chronicle.assess(NOW)
    shown = assessment.card("bp")
    assert shown is not None
    assert set(card.alerts) == {a.key for a in shown.alerts if a.priority != "low"}
    assert card.waiting == 2


def test_acknowledged_alert_stays_told() -> None:
    """It says who knows of it, and the room is opened instead."""
    chronicle = alerting()
    for alert in chronicle.assess(NOW).alerts:
        chronicle.acknowledge(NOW, alert.key)
    card = card_of(chronicle, NOW + 1)
    assert card.state.standing.startswith("Acknowledged 14:07")
    assert (card.state.act, card.alerts, card.edge) == ("open", (), "")


@pytest.mark.parametrize(
    ("sbp", "told", "detail"),
    [
        (181, "still beyond limit", "up 65 over baseline 118"),
        (180, "still beyond limit", "up 65 over baseline 118"),
        (179, "beyond another limit", "at 14:08 SBP rise 61, limit 40"),
        (142, "beyond another limit", "at 14:08 SBP 20.3 % over baseline, limit 20 %"),
        (130, "not cleared", "up 65 over baseline 118"),
    ],
)
def test_alert_that_was_read_again_says_whether_it_holds(
    sbp: int, told: str, detail: str
) -> None:
    """By any limit of its card: 179 is below 180 and up by more than 40."""
    chronicle = alerting()
    for alert in chronicle.assess(NOW).alerts:
        chronicle.acknowledge(NOW, alert.key)
    chronicle.observe(NOW + 1, readings(sbp=sbp, dbp=80))
    state = card_of(chronicle, NOW + 2).state
    assert state.standing.endswith(f"NR, {told}")
    assert state.detail == detail


def test_what_came_back_inside_one_limit_alone_says_so_on_the_board() -> None:
    """145 twice: the limit of 180 is kept, 20 % over baseline is not."""
    chronicle = alerting()
    for later in (1, 2):
        chronicle.observe(NOW + later, readings(sbp=145, dbp=80))
    state = card_of(chronicle, NOW + 3).state
    assert state.standing == "Back inside this limit 14:09, not acknowledged"
    assert state.detail == "up 65 over baseline 118"


@pytest.mark.parametrize(
    ("sbp", "told"),
    [
        (180, "up 65 over baseline 118"),
        (179, "at 14:08 SBP rise 61, limit 40"),
        (130, "up 65 over baseline 118"),
    ],
)
def test_alert_nobody_knows_of_names_the_limit_it_is_beyond_now(
    sbp: int, told: str
) -> None:
    """The limit of its title was 180; once that is kept again, another may not be."""
    chronicle = alerting()
    chronicle.observe(NOW + 1, readings(sbp=sbp, dbp=80))
    assert card_of(chronicle, NOW + 2).state.detail == told


def test_late_set() -> None:
    """How late it is, and when it becomes an alert."""
    card = card_of(late(), 43.5)
    assert card.state.title == "Set 3min late"
    assert card.state.detail == "alert at 14:11"
    assert (card.state.mark, card.edge, card.next.pill) == ("late", "late", "3min late")


def test_scales_say_their_direction() -> None:
    """A low responsiveness is told by its word, never as a share of five."""
    found = {v.label: f"{v.value} {v.note}" for v in card_of(alerting()).values}
    assert found["Responsiveness"] == "4 lethargic"
    assert found["Dissociation"] == "5 of 10"


def test_every_value_has_its_age() -> None:
    """Also where another set came since: each field has its own."""
    chronicle = infusing(until=30)
    chronicle.observe(40, "130/80 75")
    ages = {v.label: v.age for v in card_of(chronicle).values}
    assert (ages["HR"], ages["RR"]) == ("1min", "11min")


@pytest.mark.parametrize(("minute", "stale"), [(44.9, False), (45.1, True)])
def test_old_values_stand_out(minute: float, stale: bool) -> None:
    """A value older than one and a half intervals is marked."""
    (heart,) = [v for v in card_of(late(), minute).values if v.label == "HR"]
    assert heart.is_stale is stale


def test_nothing_is_read_as_nothing() -> None:
    """A field never measured has a dash and says so; a zero is a zero."""
    values = {v.label: v for v in card_of(Chronicle().open(), 0).values}
    assert (values["HR"].value, values["HR"].age) == ("\N{EN DASH}", "no reading")
    assert {v.label: v.value for v in card_of(infusing()).values}["Nausea"] == "0"


@pytest.mark.parametrize(
    ("minute", "standing"),
    [
        (40.9, "Opened now, not acknowledged"),
        (41.1, "Unanswered 1min"),
        (42.9, "Unanswered 2min"),
    ],
)
def test_nobody_answers_a_high_alert(minute: float, standing: str) -> None:
    """Once it is told outside its room the card says for how long."""
    chronicle = alerting("206/122 92 96 13 5 5 2 1")
    for payload in chronicle.assess(minute).to_escalate:
        chronicle.add(payload, minute)
    assert card_of(chronicle, minute).state.standing == standing


def test_nobody_answers_for_three_minutes() -> None:
    """Then whom to call stands there, or that nobody is named."""
    chronicle = alerting("206/122 92 96 13 5 5 2 1")
    for payload in chronicle.assess(43.1).to_escalate:
        chronicle.add(payload, 43.1)
    standing = card_of(chronicle, 43.1).state.standing
    assert standing.startswith("Unanswered 3min, ")


def test_alerts_are_off() -> None:
    """Where nothing is judged, no alert being open means nothing and is not said."""
    off = replace(iv40(), record_only=True)
    chronicle = Chronicle(protocol=off).start()
    chronicle.observe(40, "206/122 92 96 13 5 5 2 1")
    state = card_of(chronicle).state
    assert state.title == "Alerts off, record only"
    assert state.tag == ""


def test_names_are_nobodys_where_the_patient_is_unknown() -> None:
    """A session whose patient can't be read has no name, hidden or not."""
    session = UnreadableSession(
        id=read_of(infusing()).id, why="", remedy="", headers=(), unread=frozenset()
    )
    assert names(session, is_hidden=True) == [""]
    known = replace(session, patient=read_of(infusing()).patient)
    assert names(known) == ["HALVORSEN, I."]
