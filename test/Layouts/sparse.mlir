// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --verify-roundtrip -o /dev/null

// Ops with sparse kernels in FakeTensor. Sparse tensors have neither strides nor an
// offset, so their types state none.

!t = !fake.tensor<*>
!dense = !fake.tensor<[4, 6], f32>
!coo = !fake.tensor<[4, 6], f32, layout = sparse_coo>
!csr = !fake.tensor<[4, 6], f32, layout = sparse_csr>
!csc = !fake.tensor<[4, 6], f32, layout = sparse_csc>
!bsr = !fake.tensor<[4, 6], f32, layout = sparse_bsr>

// CHECK-LABEL: func.func @conversions(
func.func @conversions(%d: !dense, %c: !coo, %r: !csr, %b: !bsr) {
  // CHECK: fake.aten.to_sparse{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
  %0 = fake.aten.to_sparse(%d) : (!dense) -> !t
  // CHECK: fake.aten.to_sparse_csr{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr, dense_dims = 0>
  %1 = fake.aten.to_sparse_csr(%d) : (!dense) -> !t
  // CHECK: fake.aten.to_sparse_csc{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csc>
  %2 = fake.aten.to_sparse_csc(%c) : (!coo) -> !t
  // CHECK: fake.aten.to_sparse_bsr{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsr, dense_dims = 0, block_size = [2, 3]>
  %3 = fake.aten.to_sparse_bsr(%d, [2, 3]) : (!dense) -> !t
  // CHECK: fake.aten.to_sparse_bsc{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc, dense_dims = 0, block_size = [2, 3]>
  %4 = fake.aten.to_sparse_bsc(%d, [2, 3]) : (!dense) -> !t
  // CHECK-COUNT-3: fake.aten.to_dense{{.*}} -> !fake.tensor<[4, 6], f32>
  %5 = fake.aten.to_dense(%c) : (!coo) -> !t
  %6 = fake.aten.to_dense(%r) : (!csr) -> !t
  %7 = fake.aten.to_dense(%b) : (!bsr) -> !t
  // CHECK: fake.aten._to_dense{{.*}} -> !fake.tensor<[4, 6], f64>
  %8 = fake.aten._to_dense(%c, f64) : (!coo) -> !t
  return
}

// Ops that map 0 to 0.
// CHECK-LABEL: func.func @unary(
func.func @unary(%c: !coo, %r: !csr, %b: !bsr, %i: !fake.tensor<[4], i64, layout = sparse_coo>) {
  // CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo>
  %0 = fake.aten.relu(%c) : (!coo) -> !t
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %1 = fake.aten.neg(%r) : (!csr) -> !t
  // CHECK: fake.aten.isnan{{.*}} -> !fake.tensor<[4, 6], bool, layout = sparse_bsr>
  %2 = fake.aten.isnan(%b) : (!bsr) -> !t
  // CHECK: fake.aten.sin{{.*}} -> !fake.tensor<[4], f32, layout = sparse_coo>
  %3 = fake.aten.sin(%i) : (!fake.tensor<[4], i64, layout = sparse_coo>) -> !t
  // CHECK: fake.aten.abs_{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %4 = fake.aten.abs_(%r) : (!csr) -> !t
  // CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[4, 6], f16, layout = sparse_csr>
  %5 = fake.aten._to_copy(%r, dtype = f16) : (!csr) -> !t
  // CHECK: fake.aten.zeros_like{{.*}} -> !fake.tensor<[4, 6], i64, layout = sparse_coo>
  %6 = fake.aten.zeros_like(%c, dtype = i64) : (!coo) -> !t
  // CHECK: fake.aten.angle{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %7 = fake.aten.angle(%r) : (!csr) -> !t
  return
}

