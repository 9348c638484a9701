"""Tests of what runs on GitHub, as far as it can be proved without GitHub and without a network."""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from allianz.model.files import FILES
from tests.building import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCRIPTS = Path(sysconfig.get_path("scripts"))

PINS = {
    "actions/attest": ("1e69f48acb82d1966a394da916b4c1698aa569d6", "v4.2.2"),
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/configure-pages": ("45bfe0192ca1faeb007ade9deae92b16b8254a0d", "v6.0.0"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("368f82528645a54fb793d4d04e342629a3f51346", "v5.0.1"),
    "actions/upload-artifact": ("043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1"),
    "peter-evans/create-pull-request": ("5f6978faf089d4d20b00c7766989d076bb2fc7f1", "v8.1.1"),
}
"""Action → commit and version, as read on GitHub. Whoever takes a newer one looks both up and writes them here."""


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of the installed tools, without a network and without a token."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "ZIZMOR_OFFLINE": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [str(SCRIPTS / name), *arguments], env=environment, cwd=ROOT, check=False, capture_output=True, text=True
    )


def read(path: Path) -> dict[str, Any]:
    """A workflow; its key `on` stays text."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- BaseLoader makes text only
    return found


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """Every job with the name of its file."""
    return [(path.name, job) for path in WORKFLOWS for job in read(path)["jobs"].values()]


def steps() -> list[tuple[str, dict[str, Any]]]:
    """Every step with the name of its file."""
    return [(name, step) for name, job in jobs() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    """The audit of GitHub workflows has no finding, not even a pedantic one."""
    done = tool("zizmor", "--offline", "--no-progress", "--pedantic", "--strict-collection", ".github")

    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("No findings to report.")


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    """The audit sees a template that reaches a shell: its silence above says something."""
    step = "      - run: echo ${{ github.event.pull_request.title }}\n"
    text = f"on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n{step}"
    (tmp_path / "workflow.yml").write_text(text, encoding="utf-8")
    done = tool("zizmor", "--offline", "--no-progress", str(tmp_path / "workflow.yml"))

    assert "template-injection" in done.stdout
    assert "dangerous-triggers" in done.stdout


FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "dependabot": [GITHUB / "dependabot.yml"],
    "github-issue-config": [path for path in FORMS if path.name == "config.yml"],
    "github-issue-forms": [path for path in FORMS if path.name != "config.yml"],
}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_file_for_github_follows_its_schema(schema: str) -> None:
    """Workflows, issue forms and Dependabot's settings are what GitHub takes."""
    done = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, SCHEMAS[schema]))

    assert done.returncode == 0, done.stdout
    assert SCHEMAS[schema] != []


def test_every_action_is_pinned_to_a_commit_with_its_true_version() -> None:
    """An action is one that we looked up, at the commit of the version that stands beside it."""
    lines = [line.strip() for path in WORKFLOWS for line in path.read_text("utf-8").split("\n") if "uses:" in line]
    known = {f"uses: {name}@{commit} # {version}" for name, (commit, version) in PINS.items()}

    assert len(lines) >= 10
    assert [line for line in lines if line.removeprefix("- ") not in known] == []


def test_nothing_is_granted_that_a_job_does_not_name() -> None:
    """Each workflow starts with no right at all, each job names its own, and all have an end."""
    assert [path.name for path in WORKFLOWS if read(path)["permissions"] not in ("", "{}", {})] == []
    assert [name for name, job in jobs() if not job.get("permissions") or not job.get("timeout-minutes")] == []
    assert [path.name for path in WORKFLOWS if "concurrency" not in read(path)] == []


def test_what_runs_a_strangers_code_may_only_read() -> None:
    """No workflow for pull requests has a secret or a right to write; none runs on `pull_request_target`."""
    text = (GITHUB / "workflows" / "pull-request.yml").read_text("utf-8")

    assert "secrets." not in text
    assert "github.token" not in text
    assert [job["permissions"] for name, job in jobs() if name == "pull-request.yml"] == [{"contents": "read"}] * 3
    assert [path.name for path in WORKFLOWS if "pull_request_target" in path.read_text("utf-8")] == []


