"""What a file of a record holds, in words."""

from monitor.storage.contents import Contents


def told(found: Contents) -> str:
    """How much, and until when; no patient is named."""
    entries = "1 entry" if found.entries == 1 else f"{found.entries} entries"
    sessions = "1 session" if found.sessions == 1 else f"{found.sessions} sessions"
    if found.last_recorded_at is None:
        return "no entries"
    last = f"{found.last_recorded_at:%d-%b-%Y %H:%M} UTC"
    return f"{entries} of {sessions}, the last of {last}"
