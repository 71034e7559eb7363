"""PADSS: five items of 0 to 2 before going home.

Chung F, Chan VWS, Ong D. J Clin Anesth 1995;7:500-506. Bleeding is scored at the IV
site. The words of the levels are shortened.
"""

from monitor.scales.scale import Item, Level, Scale, Version

_ITEMS = (
    (
        "Vital signs",
        "off baseline by over 40 %",
        "off by 20 to 40 %",
        "within 20 % of baseline",
    ),
    ("Ambulation", "unable, or dizzy", "with assistance", "steady gait"),
    ("Nausea and vomiting", "severe", "moderate", "minimal"),
    ("Pain", "severe", "moderate", "minimal"),
    ("Bleeding at the IV site", "severe", "moderate", "minimal"),
)

SCALE = Scale(
    id="padss",
    name="PADSS",
    title="Post-anaesthetic discharge scoring system",
    stem="Of the five, each now",
    items=tuple(
        Item(
            text=text,
            short=text.lower(),
            levels=(Level(0, zero, "0"), Level(1, one, "1"), Level(2, two, "2")),
        )
        for text, zero, one, two in _ITEMS
    ),
    versions=(Version(id="padss-1995", label="Chung 1995", highest=10),),
    least_total=9,
    direction="lower is worse",
    source="Chung 1995, J Clin Anesth 7:500",
    notice="After Chung 1995; the levels are shortened.",
)
