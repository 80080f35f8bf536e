# The passes are what is neither parsing nor printing.
#
# RUN: env PYTHONPATH=%fake_src_root/benchmarks %PYTHON %s | FileCheck %s

import json

import measure


def show(**seconds):
    """Prints the time of passes in a report like that of --mlir-timing."""
    entries = [json.dumps({"wall": {"duration": time}, "name": name})
               for name, time in seconds.items()]
    print(measure.read_pass_time("a warning\n[\n" + ",\n".join(entries) + "\n]\n"))


# CHECK: {{^}}7{{$}}
show(Parser=1, CSEPass=3, FakePropagate=4, Output=2, Rest=1, Total=11)
# The inliner's passes on callees are listed twice.
# CHECK-NEXT: {{^}}5{{$}}
show(Parser=1, InlinerPass=5, Pipeline=2, Output=3, Rest=-2, Total=9)
# CHECK-NEXT: None
show(Parser=1, Output=2, Rest=1, Total=4)
