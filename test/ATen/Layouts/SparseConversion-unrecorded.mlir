// RUN: fake-opt %s --fake-propagate | FileCheck %s

// No recorded call: the public ops are recorded. The answers are FakeTensor's.

// CHECK-LABEL: func.func @_to_sparse_bsc(
// CHECK: fake.aten._to_sparse_bsc{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc, dense_dims = 0, block_size = [2, 3]>
func.func @_to_sparse_bsc(%self: !fake.tensor<[4, 6], f32>) {
  %0 = fake.aten._to_sparse_bsc(%self, [2, 3]) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_sparse_bsr(
// CHECK: fake.aten._to_sparse_bsr{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsr, dense_dims = 0, block_size = [2, 3]>
func.func @_to_sparse_bsr(%self: !fake.tensor<[4, 6], f32>) {
  %0 = fake.aten._to_sparse_bsr(%self, [2, 3]) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_sparse_csc(
// CHECK: fake.aten._to_sparse_csc{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csc, dense_dims = 0>
func.func @_to_sparse_csc(%self: !fake.tensor<[4, 6], f32>) {
  %0 = fake.aten._to_sparse_csc(%self) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_sparse_csr(
// CHECK: fake.aten._to_sparse_csr{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr, dense_dims = 0>
func.func @_to_sparse_csr(%self: !fake.tensor<[4, 6], f32>) {
  %0 = fake.aten._to_sparse_csr(%self) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
  return
}
