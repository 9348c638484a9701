#!/usr/bin/env bash
# Turns a filled form into a change of data/. Called as: read-form.sh FOLDER; the event lies in GITHUB_EVENT_PATH.
# Leaves FOLDER/vorschlag.md with branch and title as outputs, or FOLDER/antwort.md, or nothing for other issues.
set -euo pipefail
folder=$1 out="$1/formular.txt" status=0

"${PYTHON:-.venv/bin/python}" -m allianz form "$GITHUB_EVENT_PATH" > "$out" || status=$?
if [ "$status" -eq 1 ] && [ -s "$out" ]; then
  mv "$out" "$folder/antwort.md"
elif [ "$status" -ne 0 ]; then
  echo "Das Formular ließ sich nicht lesen." >&2
  exit 1
elif [ -s "$out" ]; then
  branch=$(sed -n 1p "$out")
  [[ "$branch" =~ ^formular-[0-9]+$ ]]
  printf 'branch=%s\ntitle=%s\n' "$branch" "$(sed -n 2p "$out")" >> "$GITHUB_OUTPUT"
  sed 1,3d "$out" > "$folder/vorschlag.md"
fi
