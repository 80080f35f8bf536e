# Configuration of the GoogleTest programs, which lie in <build>/unittests.

import os
import sys

import lit.formats

sys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))
from sanitizers import OPTIONS

config.name = "FakeTensor-Unit"
config.suffixes = []
config.test_source_root = os.path.join(config.fake_obj_root, "unittests")
config.test_exec_root = config.test_source_root
config.test_format = lit.formats.GoogleTest(".", "Tests")
if config.sanitize:
    config.environment.update(OPTIONS)
