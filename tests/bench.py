"""The measurements behind the promises of weight and speed: `make bench`.

Prints for each number of partners what check and build cost beside the same pages as plain Markdown in plain MkDocs
with Material (their text, without links), the weight of each page type and how soon pages answer on a slow processor;
what axe finds; how high pages are on a phone and how many of their words tell of sources; and what the search finds
among records of others. Costs of one run are compared with each other, never with those of another day.
`python -m tests.bench 14 1000` measures these sizes alone.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from allianz.model.dataset import load
from allianz.model.hints import names
from allianz.model.readability import amstad, sentences, without, words
from tests.axe import AXE, violations
from tests.building import DATA, ROOT, build, build_command, index
from tests.documents import documents
from tests.foreign import SOUGHT, foreign
from tests.foreign import names as foreign_names
from tests.many import many
from tests.measured import HELP, PHONE, measured, prose, told
from tests.searching import first_hit, started
from tests.serving import SITE_URL, answer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import CDPSession, Page

OURS, THEIRS = "this site", "plain Material"
STYLE, SCRIPT = "link[rel=stylesheet]", "script[src]"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = (14, 1_000, 10_000)
SLOWED = 4
IDLE = 5_000
"""Milliseconds for which a page is left alone."""
BUDGETS = {14: 32, 1_000: 64, 10_000: 128}
"""KiB of the first view of any page, by the number of partners."""
COMPARED = 1_000
"""Up to so many partners the same pages are built as plain Markdown, and indexed."""
FOREIGN = 2_400
FILTER_READY = "!document.querySelector('form[data-filter]').hidden"
_TURNS = """async (fields, turn, shown) => {
  const times = [];
  for (let n = 0; n < 10; n++) {
    const before = shown();
    const start = performance.now();
    turn(n);
    while (shown() === before && performance.now() - start < 5000) await new Promise((go) => setTimeout(go));
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""
FILTER = f"""async () => {{
  const field = document.querySelector('select[name=art]');
  field.focus(); // who chooses opens the choice first
  await new Promise((go) => setTimeout(go, 500));
  const shown = () => [...document.querySelectorAll('[data-item]:not([hidden])')].map((one) => one.id).join();
  const turn = (n) => {{
    field.selectedIndex = 1 + n % (field.options.length - 1);
    field.dispatchEvent(new Event('input', {{ bubbles: true }}));
  }};
  return ({_TURNS})(field, turn, shown);
}}"""
TOPIC = f"""() => {{
  const links = [...document.querySelectorAll('.topics a')];
  const shown = () => [...document.querySelectorAll('.topic')].map((one) => one.hidden).join();
  return ({_TURNS})(links, (n) => links[n % links.length].click(), shown);
}}"""
PAGES = ("", "wegweiser/", "wegweiser/*/", "wegweiser/*/*/", "angebote/", "angebote/*/", "handlungsfelder/",
         "handlungsfelder/*/", "partner/", "partner/*/", "region/", "region/*/", "region/*/*/", "projekte/",
         "projekte/*/", "allianz/", "allianz/chronik/", "allianz/mitmachen/", "foerderung/", "orte/", "quellen/",
         "quellen/*/", "daten/", "mitmachen/", "mitmachen/eintrag/", "impressum/", "datenschutz/",
         "barrierefreiheit/")  # fmt: skip
PLAIN = {"site_name": "Plain", "theme": {"name": "material", "language": "de", "font": False}, "nav": ["index.md"]}


def main(sizes: Sequence[int]) -> None:
    """Print all measurements: what holds for the real data, then what grows with the partners, for each size."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _real(work)
        for size in sizes:
            _grown(work / str(size), size)
        _search(work / "foreign")


def _real(work: Path) -> None:
    """What is measured on the data of the alliance itself."""
    site = build(DATA, work / "site")
    plain = as_markdown(site, work / "plain")
    cost(*_mkdocs(plain))
    say(f"The start page in plain MkDocs + Material: {weight(plain / 'site', '') / 1024:.1f} KiB")
    say("Pages of help, Amstad's measure of 60 and more, words of the longest sentence of 25:")
    for kind, (ease, longest) in readability(site).items():
        say(f"  /{kind:<42} {ease:5.0f} {longest:8}")
    _extents(site)
    compare_frames(site, plain / "site")


def _extents(site: Path) -> None:
    """The highest page of each type on a phone, and the one with the most words about proof."""
    say("On a phone, the highest page of each type, and the largest share of words about sources and editors:")
    with serve(site) as url, started() as browser:
        page = browser.new_page(viewport=PHONE)
        for kind in PAGES:
            found = [measured(page, url, address) for address in _of_kind(site, kind)]
            if found:
                say(f"  {told(kind, found)}")


def _grown(work: Path, size: int) -> None:
    """What one size of the alliance costs: on the smallest the real data, else made ones."""
    data = DATA if size == SIZES[0] else many(work / "data", size)
    site = work / "site"
    checked, built = cost(*_check(data)), cost(*build_command(data, site))
    pages = sum(1 for _ in site.rglob("index.html"))
    say(f"{size:,} partners, {pages:,} pages:")
    say(f"  check {checked.elapsed:.2f} s, {checked.seconds:.2f} s of the processors, at most {checked.megabytes} MB")
    say(f"  build {built.seconds:.1f} s, {1000 * built.seconds / pages:.1f} ms a page, at most {built.megabytes} MB")
    if size <= COMPARED:
        theirs = cost(*_mkdocs(as_markdown(site, work / "plain")))
        say(f"  the same pages as Markdown in plain MkDocs + Material {theirs.seconds:.1f} s, at most "
            f"{theirs.megabytes} MB: ratio {built.seconds / theirs.seconds:.2f} of 0.6")  # fmt: skip
        indexed = cost([sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "de", "--quiet"], {})
        say(f"  Pagefind {indexed.seconds:.1f} s; its files {_bytes(site / 'pagefind') // 1024:,} KiB")
    _weights(site, BUDGETS[size])
    _times(site)
    shutil.rmtree(work)


def _weights(site: Path, budget: int) -> None:
    """The first view of the heaviest page of each type, compressed, all files."""
    for address in _examples(site):
        kib = weight(site, address) / 1024
        say(f"  first view {'/' + address:<46} {kib:6.1f} KiB of {budget}{'' if kib <= budget else '  TOO MUCH'}")
    whole = site / "partner" / "liste.json"
    if whole.exists():
        say(f"  what the filter loads once somebody turns to it {_compressed(whole) / 1024:6.1f} KiB")


def _times(site: Path) -> None:
    """How soon a page can be used, and how soon it answers, on a slow processor."""
    with serve(site) as url, started() as browser:
        answers = max((site / "wegweiser").glob("*/index.html"), key=_compressed).parent.name
        for address, ready, choose in (("partner/", FILTER_READY, FILTER), (f"wegweiser/{answers}/", "true", TOPIC)):
            page = browser.new_page(viewport={"width": 360, "height": 740})
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            page.goto(url + address, wait_until="domcontentloaded")
            page.wait_for_function(ready)
            soon = page.evaluate("performance.now()")
            first, *turns = page.evaluate(choose)
            later = sorted(turns)[len(turns) // 2]
            say(f"  /{address} {SLOWED} times slower: usable after {soon:.0f} ms, "
                f"first choice answered in {first:.0f} ms, the next ones in {later:.0f}")  # fmt: skip
            page.close()
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(url + "partner/", wait_until="networkidle")
        page.wait_for_function(FILTER_READY)
        say(f"  /partner/ left alone for {IDLE // 1000} s: {_idle(page)}")
        page.close()


def _idle(page: Page) -> str:
    """What a page that nobody touches costs: the time of its processor, layouts, styles counted anew, animations."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.wait_for_timeout(1000)
    before = _metrics(session)
    page.wait_for_timeout(IDLE)
    spent = {name: value - before[name] for name, value in _metrics(session).items()}
    moving = page.evaluate("document.getAnimations().length")
    return (
        f"{1000 * spent['TaskDuration']:.0f} ms of the processor, {spent['LayoutCount']:.0f} layouts, "
        f"{spent['RecalcStyleCount']:.0f} times styles, {moving} animations"
    )


def _metrics(session: CDPSession) -> dict[str, float]:
    return {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}


def _search(work: Path) -> None:
    """Whether a name is found first among the records of others."""
    site = index(build(foreign(work / "data", FOREIGN), work / "site"))
    asked = [SOUGHT, *foreign_names(FOREIGN)[:: FOREIGN // 60]]
    with serve(site) as url, started() as browser:
        page = browser.new_page()
        page.goto(url)
        first = [name for name in asked if first_hit(page, name) == name]
    comes = "comes" if SOUGHT in first else "does NOT come"
    say(f"Search among {FOREIGN:,} records of others: „{SOUGHT}“ {comes} first, and of {len(asked)} names {len(first)}")


def say(line: str) -> None:
    """Print at once, because the next measurement may take a minute."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _examples(site: Path) -> Iterator[str]:
    """One address per page type, the heaviest of its kind: all pages load the same files."""
    for kind in PAGES:
        found = list(_of_kind(site, kind))
        if found:
            yield max(found, key=lambda address: _compressed(site / address / "index.html"))


def _of_kind(site: Path, kind: str) -> Iterator[str]:
    """The addresses of all pages of a type."""
    for file in sorted(site.glob(f"{kind}index.html")):
        yield file.parent.relative_to(site).as_posix().removeprefix(".") + "/" * bool(kind)


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
    with serve(site) as url, started() as browser:
        for width, scheme in product((320, 1280), SCHEMES):
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            for address in addresses:
                page.goto(url + address, wait_until="networkidle")
                page.evaluate(AXE)
                broken[address] |= {found.partition(":")[0] for found in violations(page)}
            page.close()
    return broken


class Cost(NamedTuple):
    """What a process took: seconds of all processors, which other work beside it hardly changes, and its memory.

    `elapsed` are the seconds that somebody waits for it.
    """

    seconds: float
    elapsed: float
    megabytes: int


def cost(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a command to its end, which must be a good one."""
    run = [sys.executable, "-c", _APART, *command]
    done = subprocess.run(run, env={**os.environ, **environment}, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seconds, elapsed, kibibytes = done.stdout.split()
    return Cost(float(seconds), float(elapsed), int(kibibytes) // 1024)


_APART = """import os, subprocess, sys, time
begun = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
_, status, used = os.wait4(process.pid, 0)
print(used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))"""
"""A process counts the memory of the one that began it as its own: so a small one begins it."""


def _check(data: Path) -> tuple[list[str], dict[str, str]]:
    return [sys.executable, "-m", "allianz", "check", str(data)], {"PYTHONPATH": str(ROOT / "hooks")}


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


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


def _mkdocs(project: Path) -> tuple[list[str], dict[str, str]]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    return command, {"NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    os.environ["LOCALE_DIR"] = "no-translations"  # in one language; each further one is as much again
    main([int(size) for size in sys.argv[1:]] or SIZES)
