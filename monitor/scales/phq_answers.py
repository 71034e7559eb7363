"""What the PHQ-9 and the GAD-7 share: stem, answers and the notice of their terms."""

from monitor.scales.scale import Level

STEM = (
    "Over the last 2 weeks, how often have you been bothered by any of the "
    "following problems?"
)
ANSWERS = (
    Level(0, "Not at all", "0"),
    Level(1, "Several days", "1"),
    Level(2, "More than half the days", "2"),
    Level(3, "Nearly every day", "3"),
)
NOTICE = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and "
    "colleagues, with an educational grant from Pfizer Inc. No permission required to "
    "reproduce, translate, display or distribute."
)
