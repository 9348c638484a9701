"""Find the browser for the tests, or install it: `python -m tests.browser_setup`.

Chromium's headless shell comes first: the same engine as the browser with windows, for a third of its processor time.
Debian's package when this runs as root and apt is there, else Playwright's own download. Where the shell cannot be had,
another browser that is there serves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["FLAGS", "browser"]

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def browser() -> str | None:
    """The path of an installed browser, None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow to import, rarely needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install a browser; subprocess.CalledProcessError where that fails."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run = [apt, "install", "--yes", "--quiet=2", "--no-install-recommends", SHELL, "fonts-dejavu-core"]
        subprocess.run([apt, "update", "--quiet=2"], check=True, env=environment)
        subprocess.run(run, check=True, env=environment, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int | str:
    """Have the best browser that can be had; what to say where there is none."""
    if shutil.which(SHELL) is None and (browser() is None or os.geteuid() == 0):
        sys.stdout.write("Installing a browser for the tests …\n")
        try:
            install()
        except (OSError, subprocess.CalledProcessError) as error:
            sys.stdout.write(f"{error}\n")
    found = browser()
    sys.stdout.write(f"The browser tests run with {found}.\n" if found else "")
    return 0 if found else "No browser could be installed; the browser tests need one."


if __name__ == "__main__":
    sys.exit(main())
