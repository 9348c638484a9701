"""Templates, compiled once: every start of Python would compile all of them anew, a quarter of a small build."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING

import jinja2
from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

__all__ = ["Compiled"]

FOLDER = Path(sys.pycache_prefix or Path(__file__).parent) / "__pycache__"
"""Beside the compiled code of this folder, which nobody keeps either."""


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of an environment, on disk.

    Jinja tells a changed template by its text. What else a compiled template rests on is in its name: Jinja's version,
    the code that says how templates are written, and what the environment is set to. A folder that nobody may write to,
    or that a full disk cannot take more in, leaves templates to be compiled as if there were none.
    """

    def __init__(self, environment: Environment) -> None:
        """Keep what this environment compiles apart from what others do."""
        super().__init__(str(FOLDER), "vorlage-%s.bin")
        settings = (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks, environment.finalize)
        self._told = "\n".join([_written(), *map(str, settings[:-1]), getattr(settings[-1], "__name__", "")])

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A name of its own for each template of each environment."""
        return hashlib.sha256(f"{self._told}\n{name}\n{filename}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled before, if it can be read; a damaged file is as good as none."""
        try:
            super().load_bytecode(bucket)
        except (OSError, UnpicklingError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if anything can be written."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                FOLDER.mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)


@cache
def _written() -> str:
    """What says how templates are written: Jinja's version and the code beside this."""
    code = [Path(__file__).with_name(name).read_bytes() for name in ("rendering.py", "rendering_code.py")]
    return f"{jinja2.__version__} {hashlib.sha256(b''.join(code)).hexdigest()}"
