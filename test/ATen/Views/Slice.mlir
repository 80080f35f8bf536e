// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Slice. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @narrow(
// CHECK: fake.aten.narrow{{.*}} -> !fake.tensor<[5, 5, 2], i64, strides = [25, 5, 1], offset = 2>
func.func @narrow(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.narrow(%self, -1, 2, 2) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @narrow_copy(
// CHECK: fake.aten.narrow_copy{{.*}} -> !fake.tensor<[5, 2, 5], i64>
func.func @narrow_copy(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.narrow_copy(%self, 1, 2, 2) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @narrow_copy_aliases(
// CHECK: fake.aten.narrow_copy{{.*}} -> !fake.tensor<[2, 6], f32, layout = sparse_coo{{[^>]*}}>
func.func @narrow_copy_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo>) {
  %0 = fake.aten.narrow_copy(%self, 0, 0, 2) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @select_int(
// CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[3, 5], i64, strides = [25, 1], offset = 5>
func.func @select_int(%self: !fake.tensor<[3, 5, 5], i64>) {
  %0 = fake.aten.select.int(%self, 1, 1) : (!fake.tensor<[3, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @select_backward(
// CHECK: fake.aten.select_backward{{.*}} -> !fake.tensor<[2, 4, 3, 4], bf16>
func.func @select_backward(%grad_output: !fake.tensor<[2, 4, 4], bf16>) {
  %0 = fake.aten.select_backward(%grad_output, [2, 4, 3, 4], -2, 2) : (!fake.tensor<[2, 4, 4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @select_copy_int(
// CHECK: fake.aten.select_copy.int{{.*}} -> !fake.tensor<[4, 3, 3, 4], i64>
func.func @select_copy_int(%self: !fake.tensor<[4, 1, 3, 3, 4], i64, strides = [216, 216, 36, 12, 1]>) {
  %0 = fake.aten.select_copy.int(%self, -4, 0) : (!fake.tensor<[4, 1, 3, 3, 4], i64, strides = [216, 216, 36, 12, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @select_scatter(
// CHECK: fake.aten.select_scatter{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @select_scatter(%self: !fake.tensor<[5, 5, 5], i64>, %src: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.select_scatter(%self, %src, -1, -1) : (!fake.tensor<[5, 5, 5], i64>, !fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @select_scatter_strided(
// CHECK: fake.aten.select_scatter{{.*}} -> !fake.tensor<[5, 3, 4, 4], bf16, strides = [144, 48, 4, 1]>
func.func @select_scatter_strided(%self: !fake.tensor<[5, 3, 4, 4], bf16, strides = [144, 48, 4, 1]>, %src: !fake.tensor<[5, 3, 4], bf16>) {
  %0 = fake.aten.select_scatter(%self, %src, -2, 0) : (!fake.tensor<[5, 3, 4, 4], bf16, strides = [144, 48, 4, 1]>, !fake.tensor<[5, 3, 4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slice_Tensor(
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @slice_Tensor(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.slice.Tensor(%self, 0, 0, 2) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slice_Tensor_transposed(
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[10, 6, 6], c64, strides = [60, 1, 6]>
func.func @slice_Tensor_transposed(%self: !fake.tensor<[10, 6, 10], c64, strides = [60, 1, 6]>) {
  %0 = fake.aten.slice.Tensor(%self, -1, 0, 6) : (!fake.tensor<[10, 6, 10], c64, strides = [60, 1, 6]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slice_backward(
// CHECK: fake.aten.slice_backward{{.*}} -> !fake.tensor<[3], f32>
func.func @slice_backward(%grad_output: !fake.tensor<[1], f32, strides = [100]>) {
  %0 = fake.aten.slice_backward(%grad_output, [3], 0, 1, -2, 3) : (!fake.tensor<[1], f32, strides = [100]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slice_copy_Tensor(
// CHECK: fake.aten.slice_copy.Tensor{{.*}} -> !fake.tensor<[2, 3, 3], f32>
func.func @slice_copy_Tensor(%self: !fake.tensor<[2, 3, 3], f32, strides = [1, 2, 1]>) {
  %0 = fake.aten.slice_copy.Tensor(%self, end = 3) : (!fake.tensor<[2, 3, 3], f32, strides = [1, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slice_scatter(
// CHECK: fake.aten.slice_scatter{{.*}} -> !fake.tensor<[20, 20], f32>
func.func @slice_scatter(%self: !fake.tensor<[20, 20], f32>, %src: !fake.tensor<[20, 5, 20], f32>) {
  %0 = fake.aten.slice_scatter(%self, %src, 1, 10, 20, 2) : (!fake.tensor<[20, 20], f32>, !fake.tensor<[20, 5, 20], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slice_scatter_strided(
// CHECK: fake.aten.slice_scatter{{.*}} -> !fake.tensor<[5, 2, 2], bool, strides = [2, 2, 1], device = "cuda:0">
func.func @slice_scatter_strided(%self: !fake.tensor<[5, 2, 2], bool, strides = [2, 2, 1], device = "cuda:0">, %src: !fake.tensor<[5, 2, 2], bool, strides = [4, 2, 2], device = "cuda:0">) {
  %0 = fake.aten.slice_scatter(%self, %src, start = 0, end = none) : (!fake.tensor<[5, 2, 2], bool, strides = [2, 2, 1], device = "cuda:0">, !fake.tensor<[5, 2, 2], bool, strides = [4, 2, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @slice_scatter_meta(
// CHECK: fake.aten.slice_scatter{{.*}} -> !fake.tensor<[20, 20, 20], bool, device = "meta">
func.func @slice_scatter_meta(%self: !fake.tensor<[20, 20, 20], bool, device = "meta">, %src: !fake.tensor<[20, 10, 20], bool>) {
  %0 = fake.aten.slice_scatter(%self, %src, 1, 10, 20) : (!fake.tensor<[20, 20, 20], bool, device = "meta">, !fake.tensor<[20, 10, 20], bool>) -> !fake.tensor<*>
  return
}
