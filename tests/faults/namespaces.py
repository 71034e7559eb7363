"""A small disk of one's own, without being root: Linux namespaces, where allowed."""

import shutil
import subprocess

import pytest

IN_NAMESPACE = ("unshare", "-Urm", "sh", "-euc")
"""Before a shell command that may mount, and the name it has for itself."""


def _can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    mounting = "mount -t tmpfs none /mnt"
    tried = subprocess.run(
        [*IN_NAMESPACE, mounting, "sh"], capture_output=True, check=False
    )
    return tried.returncode == 0


needs_namespaces = pytest.mark.skipif(
    not _can_mount(), reason="may not mount in a user namespace (unshare -Urm)"
)
