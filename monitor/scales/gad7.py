"""GAD-7: seven items on anxiety, and the bands of their sum.

Spitzer RL, Kroenke K, Williams JBW, Löwe B. Arch Intern Med 2006;166:1092-1097.
Wording and notice are those of the instrument itself, US English; see NOTICE.
"""

from monitor.scales.phq_answers import ANSWERS, NOTICE, STEM
from monitor.scales.scale import Band, Item, Scale, Version

_ITEMS = (
    ("nervous", "Feeling nervous, anxious or on edge"),
    ("uncontrolled worry", "Not being able to stop or control worrying"),
    ("worry", "Worrying too much about different things"),
    ("relaxing", "Trouble relaxing"),
    ("restless", "Being so restless that it is hard to sit still"),
    ("irritable", "Becoming easily annoyed or irritable"),
    ("afraid", "Feeling afraid as if something awful might happen"),
)

SCALE = Scale(
    id="gad7",
    name="GAD-7",
    title="Generalized Anxiety Disorder, 7 items",
    stem=STEM,
    items=tuple(Item(text=text, short=short, levels=ANSWERS) for short, text in _ITEMS),
    versions=(Version(id="gad7-en-US", label="US English", highest=21),),
    bands=(
        Band(0, "minimal"),
        Band(5, "mild"),
        Band(10, "moderate"),
        Band(15, "severe"),
    ),
    note="10 is the published cut-off for further assessment",
    source="Spitzer 2006, Arch Intern Med 166:1092",
    notice=NOTICE,
)
