#!/usr/bin/env bash
# Closes the proposal that a form has led to, where one is open, and deletes its branch.
# Called as: withdraw.sh NUMBER SENTENCE. Needs GH_TOKEN with the right to write pull requests and contents, GH_REPO.
set -euo pipefail
branch="formular-$1" sentence=$2
[[ "$branch" =~ ^formular-[0-9]+$ ]]

# A stranger's copy may have a branch of the same name: that proposal is none of ours.
number=$(gh pr list --head "$branch" --state open --json number,isCrossRepository \
  --jq '[.[] | select(.isCrossRepository | not) | .number][0] // empty')
if [ -n "$number" ]; then gh pr close "$number" --comment "$sentence"; fi

# The address finds every branch that begins like this one.
found=$(gh api "repos/$GH_REPO/git/matching-refs/heads/$branch" --jq '.[].ref')
if grep --quiet --line-regexp "refs/heads/$branch" <<< "$found"; then
  gh api --method DELETE "repos/$GH_REPO/git/refs/heads/$branch"
fi
