"""What the forms ask, and which field of the data each answer belongs to.

A form's choices come from the data and the model; `templates` writes them for GitHub, `page` for the page that writes
the change, `reading` reads them back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from allianz.forms.of_offers import offer_forms
from allianz.forms.of_partners import partner_forms
from allianz.forms.of_projects import project_forms
from allianz.forms.of_records import record_forms
from allianz.forms.of_texts import text_forms
from allianz.languages.terms import said

if TYPE_CHECKING:
    from allianz.forms.questions import Form
    from allianz.model.dataset import Dataset

__all__ = ["forms"]


def forms(dataset: Dataset) -> tuple[Form, ...]:
    """All forms that these data allow, with their choices: who can change a project must have one to choose."""
    of_data = (partner_forms, offer_forms, project_forms, record_forms)
    every = (*(form for made in of_data for form in made(dataset)), *text_forms())
    whole = (form for form in every if all(one.can_be_answered for one in form.fields if one.required))
    return tuple(form.answerable().worded(partial(said, begriffe=dataset.allianz.begriffe)) for form in whole)
