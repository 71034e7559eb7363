"""What an answer to a gate, or an override of one, must satisfy in any protocol."""

from collections import Counter

from monitor.chart.commands import Amend, Chart, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import GateAnswered, GateFact, GateOverridden, LimitChanged
from monitor.chart.refusals import Refusal
from monitor.chart.same_name import same_name
from monitor.chart.texts import refuse_text


def refuse_own_order(command: SessionCommand, actor: Actor) -> Refusal | None:
    """Refuse a check let pass, or a limit changed, on the word of whoever charts it."""
    match command:
        case Chart(fact=GateOverridden() as fact):
            what, does = "The check is not overridden", "lets it pass"
        case (
            Chart(fact=LimitChanged() as fact)
            | Amend(replacement=LimitChanged() as fact)
        ):
            what, does = "The limit is not changed", "changes it"
        case _:
            return None
    if not same_name(fact.prescriber, actor.name):
        return None
    return Refusal(
        field="prescriber",
        what=what,
        why=f"{actor.name} charts it",
        remedy=f"A prescriber who does not chart it {does}{_told_apart(fact, actor)}",
    )


def _told_apart(fact: GateOverridden | LimitChanged, actor: Actor) -> str:
    """How another person of nearly the same name is written."""
    if fact.prescriber.casefold() == actor.name.casefold():
        return ""
    return "; another of that name is typed with the first name"


def refuse_gate(fact: GateFact) -> Refusal | None:
    """Refuse what says nothing, or the same thing twice.

    What the gate is, and which answers it takes, only the protocol can tell.
    """
    match fact:
        case GateOverridden():
            return refuse_text("prescriber", fact.prescriber) or refuse_text(
                "reason", fact.reason
            )
        case GateAnswered():
            return _refuse_answers(fact)


def _refuse_answers(fact: GateAnswered) -> Refusal | None:
    asked = Counter(answer.ask for answer in fact.answers)
    if any(count > 1 for count in asked.values()):
        why = "one thing is answered twice"
    elif fact.not_applicable and fact.answers:
        why = "it is both answered and marked as not applicable"
    elif not fact.not_applicable and not fact.answers:
        why = "nothing was answered"
    else:
        refused = (refuse_text(a.ask, a.value) for a in fact.answers)
        note = refuse_text("note", fact.note) if fact.note else None
        return next((refusal for refusal in refused if refusal), note)
    return Refusal(what="The check is not charted", why=why, remedy="Answer it again")
