// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of SparseComponents. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @sparse_mask(
// CHECK: fake.aten.sparse_mask{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc{{[^>]*}}>
func.func @sparse_mask(%self: !fake.tensor<[4, 6], f32>, %mask: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.sparse_mask(%self, %mask) : (!fake.tensor<[4, 6], f32>, !fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}
