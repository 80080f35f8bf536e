#!/usr/bin/env bash
# Builds the documentation as a site of static files: docs.sh [OUTPUT]
# The reference is written by the build, and Sphinx is installed into a venv below build/
# unless FAKE_TENSOR_SPHINX_PYTHON names a Python that has what
# docs/site/requirements.txt lists. FAKE_TENSOR_TORCH_PYTHON may name one with PyTorch,
# for more pages of programs, and Chromium takes screenshots of them. A broken link is an
# error.
set -euo pipefail
cd "$(dirname "$0")/.."

output=${1:-build/site}
build=build/release
scripts/setup.sh docs
scripts/build.sh release fake-opt fake-doc

python=${FAKE_TENSOR_SPHINX_PYTHON:-}
if [[ -z "$python" ]]; then
  python=build/site-venv/bin/python
  if ! "$python" -c "import furo, myst_parser, sphinx" 2> /dev/null; then
    echo "docs: installing Sphinx into build/site-venv"
    python3 -m venv build/site-venv
    "$python" -m pip install --quiet --requirement docs/site/requirements.txt
  fi
fi
pages=$build/site-pages
extra=$build/site-extra
"$python" docs/site/gather.py "$build/docs/Reference" "$pages"
rm -rf "$extra"
"$python" docs/site/examples.py "$build/bin/fake-opt" "$pages" "$extra"
"$python" -m sphinx -q -W --keep-going -j auto -c docs/site -d "$build/site-doctrees" \
  -D html_extra_path="$PWD/$extra" "$pages" "$output"
echo "docs: open $output/index.html"
