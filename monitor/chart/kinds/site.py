"""What a clinic chooses for its workstations: facts of the one stream of the site."""

from monitor.chart.kinds.kind import Kind


class LockTimesSet(Kind, frozen=True, kw_only=True, tag="lock-times-set/1"):
    """After how many idle minutes the screens lock from here on, all of it."""

    minutes_during_session: int
    minutes_otherwise: int


class CoSigningSet(Kind, frozen=True, kw_only=True, tag="co-signing-set/1"):
    """Whether from here on whoever charted in a session may co-sign it themselves."""

    own_session: bool
