"""How a session ended, in words, and the call after it."""

from collections.abc import Callable
from datetime import datetime

from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    AnyEndingFacts,
    Cancelled,
    Died,
    Ending,
    FollowUpRecorded,
    LeftUnseen,
    SessionClosed,
    Transferred,
)

Clock = Callable[[datetime], str]

ENDINGS: tuple[tuple[str, Ending, str], ...] = (
    ("D", "discharged", "Discharged"),
    ("T", "transferred", "Transferred"),
    ("A", "admitted", "Admitted"),
    ("G", "against advice", "Left against advice"),
    ("U", "left unseen", "Left unseen"),
    ("C", "cancelled", "Cancelled, no dose given"),
    ("X", "died", "Died"),
)
"""Each ending with the key that chooses it, in the order they are offered."""

CANNULA: dict[bool | None, str] = {
    True: "cannula out",
    False: "cannula still in",
    None: "no cannula",
}


def ending_label(ending: Ending) -> str:
    return next(label for _, known, label in ENDINGS if known == ending)


def closing_words(closed: SessionClosed, clock: Clock) -> tuple[str, str]:
    """``Session closed, discharged`` and what is known of it."""
    times = [
        f"{what} {clock(at)}"
        for what, at in (("ready", closed.ready_at), ("left", closed.left_at))
        if at is not None
    ]
    told = [*_facts_words(closed.facts, clock), ", ".join(times), closed.note]
    return f"Session closed, {_how(closed.ending)}", " · ".join(
        part for part in told if part
    )


def follow_up_words(call: FollowUpRecorded) -> tuple[str, str]:
    """Whether the call reached the patient, and what was said."""
    fact = "Follow-up call" if call.reached else "Follow-up call, not reached"
    drove = {True: "has driven", False: "has not driven", None: ""}[call.drove]
    said = (
        ("effects", call.effects),
        ("sleep", call.sleep),
        ("mood", call.mood),
        ("concerns", call.concerns),
    )
    told = [f"{what} {text}" for what, text in said if text]
    return fact, " · ".join([*told, *([drove] if drove else [])])


def _how(ending: Ending) -> str:
    label = ending_label(ending)
    return f"{label[0].lower()}{label[1:]}"


def _facts_words(facts: AnyEndingFacts | None, clock: Clock) -> tuple[str, ...]:
    match facts:
        case Transferred(where=where, taken_over_by=over):
            told: tuple[str, ...] = (f"to {where}", f"taken over by {over}")
        case Admitted(where=where):
            told = (f"to {where}",)
        case AgainstAdvice():
            told = (
                f"capacity judged by {facts.capacity_judged_by}",
                f"risks explained by {facts.risks_explained_by}",
                CANNULA[facts.is_cannula_out],
            )
        case LeftUnseen(last_seen_at=seen, told=who):
            told = (f"last seen {clock(seen)}", f"told {who}")
        case Cancelled(cause=cause):
            told = (cause,)
        case Died(died_at=died_at, confirmed_by=by):
            told = (f"at {clock(died_at)}", f"confirmed by {by}")
        case _:
            told = ()
    return told
