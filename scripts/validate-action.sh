#!/usr/bin/env bash
# What the GitHub Action runs: every input comes by the environment, so that none is ever part of a command.
set -euo pipefail
shopt -s globstar nullglob

files=()
for pattern in ${SLAKIT_FILES:-**/*.sla.yaml}; do
  # shellcheck disable=SC2206 # the pattern is to be expanded
  found=($pattern)
  [ ${#found[@]} -gt 0 ] || found=("$pattern")
  files+=("${found[@]}")
done
if [ ${#files[@]} -eq 0 ]; then
  echo "There is no agreement at ${SLAKIT_FILES:-**/*.sla.yaml}" >&2
  exit 2
fi

options=(--fail-on "${SLAKIT_FAIL_ON:-error}")
[ -z "${SLAKIT_PROFILE:-}" ] || options+=(--profile "$SLAKIT_PROFILE")
[ -z "${SLAKIT_AS_OF:-}" ] || options+=(--as-of "$SLAKIT_AS_OF")

if [ -n "${SLAKIT_VERSION:-}" ]; then
  slakit=(npx --yes "slakit@$SLAKIT_VERSION")
else
  main="$SLAKIT_ACTION/dist/cli/main.js"
  # A checkout of the repository is built once; the package on npm is built already.
  [ -f "$main" ] || (cd "$SLAKIT_ACTION" && npm ci --no-audit --no-fund >&2 && npm run build >&2)
  slakit=(node "$main")
fi

code=0
"${slakit[@]}" validate "${files[@]}" -f github "${options[@]}" || code=$?
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  "${slakit[@]}" validate "${files[@]}" -f markdown --fail-on never "${options[@]:2}" >>"$GITHUB_STEP_SUMMARY" || true
fi
exit "$code"
