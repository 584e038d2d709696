#!/bin/sh
# Resolve the newest versions that fit and write them, with hashes and without hosts, to requirements/.
# The lock file itself names the registry it was made from, so it stays out of git.
set -eu
cd "$(dirname "$0")/.."
uv=tools/uv

"$uv" lock --quiet ${UPGRADE:+--upgrade}

export_to() {
    target=requirements/$1.txt
    shift
    "$uv" export --quiet --no-header --no-emit-workspace --format requirements-txt "$@" --output-file "$target" >/dev/null
}

export_to web --package inbeeld
export_to darkfigure --package darkfigure
export_to darkfigure-test --package darkfigure --group test --all-extras
export_to build --only-group build
export_to dev --all-packages --all-groups --all-extras
"$uv" pip compile --quiet --no-header --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
    requirements/uv.in --output-file requirements/uv.txt >/dev/null
