// RUN: fake-opt %s --fake-propagate | FileCheck %s

// The order of strides determines those of an elementwise result. Where symbols
// leave it open, hints decide, and the decision is a guard.

// Equal strides are ordered by size.
// CHECK-LABEL: func.func @equal_strides
// CHECK-SAME: -> !fake.tensor<[s0, 4], f32>
// CHECK-SAME: #fake.guard<guard, "4 <= s0"
func.func @equal_strides(%x: !fake.tensor<[s0, 4], f32, strides = [1, 1]>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 5>]} {
  %0 = fake.aten.sin(%x) : (!fake.tensor<[s0, 4], f32, strides = [1, 1]>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// CHECK-LABEL: func.func @symbolic_stride
// CHECK-SAME: -> !fake.tensor<[s0, 3], f32, strides = [1, s0]>
// CHECK-SAME: #fake.guard<guard, "Ne(s0, 2)"
func.func @symbolic_stride(%x: !fake.tensor<[s0, 3], f32, strides = [2, s0]>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 6>]} {
  %0 = fake.aten.sin(%x) : (!fake.tensor<[s0, 3], f32, strides = [2, s0]>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
