#!/usr/bin/env bash
# code-changed.sh BASE: says whether anything but the data and their forms differs between BASE and HEAD, as a line for
# $GITHUB_OUTPUT: `code=false` or `code=true`. Where BASE is not known, the answer is that everything may have changed.
set -euo pipefail

base="${1:-}"
if git rev-parse --quiet --verify "$base^{commit}" > /dev/null \
  && git diff --quiet --no-renames "$base" HEAD -- . ':(exclude)data' ':(exclude).github/ISSUE_TEMPLATE'; then
  echo "code=false"
else
  echo "code=true"
fi
