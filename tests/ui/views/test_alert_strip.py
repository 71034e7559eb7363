"""What the strip says of the alert it shows."""

from tests.builders import CALM
from tests.typed_sets import readings
from tests.ui.views.alert_scene import (
    RAISED_BP,
    facts,
    many,
    maybe_strip,
    raised,
    seen,
    story,
    strip,
)
from ui.views.alert_facts import Fact
from ui.views.alert_strip import EdgeView, edge_view


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
    assert view.state == Fact(label="MED alert", text="BP", detail="open 2min")
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


def test_overdue_card() -> None:
    """A set not charted by its grace is told with the last set and its age."""
    chronicle = story()
    view = strip(chronicle, 16)
    assert (view.state.text, view.priority) == ("Set overdue", "medium")
    assert facts(view)["Last set"].text == "13:22 by A. Okafor RN"
    assert facts(view)["Last set"].detail == "20min old"
    assert view.rule.text == "Overdue"


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


def test_priority_is_called_one() -> None:
    """Beside SpO₂ the bare word would read as a high SpO₂."""
    chronicle = story()
    chronicle.observe(10, "118/72 70 88 14 5 0 1 0")
    view = strip(chronicle, 10)
    assert (view.state.label, view.state.text) == ("HIGH alert", "SpO₂")
    assert view.spoken.startswith("High priority alert SpO₂, SpO₂ 88 %, limit 89")
