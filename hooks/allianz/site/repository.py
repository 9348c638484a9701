"""The repository that the sources of a site lie in, and the addresses in it that pages and messages lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Repository", "named_in", "run_named_in"]


@dataclass(frozen=True)
class Repository:
    """A repository on GitHub by its address, without a slash at the end."""

    address: str

    def edit(self, path: str, line: int) -> str:
        """Where one line of a file can be edited."""
        return f"{self.address}/edit/main/{path}#L{line}"

    def form(self, name: str) -> str:
        """An issue form. GitHub fills in texts from an address, but no choice of a list: no link depends on one."""
        return f"{self.address}/issues/new?{urlencode({'template': f'{name}.yml'}, quote_via=quote)}"

    def run(self, number: str) -> str:
        """The page of one run of a workflow, with its log, its summaries and what it left behind."""
        return f"{self.address}/actions/runs/{quote(number)}"


def run_named_in(environment: Mapping[str, str]) -> str:
    """The page of the run that GitHub Actions names; empty where this is none."""
    repository, number = named_in(environment), environment.get("GITHUB_RUN_ID")
    return repository.run(number) if repository and number else ""


def named_in(environment: Mapping[str, str]) -> Repository | None:
    """The one that REPO_URL names, or GitHub Actions; None where nobody names one."""
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    address = environment.get("REPO_URL") or (f"{server}/{name}" if server and name else "")
    return Repository(address.rstrip("/")) if address else None
