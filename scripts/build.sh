#!/usr/bin/env bash
# Configures and builds one preset: build.sh PRESET [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=$1
shift
build=build/$preset
if [[ ! -f $build/build.ninja ]]; then
  options=()
  # An LLVM of one's own brings its compiler, or leaves the choice to CC and CXX.
  if [[ -n "${MLIR_DIR:-}" ]]; then
    options+=("-DMLIR_DIR=$MLIR_DIR")
    options+=("-DCMAKE_C_COMPILER=${CC:-clang}" "-DCMAKE_CXX_COMPILER=${CXX:-clang++}")
  fi
  mkdir -p "$build"
  echo "configuring $build"
  cmake --preset "$preset" "${options[@]}" > "$build/configure.log" 2>&1 ||
    { cat "$build/configure.log" >&2; exit 1; }
fi
echo "building $build: $*"
cmake --build "$build" --target "$@"
