"""Which texts and times may leave without telling whose they are."""

from msgspec import Struct

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.ordering import routes_of
from monitor.reports.amounts import typed_amount

Place = tuple[str, str]
"""A kind of struct, and the name of one of its fields."""

MASKED = "masked"
"""Stands for what was typed and is no word that the program knows."""

LEFT_IN = (
    "Left in: times of day, intervals, sex, year of birth (none above 89 years),"
    " weight, doses and values. Dates are moved by whole days, by another number for"
    " each patient. No Safe Harbor de-identification (45 CFR 164.514(b)(2))."
)
"""What somebody has to know who hands it on."""

WORDS = {
    "SessionRecord": frozenset({"app_version", "intended_use", "left_in"}),
    "SessionOut": frozenset({"state"}),
    "ProtocolOut": frozenset({"id"}),
    "AllergiesOut": frozenset({"state"}),
    "EntryOut": frozenset({"kind"}),
    "ObservationOut": frozenset({"field", "unit"}),
    "Reading": frozenset({"field"}),
    "Measured": frozenset({"field"}),
    "InfusionOut": frozenset({"what"}),
    "DoubtOut": frozenset({"cause"}),
    "EffectOut": frozenset({"code"}),
    "EffectRecorded": frozenset({"code"}),
    "ScoreOut": frozenset({"scale", "name", "version", "result"}),
    "ScoreRecorded": frozenset({"scale", "version", "result"}),
    "Subscore": frozenset({"part"}),
    "AlertOut": frozenset({"rule", "parameter", "limit"}),
    "LimitOut": frozenset({"rule"}),
    "LimitChanged": frozenset({"rule"}),
    "CheckOut": frozenset({"gate", "label", "phase", "state"}),
    "GateAnswered": frozenset({"gate"}),
    "AnswerOut": frozenset({"ask"}),
    "Answer": frozenset({"ask"}),
    "OverrideOut": frozenset({"gate"}),
    "GateOverridden": frozenset({"gate"}),
    "SignatureOut": frozenset({"meaning"}),
    "QueryOut": frozenset({"field"}),
    "QueryRaised": frozenset({"field"}),
}
"""Texts that may leave as they are: codes, units, words of a protocol."""

PEOPLE = frozenset(
    {
        *("author", "by", "opened_by", "charted_by", "superseded_author", "to", "who"),
        *("acknowledged_by", "administered_by", "reviewed_by", "ordered_by"),
        *("closed_by", "observed_by"),
        *("prescriber", "second_checker", "checker", "witness", "contact"),
    }
)

TIMES = {
    "HandoverOut": frozenset({"at"}),
    "MoveOut": frozenset({"at"}),
    "FollowUpOut": frozenset({"at"}),
    "SessionOut": frozenset({"opened_at", "closed_at", "ready_at", "left_at"}),
    "SessionClosed": frozenset({"ready_at", "left_at"}),
    "LeftUnseen": frozenset({"last_seen_at"}),
    "Died": frozenset({"died_at"}),
    "ObservationOut": frozenset({"observed_at", "recorded_at", "superseded_at"}),
    "EffectOut": frozenset({"onset", "ended"}),
    "TreatmentOut": frozenset({"at"}),
    "OxygenOut": frozenset({"at"}),
    "NoteOut": frozenset({"at"}),
    "CheckOut": frozenset({"at"}),
    "OverrideOut": frozenset({"at"}),
    "LimitOut": frozenset({"at"}),
    "AlertOut": frozenset(
        {"raised_at", "acknowledged_at", "resolved_at", "repeated_at"}
    ),
    "ActionOut": frozenset({"at"}),
    "SeenOut": frozenset({"at"}),
    "CallOut": frozenset({"at"}),
    "ResolvedOut": frozenset({"at"}),
    "EscalatedOut": frozenset({"at"}),
    "EmergencyOut": frozenset({"declared_at", "ended_at"}),
    "ReportOut": frozenset({"event_day", "by_when", "at"}),
    "StampOut": frozenset({"at"}),
    "SignatureOut": frozenset({"at"}),
    "AddendumOut": frozenset({"at", "recorded_at"}),
    "QueryOut": frozenset({"at", "moment", "closed_at"}),
    "ReplyOut": frozenset({"at"}),
    "ScoreOut": frozenset({"at", "reviewed_at"}),
    "InfusionOut": frozenset({"at"}),
    "GivenDoseOut": frozenset({"at"}),
    "DosesEndedOut": frozenset({"at"}),
    "DoubtOut": frozenset({"at"}),
    "DoseOut": frozenset({"at"}),
    "WasteOut": frozenset({"at"}),
    "VersionOut": frozenset({"at", "recorded_at"}),
}
"""Times of the session itself, which are moved; any other would tell by how much."""

KEPT_BACK = frozenset({"DrugPrepared"})
"""Kinds that have nothing but what is left out: a lot and the day on its label."""

_DRUGS_AND_ROUTES = frozenset({"drug", "route"})
_TYPED = {
    "TreatmentOut": frozenset({"drug", "dose", "route"}),
    "TreatmentGiven": frozenset({"drug", "dose", "route"}),
    **dict.fromkeys(
        (
            *("DoseOut", "GivenDoseOut", "DoseGiven", "DoseOrdered"),
            *("InjectionOrdered", "DevicesOrdered", "OralOrdered"),
        ),
        _DRUGS_AND_ROUTES,
    ),
}
"""What leaves as a word that the program or the protocol knows, or masked."""

_ROUTES = {
    "iv": "IV",
    "intravenous": "IV",
    "im": "IM",
    "intramuscular": "IM",
    "sc": "SC",
    "subcutaneous": "SC",
    "po": "PO",
    "oral": "PO",
    "sl": "SL",
    "sublingual": "SL",
    "pr": "PR",
    "rectal": "PR",
    "in": "intranasal",
    "intranasal": "intranasal",
    "inhaled": "inhaled",
    "nebulised": "nebulised",
}
"""Routes as they are typed, and as they leave."""


class Vocabulary(Struct, frozen=True, kw_only=True):
    """Words that a protocol has for drugs and routes."""

    drugs: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()

    def known(self, name: str, typed: str) -> str:
        """What leaves of a drug, route or dose; empty where nothing was typed."""
        text = typed.strip()
        if not text:
            return ""
        if name == "dose":
            found = typed_amount(text)
            return MASKED if found is None else f"{found[0]} {found[1]}"
        words = self.drugs if name == "drug" else self.routes
        known = {} if name == "drug" else _ROUTES
        own = {word.casefold(): word for word in words}
        return {**known, **own}.get(text.casefold(), MASKED)


NO_WORDS = Vocabulary()


def vocabulary_of(protocol: CareProtocol) -> Vocabulary:
    kinds = (treatment.label for treatment in protocol.treatments)
    return Vocabulary(drugs=(protocol.drug, *kinds), routes=routes_of(protocol))


def is_typed(place: Place) -> bool:
    kind, name = place
    return name in _TYPED.get(kind, ())
