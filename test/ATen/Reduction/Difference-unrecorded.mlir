// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused: dimensions are repeated, or the spacing does not fit. The
// answers are FakeTensor's.

// CHECK-LABEL: func.func @gradient_array(
// CHECK: fake.aten.gradient.array{{.*}} -> !fake.list<!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], f32>>
func.func @gradient_array(%self: !fake.tensor<[4, 5], f32>) {
  %0 = fake.aten.gradient.array(%self, dim = [0, 1]) : (!fake.tensor<[4, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @gradient_scalararray(
// CHECK: fake.aten.gradient.scalararray{{.*}} -> !fake.list<!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], f32>>
func.func @gradient_scalararray(%self: !fake.tensor<[4, 5], f32>) {
  %0 = fake.aten.gradient.scalararray(%self, spacing = 2.0, dim = [0, 1]) : (!fake.tensor<[4, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @gradient_tensorarrayint(
// CHECK: fake.aten.gradient.tensorarrayint{{.*}} -> !fake.list<!fake.tensor<[4, 5], f32>>
func.func @gradient_tensorarrayint(%self: !fake.tensor<[4, 5], f32>, %spacing: !fake.tensor<[5], f32>) {
  %0 = fake.aten.gradient.tensorarrayint(%self, spacing = [%spacing], dim = 1) : (!fake.tensor<[4, 5], f32>, !fake.tensor<[5], f32>) -> !fake.list<>
  return
}
