"""The actions that our workflows use, in their documented behaviour, as far as it shows in this repository."""

from __future__ import annotations

import io
import os
import re
import shutil
import tarfile
import zipfile
from typing import TYPE_CHECKING

from tests.github.gh_calls import call
from tests.github.state import BOT, git

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.github.job import Job


CREDENTIAL = "a token would stay in .git/config"
NO_FILES = "No files were found with the provided path: {path}"
NO_DIGEST = "subject-digest must be in the format sha256:<hex-digest>"


class ActionError(Exception):
    """An action that ends red; the text is what its log says."""


def checkout(job: Job, given: dict[str, str]) -> dict[str, str]:
    """Fetch one reference, as deep as asked; no credential stays behind."""
    if given.get("persist-credentials") != "false":
        raise ActionError(CREDENTIAL)
    depth, ref = given.get("fetch-depth", "1"), given.get("ref") or job.default_ref
    shutil.rmtree(job.workspace, ignore_errors=True)
    job.workspace.mkdir()
    git(job.workspace, "init", "--quiet", "--initial-branch=leer")
    git(job.workspace, "remote", "add", "origin", f"file://{job.state.bare}")
    every = ["+refs/heads/*:refs/remotes/origin/*"] if depth == "0" else [f"--depth={depth}"]
    git(job.workspace, "fetch", "--quiet", *every[: depth != "0"], "origin", *every[depth != "0" :], ref)
    commit = git(job.workspace, "ls-remote", "origin", f"refs/heads/{ref}" if ref == "main" else ref).split("\t")[0]
    git(job.workspace, "checkout", "--quiet", *(["-B", "main"] if ref == "main" else []), commit)
    (job.workspace / ".venv").symlink_to(job.tools)
    for path in job.workspace.rglob("*"):
        if not path.is_symlink() and ".git" not in path.parts:
            os.utime(path, (0, 0))  # older than what is set up, so that nothing is installed again
    return {}


def nothing(job: Job, given: dict[str, str]) -> dict[str, str]:
    """The Python of the tests is there already."""
    assert given["python-version"]
    assert job.tools.is_dir()
    return {}


def upload(job: Job, given: dict[str, str]) -> dict[str, str]:
    """Keep files beside the run, packed."""
    path = job.path(given["path"])
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    if not files:
        raise ActionError(NO_FILES.format(path=path))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name if path.is_file() else file.relative_to(path))
    job.state.artifacts[next(job.state.ids)] = (job.run, given["name"], packed.getvalue())
    return {}


def propose(job: Job, given: dict[str, str]) -> dict[str, str]:
    """Commit what changed to a branch that is written anew, and open or renew its pull request."""
    job.need("contents", "pull-requests")
    here, branch = job.workspace, given["branch"]
    git(here, "add", "--", *given["add-paths"].split())
    if not git(here, "diff", "--cached", "--name-only"):
        return {"pull-request-operation": "none"}
    git(here, "checkout", "--quiet", "-B", branch)
    git(here, "commit", "--quiet", "--message", given["commit-message"])
    git(here, "push", "--quiet", "--force", "origin", f"{branch}:refs/heads/{branch}")
    text = {"title": given["title"], "body": job.path(given["body-path"]).read_text("utf-8")}
    found = [one for one in call(job, "GET", "pulls?state=open") if one["head"]["ref"] == branch]
    if found:
        pull = call(job, "PATCH", f"pulls/{found[0]['number']}", text)
        job.state.renew(job.state.pulls[pull["number"]])
    else:
        pull = call(job, "POST", "pulls", {**text, "head": branch, "base": given["base"]})
    job.emit("pull_request", "synchronize" if found else "opened", pull["number"], BOT)
    return {"pull-request-number": str(pull["number"]), "pull-request-url": pull["html_url"]}


def configure(job: Job, _: dict[str, str]) -> dict[str, str]:
    """Where the site will be."""
    call(job, "GET", "pages")
    return {"base_url": "https://allianz.github.example/website"}


def pack(job: Job, given: dict[str, str]) -> dict[str, str]:
    """Pack the site for GitHub Pages."""
    with tarfile.open(job.temporary / "artifact.tar", "w") as archive:
        archive.add(job.path(given["path"]), ".")
    return {"artifact_id": str(next(job.state.ids))}


def attest(job: Job, given: dict[str, str]) -> dict[str, str]:
    """Sign for what was packed; the digest must be one."""
    job.need("id-token", "attestations")
    if not re.fullmatch("sha256:[0-9a-f]{64}", given["subject-digest"]) or not given["subject-name"]:
        raise ActionError(NO_DIGEST)
    return {}


def deploy(job: Job, _: dict[str, str]) -> dict[str, str]:
    """Publish what main holds."""
    job.need("pages", "id-token")
    job.state.published.append(git(job.state.bare, "rev-parse", "refs/heads/main"))
    return {"page_url": "https://allianz.github.example/website/"}


ACTIONS: dict[str, Callable[[Job, dict[str, str]], dict[str, str]]] = {
    "actions/checkout": checkout,
    "actions/setup-python": nothing,
    "actions/upload-artifact": upload,
    "actions/configure-pages": configure,
    "actions/upload-pages-artifact": pack,
    "actions/attest": attest,
    "actions/deploy-pages": deploy,
    "peter-evans/create-pull-request": propose,
}
