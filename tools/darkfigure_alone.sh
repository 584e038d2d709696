#!/bin/sh
# Build darkfigure, install the wheel in an environment without Django or Inbeeld, and run its tests there.
set -eu
cd "$(dirname "$0")/.."
alone=.cache/darkfigure-alone
wheels=.cache/wheels
needs=requirements/darkfigure-test.txt

if ! cmp -s $needs $alone/needs.txt; then
    tools/uv venv --quiet --clear --python .venv/bin/python $alone
    tools/uv pip sync --quiet --python $alone --require-hashes $needs
    cp $needs $alone/needs.txt
fi
rm -rf $wheels
tools/uv build --quiet --wheel --no-build-isolation --python .venv/bin/python --out-dir $wheels packages/darkfigure
tools/uv pip install --quiet --python $alone --no-deps --reinstall $wheels/darkfigure-*.whl

for forbidden in django inbeeld; do
    if $alone/bin/python -c "import $forbidden" 2>/dev/null; then
        echo "$forbidden can be imported in $alone, so this would prove nothing." >&2
        exit 1
    fi
done
cd packages/darkfigure
exec ../../$alone/bin/pytest --numprocesses 2 --quiet tests
