"""All that `make check` looks at: the data, the prose and the settings beside them, the translations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from allianz.languages.catalogues import languages
from allianz.languages.paragraphs import pages
from allianz.model.dataset import DataError, Draft, read
from allianz.model.hints import hard_to_read
from allianz.reading.beside import beside
from allianz.reading.messages import Message, Place
from allianz.review.verdict import accepted
from allianz.site.paths import made_by
from allianz.site.proofreading import written

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset
    from allianz.reading.source_values import Reader

__all__ = ["examined"]

_DOCS, _SETTINGS = Path("docs"), Path("mkdocs.yml")


def examined(folder: Path, ordinary: Reader, locale: Path) -> tuple[str, tuple[Message, ...]]:
    """What there is of the data; or nothing, and all messages about data, prose and settings.

    DataError where only the translations are refused. For `ordinary` see `read_values`. How hard the texts are to read
    refuses nothing: so it need not wait until the rules have spoken.
    """
    draft = read(folder, ordinary=ordinary)
    with beside(lambda: ((hint.place[:], hint.text) for hint in hard_to_read(draft.records()))) as found_hard:
        dataset, found = _checked(draft)
        found += written(_DOCS, _SETTINGS, made_by(dataset))
        if dataset is None or found:
            return "", tuple(dict.fromkeys(found))
        spoken = languages(locale, locale.as_posix())
        has_others = len(spoken) > 1
        prose = {sentence for page in pages(_DOCS).values() for sentence in page.sentences()} if has_others else ()
        hard = (Message(Place(*place), text) for place, text in found_hard)
        return accepted(dataset, spoken, prose, hard), ()


def _checked(draft: Draft) -> tuple[Dataset | None, list[Message]]:
    try:
        return draft.checked(), []
    except DataError as error:
        return None, list(error.messages)
