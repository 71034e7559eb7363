"""RASS: from 4, combative, through 0, alert and calm, to -5, unarousable.

Sessler CN and others. Am J Respir Crit Care Med 2002;166:1338-1344.
"""

from monitor.scales.scale import Level, Scale, Version

SCALE = Scale(
    id="rass",
    name="RASS",
    title="Richmond Agitation-Sedation Scale",
    versions=(Version(id="rass-2002", label="-5 to 4", lowest=-5, highest=4),),
    levels=(
        Level(4, "combative"),
        Level(3, "very agitated"),
        Level(2, "agitated"),
        Level(1, "restless"),
        Level(0, "alert and calm"),
        Level(-1, "drowsy"),
        Level(-2, "light sedation"),
        Level(-3, "moderate sedation"),
        Level(-4, "deep sedation"),
        Level(-5, "unarousable"),
    ),
    direction="zero is calm",
    note="2 or more, or -3 or less, is what protocols act on",
    source="Sessler 2002, Am J Respir Crit Care Med 166:1338",
    notice="After Sessler 2002; the names of the levels only.",
)
