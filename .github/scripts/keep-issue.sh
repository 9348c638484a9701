#!/usr/bin/env bash
# Keeps one issue up to date, found by its label: opens, rewrites or reopens it, and closes it when the text is empty.
# Called as: keep-issue.sh LABEL TITLE FILE. Needs GH_TOKEN with the right to write issues.
set -euo pipefail
label=$1 title=$2 file=$3

gh label create "$label" --force --color 5319e7 --description "Schreibt ein Workflow" > /dev/null
found=$(gh issue list --label "$label" --state all --limit 1 --json number,state --jq '.[] | "\(.number) \(.state)"')
read -r number state <<< "$found" || true

if [ -s "$file" ]; then
  if [ -z "$number" ]; then
    gh issue create --label "$label" --title "$title" --body-file "$file"
  else
    gh issue edit "$number" --title "$title" --body-file "$file"
    if [ "$state" = CLOSED ]; then gh issue reopen "$number"; fi
  fi
elif [ "$state" = OPEN ]; then
  gh issue close "$number" --comment "Alles in Ordnung. Dieses Issue öffnet sich von selbst wieder, wenn etwas ansteht."
fi
