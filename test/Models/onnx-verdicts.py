# How inferred metadata is compared with stored tensors, see scripts/onnx_verdicts.py.
# RUN: %PYTHON %s %scripts

import sys

sys.path.insert(0, sys.argv[1])

# pylint: disable=wrong-import-position
from onnx_verdicts import Answer, Comparison, Meta, Verdict, by_line, judge, report, worst

TEXT = """\
{"func":"f","value":"%arg0","op":null,"meta":{"t":[[{"sym":"s0"},3],[3,1],0,"float32","cpu",1,0]}}
{"func":"f","value":"%0","op":"onnx.NonZero","meta":{"t":[[2,{"sym":"u0"}],[1,2],0,"int64","cpu",2,0]},"operands":["%arg0"]}
{"func":"f","value":"%1","op":"onnx.Add","meta":{"t":[[{"sym":"s0 + 1"},3],[3,1],0,"float32","cpu",3,0]},"operands":["%arg0"]}
{"func":"f","outputs":[{"value":"%0"},{"value":"%1"}]}
{"func":"f","symbol":"s0","kind":"backed","min":0,"value":"%arg0","dim":0}
{"func":"f","symbol":"u0","kind":"unbacked","min":0,"max":9,"value":"%0","dim":1}
{"func":"f","guard":"Eq(s0, 4)","kind":"assert","op":"onnx.Add","value":"%1"}
"""
FUNCTION = report.parse(TEXT).functions[0]
INPUT = Meta("float32", (4, 3))
COUNT = Meta("int64", (2, 5))
SUM = Meta("float32", (5, 3))


def reason(*outputs, given=INPUT):
    """The reason of the verdict for stored outputs."""
    return judge(Answer(FUNCTION, []), [given], outputs).reason


assert Comparison(FUNCTION, [INPUT]).values == {"s0": 4}
assert reason(COUNT, SUM) == "data-dependent size"
assert reason(COUNT, Meta("float32", (6, 3))) == "wrong size"
assert reason(COUNT, Meta("float32", (5,))) == "wrong rank"
assert reason(COUNT, Meta("float16", (5, 3))) == "wrong dtype"
assert reason(COUNT, Meta(None, (5, 3))) == "data-dependent size"
assert reason(Meta("int64", (2, 10)), SUM) == "wrong bound"
assert reason([COUNT], SUM) == "unknown length"
assert reason(COUNT, SUM, given=Meta("float32", (7, 3))) == "broken guard"
assert judge(Answer(FUNCTION, ["no metadata rule for x"]), [], []).reason == "no rule"
assert judge(Answer(None, ["expected sizes"]), [], []).is_wrong
assert worst([Verdict("exact"), Verdict("unknown rank"), Verdict("wrong size")]).is_wrong
assert worst([]).reason == "exact"
assert by_line({2: "f", 7: "g"}, 6) == "f" and by_line({2: "f"}, 1) is None
