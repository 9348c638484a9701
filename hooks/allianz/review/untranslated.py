"""What a change of the German leaves without a translation: sentences that are other or new, and that no catalogue has.

An editor changes the German alone; whoever decides on that sees what stands in German on the pages of the other
languages from then on.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from allianz.languages.texts import sentences
from allianz.model.files import FILES
from allianz.review.matching import pairs
from allianz.review.wording import label, records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allianz.languages.language import Language
    from allianz.languages.paragraphs import Prose
    from allianz.model.dataset import Dataset
    from allianz.model.records import Record

    Said = Iterable[tuple[tuple[str, ...], str]]

__all__ = ["Sentence", "in_data", "in_docs", "untranslated"]


class Sentence(NamedTuple):
    """A German sentence that is other or new: the record or page that says it, what it said before, and what now.

    `before` is empty where it said nothing.
    """

    where: str
    before: str
    after: str


def in_data(before: Dataset, after: Dataset) -> Iterator[Sentence]:
    """The sentences of the data that are other or new, in the order of the files."""
    for file in FILES:
        there, here = records(before, file), records(after, file)
        for one, other in pairs(there, here) if file.is_list else zip(there, here, strict=True):
            if other is not None and one != other:
                yield from _changed(label(other), _of(one), _of(other))


def in_docs(before: Mapping[str, Prose], after: Mapping[str, Prose]) -> Iterator[Sentence]:
    """The same of the pages of docs/."""
    for path, page in after.items():
        there = before[path].sentences() if path in before else ()
        yield from _changed(path, (((), text) for text in there), (((), text) for text in page.sentences()))


def untranslated(changed: Iterable[Sentence], language: Language) -> list[Sentence]:
    """Those that a language has no words for, each once."""
    return list(dict.fromkeys(one for one in changed if ("", one.after) not in language.known))


def _of(record: Record | None) -> Said:
    return sentences(record) if record else ()


def _changed(where: str, before: Said, after: Said) -> Iterator[Sentence]:
    """What one field says now and did not, beside what it said and does not."""
    was, is_ = _by_field(before), _by_field(after)
    for field, texts in is_.items():
        there = was.get(field, [])
        come = [text for text in texts if text not in there]
        gone = [text for text in there if text not in texts]
        yield from (Sentence(where, old, new) for old, new in zip_longest(gone, come, fillvalue="") if new)


def _by_field(said: Said) -> dict[tuple[str, ...], list[str]]:
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for field, text in said:
        found[field].append(text)
    return found
