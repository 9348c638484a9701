"""What a folder holds, byte for byte, and whether a broken-off build left anything beside it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["fingerprint", "left_over"]


def fingerprint(folder: Path) -> dict[str, str]:
    """Path within a folder → digest of the file; empty where there is no folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def left_over(target: Path) -> list[str]:
    """What a build has forgotten beside its target."""
    return sorted(path.name for path in target.parent.iterdir() if path.name.startswith(f".{target.name}"))
