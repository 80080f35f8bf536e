# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs for the tests of pages."""

import json
import re
from typing import Any, Dict

from fake_tensor import report
from fake_tensor.pages.render import Request, render_text
from fake_tensor.tool import Tool, find_tool

PROGRAM = r'''
#stack = loc(callsite("/site-packages/torch/nn/modules/linear.py":134:0 at "net.py":2:0))
func.func @main(%x: !fake.tensor<[b, 4], f32> {fake.kind = "user_input"} loc("x"),
                %w: !fake.tensor<[n, 4], f32> {fake.kind = "parameter", fake.target = "head.fc.weight"} loc("w"),
                %u: !fake.tensor<[2, 4], ?> loc("u")) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2, hint = 8>, #fake.symbol<n, min = 2, hint = 8>]} {
  %0 = fake.aten.add.Tensor(%x, %w) : (!fake.tensor<[b, 4], f32>, !fake.tensor<[n, 4], f32>) -> !fake.tensor<*> loc("sum"("head.fc"(#stack)))
  %1 = fake.aten.t(%0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("turned"("head"("net.py":2:0)))
  %2 = fake.aten.contiguous(%1) : (!fake.tensor<*>) -> !fake.tensor<*> loc("packed"("head"("net.py":2:0)))
  %3 = fake.aten.to.device(%2, "cuda:0", f32) : (!fake.tensor<*>) -> !fake.tensor<*> loc("moved")
  %4 = fake.aten.relu_(%3) : (!fake.tensor<*>) -> !fake.tensor<*> loc("written")
  %5 = fake.aten.neg(%u) : (!fake.tensor<[2, 4], ?>) -> !fake.tensor<*> loc("lost")
  return %4 : !fake.tensor<*>
}
'''
SECOND = '''
func.func @second(%x: !fake.tensor<[3], f32> loc("y")) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*> loc("negated")
  return %0 : !fake.tensor<*>
}
'''
NASTY = r'''
func.func @"quo\22te</script>"(%x: !fake.tensor<[3], f32> loc("<!--")) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*> loc("a\22b\0A</script><script>alert(1)</script>&amp;\FF"("m</script>.\E2\80\A8"))
  return %0 : !fake.tensor<*>
}
'''


def run_tool(text: str) -> report.Program:
    """The program of a report on a text."""
    return report.parse(Tool(find_tool()).report_details(text).stdout)


def make_page(text: str, title: str = "title") -> str:
    """The page of a text."""
    return render_text(Tool(find_tool()), text, Request(title)).text


def read_data(page: str) -> Dict[str, Any]:
    """The data of a page."""
    found: Dict[str, Any] = json.loads(re.search(
        r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])
    return found
