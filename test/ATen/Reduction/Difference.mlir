// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Difference. Written by utils/oracle/write_tests.py.

!f32_3 = !fake.tensor<[3], f32>
!i64_3 = !fake.tensor<[3], i64>

// CHECK-LABEL: func.func @diff(
// CHECK: fake.aten.diff{{.*}} -> !fake.tensor<[5, 2], i64>
func.func @diff(%self: !fake.tensor<[5, 2], i64>) {
  %0 = fake.aten.diff(%self, 0, 0) : (!fake.tensor<[5, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gradient_scalarint(
// CHECK: fake.aten.gradient.scalarint{{.*}} -> !fake.list<!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>>
func.func @gradient_scalarint(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.gradient.scalarint(%self, edge_order = 2) : (!fake.tensor<[5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @gradient_scalarrayarray(
// CHECK: fake.aten.gradient.scalarrayarray{{.*}} -> !fake.list<!fake.tensor<[4, 4, 4], f32>, !fake.tensor<[4, 4, 4], f32>>
func.func @gradient_scalarrayarray(%self: !fake.tensor<[4, 4, 4], f32>) {
  %0 = fake.aten.gradient.scalarrayarray(%self, spacing = [2.0, 1.0], dim = [0, 1], edge_order = 2) : (!fake.tensor<[4, 4, 4], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @gradient_scalarrayarray_promotes(
// CHECK: fake.aten.gradient.scalarrayarray{{.*}} -> !fake.list<!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>>
func.func @gradient_scalarrayarray_promotes(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.gradient.scalarrayarray(%self, spacing = [2.0, 2.1], dim = [0, 1]) : (!fake.tensor<[5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @gradient_scalarrayint(
// CHECK: fake.aten.gradient.scalarrayint{{.*}} -> !fake.list<!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>>
func.func @gradient_scalarrayint(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.gradient.scalarrayint(%self, spacing = [2.0, 2.1]) : (!fake.tensor<[5, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @gradient_tensorarray(
// CHECK: fake.aten.gradient.tensorarray{{.*}} -> !fake.list<!fake.tensor<[3, 3, 3], f32>, !fake.tensor<[3, 3, 3], f32>>
func.func @gradient_tensorarray(%self: !fake.tensor<[3, 3, 3], f32>, %spacing: !f32_3, %spacing_1: !f32_3) {
  %0 = fake.aten.gradient.tensorarray(%self, spacing = [%spacing, %spacing_1], dim = [0, -1]) : (!fake.tensor<[3, 3, 3], f32>, !f32_3, !f32_3) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @gradient_tensorarray_promotes(
// CHECK: fake.aten.gradient.tensorarray{{.*}} -> !fake.list<!fake.tensor<[3, 3, 3], f32>, !fake.tensor<[3, 3, 3], f32>>
func.func @gradient_tensorarray_promotes(%self: !fake.tensor<[3, 3, 3], i64>, %spacing: !i64_3, %spacing_1: !i64_3) {
  %0 = fake.aten.gradient.tensorarray(%self, spacing = [%spacing, %spacing_1], dim = [0, -1]) : (!fake.tensor<[3, 3, 3], i64>, !i64_3, !i64_3) -> !fake.list<>
  return
}
