"""Calls of the API by actions, with the token of their job."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.github.state import NAME

if TYPE_CHECKING:
    from tests.github.job import Job


class CallError(Exception):
    """GitHub refused; the text is its answer."""


def call(job: Job, method: str, path: str, body: dict[str, str] | None = None) -> Any:  # noqa: ANN401 -- GitHub's JSON
    """The answer to one call."""
    request = Request(  # noqa: S310 -- the stand-in's own address
        f"{job.address}/repos/{NAME}/{path}",
        method=method,
        headers={"Authorization": f"Bearer {job.token}"},
        data=None if body is None else json.dumps(body).encode(),
    )
    try:
        with urlopen(request) as answer:  # noqa: S310 -- as above
            return json.loads(answer.read())
    except HTTPError as error:
        raise CallError(error.read().decode()) from None
