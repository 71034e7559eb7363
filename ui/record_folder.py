"""Where the record of this workstation is."""

from pathlib import Path

import platformdirs

from ui.launch import Launch


def record_folder(launch: Launch) -> Path:
    """As asked for, or the platform's folder; demo and drill have one of their own."""
    own = "drill" if launch.is_drill else "demo" if launch.is_demo else ""
    if launch.folder is not None:
        return launch.folder / own if own else launch.folder
    name = f"vigil-{own}" if own else "vigil"
    return Path(platformdirs.user_data_dir(name, appauthor=False))
