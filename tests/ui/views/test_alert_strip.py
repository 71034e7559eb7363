from zoneinfo import ZoneInfo

from monitor.chart.kinds import StaffNamed
from tests.builders import CALM, NURSE, Chronicle, readings
from ui.views.alert_facts import Fact
from ui.views.alert_strip import (
    NOT_TURNED,
    AlertStripView,
    EdgeView,
    Turned,
    alert_strip_view,
    edge_view,
)
from ui.views.timeline import timeline_view

LONDON = ZoneInfo("Europe/London")
RAISED_BP = "183/107 92 96 13 4 8 3 1"


def story() -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.add(StaffNamed(person=NURSE, name="A. Okafor RN", verified=False), 0)
    return chronicle


def strip(
    chronicle: Chronicle, minute: float, turned: Turned = NOT_TURNED
) -> AlertStripView:
    found = maybe_strip(chronicle, minute, turned)
    assert found is not None
    return found


def maybe_strip(
    chronicle: Chronicle, minute: float, turned: Turned = NOT_TURNED
) -> AlertStripView | None:
    assessment = chronicle.assess(minute)
    session, protocol = chronicle.session, chronicle.protocol
    return alert_strip_view(assessment, session, protocol, LONDON, turned)


def facts(view: AlertStripView) -> dict[str, Fact]:
    return {fact.label: fact for fact in view.facts}


def raised() -> Chronicle:
    """BP 183/107 at minute 10, shown when it was charted."""
    chronicle = story()
    chronicle.observe(10, RAISED_BP)
    chronicle.show(10)
    return chronicle


def seen() -> Chronicle:
    chronicle = raised()
    for alert in chronicle.session.alerts:
        chronicle.acknowledge(11, alert.key)
    return chronicle


def test_no_card_no_strip() -> None:
    """Without a medium or high alert there is no strip at all."""
    chronicle = story()
    chronicle.observe(10, CALM)
    assert maybe_strip(chronicle, 10) is None
    assert edge_view(chronicle.assess(10)) == EdgeView()


def test_low_alert_has_no_strip() -> None:
    """A low alert stays in lane and timeline."""
    chronicle = story()
    chronicle.observe(10, "118/72 101 98 14 5 0 1 0")
    assert maybe_strip(chronicle, 10) is None


def test_seven_facts() -> None:
    """State, value and limit, baseline, measured by whom, trend, wording, rule."""
    view = strip(raised(), 12)
    assert view.state == Fact(
        label="MED priority", short_label="MED alert", text="BP", detail="open 2min"
    )
    shown = facts(view)
    assert shown["Value and limit"].text == "SBP 183 mmHg, limit 180"
    assert "SBP rise 65, limit 40" in shown["Value and limit"].detail
    assert shown["Baseline"].text == "118, up 65"
    assert shown["Baseline"].detail == "55 %, median of 3"
    assert shown["Measured"].text == "13:36 by A. Okafor RN"
    assert shown["Measured"].short == "13:36 by AO"
    assert shown["Measured"].detail == "charted 13:36"
    assert shown["Trend"].text == "118 116 120 183"
    assert shown["Trend"].detail == "13:12 to 13:36"
    assert view.source == "Protocol iv40 v1 reads"
    assert 1 <= len(view.quotation) <= 3
    assert view.rule.text == "SBP-HIGH-2"


def test_amended_for_the_worse() -> None:
    """A card on an amended value says when it was amended, and waits for F8 again."""
    chronicle = seen()
    target = chronicle.session.sets[-1].id
    chronicle.amend(14, target, readings(sbp=195, dbp=107))
    chronicle.show(14)
    view = strip(chronicle, 14)
    assert view.unacknowledged
    shown = facts(view)
    assert shown["Value and limit"].text == "SBP 195 mmHg, limit 180"
    assert shown["Measured"].detail == "charted 13:36, amended 13:40"
    assert shown["Measured"].short_detail == "amended 13:40"


def test_charted_late() -> None:
    """A value charted late says so beside who measured it."""
    chronicle = story()
    chronicle.observe(19, RAISED_BP, effective=10)
    chronicle.show(19)
    detail = facts(strip(chronicle, 19))["Measured"].detail
    assert detail == "charted 13:45, 9min late"


def test_opened_now() -> None:
    """Within its first minute an alert has opened now; then minutes are told."""
    chronicle = raised()
    assert strip(chronicle, 10.9).state.detail == "opened now"
    assert strip(chronicle, 11).state.detail == "open 1min"


def test_open_since_it_became_medium() -> None:
    """A low alert before it does not make a medium one older."""
    chronicle = story()
    chronicle.observe(10, "150/90 70 98 14 5 0 1 0")
    chronicle.show(10)
    chronicle.observe(20, RAISED_BP)
    chronicle.show(20)
    assert strip(chronicle, 21).state.detail == "open 1min"


