// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of IndexBackward. Written by utils/oracle/write_tests.py.

!f32_2x2 = !fake.tensor<[2, 2], f32>

// CHECK-LABEL: func.func @gather_backward(
// CHECK: fake.aten.gather_backward{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @gather_backward(%grad: !f32_2x2, %self: !f32_2x2, %index: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.gather_backward(%grad, %self, 1, %index, false) : (!f32_2x2, !f32_2x2, !fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gather_backward_cuda(
// CHECK: fake.aten.gather_backward{{.*}} -> !fake.tensor<[], f32, device = "cuda:0", layout = sparse_coo{{[^>]*}}>
func.func @gather_backward_cuda(%grad: !fake.tensor<[], f32, device = "cuda:0">, %self: !fake.tensor<[], f32, device = "cuda:0">, %index: !fake.tensor<[], i64>) {
  %0 = fake.aten.gather_backward(%grad, %self, 0, %index, true) : (!fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_select_backward(
// CHECK: fake.aten.index_select_backward{{.*}} -> !fake.tensor<[2, 2, 3], f32>
func.func @index_select_backward(%grad: !fake.tensor<[2, 2, 6], f32>, %index: !fake.tensor<[6], i64>) {
  %0 = fake.aten.index_select_backward(%grad, [2, 2, 3], 2, %index) : (!fake.tensor<[2, 2, 6], f32>, !fake.tensor<[6], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_scatter_backward(
// CHECK: fake.aten.masked_scatter_backward{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @masked_scatter_backward(%grad_output: !fake.tensor<[2, 5], f32, strides = [20, 2]>, %mask: !fake.tensor<[2], bool>) {
  %0 = fake.aten.masked_scatter_backward(%grad_output, %mask, [3, 5]) : (!fake.tensor<[2, 5], f32, strides = [20, 2]>, !fake.tensor<[2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_select_backward(
// CHECK: fake.aten.masked_select_backward{{.*}} -> !fake.tensor<[4], f32>
func.func @masked_select_backward(%grad: !fake.tensor<[3], f32>, %input: !fake.tensor<[4], f32>, %mask: !fake.tensor<[4], bool>) {
  %0 = fake.aten.masked_select_backward(%grad, %input, %mask) : (!fake.tensor<[3], f32>, !fake.tensor<[4], f32>, !fake.tensor<[4], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @value_selecting_reduction_backward(
// CHECK: fake.aten.value_selecting_reduction_backward{{.*}} -> !fake.tensor<[2, 5, 4], f64>
func.func @value_selecting_reduction_backward(%grad: !fake.tensor<[5, 4], f64>, %indices: !fake.tensor<[5, 4], i64, strides = [0, 1]>) {
  %0 = fake.aten.value_selecting_reduction_backward(%grad, 0, %indices, [2, 5, 4], false) : (!fake.tensor<[5, 4], f64>, !fake.tensor<[5, 4], i64, strides = [0, 1]>) -> !fake.tensor<*>
  return
}
