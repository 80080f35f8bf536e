#!/usr/bin/env bash
# Installs the dependencies of a build from Debian packages, unless present:
# setup.sh [PRESET | docs]. With MLIR_DIR set, that LLVM 22 is used and none is installed.
set -euo pipefail

packages=(cmake ninja-build ccache libgtest-dev libgmock-dev python3)
llvm_packages=(llvm-22-dev libmlir-22-dev mlir-22-tools llvm-22-tools
               clang-22 lld-22 clang-format-22)
case "${1:-}" in
  asan | tsan | fuzz) llvm_packages+=(libclang-rt-22-dev) ;;
  docs) packages+=(python3-venv) ;;
esac

if [[ -n "${MLIR_DIR:-}" ]]; then
  if [[ ! -f "$MLIR_DIR/MLIRConfig.cmake" ]]; then
    echo "setup: expected MLIRConfig.cmake in MLIR_DIR=$MLIR_DIR" >&2
    exit 1
  fi
  echo "setup: using the LLVM of MLIR_DIR=$MLIR_DIR"
else
  packages+=("${llvm_packages[@]}")
fi

if ! command -v dpkg-query > /dev/null; then
  echo "setup: not a Debian system, expecting to find: ${packages[*]}"
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2> /dev/null || true)
  [[ "$status" == "install ok installed" ]] || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then
  echo "setup: everything is installed"
  exit 0
fi

echo "setup: installing ${missing[*]}"
as_root=()
[[ $(id -u) -eq 0 ]] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
"${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
