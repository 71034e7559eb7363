"""Who works here and when the screens lock, as entries: reading it, and changing it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from monitor.chart.co_signing import decide_co_signing, fold_own_session
from monitor.chart.commands import (
    PeopleCommand,
    SetCoSigning,
    SetLockTimes,
    SiteCommand,
)
from monitor.chart.enrolling import decide_people
from monitor.chart.entries import Actor, Entry
from monitor.chart.keeping import Hold, Retention
from monitor.chart.keeping_commands import KeepingCommand, PlaceHold
from monitor.chart.lock_times import (
    SITE,
    LockTimes,
    decide_lock_times,
    fold_lock_times,
)
from monitor.chart.patient import Patient
from monitor.chart.people import PEOPLE, fold_people
from monitor.chart.refusals import Refusal
from monitor.charting import keeping, refused
from monitor.charting.authority import Authority
from monitor.charting.faults import NotPermitted, UnknownKind
from monitor.charting.noting import Noting
from monitor.charting.ports import Circumstances, Journal
from monitor.charting.reads import Charted
from monitor.charting.repeats import Decided, Judge, charted_before

_A_HOLD = PlaceHold(
    id=SITE.id,
    stream_id=SITE.id,
    at=datetime(1970, 1, 1, tzinfo=UTC),
    patient=SITE.id,
    reason="",
    asked_by="",
)
"""A wish to ask the roles about; it is never charted."""


class Site:
    """For the thread of the recorder; what is changed here is noted as well."""

    def __init__(self, journal: Journal, authority: Authority, audit: Noting) -> None:
        self._journal = journal
        self._authority = authority
        self._audit = audit

    def lock_times(self) -> LockTimes:
        """What every screen goes by, whoever is there.

        The usual ones where this version can't read what was chosen.
        """
        try:
            return fold_lock_times(self._journal.entries(SITE))
        except UnknownKind:
            return LockTimes()

    def own_session(self) -> bool:
        """Whether people here may co-sign what they charted themselves.

        Not where this version can't read what was chosen.
        """
        return own_session_allowed(self._journal)

    def holds(self, *, by: Actor) -> tuple[Hold, ...]:
        """Every hold, also those that were lifted; NotPermitted, UnknownKind."""
        self._authority.reader(by, "keeping")
        return keeping.holds(self._journal)

    def retention(self, *, by: Actor) -> Retention | None:
        """For how long records are kept; raises NotPermitted, UnknownKind."""
        self._authority.reader(by, "keeping")
        return keeping.retention(self._journal)

    def may_hold(self, by: Actor) -> bool:
        """Whether that person may have a record held."""
        return not isinstance(self._authority.permitted(by, _A_HOLD), Refusal)

    def patient_to_hold(self, number: str, by: Actor) -> Patient | None:
        """Who has that number; raises NotPermitted of whoever may not hold anything."""
        who = self._authority.permitted(by, _A_HOLD)
        if isinstance(who, Refusal):
            raise NotPermitted(who)
        return self._journal.patient_numbered(number)

    def handle(
        self, command: SiteCommand, actor: Actor, circumstances: Circumstances
    ) -> Charted | Refusal:
        """Make it durable that it was changed, or say why not.

        Where anything said of it can't be read here, nothing is added: it might end the
        access that this would give.
        """
        try:
            if isinstance(command, KeepingCommand):
                answer = keeping.keep(self._journal, command, actor, circumstances)
            elif isinstance(command, SetLockTimes | SetCoSigning):
                answer = self._set_rule(command, actor, circumstances)
            else:
                answer = self._enrol(command, actor, circumstances)
        except UnknownKind:
            is_rule = isinstance(command, SetLockTimes | SetCoSigning)
            answer = refused.UNREADABLE_SITE if is_rule else refused.UNREADABLE_PEOPLE
        finally:
            self._authority.forget()
        return self._audit.site_changed(command, actor, answer)

    def _enrol(
        self, command: PeopleCommand, actor: Actor, circumstances: Circumstances
    ) -> Charted | Refusal:
        def judge(before: Sequence[Entry], now: datetime) -> Decided:
            return decide_people(fold_people(before), command, actor, now)

        entries = self._journal.entries(PEOPLE)
        return self._append(entries, judge, command, actor, circumstances)

    def _set_rule(
        self,
        command: SetLockTimes | SetCoSigning,
        actor: Actor,
        circumstances: Circumstances,
    ) -> Charted | Refusal:
        def judge(before: Sequence[Entry], now: datetime) -> Decided:
            if isinstance(command, SetLockTimes):
                return decide_lock_times(fold_lock_times(before), command, now)
            allowed = fold_own_session(before)
            return decide_co_signing(command, now, own_session=allowed)

        entries = self._journal.entries(SITE)
        return self._append(entries, judge, command, actor, circumstances)

    def _append(
        self,
        entries: Sequence[Entry],
        judge: Judge,
        command: SiteCommand,
        actor: Actor,
        circumstances: Circumstances,
    ) -> Charted | Refusal:
        written = charted_before(entries, command.id, actor, judge)
        if not written:
            decided = judge(entries, circumstances.recorded_at)
            if isinstance(decided, Refusal):
                return decided
            written = self._journal.append(decided, actor, circumstances)
        return Charted(entries=written)


def own_session_allowed(journal: Journal) -> bool:
    """As ``Site.own_session``, of that journal."""
    try:
        return fold_own_session(journal.entries(SITE))
    except UnknownKind:
        return False
