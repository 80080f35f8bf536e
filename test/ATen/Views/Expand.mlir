// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Expand. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @broadcast_tensors(
// CHECK: fake.aten.broadcast_tensors{{.*}} -> !fake.list<!fake.tensor<[5], f32>, !fake.tensor<[5], f32>>
func.func @broadcast_tensors(%tensors: !fake.tensor<[5], f32>, %tensors_1: !fake.tensor<[5], f32>) {
  %0 = fake.aten.broadcast_tensors([%tensors, %tensors_1]) : (!fake.tensor<[5], f32>, !fake.tensor<[5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @broadcast_to(
// CHECK: fake.aten.broadcast_to{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @broadcast_to(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten.broadcast_to(%self, [3, 4]) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @broadcast_to_transposed(
// CHECK: fake.aten.broadcast_to{{.*}} -> !fake.tensor<[2, 5, 3, 3], f32, strides = [15, 1, 5, 30]>
func.func @broadcast_to_transposed(%self: !fake.tensor<[2, 5, 3, 3], f32, strides = [15, 1, 5, 30]>) {
  %0 = fake.aten.broadcast_to(%self, [2, 5, -1, -1]) : (!fake.tensor<[2, 5, 3, 3], f32, strides = [15, 1, 5, 30]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expand(
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[2, 3, 4], f32>
func.func @expand(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.expand(%self, [2, 3, 4]) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expand_transposed(
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>
func.func @expand_transposed(%self: !fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>) {
  %0 = fake.aten.expand(%self, [2, 3, 4]) : (!fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expand_conj(
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[2, 2, 3], c64, conj>
func.func @expand_conj(%self: !fake.tensor<[2, 2, 3], c64, conj>) {
  %0 = fake.aten.expand(%self, [2, 2, 3]) : (!fake.tensor<[2, 2, 3], c64, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expand_as(
// CHECK: fake.aten.expand_as{{.*}} -> !fake.tensor<[2, 3, 4, 5], f32, strides = [20, 0, 5, 1]>
func.func @expand_as(%self: !fake.tensor<[2, 1, 4, 5], f32>, %other: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.expand_as(%self, %other) : (!fake.tensor<[2, 1, 4, 5], f32>, !fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expand_as_strided(
// CHECK: fake.aten.expand_as{{.*}} -> !fake.tensor<[4, 3, 2], f32, strides = [0, 1, 0]>
func.func @expand_as_strided(%self: !fake.tensor<[4, 3, 2], f32, strides = [0, 1, 0]>, %other: !fake.tensor<[4, 3, 2], f32>) {
  %0 = fake.aten.expand_as(%self, %other) : (!fake.tensor<[4, 3, 2], f32, strides = [0, 1, 0]>, !fake.tensor<[4, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expand_as_meta(
// CHECK: fake.aten.expand_as{{.*}} -> !fake.tensor<[2, 3, 4, 5], f32, strides = [20, 0, 5, 1], device = "meta">
func.func @expand_as_meta(%self: !fake.tensor<[2, 1, 4, 5], f32, device = "meta">, %other: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.expand_as(%self, %other) : (!fake.tensor<[2, 1, 4, 5], f32, device = "meta">, !fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expand_copy(
// CHECK: fake.aten.expand_copy{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @expand_copy(%self: !fake.tensor<[5, 1], i64>) {
  %0 = fake.aten.expand_copy(%self, [5, 5, 5]) : (!fake.tensor<[5, 1], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @meshgrid(
// CHECK: fake.aten.meshgrid{{.*}} -> !fake.list<!fake.tensor<[2, 4], i64, strides = [1, 0]>, !fake.tensor<[2, 4], i64, strides = [0, 1]>>
func.func @meshgrid(%tensors: !fake.tensor<[2], i64>, %tensors_1: !fake.tensor<[4], i64>) {
  %0 = fake.aten.meshgrid([%tensors, %tensors_1]) : (!fake.tensor<[2], i64>, !fake.tensor<[4], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @meshgrid_strided(
// CHECK: fake.aten.meshgrid{{.*}} -> !fake.list<!fake.tensor<[3], c64, strides = [2]>>
func.func @meshgrid_strided(%tensors: !fake.tensor<[3], c64, strides = [2]>) {
  %0 = fake.aten.meshgrid([%tensors]) : (!fake.tensor<[3], c64, strides = [2]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @meshgrid_indexing(
// CHECK: fake.aten.meshgrid.indexing{{.*}} -> !fake.list<!fake.tensor<[3], i64>>
func.func @meshgrid_indexing(%tensors: !fake.tensor<[3], i64>) {
  %0 = fake.aten.meshgrid.indexing([%tensors], indexing = "xy") : (!fake.tensor<[3], i64>) -> !fake.list<>
  return
}