def test_acknowledging_leaves_low_alerts_alone() -> None:
    """F8 on the card means its medium and high alerts, not the low one below."""
    chronicle = story()
    chronicle.observe(10, "150/90 70 98 14 5 0 1 0")
    chronicle.show(10)
    chronicle.observe(20, RAISED_BP)
    chronicle.show(20)
    (key,) = strip(chronicle, 20).unacknowledged
    assert key.startswith("SBP-HIGH-2:")


def test_acknowledged_and_going_on() -> None:
    """An acknowledged alert stays, with who knows of it and that it goes on."""
    view = strip(seen(), 12)
    assert view.form == "card"
    assert view.unacknowledged == ()
    assert view.standing == Fact(
        label="Acknowledged", text="13:37 by AO", detail="still beyond limit"
    )


def test_action_is_told_by_its_code() -> None:
    """What was done stands beside who acknowledged."""
    chronicle = seen()
    chronicle.act(12, strip(chronicle, 12).key, 1)
    standing = strip(chronicle, 12).standing
    assert standing is not None
    assert standing.detail == "action 1, still beyond limit"


def test_reading_since() -> None:
    """The card keeps what fired and tells the reading since."""
    chronicle = seen()
    chronicle.observe(13, readings(sbp=152, dbp=90))
    view = strip(chronicle, 14)
    assert facts(view)["Value and limit"].text == "SBP 183 mmHg, limit 180"
    assert facts(view)["Value and limit"].detail == "last 152/90 at 13:39"
    assert view.standing is not None
    assert view.standing.detail == "not cleared"


def test_latched_chip() -> None:
    """Back inside before anybody acknowledged, it leaves a chip that says so."""
    chronicle = raised()
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    view = strip(chronicle, 21)
    assert view.form == "chip"
    assert view.standing is not None
    assert view.standing.text == "Back inside limits 13:46"
    assert view.standing.detail == "not acknowledged"
    assert len(view.unacknowledged) == 1


def test_chip_leaves_once_acknowledged() -> None:
    """Acknowledged, a cleared alert is gone from the strip."""
    chronicle = raised()
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    for key in strip(chronicle, 21).unacknowledged:
        chronicle.acknowledge(21, key)
    assert maybe_strip(chronicle, 21) is None


def many() -> Chronicle:
    chronicle = story()
    chronicle.observe(10, "204/112 70 91 14 5 0 1 0")
    chronicle.show(10)
    return chronicle


def test_most_urgent_first_and_the_others_named() -> None:
    """The strip shows the most urgent card and names the others."""
    view = strip(many(), 11)
    assert (view.state.text, view.priority) == ("BP", "high")
    assert view.others == ("SpO₂, medium priority",)


def test_turning_shows_the_next_card() -> None:
    """Turned once it shows the next card, turned round the first again."""
    chronicle = many()
    second = strip(chronicle, 11, strip(chronicle, 11).next)
    assert second.state.text == "SpO₂"
    assert second.others == ("BP, high priority",)
    assert strip(chronicle, 11, second.next).state.text == "BP"


def test_card_turned_to_stays_while_nothing_is_raised() -> None:
    """A later look, and an acknowledgement of it, don't turn the strip back."""
    chronicle = many()
    turned = strip(chronicle, 11).next
    for key in strip(chronicle, 11, turned).unacknowledged:
        chronicle.acknowledge(12, key)
    assert strip(chronicle, 13, turned).state.text == "SpO₂"


def test_new_alert_brings_the_most_urgent_card_to_the_front() -> None:
    """Also one of the same parameter, or less urgent: nobody has turned past it."""
    chronicle = story()
    chronicle.observe(10, "184/90 125 98 14 5 0 1 0")
    chronicle.show(10)
    turned = strip(chronicle, 11).next
    assert strip(chronicle, 11, turned).state.text == "HR"
    chronicle.observe(12, "186/90 125 86 14 5 0 1 0")
    front = strip(chronicle, 12, turned)
    assert (front.state.text, front.priority) == ("SpO₂", "high")


def test_card_that_worsens_comes_to_the_front() -> None:
    """From medium to high it is another alert of the same card."""
    chronicle = story()
    chronicle.observe(10, "184/90 125 98 14 5 0 1 0")
    chronicle.show(10)
    turned = strip(chronicle, 11).next
    chronicle.observe(12, "206/90 125 98 14 5 0 1 0")
    front = strip(chronicle, 12, turned)
    assert (front.state.text, front.priority) == ("BP", "high")


def test_card_turned_to_that_goes_leaves_the_most_urgent() -> None:
    """Its alert cleared and acknowledged, the strip shows what is left."""
    chronicle = many()
    turned = strip(chronicle, 11).next
    for key in strip(chronicle, 11, turned).unacknowledged:
        chronicle.acknowledge(11, key)
    for minute in (12, 14):
        chronicle.observe(minute, "204/112 70 98 14 5 0 1 0")
    assert strip(chronicle, 14, turned).others == ()
    assert strip(chronicle, 14, turned).state.text == "BP"


