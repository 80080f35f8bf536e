// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer, since sizes and offsets are data.

// CHECK-LABEL: func.func @tensor_split_tensor_indices_or_sections(
// CHECK: fake.aten.tensor_split.tensor_indices_or_sections{{.*}} -> !fake.list<!fake.tensor<[u2, 4], f32>, !fake.tensor<[u3, 4], f32, offset = u4>, !fake.tensor<[u5, 4], f32, offset = u6>>
func.func @tensor_split_tensor_indices_or_sections(%self: !fake.tensor<[6, 4], f32>, %tensor_indices_or_sections: !fake.tensor<[2], i64>) {
  %0 = fake.aten.tensor_split.tensor_indices_or_sections(%self, %tensor_indices_or_sections) : (!fake.tensor<[6, 4], f32>, !fake.tensor<[2], i64>) -> !fake.list<>
  return
}
