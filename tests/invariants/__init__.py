"""What must hold for any valid data: rules over a built site, and the edits of editors that must keep them.

Nothing here names an id, a count or a sentence of `data/`. A rule is a small generator that yields (place, German
sentence); its docstring is the rule, and an editor reads its sentences in the run of a pull request.
"""
