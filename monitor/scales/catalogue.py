"""Every scale by its id, in the order they are offered."""

from monitor.scales import (
    acvpu,
    aldrete,
    gad7,
    moaas,
    named,
    nrs,
    padss,
    pcl5,
    phq9,
    rass,
)
from monitor.scales.scale import Scale

OFFERED: tuple[Scale, ...] = (
    phq9.SCALE,
    gad7.SCALE,
    pcl5.SCALE,
    aldrete.SCALE,
    padss.SCALE,
    acvpu.SCALE,
    rass.SCALE,
    nrs.PAIN,
    nrs.ANXIETY,
    named.CADSS,
    named.CADSS6,
    named.KSET,
    named.POSS,
    named.RAMSAY,
    named.MADRS,
    named.BPRS_POSITIVE,
    named.CSSRS,
    named.PRISE,
)
"""What can be charted as a score of its own. MOAA/S is not: as a score it would raise
no alert, and in a set of observations it does."""

SCALES: tuple[Scale, ...] = (*OFFERED, moaas.SCALE)

_BY_ID = {scale.id: scale for scale in SCALES}


def scale_of(id_: str) -> Scale | None:
    """The scale of that id; None where this version knows none."""
    return _BY_ID.get(id_)


def is_offered(id_: str) -> bool:
    """Whether it can be charted as a score of its own."""
    return any(scale.id == id_ for scale in OFFERED)
