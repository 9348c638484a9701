"""The measurements behind the promises of weight and speed: `make bench`.

Prints the weight of each page type, what axe finds and the build of many partners beside the same pages as plain
Markdown in plain MkDocs with Material: their text, without links. Times of one run are compared with each other,
never with a clock of another day.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import sync_playwright

from allianz.model.dataset import load
from allianz.model.hints import names
from allianz.model.readability import amstad, sentences, without, words
from tests import browser_setup
from tests.axe import AXE, violations
from tests.building import DATA, ROOT, build
from tests.documents import documents
from tests.many import many
from tests.measured import HELP, prose
from tests.serving import SITE_URL, answer, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

OURS, THEIRS = "this site", "plain Material"
STYLE, SCRIPT = "link[rel=stylesheet]", "script[src]"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = (14, 1_000, 10_000)
SLOWED = 4
BUDGET = 32 * 1024
PAGES = ("", "wegweiser/", "handlungsfelder/", "handlungsfelder/{feld}/", "partner/", "partner/{partner}/", "region/",
         "region/{landkreis}/", "projekte/", "projekte/{projekt}/", "allianz/", "allianz/chronik/",
         "allianz/mitmachen/", "foerderung/", "quellen/", "daten/",
         "mitmachen/", "impressum/", "datenschutz/", "barrierefreiheit/", "leichte-sprache/")  # fmt: skip
PLAIN = {"site_name": "Plain", "theme": {"name": "material", "language": "de", "font": False}, "nav": ["index.md"]}


def main() -> None:
    """Print all measurements."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        site = build(DATA, work / "site")
        say("First view, compressed, all files:")
        for address in _examples(site):
            say(f"  /{address:<42} {weight(site, address) / 1024:5.1f} KiB of {BUDGET // 1024}")
        plain = as_markdown(site, work / "plain")
        _mkdocs(plain)
        say(f"  the start page in plain MkDocs + Material    {weight(plain / 'site', '') / 1024:5.1f} KiB")
        say("Pages of help, Amstad's measure of 60 and more, words of the longest sentence of 25:")
        for kind, (ease, longest) in readability(site).items():
            say(f"  /{kind:<42} {ease:5.0f} {longest:8}")
        compare_frames(site, plain / "site")
        times = filter_times(work / "filter")
        say(f"Filter of {SIZES[1]:,} partners, processor slowed {SLOWED} times, of 50 ms:")
        say(f"  ten turns, median {times[len(times) // 2]:.0f} ms, slowest {times[-1]:.0f} ms")
        say(f"python -m allianz check: {timed(_check):.2f} s of 0.5")
        say("Build, beside the same pages as plain Markdown in plain MkDocs + Material:")
        per_partner = {size: compare(work / str(size), size) for size in SIZES}
        ratio = per_partner[SIZES[-1]] / per_partner[SIZES[1]]
        say(f"Time per partner at {SIZES[-1]:,} against {SIZES[1]:,}: ratio {ratio:.2f}")


