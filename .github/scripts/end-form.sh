#!/usr/bin/env bash
# Closes the form whose proposal was closed without being merged. Called as: end-form.sh BRANCH PROPOSAL, the branch's
# name and the proposal's address. Needs GH_TOKEN with the right to write issues, GH_REPO.
set -euo pipefail
branch=$1 proposal=$2
[[ "$branch" =~ ^formular-([0-9]+)$ ]]
number=${BASH_REMATCH[1]}

state=$(gh issue view "$number" --json state --jq .state)
if [ "$state" = OPEN ]; then
  gh issue close "$number" --reason "not planned" --comment "Ihr Vorschlag wurde nicht übernommen. Was dazu gesagt \
wurde, steht hier: $proposal – Möchten Sie es noch einmal versuchen, füllen Sie ein neues Formular aus."
fi
