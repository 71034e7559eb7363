"""One try at a signature: what was typed over what, and why it signs nothing."""

from typing import TYPE_CHECKING, NamedTuple

from monitor.chart.sign_in_names import folded
from ui.views.signing import refusals

if TYPE_CHECKING:
    from monitor.chart.commands import SignOff
    from monitor.chart.entries import Actor
    from monitor.chart.people import Person
    from monitor.chart.refusals import Refusal
    from monitor.charting.reads import SessionRead
    from ui.signing_key import Opened
    from ui.signing_series import SigningSeries
    from ui.views.signing.form import Typed
    from ui.views.snapshot import Snapshot


class Try(NamedTuple):
    """What somebody pressed Enter for: that wish, over what was shown to them."""

    wish: "SignOff"
    shown: "SessionRead"
    actor: "Actor"
    typed: "Typed"
    series: "SigningSeries"

    def why_not_checked(self, person: "Person") -> "Refusal | None":
        """Only the name of whoever is signed in has its password looked at."""
        if folded(self.typed.name) != folded(person.sign_in):
            is_told = bool(self.series.sign_in)
            return refusals.NAME_CHANGED if is_told else refusals.NOT_YOUR_NAME
        return None if self.typed.password else refusals.NO_PASSWORD

    def why_not_now(
        self, key: "Opened", snapshot: "Snapshot", series: "SigningSeries"
    ) -> "Refusal | None":
        """The password was right; who is here, and what is shown, may be others."""
        read, actor = snapshot.readable, snapshot.actor
        if actor is None or actor.person != self.actor.person:
            return refusals.SOMEBODY_ELSE
        if self.series is not series:
            return refusals.SOMEBODY_ELSE  # It was locked, and opened again.
        if key.person != actor.person:
            return refusals.OF_ANOTHER
        if read is None or read.id != self.shown.id:
            return refusals.NOTHING_SHOWN
        is_same = read.entries[-1:] == self.shown.entries[-1:]
        return None if is_same else refusals.CHANGED
