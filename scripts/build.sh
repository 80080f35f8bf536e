#!/usr/bin/env bash
# Configures and builds one preset: build.sh PRESET [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=$1
shift
build=build/$preset
if [[ ! -f $build/build.ninja ]]; then
  options=()
  # With a custom LLVM, clang-22 may not be installed.
  if [[ -n "${MLIR_DIR:-}" ]]; then
    options+=("-DMLIR_DIR=$MLIR_DIR" "-DLLVM_USE_LINKER=")
    command -v clang++-22 > /dev/null || { : "${CC:=clang}" "${CXX:=clang++}"; }
    [[ -z "${CC:-}" ]] || options+=("-DCMAKE_C_COMPILER=$CC")
    [[ -z "${CXX:-}" ]] || options+=("-DCMAKE_CXX_COMPILER=$CXX")
  fi
  mkdir -p "$build"
  echo "configuring $build"
  cmake --preset "$preset" "${options[@]}" > "$build/configure.log" 2>&1 ||
    { cat "$build/configure.log" >&2; exit 1; }
fi
echo "building $build: $*"
cmake --build "$build" --target "$@"
