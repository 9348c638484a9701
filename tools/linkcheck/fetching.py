"""Ask every address whether it is still there, politely: one request per host at a time, with a pause between them."""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import httpx

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

__all__ = ["Answer", "Manners", "Verdict", "fetch_all", "silent_servers", "user_agent"]

_PERMANENT = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_MAX_REDIRECTS = 10


class Verdict(Enum):
    """What an answer says about an address: it works, it failed, or this cannot be known."""

    GOOD = "erreichbar"
    FAILED = "fehlgeschlagen"
    UNKNOWN = "unbekannt"


@dataclass(frozen=True)
class Answer:
    """What came back: `reason` in German; `moved` is the new address where the old one moved for good.

    `silent` says that no server answered at all, so that it may as well be our own network.
    """

    verdict: Verdict
    reason: str = ""
    moved: str = ""
    silent: bool = False


@dataclass(frozen=True)
class Manners:
    """How to ask: seconds between requests to one host, seconds until an answer is given up, requests at once."""

    agent: str
    pause: float = 2.0
    patience: float = 30.0
    at_once: int = 8
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


def user_agent(repository: str) -> str:
    """The name that servers see; it says where the people are who ask."""
    return f"Linkpruefung/1.0 (+{repository})" if repository else "Linkpruefung/1.0"


def fetch_all(addresses: Iterable[str], manners: Manners) -> Mapping[str, Answer]:
    """The answer of each address."""
    with ThreadPoolExecutor(1) as thread:  # a loop of its own, also where the caller already runs one
        return thread.submit(asyncio.run, _fetch_all(list(addresses), manners)).result()


def silent_servers(answers: Mapping[str, Answer]) -> tuple[int, int]:
    """How many servers answered to none of their addresses, and how many there are."""
    heard: defaultdict[str, bool] = defaultdict(bool)
    for address, answer in answers.items():
        heard[address.partition("://")[2].partition("/")[0].lower()] |= not answer.silent
    return sum(not one for one in heard.values()), len(heard)


async def _fetch_all(addresses: list[str], manners: Manners) -> Mapping[str, Answer]:
    headers = {"User-Agent": manners.agent, "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"}
    async with httpx.AsyncClient(headers=headers, timeout=None, trust_env=False) as client:  # noqa: S113 -- `patience` bounds every request as a whole
        visitor = _Visitor(client, manners, asyncio.Semaphore(manners.at_once))
        answers = await asyncio.gather(*(visitor.ask(address) for address in addresses))
    return dict(zip(addresses, answers, strict=True))


@dataclass
class _Visitor:
    client: httpx.AsyncClient
    manners: Manners
    places: asyncio.Semaphore
    hosts: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    async def ask(self, address: str) -> Answer:
        """Follow an address to its end."""
        (here, fragment), moved, permanent = urldefrag(address), "", True
        for _ in range(_MAX_REDIRECTS):
            try:
                status, target = await self._request(here)
            except (httpx.InvalidURL, httpx.HTTPError, OSError, UnicodeError) as error:
                return _failure(error)
            if not target:
                return _judged(status, moved)
            permanent = permanent and status in _PERMANENT
            here = target
            moved = f"{here}#{fragment}" if permanent and fragment else here if permanent else moved
        return Answer(Verdict.FAILED, f"leitet mehr als {_MAX_REDIRECTS}-mal weiter")

    async def _request(self, address: str) -> tuple[int, str]:
        """Status, and where it leads to; the body is not read."""
        host = httpx.URL(address).host
        async with self.hosts[host], self.places:
            try:
                async with asyncio.timeout(self.manners.patience), self.client.stream("GET", address) as response:
                    following = response.next_request
                    return response.status_code, str(following.url) if following else ""
            except TimeoutError:
                message = "time is up"
                raise httpx.ReadTimeout(message) from None
            finally:
                await self.manners.sleep(self.manners.pause)


def _judged(status: int, moved: str) -> Answer:
    """The verdict on a final answer; a server that refuses us (403, 429 …) may well serve people."""
    if status < HTTPStatus.BAD_REQUEST:
        return Answer(Verdict.GOOD, moved=moved)
    if status in _GONE:
        return Answer(Verdict.FAILED, f"gibt es nicht mehr (Antwort {status})")
    if (
        status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
        or status < HTTPStatus.INTERNAL_SERVER_ERROR
    ):
        return Answer(Verdict.UNKNOWN, f"gibt einem Programm keine Auskunft (Antwort {status})")
    return Answer(Verdict.FAILED, f"meldet einen Fehler (Antwort {status})")


def _failure(error: Exception) -> Answer:
    if isinstance(error, httpx.TimeoutException):
        return Answer(Verdict.UNKNOWN, "antwortet nicht rechtzeitig", silent=True)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | UnicodeError):
        return Answer(Verdict.FAILED, "ist keine Adresse des Webs oder leitet zu einer, die keine ist")
    if _caused_by_certificate(error):
        return Answer(Verdict.FAILED, "hat kein gültiges Zertifikat, Browser warnen davor")
    return Answer(Verdict.FAILED, "nimmt keine Verbindung an", silent=True)


def _caused_by_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
