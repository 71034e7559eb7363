"""Modified Aldrete score: five items of 0 to 2 after sedation.

Aldrete JA. J Clin Anesth 1995;7:89-91. A score of the recovery room: it tests neither
orientation nor gait nor dissociation. The words of the levels are shortened.
"""

from monitor.scales.scale import Item, Level, Scale, Version

_ITEMS = (
    ("Activity", "no limb moved", "two limbs moved", "four limbs moved"),
    ("Respiration", "apnoea", "dyspnoea or limited", "deep breath and cough"),
    (
        "Circulation",
        "BP off baseline by over 50 %",
        "BP off by 20 to 50 %",
        "BP within 20 %",
    ),
    ("Consciousness", "not responding", "arousable on calling", "fully awake"),
    (
        "Oxygen saturation",
        "below 90 % on oxygen",
        "needs oxygen for over 90 %",
        "over 92 % on air",
    ),
)

SCALE = Scale(
    id="aldrete",
    name="Aldrete",
    title="Modified Aldrete score",
    stem="Of the five, each now",
    items=tuple(
        Item(
            text=text,
            short=text.lower(),
            levels=(Level(0, zero, "0"), Level(1, one, "1"), Level(2, two, "2")),
        )
        for text, zero, one, two in _ITEMS
    ),
    versions=(Version(id="aldrete-1995", label="Modified 1995", highest=10),),
    least_total=9,
    direction="lower is worse",
    note="tests neither orientation nor gait nor dissociation",
    source="Aldrete 1995, J Clin Anesth 7:89",
    notice="After Aldrete 1995; the levels are shortened.",
)
