"""Alerts of every length as the bar shows them."""

from msgspec.structs import replace

from ui.views.alert_facts import Fact
from ui.views.alert_strip import AlertStripView

CARD = AlertStripView(
    key="SBP-HIGH-2:x",
    form="card",
    priority="medium",
    state=Fact(label="MED alert", text="BP", detail="open 1min"),
    facts=(
        Fact(
            label="Value and limit",
            text="SBP 183 mmHg, limit 180",
            detail="also SBP rise 65, limit 40; DBP 107 mmHg, limit 100, with rise 35",
        ),
        Fact(
            label="Baseline",
            text="118, up 65",
            detail="55 %, median of 3",
            short_detail="55 %, n 3",
        ),
        Fact(
            label="Measured",
            text="14:06 by A. Okafor RN",
            short="14:06 by AO",
            detail="charted 14:06",
        ),
        Fact(label="Trend", text="141 152 183 176", detail="13:46 to 14:09"),
    ),
    source="Protocol iv40 v1 reads",
    short_source="iv40 v1:",
    quotation=(
        "Protocol asks for a repeat BP within 2min.",
        "Prescriber is told at this level.",
        "Pausing the infusion is an option listed here.",
    ),
    rule=Fact(label="Rule", text="SBP-HIGH-2", detail="Why? Open"),
    unacknowledged=("SBP-HIGH-2:x", "SBP-RISE-2:x"),
)
SEEN = replace(
    CARD,
    unacknowledged=(),
    standing=Fact(
        label="Acknowledged", text="14:07 by AO", detail="still beyond limit"
    ),
)
ANOTHER = replace(
    SEEN,
    standing=Fact(
        label="Acknowledged",
        text="14:07 by AO",
        detail="at 13:38 SBP 20.3 % over baseline, limit 20 %",
    ),
)
"""The limit of the value is kept again, another is not."""
_VALUE, _BASELINE, _MEASURED, _TREND = CARD.facts
_KEPT = replace(
    _MEASURED, detail="charted 14:06, confirmed 14:07", short_detail="kept 14:07"
)
KEPT = replace(SEEN, facts=(_VALUE, _BASELINE, _KEPT, _TREND))
"""The value was asked about, and kept."""
BEFORE = replace(
    SEEN,
    facts=(
        _VALUE,
        Fact(
            label="Baseline",
            text="150.5 so far",
            short="150.5",
            detail="median of 2, counts from the dose on",
            short_detail="n 2 so far",
        ),
        _KEPT,
        _TREND,
    ),
)
"""Raised before the dose."""
CHIP = replace(
    CARD,
    form="chip",
    standing=Fact(
        label="Cleared", text="Back inside limits 14:55", detail="not acknowledged"
    ),
)
LONG = replace(
    CARD,
    priority="high",
    state=Fact(
        label="HIGH alert",
        text="Responsiveness",
        detail="opened now",
    ),
    facts=(
        Fact(
            label="Value and limit",
            text="Responsiveness 2 prod or shake, limit 2",
            short="2 prod or shake, limit 2",
        ),
        *CARD.facts[1:],
    ),
    quotation=(
        "Prescriber is called at this level.",
        "Protocol lists airway position and oxygen here.",
        "Protocol lists pausing the infusion here.",
    ),
    rule=Fact(label="Rule", text="SEDATION-3", detail="Why? Open"),
    others=("BP, high priority", "RR, high priority"),
)
BESIDE = "also HIGH SpO2 84, RR 7, Responsiveness 1 and 3 more"
MANY = replace(
    CARD,
    facts=(replace(CARD.facts[0], beside=BESIDE), *CARD.facts[1:]),
    others=("SpO2, high priority", "RR, high priority"),
)
MANY_LONG = replace(
    LONG,
    facts=(
        replace(LONG.facts[0], beside=BESIDE, short_detail="4 further reasons"),
        *LONG.facts[1:],
    ),
)
CLOSED = replace(
    CARD,
    unacknowledged=(),
    can_act=False,
    standing=Fact(label="Closed", text="14:16", detail="not acknowledged"),
)
LONGEST = replace(
    LONG,
    state=Fact(
        label="MED alert",
        text="Dissociation",
        detail="open 12min",
    ),
    facts=(
        Fact(
            label="Value and limit",
            text="Dissociation 8, limit 7, with distress 8, limit 4",
            short="8, limit 7, with distress 8, limit 4",
        ),
        *CARD.facts[1:],
    ),
    rule=Fact(label="Rule", text="DISSOCIATION-DISTRESS-2", detail="Why? Open"),
)
