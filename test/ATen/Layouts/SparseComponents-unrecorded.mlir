// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Sparse tensors are recorded without their components, and these ops make or read them. The
// answers are FakeTensor's unless a comment says otherwise.

!f32_2x2x3 = !fake.tensor<[2, 2, 3], f32>
!f32_3 = !fake.tensor<[3], f32>
!i64_2 = !fake.tensor<[2], i64>
!i64_3 = !fake.tensor<[3], i64>
!i64_5 = !fake.tensor<[5], i64>

// CHECK-LABEL: func.func @_coalesce(
// CHECK: fake.aten._coalesce{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
func.func @_coalesce(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) {
  %0 = fake.aten._coalesce(%self) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_coalesced_(
// CHECK: fake.aten._coalesced_{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
func.func @_coalesced_(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) {
  %0 = fake.aten._coalesced_(%self, true) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_dimI(
// CHECK: fake.aten._dimI{{.*}} -> !fake.int<2>
func.func @_dimI(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) {
  %0 = fake.aten._dimI(%self) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @_dimV(
// CHECK: fake.aten._dimV{{.*}} -> !fake.int<0>
func.func @_dimV(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) {
  %0 = fake.aten._dimV(%self) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) -> !fake.int
  return
}

// All 3 dimensions are sparse, which the type does not state.
// CHECK-LABEL: func.func @_sparse_broadcast_to(
// CHECK: fake.aten._sparse_broadcast_to{{.*}} -> !fake.tensor<[3, 4, 6], f32, layout = sparse_coo{{[^>]*}}>
func.func @_sparse_broadcast_to(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) {
  %0 = fake.aten._sparse_broadcast_to(%self, [3, 4, 6]) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sparse_compressed_tensor_unsafe(
// CHECK: fake.aten._sparse_compressed_tensor_unsafe{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr, dense_dims = 0>
func.func @_sparse_compressed_tensor_unsafe(%compressed_indices: !i64_5, %plain_indices: !i64_3, %values: !f32_3) {
  %0 = fake.aten._sparse_compressed_tensor_unsafe(%compressed_indices, %plain_indices, %values, [4, 6], layout = sparse_csr) : (!i64_5, !i64_3, !f32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sparse_coo_tensor_unsafe(
// CHECK: fake.aten._sparse_coo_tensor_unsafe{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>
func.func @_sparse_coo_tensor_unsafe(%indices: !fake.tensor<[2, 5], i64>, %values: !fake.tensor<[5, 3], f32>) {
  %0 = fake.aten._sparse_coo_tensor_unsafe(%indices, %values, [4, 6, 3]) : (!fake.tensor<[2, 5], i64>, !fake.tensor<[5, 3], f32>) -> !fake.tensor<*>
  return
}

// Sparse arguments of FakeTensor's have no elements.
// CHECK-LABEL: func.func @row_indices(
// CHECK: fake.aten.row_indices{{.*}} -> !fake.tensor<[0], i64>
func.func @row_indices(%self: !fake.tensor<[4, 6], f32, layout = sparse_csc>) {
  %0 = fake.aten.row_indices(%self) : (!fake.tensor<[4, 6], f32, layout = sparse_csc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sparse_bsc_tensor_ccol_row_value_size(
// CHECK: fake.aten.sparse_bsc_tensor.ccol_row_value_size{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc, dense_dims = 0, block_size = [2, 3]>
func.func @sparse_bsc_tensor_ccol_row_value_size(%ccol_indices: !i64_3, %row_indices: !i64_2, %values: !f32_2x2x3) {
  %0 = fake.aten.sparse_bsc_tensor.ccol_row_value_size(%ccol_indices, %row_indices, %values, [4, 6], dtype = f32, layout = sparse_bsc) : (!i64_3, !i64_2, !f32_2x2x3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sparse_bsr_tensor_crow_col_value_size(
// CHECK: fake.aten.sparse_bsr_tensor.crow_col_value_size{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsr, dense_dims = 0, block_size = [2, 3]>
func.func @sparse_bsr_tensor_crow_col_value_size(%crow_indices: !i64_3, %col_indices: !i64_2, %values: !f32_2x2x3) {
  %0 = fake.aten.sparse_bsr_tensor.crow_col_value_size(%crow_indices, %col_indices, %values, [4, 6], dtype = f32, layout = sparse_bsr) : (!i64_3, !i64_2, !f32_2x2x3) -> !fake.tensor<*>
  return
}

// The answer for real tensors: FakeTensor takes the new tensor for one of device meta.
// CHECK-LABEL: func.func @sparse_compressed_tensor_comp_plain_value_size(
// CHECK: fake.aten.sparse_compressed_tensor.comp_plain_value_size{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr, dense_dims = 0>
func.func @sparse_compressed_tensor_comp_plain_value_size(%compressed_indices: !i64_5, %plain_indices: !i64_3, %values: !f32_3) {
  %0 = fake.aten.sparse_compressed_tensor.comp_plain_value_size(%compressed_indices, %plain_indices, %values, [4, 6], dtype = f32, layout = sparse_csr) : (!i64_5, !i64_3, !f32_3) -> !fake.tensor<*>
  return
}

// The sizes depend on the largest indices.
// CHECK-LABEL: func.func @sparse_coo_tensor_indices(
// CHECK: fake.aten.sparse_coo_tensor.indices{{.*}} -> !fake.tensor<[u0, u1], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>
func.func @sparse_coo_tensor_indices(%indices: !fake.tensor<[2, 3], i64>, %values: !f32_3) {
  %0 = fake.aten.sparse_coo_tensor.indices(%indices, %values, dtype = f32, layout = sparse_coo) : (!fake.tensor<[2, 3], i64>, !f32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sparse_coo_tensor_size(
// CHECK: fake.aten.sparse_coo_tensor.size{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
func.func @sparse_coo_tensor_size() {
  %0 = fake.aten.sparse_coo_tensor.size([4, 6], dtype = f32, layout = sparse_coo, device = "cpu") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sparse_csc_tensor_ccol_row_value_size(
// CHECK: fake.aten.sparse_csc_tensor.ccol_row_value_size{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csc, dense_dims = 0>
func.func @sparse_csc_tensor_ccol_row_value_size(%ccol_indices: !fake.tensor<[7], i64>, %row_indices: !i64_3, %values: !f32_3) {
  %0 = fake.aten.sparse_csc_tensor.ccol_row_value_size(%ccol_indices, %row_indices, %values, [4, 6], dtype = f32, layout = sparse_csc) : (!fake.tensor<[7], i64>, !i64_3, !f32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sparse_csr_tensor_crow_col_value_size(
// CHECK: fake.aten.sparse_csr_tensor.crow_col_value_size{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr, dense_dims = 0>
func.func @sparse_csr_tensor_crow_col_value_size(%crow_indices: !i64_5, %col_indices: !i64_3, %values: !f32_3) {
  %0 = fake.aten.sparse_csr_tensor.crow_col_value_size(%crow_indices, %col_indices, %values, [4, 6], dtype = f32, layout = sparse_csr) : (!i64_5, !i64_3, !f32_3) -> !fake.tensor<*>
  return
}
