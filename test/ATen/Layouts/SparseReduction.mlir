// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of SparseReduction. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_sparse_softmax_int(
// CHECK: fake.aten._sparse_softmax.int{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo{{[^>]*}}>
func.func @_sparse_softmax_int(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo>) {
  %0 = fake.aten._sparse_softmax.int(%self, 1) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sparse_sum_dim(
// CHECK: fake.aten._sparse_sum.dim{{.*}} -> !fake.tensor<[6], f32, layout = sparse_coo{{[^>]*}}>
func.func @_sparse_sum_dim(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo>) {
  %0 = fake.aten._sparse_sum.dim(%self, [0]) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return
}
