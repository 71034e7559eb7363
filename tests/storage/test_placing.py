"""A record lies on a disk of the workstation, where nothing else writes its files."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from monitor.storage import placing
from monitor.storage.database import Database
from monitor.storage.faults import UnsafePlace
from monitor.storage.placing import filesystem_of, is_synced

MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/wards /ward nfs4 rw 0 0
/dev/vdb /ward/own\\040disk ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/vigil", "ext4"),
        ("/ward/nurse/vigil", "nfs4"),
        ("/ward/own disk/vigil", "ext4"),
        ("/wardwork", "ext4"),
        ("/mnt/share", "cifs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert filesystem_of(PurePosixPath(folder), MOUNTS) == kind


def test_what_lies_over_another_counts() -> None:
    mounts = "/dev/a / ext4 rw 0 0\nserver:/ / nfs rw 0 0\n"
    assert filesystem_of(PurePosixPath("/x"), mounts) == "nfs"
    assert filesystem_of(PurePosixPath("/x"), "") == ""


@pytest.mark.parametrize(
    ("folder", "is_so"),
    [
        (PureWindowsPath("C:/Users/a/OneDrive - Clinic/vigil"), True),
        (PureWindowsPath("C:/Users/a/Dropbox/vigil"), True),
        (PurePosixPath("/Users/a/Library/Mobile Documents/vigil"), True),
        (PurePosixPath("/ward/a/Nextcloud/vigil"), True),
        (PurePosixPath("/ward/a/.local/share/vigil"), False),
        (PurePosixPath("/ward/a/my dropbox/vigil"), False),
    ],
)
def test_synced_folders_are_known_by_name(
    folder: PurePosixPath, *, is_so: bool
) -> None:
    assert is_synced(folder) is is_so


def test_nothing_is_made_in_such_a_folder(tmp_path: Path) -> None:
    """It is refused with what to do, by name or by the mark such a program leaves."""
    (tmp_path / "synced" / ".stfolder").mkdir(parents=True)
    for folder in (tmp_path / "Dropbox" / "vigil", tmp_path / "synced" / "vigil"):
        with pytest.raises(UnsafePlace, match="Move the folder to a disk of this"):
            Database(folder)
        assert not folder.exists()


def test_a_network_share_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"server:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(placing, "_MOUNTS", table)
    with pytest.raises(UnsafePlace, match="lies on a network share"):
        Database(tmp_path / "record")