// CHECK-LABEL: func.func @arithmetic(
func.func @arithmetic(%d: !dense, %c: !coo, %r: !csr, %s: !csc, %h: !fake.tensor<[4, 6], f64, layout = sparse_coo>, %v: !fake.tensor<[6], f32>, %n: !fake.tensor<[], f32>) {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4, 6], f64, layout = sparse_coo>
  %0 = fake.aten.add.Tensor(%c, %h) : (!coo, !fake.tensor<[4, 6], f64, layout = sparse_coo>) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %1 = fake.aten.add.Tensor(%r, %r) : (!csr, !csr) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4, 6], f32>
  %2 = fake.aten.add.Tensor(%d, %c) : (!dense, !coo) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4, 6], f32>
  %3 = fake.aten.add.Tensor(%s, %d) : (!csc, !dense) -> !t
  // CHECK: fake.aten.sub.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo>
  %4 = fake.aten.sub.Tensor(%c, %c) : (!coo, !coo) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo>
  %5 = fake.aten.mul.Tensor(%c, %v) : (!coo, !fake.tensor<[6], f32>) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %6 = fake.aten.mul.Tensor(%d, %r) : (!dense, !csr) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csc>
  %7 = fake.aten.mul.Tensor(%s, 2.0) : (!csc) -> !t
  // CHECK: fake.aten.div.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo>
  %8 = fake.aten.div.Tensor(%c, %n) : (!coo, !fake.tensor<[], f32>) -> !t
  // CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[4, 6], f32>
  %9 = fake.aten.add_.Tensor(%d, %c) : (!dense, !coo) -> !t
  // CHECK: fake.aten.mul_.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %10 = fake.aten.mul_.Tensor(%r, 2) : (!csr) -> !t
  // CHECK: fake.aten.mul_.Tensor{{.*}} -> !fake.tensor<[4, 6], f32>
  %12 = fake.aten.mul_.Tensor(%d, %c) : (!dense, !coo) -> !t
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %13 = fake.aten.mul.Tensor(%r, %c) : (!csr, !coo) -> !t
  // CHECK: fake.aten.pow.Tensor_Scalar{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo>
  %11 = fake.aten.pow.Tensor_Scalar(%c, 2) : (!coo) -> !t
  return
}

// Rows and columns are swapped, and so are layouts.
// CHECK-LABEL: func.func @rearranged(
func.func @rearranged(%c: !coo, %r: !csr, %s: !csc, %b: !bsr, %i: !fake.tensor<[2], i64>) {
  // CHECK: fake.aten.t{{.*}} -> !fake.tensor<[6, 4], f32, layout = sparse_coo>
  %0 = fake.aten.t(%c) : (!coo) -> !t
  // CHECK: fake.aten.t{{.*}} -> !fake.tensor<[6, 4], f32, layout = sparse_csc>
  %1 = fake.aten.t(%r) : (!csr) -> !t
  // CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[6, 4], f32, layout = sparse_csr>
  %2 = fake.aten.transpose.int(%s, 0, -1) : (!csc) -> !t
  // CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsr>
  %3 = fake.aten.transpose.int(%b, 1, 1) : (!bsr) -> !t
  // CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[6], f32, layout = sparse_coo>
  %4 = fake.aten.select.int(%c, 0, 1) : (!coo) -> !t
  // CHECK: fake.aten.index_select{{.*}} -> !fake.tensor<[2, 6], f32, layout = sparse_coo>
  %5 = fake.aten.index_select(%c, 0, %i) : (!coo, !fake.tensor<[2], i64>) -> !t
  // CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[8, 6], f32, layout = sparse_coo>
  %6 = fake.aten.cat([%c, %c]) : (!coo, !coo) -> !t
  // CHECK: fake.aten.unsqueeze{{.*}} -> !fake.tensor<[1, 4, 6], f32, layout = sparse_coo>
  %7 = fake.aten.unsqueeze(%c, 0) : (!coo) -> !t
  // CHECK: fake.aten.coalesce{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo, coalesced>
  %8 = fake.aten.coalesce(%c) : (!coo) -> !t
  return
}

