"""Prints rules each of which calls the one before CALLS times, and a call of the last.

Usage: chain-of-rules.py COUNT CALLS
"""

import sys

count, calls = int(sys.argv[1]), int(sys.argv[2])
for number in range(count):
    callee = f"m.f{number - 1}" if number else "aten.relu"
    print(f'fake.rule "m::f{number}(Tensor x) -> Tensor" (%v0) {{')
    for call in range(calls):
        print(f"  %v{call + 1} = fake.{callee}(%v{call}) "
              ": (!fake.tensor<*>) -> !fake.tensor<*>")
    print(f"  fake.yield %v{calls} : !fake.tensor<*>\n}}")
print("func.func @main(%x: !fake.tensor<[2], f32>) {")
print(f"  %0 = fake.m.f{count - 1}(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>")
print("  return\n}")
