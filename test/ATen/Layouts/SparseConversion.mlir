// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of SparseConversion. Written by utils/oracle/write_tests.py.

!c64_5x5 = !fake.tensor<[5, 5], c64>
!f32_5x3 = !fake.tensor<[5, 3], f32>

// CHECK-LABEL: func.func @_sparse_mm(
// CHECK: fake.aten._sparse_mm{{.*}} -> !fake.tensor<[4, 4], f32>
func.func @_sparse_mm(%sparse: !fake.tensor<[4, 6], f32, layout = sparse_bsc>, %dense: !fake.tensor<[6, 4], f32>) {
  %0 = fake.aten._sparse_mm(%sparse, %dense) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>, !fake.tensor<[6, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sparse_mm_aliases(
// CHECK: fake.aten._sparse_mm{{.*}} -> !fake.tensor<[4, 4], f32, layout = sparse_coo{{[^>]*}}>
func.func @_sparse_mm_aliases(%sparse: !fake.tensor<[4, 6], f32, layout = sparse_bsc>, %dense: !fake.tensor<[6, 4], f32, layout = sparse_coo>) {
  %0 = fake.aten._sparse_mm(%sparse, %dense) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>, !fake.tensor<[6, 4], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sparse_mm_reduce(
// CHECK: fake.aten._sparse_mm.reduce{{.*}} -> !fake.tensor<[5, 3], f32>
func.func @_sparse_mm_reduce(%sparse: !fake.tensor<[5, 5], f32, layout = sparse_csr>, %dense: !f32_5x3) {
  %0 = fake.aten._sparse_mm.reduce(%sparse, %dense, "amax") : (!fake.tensor<[5, 5], f32, layout = sparse_csr>, !f32_5x3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sparse_mm_reduce_impl(
// CHECK: fake.aten._sparse_mm_reduce_impl{{.*}} -> (!fake.tensor<[5, 3], f32>, !fake.tensor<[0], i64>)
func.func @_sparse_mm_reduce_impl(%self: !fake.tensor<[5, 5], f32, layout = sparse_csr>, %other: !f32_5x3) {
  %0:2 = fake.aten._sparse_mm_reduce_impl(%self, %other, "amin") : (!fake.tensor<[5, 5], f32, layout = sparse_csr>, !f32_5x3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_to_dense(
// CHECK: fake.aten._to_dense{{.*}} -> !fake.tensor<[4, 6], i64>
func.func @_to_dense(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten._to_dense(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_sparse(
// CHECK: fake.aten._to_sparse{{.*}} -> !fake.tensor<[5, 5], i64, layout = sparse_coo{{[^>]*}}>
func.func @_to_sparse(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten._to_sparse(%self) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_sparse_sparse_dim(
// CHECK: fake.aten._to_sparse.sparse_dim{{.*}} -> !fake.tensor<[5, 5], f32, layout = sparse_coo{{[^>]*}}>
func.func @_to_sparse_sparse_dim(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten._to_sparse.sparse_dim(%self, 1) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sparse_sampled_addmm(
// CHECK: fake.aten.sparse_sampled_addmm{{.*}} -> !fake.tensor<[5, 5], c64, layout = sparse_csr{{[^>]*}}>
func.func @sparse_sampled_addmm(%self: !fake.tensor<[5, 5], c64, layout = sparse_csr>, %mat1: !c64_5x5, %mat2: !c64_5x5) {
  %0 = fake.aten.sparse_sampled_addmm(%self, %mat1, %mat2, beta = complex<1.0, 2.0>, alpha = complex<2.0, 3.0>) : (!fake.tensor<[5, 5], c64, layout = sparse_csr>, !c64_5x5, !c64_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_sparse(
// CHECK: fake.aten.to_sparse{{.*}} -> !fake.tensor<[5, 5], i64, layout = sparse_coo{{[^>]*}}>
func.func @to_sparse(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.to_sparse(%self) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_sparse_aliases(
// CHECK: fake.aten.to_sparse{{.*}} -> !fake.tensor<[5, 4], i16, device = "cuda:0">
func.func @to_sparse_aliases(%self: !fake.tensor<[5, 4], i16, device = "cuda:0">) {
  %0 = fake.aten.to_sparse(%self, layout = strided, dense_dim = none) : (!fake.tensor<[5, 4], i16, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_sparse_transposed(
// CHECK: fake.aten.to_sparse{{.*}} -> !fake.tensor<[2, 4], f16, strides = [1, 2]>
func.func @to_sparse_transposed(%self: !fake.tensor<[2, 4], f16, strides = [1, 2]>) {
  %0 = fake.aten.to_sparse(%self, layout = strided) : (!fake.tensor<[2, 4], f16, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_sparse_sparse_dim(
// CHECK: fake.aten.to_sparse.sparse_dim{{.*}} -> !fake.tensor<[5, 5], i64, layout = sparse_coo{{[^>]*}}>
func.func @to_sparse_sparse_dim(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.to_sparse.sparse_dim(%self, 1) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_sparse_sparse_dim_aliases(
// CHECK: fake.aten.to_sparse.sparse_dim{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo{{[^>]*}}>
func.func @to_sparse_sparse_dim_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.to_sparse.sparse_dim(%self, 2) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_sparse_bsc(
// CHECK: fake.aten.to_sparse_bsc{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc{{[^>]*}}>
func.func @to_sparse_bsc(%self: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.to_sparse_bsc(%self, [2, 2]) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_sparse_bsr(
// CHECK: fake.aten.to_sparse_bsr{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsr{{[^>]*}}>
func.func @to_sparse_bsr(%self: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.to_sparse_bsr(%self, [2, 2]) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}
