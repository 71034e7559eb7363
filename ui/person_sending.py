"""Does what a form about a person asks: first the entry decides, then the slot follows.

A refusal costs nothing then; and a slot without an entry would open the record for
somebody whom it does not know.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from monitor.chart.commands import ChangePerson, DisablePerson
from monitor.chart.people import PEOPLE, People
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from ui import questions
from ui.password_judge import PasswordJudge
from ui.store import Store
from ui.views.people_page.asked import Asked, Plan
from ui.views.people_page.outcome import (
    Told,
    done_words,
    half_done_words,
    own_roles_words,
)

if TYPE_CHECKING:
    from monitor.access.signing_in import Credentials
    from monitor.chart.entries import Actor
    from monitor.charting.faults import EnvironmentFault
    from monitor.charting.reads import Charted
    from ui.access import Access
    from ui.bedside import Bedside

    Why = Refusal | EnvironmentFault

_NO_ACCESS = Refusal(
    what="No key is given or taken",
    why="nobody signs in to this record",
    remedy="Start Vigil without the demo, or on a record that people sign in to",
)


class Sent(NamedTuple):
    """What is asked, what it comes to, and who works here as far as it is known."""

    asked: Asked
    plan: Plan
    people: People


class PersonSending:
    """One thing at a time; ``busy`` says in words what is under way, or is empty.

    ``access`` keeps the slots, where there are any.
    """

    def __init__(self, bedside: "Bedside", store: Store, judge: PasswordJudge) -> None:
        self.access: Access | None = None
        self.busy = ""
        self._bedside = bedside
        self._store = store
        self._judge = judge
        self._moved: Callable[[], None] = _nothing
        self._done: Callable[[str], None] = _nothing
        self._failed: Callable[[Why, Told | None], None] = _nothing

    @property
    def is_busy(self) -> bool:
        return bool(self.busy)

    def send(
        self,
        sent: Sent,
        moved: Callable[[], None],
        done: Callable[[str], None],
        failed: "Callable[[Why, Told | None], None]",
    ) -> None:
        """``done`` with what became of it, or ``failed`` with why not.

        ``failed`` is told what holds all the same, where the entry stands and the slot
        does not; ``moved`` is called when ``busy`` changes.
        """
        self._moved, self._done, self._failed = moved, done, failed
        if sent.plan.code:
            self._replace_code(sent)
            return
        typed = sent.plan.credentials
        if typed is None:
            self._ask_record(sent)
            return
        self._begin("Looking at the password…")
        learn = partial(self._take_verdict, sent)
        self._judge.judge(typed.password, sent.plan.names, learn)

    def _replace_code(self, sent: Sent) -> None:
        """In the audit log first; nothing there says that the one of before holds."""
        self._begin("Replacing the code…")
        actor, then = self._store.snapshot.actor, partial(self._take_outcome, sent)
        if actor is None:
            raise RuntimeError("Nobody has signed in.")
        access = self.access
        if access is None:
            then(_NO_ACCESS)
            return

        def replace(why: "Why | None") -> None:
            if why is None:
                access.replace_code(sent.plan.code, then)
            else:
                then(why)

        self._bedside.ask(partial(questions.note_other_code, actor), replace)

    def _begin(self, words: str) -> None:
        self.busy = words
        self._moved()

    def _take_verdict(self, sent: Sent, refusal: Refusal | None) -> None:
        if refusal is not None:
            self._fail(refusal)
        else:
            self._ask_record(sent)

    def _ask_record(self, sent: Sent) -> None:
        self._begin("Saving…")
        actor, command = self._store.snapshot.actor, sent.plan.command
        if actor is None:
            raise RuntimeError("Nobody has signed in.")
        if command is not None:
            charted = partial(self._take_charted, sent, actor)
            self._bedside.send(command, charted, self._fail)
        else:
            # No entry decides about a slot or a PIN alone, so the recorder is asked
            # whether that person may do such a thing.
            alike = _command_alike(sent.asked)
            question_why = partial(questions.why_not, alike, actor)
            take = partial(self._take_permission, sent, actor)
            self._bedside.ask(question_why, take)

    def _take_permission(
        self, sent: Sent, actor: "Actor", refusal: Refusal | None
    ) -> None:
        if refusal is not None:
            self._fail(refusal)
        elif sent.asked.kind == "pin":
            question = partial(questions.forget_pin, sent.asked.id, actor)
            self._bedside.ask(question, partial(self._take_outcome, sent))
        else:
            self._see_to_slot(sent, actor)

    def _take_charted(self, sent: Sent, actor: "Actor", _: "Charted") -> None:
        self._see_to_slot(sent, actor)

    def _see_to_slot(self, sent: Sent, actor: "Actor") -> None:
        typed, then = sent.plan.credentials, partial(self._take_outcome, sent)
        if typed is None and sent.asked.kind != "end":
            then(None)
        elif self.access is None:
            then(_NO_ACCESS)
        elif typed is not None:
            # Noted, and without a PIN, before the password opens anything: so its owner
            # is asked for another at the next sign-in.
            give = partial(questions.give_password, sent.asked.id, actor)
            let_in = partial(self._let_in, sent, self.access, typed)
            self._bedside.ask(give, let_in)
        else:
            self._begin("Taking the key away…")
            staying = {p.id for p in sent.people.administrators} - {sent.asked.id}
            self.access.shut_out(sent.asked.id, staying, then)

    def _let_in(
        self, sent: Sent, access: "Access", typed: "Credentials", why: "Why | None"
    ) -> None:
        then = partial(self._take_outcome, sent)
        if why is not None:
            then(why)
            return
        self._begin("Making the key out of the password…")
        access.let_in(sent.asked.id, typed, then)

    def _take_outcome(self, sent: Sent, why: "Why | None") -> None:
        if why is None:
            self.busy = ""
            own = own_roles_words(sent.asked, sent.plan, self._store.snapshot.actor)
            self._done(done_words(sent.asked, sent.plan) + own)
        else:
            self._fail(why, half_done_words(sent.asked, sent.plan))

    def _fail(self, why: "Why", told: Told | None = None) -> None:
        self.busy = ""
        self._failed(why, told)


def _command_alike(asked: Asked) -> ChangePerson | DisablePerson:
    """What is asked for by the same right; it is never charted."""
    person = asked.person
    if person is None:
        raise ValueError("Nobody is asked about.")
    at = person.enrolled_at
    if asked.kind == "end":
        return DisablePerson(
            id=new_id(), stream_id=PEOPLE.id, at=at, person=person.id, reason=""
        )
    return ChangePerson(
        id=new_id(),
        stream_id=PEOPLE.id,
        at=at,
        person=person.id,
        name=person.name,
        sign_in=person.sign_in,
        roles=person.roles,
    )


def _nothing(*_: object) -> None:
    """Nobody asked yet."""
