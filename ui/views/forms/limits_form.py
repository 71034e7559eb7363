"""A limit of one patient: which rule, the new limit, on whose word and why."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import LimitChanged
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import ABSOLUTE_CONDITIONS
from monitor.protocol.limit_changes import limited_condition
from monitor.protocol.rules import ChangedRule, Rule
from ui.views.alert_words import PRIORITY_WORDS
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, TextPart, choice_part, text_part, time_part
from ui.views.protocol_page.rules_text import level_words, limit_words

_RULES = "rule"
_OTHER = "other"
_KEYS = "123456"
_COLUMNS = 3


class LimitsForm(Struct, frozen=True, kw_only=True):
    """The rules that fire now come first by number; any other by its name.

    ``rules`` are those in force, ``offered`` the ids of those to choose by number.
    """

    protocol: CareProtocol
    rules: tuple[Rule, ...]
    offered: tuple[str, ...]

    @property
    def name(self) -> str:
        return "limits"

    def view(self, filled: Filled) -> FormView:
        by_key = dict(zip(_KEYS, self.offered, strict=False))
        offered = tuple((k, self._words(self._rule(id_))) for k, id_ in by_key.items())
        rules = choice_part(filled, _RULES, "Limit", offered, by_key)
        other = text_part(filled, _OTHER, "Other rule", stretch=2)
        limit = text_part(filled, "limit", "New limit")
        who = text_part(filled, "prescriber", "Prescriber", stretch=2)
        why = text_part(filled, "reason", "Reason", stretch=3)
        return FormView(
            title="Change a limit for this patient",
            note=self._note(),
            rows=(
                (replace(rules, columns=_COLUMNS, spares=(_OTHER,)),),
                (other, self._with_level(limit, filled), time_part(filled, "From")),
                (who, why),
            ),
            message=filled.message,
            submit="Change",
            focus=_RULES,
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        rule = self._chosen(filled)
        if rule is None:
            return missing(
                _OTHER, "The rule is missing", "Choose one, or type its name"
            )
        limit = parse_number(filled.text("limit"), 0, "limit")
        if isinstance(limit, Refusal):
            return limit
        for part, what in (("prescriber", "The prescriber"), ("reason", "The reason")):
            if not filled.text(part):
                return missing(part, f"{what} is missing", "Type it")
        at = filled.time(circumstance)
        if isinstance(at, Refusal):
            return at
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=at,
            fact=LimitChanged(
                rule=rule.id,
                limit=int(limit),
                prescriber=filled.text("prescriber"),
                reason=filled.text("reason"),
            ),
        )

    def _rule(self, id_: str) -> Rule | None:
        found = (r for r in self.rules if r.id.upper() == id_.upper())
        return next(found, None)

    def _chosen(self, filled: Filled) -> Rule | None:
        return self._rule(filled.text(_OTHER) or filled.pick(_RULES))

    def _with_level(self, part: TextPart, filled: Filled) -> TextPart:
        """Unit, direction and what the limit is now, beside the new one."""
        rule = self._chosen(filled)
        level = "" if rule is None else level_words(self.protocol, rule)
        return replace(part, unit=f"now {level}") if level else part

    def _words(self, rule: Rule | None) -> str:
        if rule is None:
            return ""
        limit = limit_words(self.protocol, rule)
        return f"{PRIORITY_WORDS[rule.priority]} {limit}"

    def _note(self) -> str:
        changed = [r for r in self.rules if isinstance(r, ChangedRule)]
        return ", ".join(f"{self._words(rule)} ({rule.changed})" for rule in changed)


def offered_rules(rules: Iterable[Rule], firing: Iterable[str]) -> tuple[str, ...]:
    """The ids to choose by number: what fires now, then the medium ones on a value."""
    limited = [rule for rule in rules if limited_condition(rule) is not None]
    known = [rule.id for rule in limited]
    fixed = [
        rule.id
        for rule in limited
        if rule.priority == "medium"
        and len(rule.when) == 1
        and isinstance(rule.when[0], ABSOLUTE_CONDITIONS)
    ]
    found = dict.fromkeys((*(id_ for id_ in firing if id_ in known), *fixed))
    return tuple(found)[: len(_KEYS)]
