# Configuration of the tests of the example.

import os

import lit.formats
from lit.llvm import llvm_config

config.name = "Standalone"
config.test_format = lit.formats.ShTest(not llvm_config.use_lit_shell)
config.suffixes = [".mlir"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.standalone_obj_root, "test")
llvm_config.with_environment("PATH", config.llvm_tools_dir, append_path=True)
llvm_config.add_tool_substitutions(
    ["standalone-opt", "FileCheck", "not"],
    [config.standalone_tools_dir, config.llvm_tools_dir],
)
