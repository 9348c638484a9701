#!/usr/bin/env bash
# Says in German what to do where GitHub Pages is not switched on yet, as before the very first run.
# Needs GH_TOKEN with the right to read Pages.
set -euo pipefail

if ! kind=$(gh api "repos/$GITHUB_REPOSITORY/pages" --jq .build_type); then kind=""; fi
if [ "$kind" != workflow ]; then
  echo "::error title=GitHub Pages ist nicht eingeschaltet::Die Website wurde nicht veröffentlicht. Wählen Sie unter" \
    "„Settings“, „Pages“, „Build and deployment“ als „Source“ den Eintrag „GitHub Actions“. Klicken Sie danach in" \
    "diesem Lauf auf „Re-run jobs“."
  exit 1
fi
