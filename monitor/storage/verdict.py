"""What it means that a record is not whole, and what to do, in one sentence."""

FILE = "Is the file undamaged"
ENTRIES = "Is every entry as it was written"
AUDIT = "Is the audit log as it was written"
PROTOCOLS = "Is every protocol as it was stored"
SIGNATURES = "Does every signature hold"
LISTS = "Do the lists follow from the entries"

_KEEP = "chart on paper, call technical support, and keep the file as it is"
_MEANINGS = {
    FILE: (
        "The record is damaged: a part of its file is not what was written to it, so "
        f"what is shown from it may be wrong or missing; {_KEEP}."
    ),
    ENTRIES: (
        "The record was altered: entries are not as they were written, or are missing, "
        f"so it no longer proves what was charted; {_KEEP}."
    ),
    PROTOCOLS: (
        "The record was altered: a protocol in it is not as it was stored, so sessions "
        f"may be judged by other limits than they were; {_KEEP}."
    ),
    SIGNATURES: (
        "A signature does not hold: what was signed is not as it was, or somebody "
        f"else signed it, so it does not prove who signed what; {_KEEP}."
    ),
    AUDIT: (
        "The audit log was altered: rows of it are not as they were written, or are "
        "missing, so it no longer proves who saw or handed out what; every entry is as "
        "it was written. Call technical support, and keep the file as it is."
    ),
    LISTS: (
        "The lists of the record are wrong: every entry is as it was written, but a "
        "session or patient may be missing from a list or stand there wrongly; call "
        "technical support, and keep the file as it is."
    ),
}


def verdict(failed: tuple[str, ...]) -> str:
    """By the gravest of the questions that were answered with no; empty for none."""
    return next((words for asked, words in _MEANINGS.items() if asked in failed), "")