def test_only_the_deployment_may_publish() -> None:
    """Building has no right to publish; publishing and signing run no code of the project."""
    build, attest, deploy = read(GITHUB / "workflows" / "pages.yml")["jobs"].values()

    assert set(build["permissions"].values()) == {"read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert attest["permissions"] == {"id-token": "write", "attestations": "write"}
    assert ["run" in step for step in (*attest["steps"], *deploy["steps"])] == [False, False]


@pytest.mark.parametrize("name", ["pull-request", "pages"])
def test_a_change_of_the_data_alone_waits_for_no_test_of_the_code(name: str) -> None:
    """Where data are checked and published, what must hold for any data is enough; nothing there needs the suite."""
    found = read(GITHUB / "workflows" / f"{name}.yml")["jobs"]
    found = {id_: job for id_, job in found.items() if id_ not in {"changes", "test"}}

    assert {job.get("needs", "build") for job in found.values()} == {"build"}
    assert "make data" in [step.get("run") for job in found.values() for step in job["steps"]]
    assert "make test" not in [step.get("run") for job in found.values() for step in job["steps"]]


@pytest.mark.parametrize("name", ["pull-request", "code"])
def test_a_change_of_the_code_is_tested_whole(name: str) -> None:
    """The suite runs unless it is certain that only data changed, also where the comparison itself failed."""
    found = read(GITHUB / "workflows" / f"{name}.yml")["jobs"]
    test, changes = found["test"], found["changes"]

    assert test["if"] == "${{ !cancelled() && needs.changes.outputs.code != 'false' }}"
    assert (test["needs"], test["steps"][-1]["run"]) == ("changes", "make test")
    assert "code-changed.sh" in changes["steps"][-1]["run"]


def test_the_checks_that_a_ruleset_requires_report_on_every_proposal() -> None:
    """The two checks have the names that README tells to require, and no filter of paths can leave them waiting."""
    workflow = read(GITHUB / "workflows" / "pull-request.yml")
    names = {job["name"] for job in workflow["jobs"].values()}
    required = re.findall(r"\*\*(Daten und Vorschau|Alles prüfen)\*\*", (ROOT / "README.md").read_text("utf-8"))

    assert len(required) == 2
    assert names >= set(required)
    assert workflow["on"] == {"pull_request": ""}


CHANGED = {
    "data": (["data/neu.yaml", "data/schema/neu.json"], "code=false"),
    "forms": ([".github/ISSUE_TEMPLATE/neu.yml"], "code=false"),
    "code": (["hooks/neu.py"], "code=true"),
    "a workflow": ([".github/workflows/neu.yml"], "code=true"),
    "prose": (["docs/neu.md"], "code=true"),
    "data and code": (["data/neu.yaml", "Makefile"], "code=true"),
    "code that is named like data": (["data.py", "hooks/data/neu.py"], "code=true"),
}


@pytest.mark.parametrize("case", CHANGED)
def test_what_changed_is_told_by_its_place(case: str, tmp_path: Path) -> None:
    """Data and forms alone are no code; whatever else changed with them is."""
    paths, expected = CHANGED[case]
    _commit(tmp_path, ["data/alt.yaml"])
    _commit(tmp_path, paths)

    assert _code_changed(tmp_path, "HEAD^1") == expected


def test_a_file_that_moves_into_the_data_is_code_that_changed(tmp_path: Path) -> None:
    """What was taken away counts like what came."""
    _commit(tmp_path, ["hooks/alt.py"])
    (tmp_path / "data").mkdir()
    (tmp_path / "hooks" / "alt.py").rename(tmp_path / "data" / "alt.py")
    _commit(tmp_path, [])

    assert _code_changed(tmp_path, "HEAD^1") == "code=true"


@pytest.mark.parametrize("before", ["", "0" * 40, "gibt-es-nicht"])
def test_what_cannot_be_compared_is_tested_whole(before: str, tmp_path: Path) -> None:
    """Started by hand, or after a push that knows no state before it, the suite runs."""
    _commit(tmp_path, ["data/alt.yaml"])

    assert _code_changed(tmp_path, before) == "code=true"


def _commit(folder: Path, paths: list[str]) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, "utf-8")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "--quiet"], ["add", "--all"], [*who, "commit", "--quiet", "--message", "x"]):
        subprocess.run(["/usr/bin/git", *command], cwd=folder, check=True)


def _code_changed(folder: Path, base: str) -> str:
    script = GITHUB / "scripts" / "code-changed.sh"
    return subprocess.run([str(script), base], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def test_the_comment_runs_no_code_of_the_proposal() -> None:
    """What may write checks out main alone: no `ref`, no build of what was fetched."""
    checkouts = [step for name, step in steps() if name == "comment.yml" and "checkout" in step.get("uses", "")]
    commands = [step["run"] for name, step in steps() if name == "comment.yml" and "run" in step]

    assert ["ref" in step["with"] for step in checkouts] == [False]
    assert [
        command for command in commands if re.search(r"\bgit (checkout|switch|merge|pull|worktree)\b(?!-)", command)
    ] == []


def test_no_template_reaches_a_shell_and_no_credential_stays() -> None:
    """Values come through the environment; a checkout leaves no token behind."""
    assert [step["run"] for _, step in steps() if "${{" in step.get("run", "")] == []
    checkouts = [step["with"] for _, step in steps() if "actions/checkout" in step.get("uses", "")]
    assert {options["persist-credentials"] for options in checkouts} == {"false"}


def test_every_command_of_a_workflow_is_a_target_of_the_makefile() -> None:
    """What GitHub runs can be run by hand, with the same name."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called = {word for _, step in steps() for word in re.findall(r"\bmake (?:--\w+ )?([a-z]+)", step.get("run", ""))}
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))

    assert called >= {"check", "data", "test", "site", "preview", "summary"}
    assert called <= targets
    assert {container["postCreateCommand"], container["postAttachCommand"]} == {"make site", "make serve"}


def test_the_shell_of_every_step_is_well_formed() -> None:
    """A slip in a script shows here and not on GitHub."""
    for name, step in steps():
        done = subprocess.run(
            ["/bin/bash", "-n"], input=step.get("run", ""), check=False, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, ""), (name, step)


def test_the_editor_knows_the_schema_of_every_data_file() -> None:
    """VS Code, github.dev and a codespace complete and check each file while it is typed."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"]
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))

    assert settings["yaml.schemas"] == {f"./data/schema/{file.name}.json": f"data/{file.filename}" for file in FILES}
    assert [path for path in settings["yaml.schemas"] if not (ROOT / path).is_file()] == []
    assert recommended == container["customizations"]["vscode"]["extensions"] == ["redhat.vscode-yaml"]
    assert container["forwardPorts"] == [8000]
