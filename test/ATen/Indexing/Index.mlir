// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Index. Written by utils/oracle/write_tests.py.

!i64_1x4 = !fake.tensor<[1, 4], i64>

// CHECK-LABEL: func.func @_unsafe_index_Tensor(
// CHECK: fake.aten._unsafe_index.Tensor{{.*}} -> !fake.tensor<[2], bf16>
func.func @_unsafe_index_Tensor(%self: !fake.tensor<[2], bf16>) {
  %0 = fake.aten._unsafe_index.Tensor(%self, [none]) : (!fake.tensor<[2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_index_Tensor_hacked_twin(
// CHECK: fake.aten._unsafe_index.Tensor_hacked_twin{{.*}} -> !fake.tensor<[1, 4], c64>
func.func @_unsafe_index_Tensor_hacked_twin(%self: !fake.tensor<[3, 5], c64>, %indices: !i64_1x4, %indices_1: !i64_1x4) {
  %0 = fake.aten._unsafe_index.Tensor_hacked_twin(%self, [%indices, %indices_1]) : (!fake.tensor<[3, 5], c64>, !i64_1x4, !i64_1x4) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_masked_index(
// CHECK: fake.aten._unsafe_masked_index{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @_unsafe_masked_index(%self: !fake.tensor<[5, 5], i64>, %mask: !fake.tensor<[5, 5], bool>, %indices: !fake.tensor<[5, 1], i64>, %indices_1: !fake.tensor<[1, 5], i64>) {
  %0 = fake.aten._unsafe_masked_index(%self, %mask, [%indices, %indices_1], -8) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[5, 5], bool>, !fake.tensor<[5, 1], i64>, !fake.tensor<[1, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gather(
// CHECK: fake.aten.gather{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @gather(%self: !fake.tensor<[10, 5], i64>, %index: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.gather(%self, 0, %index) : (!fake.tensor<[10, 5], i64>, !fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_Tensor(
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @index_Tensor(%self: !fake.tensor<[5, 5], i64>, %indices: !fake.tensor<[2], i64>) {
  %0 = fake.aten.index.Tensor(%self, [%indices]) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_Tensor_meta(
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[2, 5, 5], f32>
func.func @index_Tensor_meta(%self: !fake.tensor<[5, 5, 5], f32>, %indices: !fake.tensor<[2], i64, device = "meta">) {
  %0 = fake.aten.index.Tensor(%self, [%indices]) : (!fake.tensor<[5, 5, 5], f32>, !fake.tensor<[2], i64, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_Tensor_hacked_twin(
// CHECK: fake.aten.index.Tensor_hacked_twin{{.*}} -> !fake.tensor<[2, 1, 5, 5], f32>
func.func @index_Tensor_hacked_twin(%self: !fake.tensor<[3, 5, 5], f32>, %indices: !fake.tensor<[2, 1], i32, strides = [1, 2]>) {
  %0 = fake.aten.index.Tensor_hacked_twin(%self, [%indices]) : (!fake.tensor<[3, 5, 5], f32>, !fake.tensor<[2, 1], i32, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_select(
// CHECK: fake.aten.index_select{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @index_select(%self: !fake.tensor<[5, 5], i64>, %index: !fake.tensor<[5], i64>) {
  %0 = fake.aten.index_select(%self, -1, %index) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_select(
// CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[u0], i64>
func.func @masked_select(%self: !fake.tensor<[1], i64>, %mask: !fake.tensor<[1], bool>) {
  %0 = fake.aten.masked_select(%self, %mask) : (!fake.tensor<[1], i64>, !fake.tensor<[1], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nonzero(
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 0], i64, strides = [1, u0]>
func.func @nonzero(%self: !fake.tensor<[], i64>) {
  %0 = fake.aten.nonzero(%self) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nonzero_promotes(
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 0], i64, strides = [1, u0]>
func.func @nonzero_promotes(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.nonzero(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nonzero_static(
// CHECK: fake.aten.nonzero_static{{.*}} -> !fake.tensor<[5, 3], i64>
func.func @nonzero_static(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.nonzero_static(%self, size = 5) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nonzero_static_promotes(
// CHECK: fake.aten.nonzero_static{{.*}} -> !fake.tensor<[3, 2], i64>
func.func @nonzero_static_promotes(%self: !fake.tensor<[5, 5], u8>) {
  %0 = fake.aten.nonzero_static(%self, size = 3) : (!fake.tensor<[5, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @take(
// CHECK: fake.aten.take{{.*}} -> !fake.tensor<[3], i64>
func.func @take(%self: !fake.tensor<[3, 3], i64>, %index: !fake.tensor<[3], i64>) {
  %0 = fake.aten.take(%self, %index) : (!fake.tensor<[3, 3], i64>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @take_along_dim(
// CHECK: fake.aten.take_along_dim{{.*}} -> !fake.tensor<[10], i64>
func.func @take_along_dim(%self: !fake.tensor<[5, 5], i64>, %indices: !fake.tensor<[5, 2], i64>) {
  %0 = fake.aten.take_along_dim(%self, %indices) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[5, 2], i64>) -> !fake.tensor<*>
  return
}
