"""Imports without the hook of PySide6."""

import builtins


def import_plainly() -> None:
    """Take the hook off the import statement; what was imported stays as it is.

    It looks for the name of PySide6 in the source of every module, for the sake of
    ``__feature__``, which nothing here uses. That took a fifth of the start, and what
    it had read stayed in memory: 30 MB.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
