"""ACVPU: alert, new confusion, voice, pain, unresponsive; as NEWS2 asks for it.

Royal College of Physicians. National Early Warning Score (NEWS) 2, 2017.
"""

from monitor.scales.scale import Level, Scale, Version

SCALE = Scale(
    id="acvpu",
    name="ACVPU",
    title="Level of consciousness for NEWS2",
    versions=(Version(id="acvpu-2017", label="A C V P U"),),
    results=(
        Level(0, "alert", "A"),
        Level(1, "new confusion", "C"),
        Level(2, "responds to voice", "V"),
        Level(3, "responds to pain", "P"),
        Level(4, "unresponsive", "U"),
    ),
    has_total=False,
    direction="",
    source="Royal College of Physicians, NEWS2, 2017",
    notice="Royal College of Physicians 2017; no copyright restriction.",
)
