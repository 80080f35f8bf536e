// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate > %t.once
// RUN: fake-opt %t.once --fake-propagate | diff %t.once -
// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s --check-prefix=REPORT
// RUN: fake-opt %s --verify-roundtrip -o /dev/null

// Components of sparse and jagged tensors, as types state them.

!t = !fake.tensor<*>
!coo = !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
!uncoalesced = !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>
!bsr = !fake.tensor<[4, 6], f32, layout = sparse_bsr, block_size = [2, 3]>
!batch = !fake.tensor<[5, 4, 6], f32, layout = sparse_csr, dense_dims = 0>
!jagged = !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = 7>

// CHECK-LABEL: func.func @stated(
// CHECK-SAME: !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
// CHECK-SAME: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>
// CHECK-SAME: !fake.tensor<[4, 6], f32, layout = sparse_bsr, block_size = [2, 3]>
// CHECK-SAME: !fake.tensor<[5, 4, 6], f32, layout = sparse_csr, dense_dims = 0>
func.func @stated(%c: !coo, %u: !uncoalesced, %b: !bsr, %r: !batch, %s: !fake.tensor<[n, 6], f32, layout = sparse_csc>) {
  // CHECK: fake.aten.sparse_dim{{.*}} -> !fake.int<2>
  %0 = fake.aten.sparse_dim(%c) : (!coo) -> !fake.int
  // CHECK: fake.aten.dense_dim{{.*}} -> !fake.int<1>
  %1 = fake.aten.dense_dim(%c) : (!coo) -> !fake.int
  // REPORT: "op":"aten.is_coalesced.default","meta":true
  %2 = fake.aten.is_coalesced(%c) : (!coo) -> !fake.bool
  // REPORT: "op":"aten.is_coalesced.default","meta":false
  %3 = fake.aten.is_coalesced(%u) : (!uncoalesced) -> !fake.bool
  // CHECK: fake.aten._indices{{.*}} -> !fake.tensor<[2, 0], i64>
  %4 = fake.aten._indices(%c) : (!coo) -> !t
  // CHECK: fake.aten._values{{.*}} -> !fake.tensor<[0, 3], f32>
  %5 = fake.aten._values(%c) : (!coo) -> !t
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[0, 2, 3], f32>
  %6 = fake.aten.values(%b) : (!bsr) -> !t
  // CHECK: fake.aten.crow_indices{{.*}} -> !fake.tensor<[3], i64>
  %7 = fake.aten.crow_indices(%b) : (!bsr) -> !t
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[5, 0], f32>
  %8 = fake.aten.values(%r) : (!batch) -> !t
  // CHECK: fake.aten.crow_indices{{.*}} -> !fake.tensor<[5, 5], i64>
  %9 = fake.aten.crow_indices(%r) : (!batch) -> !t
  return
}

