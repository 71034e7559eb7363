"""Numeric rating scales from 0 to 10; 10 is worst. Generic, free of any licence."""

from monitor.scales.scale import Band, Scale, Version

_SOURCE = "generic; bands of pain by convention"
_NOTICE = "Generic; no licence."
_VERSIONS = (Version(id="nrs-0-10", label="0 to 10", highest=10),)

PAIN = Scale(
    id="nrs_pain",
    name="Pain 0-10",
    title="Numeric rating of pain",
    versions=_VERSIONS,
    bands=(Band(0, ""), Band(4, "moderate"), Band(7, "severe")),
    source=_SOURCE,
    notice=_NOTICE,
)
ANXIETY = Scale(
    id="nrs_anxiety",
    name="Anxiety 0-10",
    title="Numeric rating of anxiety",
    versions=_VERSIONS,
    source=_SOURCE,
    notice=_NOTICE,
)
