// RUN: fake-opt %s --fake-propagate | FileCheck %s

// No recorded call. FakeTensor runs the kernels for real tensors, whose results are coalesced;
// types do not state that here.

// CHECK-LABEL: func.func @_sparse_log_softmax(
// CHECK: fake.aten._sparse_log_softmax{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo{{[^>]*}}>
func.func @_sparse_log_softmax(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) {
  %0 = fake.aten._sparse_log_softmax(%self, 1, false) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sparse_softmax(
// CHECK: fake.aten._sparse_softmax{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo{{[^>]*}}>
func.func @_sparse_softmax(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) {
  %0 = fake.aten._sparse_softmax(%self, 1, false) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) -> !fake.tensor<*>
  return
}
