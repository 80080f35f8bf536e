"""Prints a rule that doubles a list COUNT times, and a call of it."""

import sys

print('fake.rule "m::f(Tensor x) -> Tensor" (%x) {')
print("  %l0 = fake.aten.size(%x) : (!fake.tensor<*>) -> !fake.any")
for number in range(int(sys.argv[1])):
    print(f"  %l{number + 1} = fake.aten.add.t(%l{number}, %l{number}) "
          ": (!fake.any, !fake.any) -> !fake.any")
print("  fake.yield %x : !fake.tensor<*>\n}")
print("func.func @main(%x: !fake.tensor<[2], f32>) {")
print("  %0 = fake.m.f(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>")
print("  return\n}")
