from monitor.chart.kinds import StaffNamed
from tests.builders import CALM, NURSE, Chronicle
from ui.views.why import WhyView, why_view


def raised() -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.add(StaffNamed(person=NURSE, name="A. Okafor RN", verified=False), 0)
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    return chronicle


def why(chronicle: Chronicle, minute: float, start: str) -> WhyView:
    assessment = chronicle.assess(minute)
    (key,) = [a.key for a in assessment.alerts if a.key.startswith(start)]
    session, protocol = chronicle.session, chronicle.protocol
    view = why_view(key, assessment, session, protocol)
    assert view is not None
    return view


def lines(view: WhyView) -> dict[str, tuple[str, ...]]:
    return {row.label: row.lines for row in view.rows}


def test_rule_and_its_inputs() -> None:
    """The explanation names what fired, the values it fired on, and the rule."""
    view = why(raised(), 12, "SBP-HIGH-2")
    told = lines(view)
    assert view.title == "Why BP, medium priority"
    assert told["What fired"][0] == "SBP 183 mmHg, limit 180"
    assert "SBP rise 65, limit 40" in told["What fired"]
    assert told["Inputs"] == (
        "SBP 183 mmHg",
        "DBP 107 mmHg",
        "measured 13:36, charted 13:36",
    )
    assert told["Baseline"] == ("118, median of 13:12, 13:17 and 13:22", "up 65, 55 %")
    assert told["Trend"][0].endswith("183 at 13:36")
    assert told["Rule"][0] == "SBP-HIGH-2, protocol iv40 v1"


def test_source_and_approval_of_the_rule() -> None:
    """Where the limit comes from stands there, and that no site approved it."""
    rule = lines(why(raised(), 12, "SBP-HIGH-2"))["Rule"]
    assert rule[1].startswith("Esketamine US label")
    assert rule[2] == "Needs approval by the site's medical lead"


def test_whole_wording_is_quoted() -> None:
    """All that the protocol says at that level is quoted."""
    chronicle = raised()
    told = lines(why(chronicle, 12, "SBP-HIGH-2"))["Protocol reads"]
    wording = chronicle.protocol.parameter("bp").wording("medium")
    assert told == tuple(f"“{line}”" for line in wording)


def test_what_happened_since() -> None:
    """Who knew of it, what was done and how it ended stand in their order."""
    chronicle = raised()
    for alert in chronicle.session.alerts:
        chronicle.acknowledge(11, alert.key)
    key = next(a.key for a in chronicle.session.alerts if "SBP-HIGH" in a.key)
    chronicle.act(12, key, 1)
    assert lines(why(chronicle, 13, "SBP-HIGH-2"))["Since then"] == (
        "shown 13:36",
        "acknowledged 13:37 by AO",
        "repeat measurement, 13:38 by AO",
        "open 3min",
    )
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    ended = lines(why(chronicle, 21, "SBP-HIGH-2"))["Since then"][-1]
    assert ended == "back inside limits 13:46"


def test_nothing_ages_after_closing() -> None:
    """An alert that stood at closing is not called open for longer and longer."""
    chronicle = raised()
    chronicle.close(12)
    assert lines(why(chronicle, 40, "SBP-HIGH-2"))["Since then"][-1] == "open at close"


def test_set_can_be_opened() -> None:
    """The set that fired it can be looked at; where time fired it there is none."""
    chronicle = raised()
    assert why(chronicle, 12, "SBP-HIGH-2").opened_by == chronicle.session.sets[-1].id
    idle = Chronicle().start()
    view = why(idle, 16, "overdue")
    assert view.opened_by is None
    assert "set due 13:36" in lines(view)["Inputs"]


def test_unknown_alert() -> None:
    """An alert that is no longer known has no explanation."""
    chronicle = raised()
    assessment = chronicle.assess(11)
    session, protocol = chronicle.session, chronicle.protocol
    assert why_view("gone", assessment, session, protocol) is None


def test_who_changed_the_limit() -> None:
    """The rule names the last change before the value: since when, and by whom."""
    chronicle = raised()
    chronicle.limit(12, "SBP-HIGH-2", 190)
    chronicle.limit(14, "SBP-HIGH-2", 185)
    chronicle.observe(15, "195/107 92 96 13 4 8 3 1")
    chronicle.limit(16, "SBP-HIGH-2", 200)
    chronicle.limit(16, "DBP-HIGH-2", 115)
    chronicle.show(16)
    at_first, later = (
        why_view(
            alert.key,
            chronicle.assess(16),
            chronicle.session,
            chronicle.protocol,
        )
        for alert in chronicle.session.alerts
        if alert.alert.rule == "SBP-HIGH-2"
    )
    assert at_first is not None
    assert later is not None
    assert not any("this patient" in line for line in lines(at_first)["Rule"])
    assert (
        "Limit 185 for this patient since 13:40, Dr Meyer, usual pressure, "
        "charted by AO" in lines(later)["Rule"]
    )


def test_what_the_next_reading_said() -> None:
    """A repeat confirms what fired or does not, and says when it was read."""
    for values, told in (
        ("184/107 92 96 13 4 8 3 1", "read again 13:38, confirmed"),
        (CALM, "read again 13:38, not confirmed"),
    ):
        chronicle = raised()
        assert not _told_again(chronicle, 12)
        chronicle.observe(12, values)
        assert _told_again(chronicle, 13) == [told]


def _told_again(chronicle: Chronicle, minute: float) -> list[str]:
    since = lines(why(chronicle, minute, "SBP-HIGH-2"))["Since then"]
    return [line for line in since if "read again" in line]
