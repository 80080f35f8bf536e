# Configuration of the lit tests.

import os
import shutil
import subprocess
import sys

import lit.formats
from lit.llvm import llvm_config
from lit.llvm.subst import ToolSubst

sys.path.insert(0, os.path.dirname(__file__))
from sanitizers import OPTIONS


def find_package(python, name):
    """The version of a package in a Python, empty when there is none."""
    script = f"import importlib.metadata as m; print(m.version('{name}'))"
    try:
        done = subprocess.run([python, "-c", script], capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


config.name = "FakeTensor"
config.test_format = lit.formats.ShTest(not llvm_config.use_lit_shell)
config.suffixes = [".mlir", ".test", ".py"]
config.excludes = ["Inputs", "lit.cfg.py", "sanitizers.py", "CMakeLists.txt", "Unit", "host-torch"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.fake_obj_root, "test")

llvm_config.with_system_environment(["HOME", "TMP", "TEMP"])
llvm_config.with_environment("PATH", config.llvm_tools_dir, append_path=True)
llvm_config.with_environment("PATH", config.fake_tools_dir, append_path=True)
llvm_config.with_environment(
    "PYTHONPATH",
    [os.path.join(config.fake_src_root, folder) for folder in ("python", "utils")],
    append_path=True,
)

config.substitutions += [
    # A compiler with a torch dialect of its own, and this project as a plugin.
    (
        "%host_opt",
        "mlir-opt --load-dialect-plugin=%host_torch_plugin "
        "--load-dialect-plugin=%fake_plugin --load-pass-plugin=%fake_plugin",
    ),
    ("%PYTHON", f'"{config.python_executable}"'),
    ("%cmake", f'"{config.cmake}"'),
    ("%lit", f'"{config.lit}"'),
    ("%c_compiler", f'"{config.c_compiler}"'),
    ("%cxx_compiler", f'"{config.cxx_compiler}"'),
    ("%mlir_dir", config.mlir_dir),
    ("%fake_src_root", config.fake_src_root),
    ("%fake_obj_root", config.fake_obj_root),
    ("%fake_plugin", os.path.join(config.fake_lib_dir, "FakeTensorPlugin.so")),
    ("%host_torch_plugin", config.host_torch_plugin),
    ("%scripts", os.path.join(config.fake_src_root, "scripts")),
]
llvm_config.add_tool_substitutions(
    ["fake-opt", "fake-lsp-server", "mlir-opt", "FileCheck", "not", "split-file"],
    [config.fake_tools_dir, config.llvm_tools_dir],
)

# What tests may REQUIRE. torch-mlir-opt is often beside the Python of PyTorch.
torch_python = os.environ.get("FAKE_TENSOR_TORCH_PYTHON", config.python_executable)
folders = os.pathsep.join([config.environment["PATH"], os.path.dirname(torch_python)])
for program in ["torch-mlir-opt", "ninja"]:
    if path := shutil.which(program, path=folders):
        config.available_features.add(program)
        config.substitutions.append((f"%{program}", path))
if "torch-mlir-opt" not in config.available_features:
    lit_config.note(
        "tests that run passes of torch-mlir are skipped: torch-mlir-opt is neither on "
        f"the PATH nor beside {torch_python}"
    )
clang_format = shutil.which("clang-format-22") or shutil.which(
    "clang-format", path=config.llvm_tools_dir
)
if clang_format:
    config.available_features.add("clang-format")
    config.substitutions.append(("%clang_format", clang_format))
# A Python that has the PyTorch whose behaviour this is.
torch_version = find_package(torch_python, "torch")
if torch_version.startswith("2.13."):
    config.available_features.add("torch")
    config.substitutions.append(("%torch_python", f'"{torch_python}"'))
else:
    lit_config.note(
        f"tests that ask PyTorch are skipped: expected PyTorch 2.13 in {torch_python}, "
        f"found {torch_version or 'none'}; FAKE_TENSOR_TORCH_PYTHON names another Python"
    )
# A Python that has JAX.
jax_python = os.environ.get("FAKE_TENSOR_JAX_PYTHON", torch_python)
if find_package(jax_python, "jax"):
    config.available_features.add("jax")
    config.substitutions.append(("%jax_python", f'"{jax_python}"'))
else:
    lit_config.note(
        f"tests that export functions of JAX are skipped: JAX is not in {jax_python}; "
        "FAKE_TENSOR_JAX_PYTHON names another Python"
    )
# A Python that has ONNX and torch-mlir.
onnx_python = os.environ.get("FAKE_TENSOR_ONNX_PYTHON", torch_python)
if find_package(onnx_python, "onnx") and find_package(onnx_python, "torch-mlir"):
    config.available_features.add("onnx")
    config.substitutions.append(("%onnx_python", f'"{onnx_python}"'))
else:
    lit_config.note(
        "tests that import models of ONNX are skipped: onnx and torch-mlir are not in "
        f"{onnx_python}; FAKE_TENSOR_ONNX_PYTHON names another Python"
    )
if config.include_docs == "ON":
    config.available_features.add("docs")
    # A Python that has what builds the site.
    sphinx_python = os.environ.get("FAKE_TENSOR_SPHINX_PYTHON", "")
    if sphinx_python:
        config.available_features.add("sphinx")
        config.substitutions.append(("%sphinx_python", f'"{sphinx_python}"'))
    else:
        lit_config.note(
            "the test of the site is skipped: FAKE_TENSOR_SPHINX_PYTHON does not name a "
            "Python with the packages of docs/site/requirements.txt"
        )
if config.standalone == "ON":
    config.available_features.add("standalone")
if config.capi == "ON":
    config.available_features.add("capi")
if config.sanitize:
    config.available_features.add("sanitizer")
    for variable, options in OPTIONS.items():
        llvm_config.with_environment(variable, options)
else:
    # A stock mlir-opt lacks the run-time of the sanitizers.
    config.available_features.add("plugin")