def test_what_nobody_knows_of_comes_first() -> None:
    """A medium alert nobody has seen goes before a high one that somebody has."""
    chronicle = many()
    for key in strip(chronicle, 11).unacknowledged:
        chronicle.acknowledge(11, key)
    view = strip(chronicle, 12)
    assert view.state.text == "SpO₂"
    assert view.others == ("BP, high priority",)


def test_overdue_card() -> None:
    """A set not charted by its grace is told with the last set and its age."""
    chronicle = story()
    view = strip(chronicle, 16)
    assert (view.state.text, view.priority) == ("Set overdue", "medium")
    assert facts(view)["Last set"].text == "13:22 by A. Okafor RN"
    assert facts(view)["Last set"].detail == "20min old"
    assert view.rule.text == "Overdue"


def test_edge_light_does_not_turn() -> None:
    """The light is of the most urgent alert nobody has seen, whichever is shown."""
    chronicle = many()
    light = edge_view(chronicle.assess(11))
    assert light.priority == "high"
    assert light.key == strip(chronicle, 11).key


def test_edge_goes_dark_once_seen() -> None:
    """An acknowledged alert lights nothing."""
    assert edge_view(raised().assess(11)).priority == "medium"
    assert edge_view(seen().assess(12)) == EdgeView()


def test_spoken() -> None:
    """The card is spoken in one sentence, without symbols."""
    spoken = strip(raised(), 11).spoken
    assert spoken.startswith("Medium priority alert BP, SBP 183 mmHg, limit 180")
    assert "Protocol asks for a repeat BP within 2min" in spoken


def test_no_orders_and_no_symbols() -> None:
    """Our own words give no orders and use none of the error-prone signs."""
    for chronicle, minute in ((raised(), 11), (many(), 11), (story(), 16)):
        view = strip(chronicle, minute)
        own = [f"{f.text} {f.detail}" for f in (view.state, *view.facts)]
        for words in own:
            assert not set(words) & set("<>@&+≥≤")
            assert "normal" not in words
            assert "safe" not in words


def test_no_value_hides_behind_a_number() -> None:
    """What else is open is told beside the first value, the most urgent first."""
    chronicle = story()
    chronicle.observe(10, "210/118 82 84 7 1 3 2 3")
    chronicle.show(10)
    view = strip(chronicle, 11)
    told = view.facts[0].beside
    values = {"BP 210/118", "SpO₂ 84", "RR 7", "Responsiveness 1"}
    first = f"{view.state.text} "
    (shown,) = [value for value in values if value.startswith(first)]
    assert all(value in told for value in values - {shown})
    assert told in view.spoken


def test_more_than_three_others_are_counted() -> None:
    """Of many only the most urgent are named, and the rest are not hidden either."""
    chronicle = story()
    chronicle.observe(10, "210/118 150 84 7 1 8 8 3")
    chronicle.show(10)
    view = strip(chronicle, 11)
    assert len(view.others) > 3
    assert view.facts[0].beside.endswith(f" and {len(view.others) - 3} more")


def test_priority_is_called_one() -> None:
    """Beside SpO₂ the bare word would read as a high SpO₂."""
    chronicle = story()
    chronicle.observe(10, "118/72 70 88 14 5 0 1 0")
    view = strip(chronicle, 10)
    assert (view.state.label, view.state.text) == ("HIGH priority", "SpO₂")
    assert view.spoken.startswith("High priority alert SpO₂, SpO₂ 88 %, limit 89")


def test_reminder_names_who_measured() -> None:
    """Raised again after an acknowledgement, it tells whose reading it still is."""
    chronicle = seen()
    chronicle.show(27)
    view = strip(chronicle, 27)
    assert view.unacknowledged
    assert facts(view)["Measured"].text == "13:36 by A. Okafor RN"


def closed_with_an_alert() -> Chronicle:
    chronicle = raised()
    chronicle.infuse(12, "completed")
    chronicle.close(15)
    return chronicle


def test_nothing_ages_after_closing() -> None:
    """How long an alert was open ends with the session, on the card and beside it."""
    chronicle = closed_with_an_alert()
    assert strip(chronicle, 40).state.detail == "open at close"
    assessment, session = chronicle.assess(40), chronicle.session
    rows = timeline_view(session, chronicle.protocol, assessment, LONDON).rows
    assert {row.note for row in rows if row.priority} == {"open at close"}


def test_closed_card_asks_for_nothing() -> None:
    """Nobody can acknowledge or act any more; that nobody did is told."""
    view = strip(closed_with_an_alert(), 40)
    assert (view.unacknowledged, view.can_act) == ((), False)
    told = Fact(label="Closed", text="13:41", detail="not acknowledged")
    assert view.standing == told
