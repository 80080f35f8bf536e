// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s

// Symbols come from function attributes and types; arithmetic on sizes stays
// symbolic and simplifies with their bounds.
func.func @main(%x: !fake.tensor<[s0, s1], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>, #fake.symbol<s1, min = 4, max = 8>]} {
  %0 = fake.size %x, 0 : !fake.tensor<[s0, s1], f32> -> !fake.int
  %1 = fake.size %x, 1 : !fake.tensor<[s0, s1], f32> -> !fake.int
  %2 = fake.mul %0, %1 : (!fake.int, !fake.int) -> !fake.int
  // CHECK: "value":"%3","op":"_operator.floordiv","meta":{"sym":"s1"}
  %3 = fake.floordiv %2, %0 : (!fake.int, !fake.int) -> !fake.int
  %c4 = fake.constant 4 : !fake.int<4>
  // CHECK: "value":"%5","op":"torch.sym_max","meta":{"sym":"s1"}
  %5 = fake.max %3, %c4 : (!fake.int, !fake.int<4>) -> !fake.int
  // CHECK: "value":"%6","op":"_operator.lt","meta":false
  %6 = fake.cmp lt %5, %c4 : !fake.int, !fake.int<4>
  return
}
