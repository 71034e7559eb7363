"""MOAA/S: responsiveness from 5, alert, to 0, no response to a painful squeeze.

Chernik DA and others. J Clin Psychopharmacol 1990;10:244-251. Charted in the sets of
observations, where it raises alerts, and therefore in no other form.
"""

from monitor.scales.scale import Level, Scale, Version

SCALE = Scale(
    id="moaas",
    name="MOAA/S",
    title="Modified Observer's Assessment of Alertness and Sedation",
    versions=(Version(id="moaas", label="0 to 5", highest=5),),
    levels=(
        Level(5, "responds readily to name spoken in normal tone", "5"),
        Level(4, "lethargic response to name spoken in normal tone", "4"),
        Level(3, "responds only after name is called loudly or repeatedly", "3"),
        Level(2, "responds only after mild prodding or shaking", "2"),
        Level(1, "responds only after painful trapezius squeeze", "1"),
        Level(0, "does not respond to painful trapezius squeeze", "0"),
    ),
    direction="lower is worse",
    note="4 or less is any sedation, 2 or less deeper than light",
    source="Chernik 1990, J Clin Psychopharmacol 10:244",
    notice="After Chernik 1990; the anchors stand in public labelling.",
)
