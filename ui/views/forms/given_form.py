"""F4 where the dose is no infusion: one device, one injection, one dose by mouth."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import (
    DevicesOrdered,
    DoseGiven,
    DosesEnded,
    InjectionOrdered,
    Order,
)
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.ordering import given_questions
from ui.views import dose_words, wording
from ui.views.forms.filled import Circumstance, Filled, ask_about, missing
from ui.views.forms.form import FormView, Part, choice_part, text_part, time_part

_DECIMALS = 2
_GIVEN, _NO_FURTHER = "G", "N"
_DONE = Refusal(
    what="No further dose is charted",
    why="all that was ordered is given",
    remedy="Amend what is wrong from the timeline",
)
_NOT_ORDERED = Refusal(
    what="No dose is charted",
    why="no dose is ordered",
    remedy="Complete the opening page first",
)


class GivenForm(Struct, frozen=True, kw_only=True):
    """The next dose of the order; Enter charts it as given now, or at a typed time."""

    session: Session
    protocol: CareProtocol

    @property
    def name(self) -> str:
        return "infusion"

    def view(self, filled: Filled) -> FormView:
        order = self.session.order
        what = "Dose" if order is None else self._what(order)
        return FormView(
            title=f"{what} given",
            note=self._note(order),
            facts=self._facts(order),
            rows=self._rows(filled, order),
            message=filled.message,
            submit=self._submit(filled, what),
            focus=self._focus(filled, order),
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        order = self.session.order
        if order is None:
            return _NOT_ORDERED
        if self.session.dosing.is_all_given:
            return _DONE
        if self._is_ending(filled):
            return self._ended(filled, circumstance)
        mg, at = self._mg(filled, order), filled.time(circumstance)
        if isinstance(mg, Refusal):
            return mg
        if isinstance(at, Refusal):
            return at
        fact = DoseGiven(
            drug=order.drug,
            mg=mg,
            route=order.route,
            device=self._number if isinstance(order, DevicesOrdered) else None,
            site=filled.text("site"),
        )
        asked = ask_about(given_questions(self.protocol, self.session, at, fact))
        unanswered = None if asked is None else filled.unanswered(asked)
        return unanswered or Chart(
            id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact
        )

    def _submit(self, filled: Filled, what: str) -> str:
        if self._is_ending(filled):
            return "Chart no further dose"
        return f"Chart {what[:1].lower()}{what[1:]} given"

    def _focus(self, filled: Filled, order: Order | None) -> str:
        if self._is_ending(filled):
            return "cause"
        return "time" if isinstance(order, DevicesOrdered) else "mg"

    @property
    def _can_end(self) -> bool:
        """Once one is given, the rest can be left out."""
        return bool(self.session.doses) and not self.session.dosing.is_over

    def _is_ending(self, filled: Filled) -> bool:
        return self._can_end and filled.pick("next") == _NO_FURTHER

    def _ended(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        at = filled.time(circumstance)
        if not filled.text("cause"):
            return missing("cause", "The cause is missing", "Type why none is given")
        if isinstance(at, Refusal):
            return at
        fact = DosesEnded(cause=filled.text("cause"))
        return Chart(id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact)

    @property
    def _number(self) -> int:
        return len(self.session.doses) + 1

    def _rest(self, order: Order) -> Decimal:
        return max(order.mg - self.session.dosing.given_mg(), Decimal(0))

    def _mg(self, filled: Filled, order: Order) -> Decimal | Refusal:
        if isinstance(order, DevicesOrdered):
            return order.mg_per_device
        typed = filled.text("mg")
        return parse_number(typed, _DECIMALS, "mg") if typed else self._rest(order)

    def _what(self, order: Order) -> str:
        if isinstance(order, DevicesOrdered):
            number = min(self._number, order.devices)
            return f"Device {number} of {order.devices}"
        return "Injection" if isinstance(order, InjectionOrdered) else "Dose"

    def _note(self, order: Order | None) -> str:
        if order is None:
            return "No dose is ordered"
        if self.session.dosing.no_further is not None:
            return "No further dose is given; amend from the timeline"
        if self.session.dosing.is_all_given:
            return "All that was ordered is given; amend from the timeline"
        each = order.mg_per_device if isinstance(order, DevicesOrdered) else None
        mg = self._rest(order) if each is None else each
        told = f"{wording.amount(mg, 'mg')} {order.drug} {order.route}"
        return f"{told}, as ordered by {order.ordered_by}"

    def _facts(self, order: Order | None) -> tuple[tuple[str, str], ...]:
        if order is None or not self.session.doses:
            return ()
        doubts = (doubt.at for doubt in self.session.dosing.doubts)
        latest = max([self.session.doses[-1].at, *doubts])
        return (("So far", dose_words.told(self.session, latest)),)

    def _rows(
        self, filled: Filled, order: Order | None
    ) -> tuple[tuple[Part, ...], ...]:
        if order is None or not self._can_end:
            return (self._parts(filled, order),)
        choices = ((_GIVEN, f"{self._what(order)} given"), (_NO_FURTHER, "No further"))
        choice = choice_part(filled, "next", "Next", choices)
        if self._is_ending(filled):
            cause = text_part(filled, "cause", "Cause", stretch=2)
            return ((choice,), (cause, time_part(filled, "Decided")))
        return ((choice,), self._parts(filled, order))

    def _parts(self, filled: Filled, order: Order | None) -> tuple[Part, ...]:
        if order is None or isinstance(order, DevicesOrdered):
            return (time_part(filled, "Given"),)
        amount = replace(
            text_part(filled, "mg", "Given"),
            unit="mg",
            hint=wording.number(self._rest(order)),
            note="what is left of the order unless typed",
        )
        site = text_part(filled, "site", "Site", stretch=2)
        is_injected = isinstance(order, InjectionOrdered)
        where = (site,) if is_injected else ()
        return (amount, *where, time_part(filled, "Given at"))