// CHECK-LABEL: func.func @made(
func.func @made(%d: !fake.tensor<[4, 6, 3], f32>, %m: !fake.tensor<[4, 6], f32>, %i: !fake.tensor<[2, 5], i64>, %v: !fake.tensor<[5, 3], f32>) {
  // CHECK: fake.aten.to_sparse{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 3, coalesced>
  %0 = fake.aten.to_sparse(%d) : (!fake.tensor<[4, 6, 3], f32>) -> !t
  // CHECK: fake.aten.to_sparse.sparse_dim{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 1, coalesced>
  %1 = fake.aten.to_sparse.sparse_dim(%d, 1) : (!fake.tensor<[4, 6, 3], f32>) -> !t
  // CHECK: fake.aten.to_sparse_csr{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_csr, dense_dims = 1>
  %2 = fake.aten.to_sparse_csr(%d, 1) : (!fake.tensor<[4, 6, 3], f32>) -> !t
  // CHECK: fake.aten.to_sparse_bsc{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc, dense_dims = 0, block_size = [2, 3]>
  %3 = fake.aten.to_sparse_bsc(%m, [2, 3]) : (!fake.tensor<[4, 6], f32>) -> !t
  // CHECK: fake.aten.sparse_coo_tensor.indices_size{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, uncoalesced>
  %4 = fake.aten.sparse_coo_tensor.indices_size(%i, %v, [4, 6, 3]) : (!fake.tensor<[2, 5], i64>, !fake.tensor<[5, 3], f32>) -> !t
  // CHECK: fake.aten._nnz{{.*}} -> !fake.int<5>
  %5 = fake.aten._nnz(%4) : (!t) -> !fake.int
  // CHECK: fake.aten.coalesce{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
  %6 = fake.aten.coalesce(%4) : (!t) -> !t
  // Elements with equal indices are merged.
  // CHECK: fake.aten._nnz{{.*}} -> !fake.int
  // CHECK-NOT: !fake.int<
  %7 = fake.aten._nnz(%6) : (!t) -> !fake.int
  // Elementwise ops and copies preserve the structure. Some coalesce.
  // CHECK: fake.aten.sin{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
  %8 = fake.aten.sin(%6) : (!t) -> !t
  // CHECK: fake.aten.sin{{.*}} -> !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2>
  %9 = fake.aten.sin(%4) : (!t) -> !t
  // CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc, dense_dims = 0, block_size = [2, 3]>
  %10 = fake.aten.clone(%3) : (!t) -> !t
  return
}

// An operand with a known type, and a result whose type states more.

// CHECK-LABEL: func.func @claimed(
func.func @claimed(%c: !fake.tensor<[4, 6], f32, layout = sparse_coo>) {
  // CHECK: fake.cast {{.*}} to !fake.tensor<[4, 6], f32, layout = sparse_coo, coalesced>
  %0 = fake.cast %c : !fake.tensor<[4, 6], f32, layout = sparse_coo> to !fake.tensor<[4, 6], f32, layout = sparse_coo, coalesced>
  // REPORT: "op":"aten.is_coalesced.default","meta":true
  %1 = fake.aten.is_coalesced(%0) : (!fake.tensor<[4, 6], f32, layout = sparse_coo, coalesced>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @jagged(
// CHECK-SAME: !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = 7>
func.func @jagged(%x: !jagged, %s: !fake.tensor<[b, j1, 8], f32, layout = jagged, values_size = 4 * b, lengths>)
    attributes {fake.symbols = [#fake.symbol<j0, ragged, min = 2>, #fake.symbol<b, min = 2>, #fake.symbol<j1, ragged, min = 2>]} {
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[12, 8], f32>
  %0 = fake.aten.values(%x) : (!jagged) -> !t
  // CHECK: fake.aten.to_padded_tensor{{.*}} -> !fake.tensor<[3, 7, 8], f32>
  %1 = fake.aten.to_padded_tensor(%x, 0.0) : (!jagged) -> !t
  // CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = 7>
  %2 = fake.aten.relu(%x) : (!jagged) -> !t
  // REPORT: "op":"aten._nested_get_min_seqlen.default","meta":null
  %3 = fake.aten._nested_get_min_seqlen(%x) : (!jagged) -> !t
  // CHECK: fake.aten.values{{.*}} -> !fake.tensor<[4 * b, 8], f32>
  %4 = fake.aten.values(%s) : (!fake.tensor<[b, j1, 8], f32, layout = jagged, values_size = 4 * b, lengths>) -> !t
  // CHECK: fake.aten._nested_get_lengths{{.*}} -> !fake.tensor<[b], i64>
  %5 = fake.aten._nested_get_lengths(%s) : (!fake.tensor<[b, j1, 8], f32, layout = jagged, values_size = 4 * b, lengths>) -> !t
  return
}

// A symbol may have the name of a keyword.

// CHECK-LABEL: func.func private @names(!fake.tensor<[3, j0], f32, layout = jagged, min_seqlen = "none", max_seqlen = coalesced>)
func.func private @names(!fake.tensor<[3, j0], f32, layout = jagged, max_seqlen = coalesced, min_seqlen = "none">)
