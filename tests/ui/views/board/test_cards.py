"""What a room's card says."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    ApprovedThen,
    DevicesOrdered,
    DoseDoubtful,
    DoseGiven,
    OxygenRecorded,
)
from monitor.charting.reads import AnyRead, UnreadableSession
from tests.builders import Chronicle, at, iv40, readings
from tests.protocol.shipped import shipped
from tests.ui.board_rooms import NOW, alerting, before_start, infusing, late, read_of
from ui.views.board.board import board_view
from ui.views.board.card import CardView
from ui.views.board.cards import EmptyRoom, room_cards

APPROVED = ApprovedThen(by="Dr Meyer", at=at(-60))


def card_of(chronicle: Chronicle, minute: float = NOW) -> CardView:
    (card,) = room_cards([read_of(chronicle, minute)], (), is_name_hidden=False)
    return card


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
    ("sbp", "told"), [(176, "still beyond limit"), (130, "not cleared")]
)
def test_alert_that_was_read_again_says_whether_it_holds(sbp: int, told: str) -> None:
    """By any limit of its card: 176 is below 180 and up by more than 40."""
    chronicle = alerting()
    for alert in chronicle.assess(NOW).alerts:
        chronicle.acknowledge(NOW, alert.key)
    chronicle.observe(NOW + 1, readings(sbp=sbp, dbp=80))
    assert card_of(chronicle, NOW + 2).state.standing.endswith(f"NR, {told}")


def test_late_set() -> None:
    """How late it is, and when it becomes an alert."""
    card = card_of(late(), 43.5)
    assert card.state.title == "Set 3min late"
    assert card.state.detail == "alert at 14:11"
    assert (card.state.mark, card.edge, card.next.pill) == ("late", "late", "3min late")


def test_blocked() -> None:
    """What is missing first, and how much more."""
    state = card_of(Chronicle().open(), 0).state
    assert (state.tag, state.title) == ("Blocked", "Consent, not answered")
    assert state.detail == "and 20 checks more not met"


def test_before_the_start() -> None:
    """Nothing was given, and the bar tells how many checks are met."""
    progress = card_of(before_start()).progress
    assert progress is not None
    assert progress.words == "8 of 25 checks met"
    assert progress.share == 9 / 25


@pytest.mark.parametrize("chronicle", [before_start(), infusing()])
def test_a_protocol_that_nobody_approved_is_told_all_along(
    chronicle: Chronicle,
) -> None:
    """On the card and to a screen reader; nothing of one that was approved."""
    read = read_of(chronicle)
    opened = read.session.opened
    cards = [
        room_cards([replace(read, session=session)], (), is_name_hidden=True)[0]
        for session in (
            replace(read.session, opened=replace(opened, approved=None)),
            replace(read.session, opened=replace(opened, approved=APPROVED)),
        )
    ]
    assert [card.protocol for card in cards] == ["iv40 v1, not approved", ""]
    assert ["not approved" in card.spoken for card in cards] == [True, False]


def test_infusing_counts_the_pauses() -> None:
    """Two minutes paused make forty minutes ordered forty-two."""
    chronicle = infusing(until=20)
    chronicle.infuse(22, "paused")
    chronicle.infuse(24, "resumed")
    progress = card_of(chronicle, 30).progress
    assert progress is not None
    assert progress.words == "Infusing, 30min of 42min"
    assert progress.notes == ("23.9 of 34.2 mg, calculated",)


def test_more_than_ordered() -> None:
    """What runs on beyond the order is said."""
    progress = card_of(infusing(), 43.5).progress
    assert progress is not None
    assert progress.notes == ("37.2 of 34.2 mg, calculated", "more than ordered")
    assert progress.share == 1


def test_recovering() -> None:
    """Counted from the actual end, up to the last planned set."""
    chronicle = infusing()
    chronicle.infuse(40, "completed")
    progress = card_of(chronicle, 52).progress
    assert progress is not None
    assert progress.words == "Recovering, 12min of 1hr"


def test_paused() -> None:
    """An infusion that stands still never passes for one that runs."""
    chronicle = infusing()
    chronicle.infuse(40.5, "paused")
    assert card_of(chronicle, 41).state.title == "Infusion paused since 14:06"


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


@pytest.mark.parametrize(
    ("minute", "words", "share"),
    [(60, "Observing, 1hr of 2hr", 0.5), (120, "Observing, 2hr of 2hr", 1)],
)
def test_devices(minute: float, words: str, share: float) -> None:
    """Without an infusion the minutes count from the first device."""
    chronicle = Chronicle(protocol=shipped("in_esketamine")).open()
    order = DevicesOrdered(
        drug="esketamine",
        route="intranasal",
        ordered_by="Dr Meyer",
        mg_per_device=Decimal(28),
        devices=3,
        mg=Decimal(84),
    )
    chronicle.add(order, -10)
    given = DoseGiven(
        drug="esketamine", mg=Decimal(28), route="intranasal", device=1, site="left"
    )
    chronicle.add(given, 0)
    progress = card_of(chronicle, minute).progress
    assert progress is not None
    assert (progress.words, progress.share) == (words, share)
    assert progress.notes == ("28 of 84 mg given", "device 2 from 13:31")


def test_uncertain_dose() -> None:
    """After an infiltration nobody knows how much, and that is said."""
    chronicle = infusing(until=10)
    doubt = DoseDoubtful(
        cause="infiltration", at_most_mg=Decimal("13.7"), new_site="right hand"
    )
    chronicle.add(doubt, 16)
    progress = card_of(chronicle, 16).progress
    assert progress is not None
    assert progress.notes == ("at most 13.7 of 34.2 mg", "uncertain dose")


def test_unreadable() -> None:
    """It says that nothing is checked, shows no value and can be opened."""
    session = UnreadableSession(
        id=read_of(infusing()).id,
        why="a newer version wrote it",
        remedy="Update",
        headers=(),
        unread=frozenset(),
    )
    (card,) = room_cards([session], (), is_name_hidden=False)
    assert card.state.title == "Can't be read here"
    assert "no alert is raised" in card.state.detail
    assert (card.values, card.next.clock, card.sign) == ((), "", "")


def test_empty_room() -> None:
    """When its last session closed, and a new one."""
    empty = EmptyRoom(room="Room 4", closed_at=at(-120), zone="Europe/London")
    (card,) = room_cards((), [empty], is_name_hidden=False)
    assert card.state.detail == "Last session closed 11:26, 14-Mar-2026"
    assert (card.state.act, card.sign) == ("new", "")


def test_a_card_is_opened_by_the_number_of_its_room() -> None:
    """However the board is sorted, and in whatever order the rooms were opened."""
    reads = [
        read_of(infusing(), room="Room 2"),
        read_of(alerting(), room="Room 1"),
        read_of(infusing(), room="Garden"),
    ]
    cards = board_view(reads, (), "urgency").cards
    signs = {c.room: c.sign for c in cards}
    assert signs == {"Room 2": "2", "Room 1": "1", "Garden": ""}
    opened = {c.room: c.state.key for c in cards if c.state.act == "open"}
    assert opened == {"Room 2": "2", "Garden": ""}


def test_counts() -> None:
    """Rooms, open sessions, alerts nobody has acknowledged, sets late."""
    reads = [
        read_of(c, 43.5, room=room)
        for room, c in {"1": alerting(), "2": late(), "3": late()}.items()
    ]
    empty = EmptyRoom(room="4", closed_at=at(0), zone="Europe/London")
    assert board_view(reads, [empty], "urgency").counts == (
        "4 rooms",
        "3 active",
        "1 alert not acknowledged",
        "2 sets late",
    )


def test_nothing_charted_yet() -> None:
    """Without any room the board says how to begin."""
    view = board_view((), (), "urgency")
    assert (view.cards, view.detail) == ((), "Ctrl+N starts the first one")


def test_names_are_nobodys_where_the_patient_is_unknown() -> None:
    """A session whose patient can't be read has no name, hidden or not."""
    session = UnreadableSession(
        id=read_of(infusing()).id, why="", remedy="", headers=(), unread=frozenset()
    )
    assert names(session, is_hidden=True) == [""]
    known = replace(session, patient=read_of(infusing()).patient)
    assert names(known) == ["HALVORSEN, I."]