// CHECK-LABEL: func.func @reductions(
func.func @reductions(%c: !coo, %r: !csr) {
  // CHECK: fake.aten.sum{{.*}} -> !fake.tensor<[], f32>
  %0 = fake.aten.sum(%r) : (!csr) -> !t
  // CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[6], f32, layout = sparse_coo>
  %1 = fake.aten.sum.dim_IntList(%c, [0]) : (!coo) -> !t
  // CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[], f32>
  %2 = fake.aten.sum.dim_IntList(%c, [0, 1]) : (!coo) -> !t
  // CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[1, 6], f64, layout = sparse_csr>
  %3 = fake.aten.sum.dim_IntList(%r, [0], true, dtype = f64) : (!csr) -> !t
  // CHECK: fake.aten._sparse_sum.dim{{.*}} -> !fake.tensor<[6], f32, layout = sparse_coo>
  %4 = fake.aten._sparse_sum.dim(%c, [0]) : (!coo) -> !t
  // CHECK: fake.aten._sparse_softmax.int{{.*}} -> !fake.tensor<[4, 6], f64, layout = sparse_coo>
  %5 = fake.aten._sparse_softmax.int(%c, 1, f64) : (!coo) -> !t
  // CHECK: fake.aten._sparse_sum{{.*}} -> !fake.tensor<[], f32>
  %6 = fake.aten._sparse_sum(%c) : (!coo) -> !t
  // CHECK: fake.aten._sparse_sum.dtype{{.*}} -> !fake.tensor<[], f64>
  %7 = fake.aten._sparse_sum.dtype(%c, dtype = f64) : (!coo) -> !t
  // CHECK: fake.aten._sparse_sum.dim_dtype{{.*}} -> !fake.tensor<[4], f64, layout = sparse_coo>
  %8 = fake.aten._sparse_sum.dim_dtype(%c, [1], dtype = f64) : (!coo) -> !t
  // CHECK: fake.aten._sparse_log_softmax.int{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo>
  %9 = fake.aten._sparse_log_softmax.int(%c, 0) : (!coo) -> !t
  return
}

// CHECK-LABEL: func.func @products(
func.func @products(%c: !coo, %r: !csr, %s: !fake.tensor<[6, 5], f32, layout = sparse_csc>, %k: !fake.tensor<[6, 5], f32, layout = sparse_coo>, %d: !fake.tensor<[6, 5], f32>, %l: !fake.tensor<[3, 4], f32>, %b: !fake.tensor<[5], f32>) {
  // CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[4, 5], f32>
  %0 = fake.aten.mm(%r, %d) : (!csr, !fake.tensor<[6, 5], f32>) -> !t
  // CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[3, 6], f32, strides = [1, 3]>
  %1 = fake.aten.mm(%l, %c) : (!fake.tensor<[3, 4], f32>, !coo) -> !t
  // CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[3, 6], f32>
  %2 = fake.aten.mm(%l, %r) : (!fake.tensor<[3, 4], f32>, !csr) -> !t
  // CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[4, 5], f32, layout = sparse_coo>
  %3 = fake.aten.mm(%c, %k) : (!coo, !fake.tensor<[6, 5], f32, layout = sparse_coo>) -> !t
  // CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[4, 5], f32, layout = sparse_csr>
  %4 = fake.aten.mm(%r, %s) : (!csr, !fake.tensor<[6, 5], f32, layout = sparse_csc>) -> !t
  // CHECK: fake.aten._sparse_mm{{.*}} -> !fake.tensor<[4, 5], f32, layout = sparse_csc>
  %5 = fake.aten._sparse_mm(%r, %s) : (!csr, !fake.tensor<[6, 5], f32, layout = sparse_csc>) -> !t
  // CHECK: fake.aten.addmm{{.*}} -> !fake.tensor<[4, 5], f32>
  %6 = fake.aten.addmm(%b, %c, %d) : (!fake.tensor<[5], f32>, !coo, !fake.tensor<[6, 5], f32>) -> !t
  // CHECK: fake.aten.matmul{{.*}} -> !fake.tensor<[4, 5], f32>
  %7 = fake.aten.matmul(%c, %d) : (!coo, !fake.tensor<[6, 5], f32>) -> !t
  // CHECK: fake.aten.hspmm{{.*}} -> !fake.tensor<[4, 5], f32, layout = sparse_coo>
  %8 = fake.aten.hspmm(%c, %d) : (!coo, !fake.tensor<[6, 5], f32>) -> !t
  return
}

