// RUN: fake-opt %s -emit-bytecode | fake-opt | FileCheck %s

// CHECK-LABEL: func.func @bytecode_keeps_everything
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>]
// CHECK: fake.aten.view(%arg0, [%arg1, 12]) : (!fake.tensor<[s0, 4, 3], f32>, !fake.int<s0>) -> !fake.tensor<[s0, 12], f32>
// CHECK: fake.aten.full([2], 0.1, dtype = f16, device = "cuda:0") : () -> !fake.tensor<[2], f16, device = "cuda:0">
// CHECK: fake.aten.gelu(%arg0, approximate = "tanh")
// CHECK: fake.aten.mul.Scalar(%arg0, complex<0.1, -inf>)
// CHECK: fake.cmp lt
// CHECK: fake.constant true : !fake.bool
func.func @bytecode_keeps_everything(%x: !fake.tensor<[s0, 4, 3], f32>, %n: !fake.int<s0>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>]} {
  %0 = fake.aten.view(%x, [%n, 12])
      : (!fake.tensor<[s0, 4, 3], f32>, !fake.int<s0>) -> !fake.tensor<[s0, 12], f32>
  %1 = fake.aten.full([2], 0.1, dtype = f16, device = "cuda:0")
      : () -> !fake.tensor<[2], f16, device = "cuda:0">
  %2 = fake.aten.gelu(%x, approximate = "tanh")
      : (!fake.tensor<[s0, 4, 3], f32>) -> !fake.tensor<[s0, 4, 3], f32>
  %5 = fake.aten.mul.Scalar(%x, complex<0.1, -inf>)
      : (!fake.tensor<[s0, 4, 3], f32>) -> !fake.tensor<*>
  %3 = fake.cmp lt %n, %n : !fake.int<s0>, !fake.int<s0>
  %4 = fake.constant true : !fake.bool
  return
}