def say(line: str) -> None:
    """Print at once, because the next measurement may take a minute."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _examples(site: Path) -> Iterator[str]:
    """One address per page type, the heaviest of its kind."""
    for address in PAGES:
        folder = address.partition("{")[0]
        if "{" not in address:
            yield address
        else:
            yield max(
                (f"{folder}{path.parent.name}/" for path in (site / folder).glob("*/index.html")),
                key=lambda one: weight(site, one),
            )


def weight(site: Path, address: str) -> int:
    """Bytes of the first view of a page: the page and all that it loads, compressed as a server would."""
    loaded = _loaded(site, address, f"{STYLE}, link[rel=icon], {SCRIPT}, img[src]")
    return sum(map(_compressed, [site / address / "index.html", *loaded]))


def _loaded(site: Path, address: str, selector: str) -> list[Path]:
    """The files of a built site that the tags of a page name."""
    soup = BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")
    urls = {urljoin(SITE_URL + address, str(tag.get("href") or tag.get("src"))) for tag in soup.select(selector)}
    return [file for url in urls if (file := answer(site, urlsplit(url).path).file)]


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def readability(site: Path) -> dict[str, tuple[float, int]]:
    """Kind of page of help → the measure of its hardest page, and the words of its longest sentence; without names."""
    named = names(load(DATA))
    found = dict.fromkeys(HELP, (180.0, 0))
    for document in documents(site):
        kind = document.name.rpartition("index.html")[0].partition("/")[0]
        texts = [without(named, text) for text in prose(document.tags("main")[0])]
        longest = max((len(words(one)) for text in texts for one in sentences(text)), default=0)
        if kind in found:
            found[kind] = (min(found[kind][0], amstad(texts)), max(found[kind][1], longest))
    return found


def compare_frames(site: Path, plain: Path) -> None:
    """Print what both sites load before any content, and what axe finds on the same pages."""
    say("Before any content, on the start page (style sheets + scripts, compressed):")
    for name, folder in ((OURS, site), (THEIRS, plain)):
        styles, scripts = (sum(map(_compressed, _loaded(folder, "", tags))) / 1024 for tags in (STYLE, SCRIPT))
        say(f"  {name:<22} {styles + scripts:5.1f} KiB = {styles:.1f} + {scripts:.1f}")
    addresses = list(_examples(site))
    say(f"axe on one page per type ({len(addresses)}), 320 and 1280 px, light and dark:")
    for name, folder in ((OURS, site), (THEIRS, plain)):
        broken = axe_rules(folder, addresses)
        each = sorted({len(rules) for rules in broken.values()})
        rules = ", ".join(sorted(set().union(*broken.values()))) or "none"
        say(f"  {name:<22} {' to '.join(map(str, each))} rules broken a page: {rules}")


def axe_rules(site: Path, addresses: list[str]) -> dict[str, set[str]]:
    """The rules of axe that each page breaks in some window, as it stands once it is loaded."""
    broken: dict[str, set[str]] = {address: set() for address in addresses}
    with serve(site) as url, _browser() as started:
        for width, scheme in product((320, 1280), SCHEMES):
            page = started.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            for address in addresses:
                page.goto(url + address, wait_until="networkidle")
                page.evaluate(AXE)
                broken[address] |= {found.partition(":")[0] for found in violations(page)}
            page.close()
    return broken


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_setup.browser(), args=browser_setup.FLAGS)
        yield started
        started.close()


def filter_times(work: Path) -> list[float]:
    """Milliseconds until a large directory is narrowed and laid out anew, on a slow processor: ten turns, sorted."""
    site = build(many(work / "data", SIZES[1]), work / "site")
    script = """async () => {
      const field = document.querySelector('select[name=art]');
      const times = [];
      for (let turn = 0; turn < 10; turn++) {
        field.selectedIndex = 1 + turn % (field.options.length - 1);
        const start = performance.now();
        field.dispatchEvent(new Event('input', {bubbles: true}));
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b);
    }"""
    with serve(site) as url, _browser() as started:
        page = started.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"{url}partner/", wait_until="networkidle")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        return [float(time) for time in page.evaluate(script)]


def _check() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "allianz", "check", str(DATA)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def compare(work: Path, size: int) -> float:
    """Build `size` partners both ways and print the ratio; seconds per partner of this site's build."""
    data = many(work / "data", size)
    site = work / "site"
    ours = timed(lambda: build(data, site))
    plain = as_markdown(site, work / "plain")
    theirs = timed(lambda: _mkdocs(plain))
    say(f"  {size:>6,} partners: {ours:6.1f} s against {theirs:6.1f} s, ratio {ours / theirs:.2f}")
    shutil.rmtree(work)
    return ours / size


def timed(run: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def as_markdown(site: Path, project: Path) -> Path:
    """The text of a built site as plain Markdown pages of a plain MkDocs project; the project's folder."""
    for page in site.rglob("index.html"):
        main = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one("main")
        target = project / "docs" / page.relative_to(site).with_name("index.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(_lines(main)) if main else "", "utf-8")
    (project / "mkdocs.yml").write_text(json.dumps(PLAIN), "utf-8")
    return project


def _lines(main: Tag) -> Iterator[str]:
    """Headings, paragraphs and list items of a page in Markdown."""
    for tag in main.select("h1, h2, h3, h4, p, li, dt, dd, th, td"):
        text = " ".join(tag.get_text(" ").split())
        mark = "#" * int(tag.name[1]) + " " if tag.name[0] == "h" and tag.name[1:].isdigit() else ""
        bullet = "- " if tag.name in {"li", "dd", "td"} else ""
        yield f"{mark}{bullet}{text}\n"


def _mkdocs(project: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    subprocess.run(command, check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