// A tensor from outside has no elements, as in FakeTensor, and a newly created one has
// as many as there are values. The number of sparse dimensions of a COO tensor is
// unknown, and so is whether it is coalesced.
// CHECK-LABEL: func.func @parts(
func.func @parts(%c: !coo, %r: !csr, %s: !csc, %b: !bsr, %i: !fake.tensor<[2, 3], i64>, %v: !fake.tensor<[3], f32>) {
  // CHECK: fake.aten._nnz{{.*}} -> !fake.int<0>
  %0 = fake.aten._nnz(%c) : (!coo) -> !fake.int
  // CHECK: fake.aten.indices{{.*}} -> !fake.tensor<[?, 0], i64>
  %1 = fake.aten.indices(%c) : (!coo) -> !t
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[0], f32>
  %2 = fake.aten.values(%r) : (!csr) -> !t
  // CHECK: fake.aten.crow_indices{{.*}} -> !fake.tensor<[5], i64>
  %3 = fake.aten.crow_indices(%r) : (!csr) -> !t
  // CHECK: fake.aten.col_indices{{.*}} -> !fake.tensor<[0], i64>
  %4 = fake.aten.col_indices(%r) : (!csr) -> !t
  // CHECK: fake.aten.ccol_indices{{.*}} -> !fake.tensor<[7], i64>
  %5 = fake.aten.ccol_indices(%s) : (!csc) -> !t
  // CHECK: fake.aten.crow_indices{{.*}} -> !fake.tensor<[?], i64>
  %6 = fake.aten.crow_indices(%b) : (!bsr) -> !t
  // CHECK: fake.aten.sparse_coo_tensor.indices_size{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>
  %7 = fake.aten.sparse_coo_tensor.indices_size(%i, %v, [4, 6]) : (!fake.tensor<[2, 3], i64>, !fake.tensor<[3], f32>) -> !t
  // CHECK: fake.aten._nnz{{.*}} -> !fake.int<3>
  %8 = fake.aten._nnz(%7) : (!t) -> !fake.int
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2>
  %9 = fake.aten.neg(%7) : (!t) -> !t
  // CHECK: fake.aten._nnz{{.*}} -> !fake.int{{$}}
  %10 = fake.aten._nnz(%9) : (!t) -> !fake.int
  // CHECK: fake.aten.sparse_mask{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_csr>
  %11 = fake.aten.sparse_mask(%c, %r) : (!coo, !csr) -> !t
  // CHECK: fake.aten.sparse_dim{{.*}} -> !fake.int<2>
  %12 = fake.aten.sparse_dim(%r) : (!csr) -> !fake.int
  // CHECK: fake.aten.dense_dim{{.*}} -> !fake.int<0>
  %13 = fake.aten.dense_dim(%r) : (!csr) -> !fake.int
  // CHECK: fake.aten.sparse_dim{{.*}} -> !fake.int{{$}}
  %14 = fake.aten.sparse_dim(%c) : (!coo) -> !fake.int
  // CHECK: fake.aten.is_coalesced{{.*}} -> !fake.bool
  %15 = fake.aten.is_coalesced(%c) : (!coo) -> !fake.bool
  return
}

// Sizes may be symbols.
// CHECK-LABEL: func.func @symbols(
func.func @symbols(%c: !fake.tensor<[s0, 6], f32, layout = sparse_coo>, %r: !fake.tensor<[s0, 6], f32, layout = sparse_csr>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  // CHECK: fake.aten.t{{.*}} -> !fake.tensor<[6, s0], f32, layout = sparse_coo>
  %0 = fake.aten.t(%c) : (!fake.tensor<[s0, 6], f32, layout = sparse_coo>) -> !t
  // CHECK: fake.aten.to_dense{{.*}} -> !fake.tensor<[s0, 6], f32>
  %1 = fake.aten.to_dense(%c) : (!fake.tensor<[s0, 6], f32, layout = sparse_coo>) -> !t
  // CHECK: fake.aten.crow_indices{{.*}} -> !fake.tensor<[s0 + 1], i64>
  %2 = fake.aten.crow_indices(%r) : (!fake.tensor<[s0, 6], f32, layout = sparse_csr>) -> !t
  return
}
