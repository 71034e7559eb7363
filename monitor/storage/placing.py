"""Where a record must not lie: on another machine's disk, or where files are synced."""

from pathlib import Path, PurePath

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9pnet"}
    | {"glusterfs", "lustre", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"}
    | {"fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.gcsfuse"}
)
"""Types of file systems that several machines can write at once."""

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive")
_SYNCED_WHOLE = ("mobile documents", "cloudstorage", "nextcloud", "owncloud")
_MARKS = (".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log")
_MOUNTS = Path("/proc/self/mounts")


def why_not_here(folder: Path) -> str:
    """Why a record is not safe in that folder; empty where nothing is known of that."""
    where = folder.absolute()
    if where.drive.startswith("\\\\") or filesystem_of(where, _mounts()) in NETWORK:
        return "It lies on a network share, where two machines can write one file."
    marked = any(
        (up / mark).exists() for up in (where, *where.parents) for mark in _MARKS
    )
    if marked or is_synced(where):
        return "It lies where another program copies files while they are written."
    return ""


def is_synced(folder: PurePath) -> bool:
    """By the names that such programs give their folders."""
    parts = [part.lower() for part in folder.parts]
    return any(part in _SYNCED_WHOLE or part.startswith(_SYNCED) for part in parts)


def filesystem_of(folder: PurePath, mounts: str) -> str:
    """The type of the file system that the folder is on, by the system's own table."""
    best, found = -1, ""
    for line in mounts.splitlines():
        _, _, rest = line.partition(" ")
        point, _, rest = rest.partition(" ")
        mounted = PurePath(point.replace("\\040", " "))
        # A later line lies over an earlier one of the same folder.
        if folder.is_relative_to(mounted) and len(mounted.parts) >= best:
            best, found = len(mounted.parts), rest.partition(" ")[0]
    return found


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
