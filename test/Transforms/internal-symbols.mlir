// Symbols for data that a rule reads and that its results do not state take no names of
// results: inference on its own output names the same values.

// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate | fake-opt --fake-propagate | FileCheck %s

// CHECK-LABEL: func.func @offset_of_a_part(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "-4 <= u0", {{.*}}>, #fake.guard<assert, "u0 <= 4", {{.*}}>, #fake.guard<assert, "u0 + 2 <= 4", {{[^<]*}}>]
// CHECK: fake.aten.narrow.Tensor{{.*}} -> !fake.tensor<[2, 5], f32, offset = u1>
func.func @offset_of_a_part(%x: !fake.tensor<[4, 5], f32>, %start: !fake.tensor<[], i64>) {
  %0 = fake.aten.narrow.Tensor(%x, 0, %start, 2) : (!fake.tensor<[4, 5], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sizes_of_parts(
// CHECK: -> !fake.list<!fake.tensor<[u2, 4], f32>, !fake.tensor<[u3, 4], f32, offset = u4>, !fake.tensor<[u5, 4], f32, offset = u6>>
func.func @sizes_of_parts(%x: !fake.tensor<[6, 4], f32>, %at: !fake.tensor<[2], i64>) {
  %0 = fake.aten.tensor_split.tensor_indices_or_sections(%x, %at) : (!fake.tensor<[6, 4], f32>, !fake.tensor<[2], i64>) -> !fake.list<>
  return
}

// The integer that was read is one that an op returns.
// CHECK-LABEL: func.func @also_returned(
// CHECK: fake.aten.Int.Tensor{{.*}} -> !fake.int<[[START:u[0-9]+]]>
func.func @also_returned(%x: !fake.tensor<[4, 5], f32>, %start: !fake.tensor<[], i64>) {
  %0 = fake.aten.narrow.Tensor(%x, 0, %start, 2) : (!fake.tensor<[4, 5], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  %1 = fake.aten.Int.Tensor(%start) : (!fake.tensor<[], i64>) -> !fake.int
  return
}
