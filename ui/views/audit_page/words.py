"""What was done, in words: a sentence for each deed of the audit log."""

from monitor.chart.audit import (
    AnyDeed,
    AuditViewed,
    BackedUp,
    BackupFailed,
    ClockSet,
    Copied,
    CoSigningSet,
    Exported,
    FoundCopied,
    GlassBroken,
    Locked,
    LockTimesSet,
    OlderSlots,
    PasswordChosen,
    PasswordGiven,
    PastViewed,
    PermissionRefused,
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    PinForgotten,
    Printed,
    RecoveryCodeReplaced,
    Restored,
    RestoreFailed,
    Salvaged,
    SessionViewed,
    SignedIn,
    SignInFailed,
    Unlocked,
)
from monitor.chart.oversight_deeds import (
    HoldLifted,
    HoldPlaced,
    RetentionSet,
    SampleDrawn,
)
from monitor.charting.ports import AuditRow
from ui.views import wording

_CAUSES = {
    "asked": "as asked",
    "idle": "after nobody had touched it",
    "system": "with the desktop",
    "another person": "for another person",
}
_METHODS = {
    "password": "password",
    "pin": "PIN",
    "unverified": "name not checked",
    "break-glass": "without signing in",
    "set-up": "at set-up",
    "recovery": "recovery code",
    "nobody": "",
}


def deed_words(row: AuditRow) -> str:
    """What was done; of what can't be read, what it was called."""
    if row.deed is None:
        return f"{row.kind}, which this version can't read"
    return _words(row.deed)


def method_words(method: str) -> str:
    """How somebody came in, as it stands behind their name."""
    return _METHODS.get(method, method)


def _words(deed: AnyDeed) -> str:
    return _of_a_person(deed) or _of_the_site(deed) or _of_the_record(deed)


def _of_a_person(deed: AnyDeed) -> str:  # noqa: C901, PLR0911, PLR0912  a line each
    """What is about who came in and who may; empty for every other deed."""
    match deed:
        case SignedIn(method=method):
            return f"Signed in by {method_words(method)}"
        case SignInFailed(method=method, failures=failures):
            told = wording.counted(failures, "failure")
            return f"Sign-in failed by {method_words(method)}, {told} in a row"
        case Locked(cause=cause):
            return f"Locked {_CAUSES[cause]}"
        case Unlocked(method=method):
            return f"Unlocked by {method_words(method)}"
        case PermissionRefused(asked=asked):
            return f"Not permitted: wanted to {asked}"
        case GlassBroken(name=name, reason=reason):
            return f"Charts without signing in as {name}: {reason}"
        case PersonEnrolled(name=name, role=role):
            return f"Enrolled {name} as {role}"
        case PersonChanged(name=name, role=role):
            return f"Changed {name}, now {role}"
        case PersonDisabled(reason=reason):
            return f"Ended the access: {reason}"
        case PasswordGiven(name=name):
            return f"Gave {name} a password, to be changed at the next sign-in"
        case PasswordChosen():
            return "Chose a password and a PIN"
        case OlderSlots(replaced=replaced):
            told = "The recovery code took" if replaced else "Nobody was let in by"
            return f"{told} a key file from before its last change"
        case PinForgotten(name=name):
            return f"Had {name} choose another PIN"
        case RecoveryCodeReplaced():
            return "Replaced the recovery code"
        case _:
            return ""


def _of_the_site(deed: AnyDeed) -> str:  # noqa: PLR0911  as above
    """What holds for all that is kept here; empty for every other deed."""
    match deed:
        case LockTimesSet():
            during, otherwise = deed.minutes_during_session, deed.minutes_otherwise
            return (
                f"The screen locks after {during} min with a session open,"
                f" else after {otherwise} min"
            )
        case CoSigningSet(own_session=allowed):
            may = "may" if allowed else "may not"
            return f"Whoever charted in a session {may} co-sign it"
        case HoldPlaced(reason=reason, asked_by=asked_by):
            return f"Placed a hold, asked by {asked_by}: {reason}"
        case HoldLifted(reason=reason):
            return f"Lifted a hold: {reason}"
        case RetentionSet(years=years, source=source):
            return f"Records are kept {wording.counted(years, 'year')}: {source}"
        case SampleDrawn():
            return (
                f"Drew {deed.drawn} of {wording.counted(deed.among, 'closed session')}"
                f" by the seed {deed.seed}, {deed.first_day} to {deed.last_day}"
            )
        case _:
            return ""


def _of_the_record(deed: AnyDeed) -> str:  # noqa: C901, PLR0911, PLR0912  as above
    """What was done with what is in it."""
    match deed:
        case SessionViewed():
            return "Viewed the session"
        case PastViewed():
            return "Viewed what is known of the patient from before"
        case AuditViewed():
            return "Viewed the audit log"
        case Copied(what=what, sha256=sha256):
            return f"Copied to the clipboard: {what}, SHA-256 {sha256}"
        case Exported():
            return _exported(deed)
        case Printed(what=what, pages=pages):
            return f"Printed {what}, {wording.counted(pages, 'page')}"
        case BackedUp(size=size):
            return f"Backup made, {size / 1_000_000:.1f} MB"
        case BackupFailed(why=why):
            return f"Backup failed: {why}"
        case Restored():
            return "The record was restored from a backup"
        case RestoreFailed(why=why):
            return f"Restoring failed: {why}"
        case Salvaged(gaps=gaps):
            return f"The record was salvaged; runs of numbers known to be lost: {gaps}"
        case FoundCopied():
            return "The record's folder was copied here, and goes on as a new epoch"
        case ClockSet(by_ms=by_ms):
            return f"The workstation's clock was set {_step(by_ms)}"
        case _:
            raise ValueError(deed)


def _exported(deed: Exported) -> str:
    told = [f"Exported as {deed.form}", wording.counted(deed.rows, "row")]
    if deed.sessions > 1:
        told.append(f"with {wording.counted(deed.sessions - 1, 'other session')}")
    if deed.account:
        told.append(f"from the account {deed.account}")
    if deed.sha256:
        told.append(f"SHA-256 {deed.sha256}")
    return ", ".join(told)


def _step(by_ms: int) -> str:
    seconds = abs(by_ms) / 1000
    direction = "forward" if by_ms > 0 else "back"
    hours, rest = divmod(round(seconds), 3600)
    parts = (f"{hours} h", f"{rest // 60} min", f"{rest % 60} s")
    told = " ".join(part for part in parts if not part.startswith("0 "))
    return f"{direction} by {told}"
