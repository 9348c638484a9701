"""The second alliance's data, broken in exactly one place, and what the check says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from allianz.model.dataset import DataError, load
from allianz.reading.source import read

if TYPE_CHECKING:
    from allianz.reading.messages import Message

ROOT = Path(__file__).parent.parent
SECOND = ROOT / "tests" / "zweite_allianz"
LOADERS = {"libyaml": yaml.CBaseLoader, "pure": yaml.BaseLoader}

_ENGLISH = re.compile(
    r"\b(and|cannot|character|column|could|did|error|expected|extra|field|found|input|instance|invalid|line|mapping|"
    r"missing|must|not|parsing|permitted|required|scanning|should|string|the|token|type|unexpected|unknown|valid|value|"
    r"while|with)\b"
)


@dataclass(frozen=True)
class Data:
    """A data folder that a test may break."""

    folder: Path

    def path(self, file: str) -> Path:
        """The path of one data file; the ending may be left out where it is .yaml."""
        return self.folder / (file if "." in file else f"{file}.yaml")

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace a text that must stand exactly once in its file."""
        text = self.path(file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}.yaml"
        self.path(file).write_text(text.replace(old, new), encoding="utf-8")

    def messages(self) -> list[str]:
        """What the check says, the folder being shown as `data`."""
        return [str(message) for message in self.refusal()]

    def refusal(self) -> tuple[Message, ...]:
        """The messages of the check, none where the data are accepted."""
        try:
            load(self.folder, shown="data")
        except DataError as error:
            return error.messages
        return ()


def said(text: str | bytes) -> list[str]:
    """What reading says about one file, each as `line:column: sentence`."""
    raw = text if isinstance(text, bytes) else text.encode()
    return [str(message).removeprefix("x:") for message in read("x", raw)[1]]


def plain(text: str | bytes) -> object:
    """What a file is read as, which must not need a message."""
    node, messages = read("x", text if isinstance(text, bytes) else text.encode())
    assert messages == []
    assert node is not None
    return node.plain()


def english(sentence: str) -> set[str]:
    """The English words of a sentence, leaving out what it quotes from the data."""
    own = re.sub(r"„.*?“|hier steht .*", "", sentence)
    return set(_ENGLISH.findall(own))
