// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics=only-expected

// Layouts for which FakeTensor has no kernel.

!t = !fake.tensor<*>
!coo = !fake.tensor<[4, 6], f32, layout = sparse_coo>
!csr = !fake.tensor<[4, 6], f32, layout = sparse_csr>
!bsr = !fake.tensor<[4, 6], f32, layout = sparse_bsr>
!jagged = !fake.tensor<[3, j0, 8], f32, layout = jagged>

func.func @not_supported(%c: !coo, %r: !csr) {
  // expected-error@+1 {{'fake.aten.exp' op is not supported for layout sparse_coo: expected strided tensors}}
  %0 = fake.aten.exp(%c) : (!coo) -> !t
  // expected-error@+1 {{'fake.aten.square' op is not supported for layout sparse_csr: expected strided tensors}}
  %1 = fake.aten.square(%r) : (!csr) -> !t
  // expected-error@+1 {{is not supported for layout sparse_coo}}
  %2 = fake.aten.view(%c, [24]) : (!coo) -> !t
  // expected-error@+1 {{is not supported for layout sparse_coo}}
  %3 = fake.aten.conv2d(%c, %c) : (!coo, !coo) -> !t
  // expected-error@+1 {{is not supported for layout sparse_coo}}
  %4 = fake.prims.neg(%c) : (!coo) -> !t
  return
}

// -----

!t = !fake.tensor<*>
!coo = !fake.tensor<[4, 6], f32, layout = sparse_coo>
!csr = !fake.tensor<[4, 6], f32, layout = sparse_csr>
!csc = !fake.tensor<[4, 6], f32, layout = sparse_csc>
!bsr = !fake.tensor<[4, 6], f32, layout = sparse_bsr>

// The layouts of two tensors must be compatible.
func.func @pairs(%d: !fake.tensor<[4, 6], f32>, %c: !coo, %r: !csr, %s: !csc, %b: !bsr, %z: !fake.tensor<[4, 1], f32, layout = sparse_coo>) {
  // expected-error@+1 {{is not supported for layout sparse_coo}}
  %0 = fake.aten.add.Tensor(%c, %d) : (!coo, !fake.tensor<[4, 6], f32>) -> !t
  // expected-error@+1 {{is not supported for layout sparse_csc}}
  %1 = fake.aten.add.Tensor(%s, %s) : (!csc, !csc) -> !t
  // expected-error@+1 {{is not supported for layout sparse_csr}}
  %2 = fake.aten.sub.Tensor(%r, %r) : (!csr, !csr) -> !t
  // expected-error@+1 {{is not supported for layout sparse_coo}}
  %3 = fake.aten.add_.Tensor(%c, %d) : (!coo, !fake.tensor<[4, 6], f32>) -> !t
  // expected-error@+1 {{expected sparse tensors of the same sizes, found [4, 6] and [4, 1]}}
  %4 = fake.aten.add.Tensor(%c, %z) : (!coo, !fake.tensor<[4, 1], f32, layout = sparse_coo>) -> !t
  // expected-error@+1 {{is not supported for layout sparse_coo}}
  %5 = fake.aten.cat([%c, %d]) : (!coo, !fake.tensor<[4, 6], f32>) -> !t
  // expected-error@+1 {{is not supported for layout sparse_csr}}
  %6 = fake.aten.mul_.Tensor(%d, %r) : (!fake.tensor<[4, 6], f32>, !csr) -> !t
  // expected-error@+1 {{is not supported for layout sparse_coo}}
  %7 = fake.aten.mul.Tensor(%c, %r) : (!coo, !csr) -> !t
  // expected-error@+1 {{is not supported for layout sparse_csr}}
  %8 = fake.aten.empty_like(%r, layout = strided) : (!csr) -> !t
  return
}

// -----

!t = !fake.tensor<*>
!coo = !fake.tensor<[4, 6], f32, layout = sparse_coo>
!csr = !fake.tensor<[4, 6], f32, layout = sparse_csr>
!bsr = !fake.tensor<[4, 6], f32, layout = sparse_bsr>

func.func @parts(%c: !coo, %r: !csr, %b: !bsr, %i: !fake.tensor<[3, 3], i64>, %v: !fake.tensor<[3], f32>) {
  // expected-error@+1 {{expected compressed rows, found layout sparse_coo}}
  %0 = fake.aten.crow_indices(%c) : (!coo) -> !t
  // expected-error@+1 {{expected compressed columns, found layout sparse_csr}}
  %1 = fake.aten.ccol_indices(%r) : (!csr) -> !t
  // expected-error@+1 {{expected layout sparse_coo, found sparse_csr}}
  %2 = fake.aten.coalesce(%r) : (!csr) -> !t
  // expected-error@+1 {{expected a tensor without blocks, found layout sparse_bsr}}
  %3 = fake.aten.to_sparse_csr(%b) : (!bsr) -> !t
  // expected-error@+1 {{expected 3 sizes, as there are rows of indices and dimensions of values, found 2}}
  %4 = fake.aten.sparse_coo_tensor.indices_size(%i, %v, [4, 6]) : (!fake.tensor<[3, 3], i64>, !fake.tensor<[3], f32>) -> !t
  // expected-error@+1 {{expected sizes divisible by blocks of 4, found [4, 6]}}
  %5 = fake.aten.to_sparse_bsr(%c, [2, 4]) : (!coo) -> !t
  // expected-error@+1 {{expected an exponent other than 0 for a sparse tensor, found 0}}
  %6 = fake.aten.pow.Tensor_Scalar(%c, 0) : (!coo) -> !t
  // expected-error@+1 {{'fake.aten.is_coalesced' op expected layout sparse_coo, found sparse_csr}}
  %7 = fake.aten.is_coalesced(%r) : (!csr) -> !fake.bool
  return
}

// -----

!t = !fake.tensor<*>
!mkldnn = !fake.tensor<[4, 6], f32, layout = _mkldnn>

// PyTorch creates strided tensors here.
func.func @mkldnn(%x: !mkldnn, %y: !fake.tensor<[4, 6], f32>) {
  // expected-error@+1 {{'fake.aten.relu' op is not supported for layout _mkldnn: expected strided tensors}}
  %0 = fake.aten.relu(%x) : (!mkldnn) -> !t
  // expected-error@+1 {{is not supported for layout _mkldnn}}
  %1 = fake.aten.add.Tensor(%y, %x) : (!fake.tensor<[4, 6], f32>, !mkldnn) -> !t
  return
}

// -----

!t = !fake.tensor<*>
!jagged = !fake.tensor<[3, j0, 8], f32, layout = jagged>

func.func @jagged(%x: !jagged, %y: !fake.tensor<[3, j1, 8], f32, layout = jagged>, %d: !fake.tensor<[3, 5, 8], f32>, %b: !fake.tensor<[2, 1, 8], f32>, %w: !fake.tensor<[4, 8], f32>) {
  // expected-error@+1 {{expected operands of the same ragged structure, found sizes [3, j0, 8] and [3, j1, 8]}}
  %0 = fake.aten.add.Tensor(%x, %y) : (!jagged, !fake.tensor<[3, j1, 8], f32, layout = jagged>) -> !t
  // expected-error@+1 {{expected operands of the same ragged structure, found sizes [3, j0, 8] and [2, 1, 8]}}
  %1 = fake.aten.add.Tensor(%x, %b) : (!jagged, !fake.tensor<[2, 1, 8], f32>) -> !t
  // expected-error@+1 {{'fake.aten.cumsum' op is not supported for layout jagged: expected strided tensors}}
  %2 = fake.aten.cumsum(%x, 2) : (!jagged) -> !t
  // expected-error@+1 {{is not supported for layout jagged}}
  %3 = fake.aten.addcmul(%x, %x, %x) : (!jagged, !jagged, !jagged) -> !t
  // expected-error@+1 {{expected sizes that keep the batch and the ragged size of [3, j0, 8], found [-1]}}
  %4 = fake.aten.view(%x, [-1]) : (!jagged) -> !t
  // expected-error@+1 {{is not supported along the batch dimension of a jagged tensor: expected another dimension, found 0}}
  %5 = fake.aten.cat([%x, %x]) : (!jagged, !jagged) -> !t
  // expected-error@+1 {{is not supported along the ragged dimension of a jagged tensor: expected another dimension, found 1}}
  %6 = fake.aten.select.int(%x, -2, 0) : (!jagged) -> !t
  // expected-error@+1 {{expected the ragged dimension with the batch to reduce of a jagged tensor of sizes [3, j0, 8], found [0]}}
  %7 = fake.aten.sum.dim_IntList(%x, [0]) : (!jagged) -> !t
  // expected-error@+1 {{expected the batch with the ragged dimension and others to reduce of a jagged tensor of sizes [3, j0, 8], found [1, 2]}}
  %8 = fake.aten.sum.dim_IntList(%x, [1, 2]) : (!jagged) -> !t
  // expected-error@+1 {{cannot multiply a jagged tensor: found sizes [3, j0, 8] and [3, j0, 8]}}
  %9 = fake.aten.matmul(%x, %x) : (!jagged, !jagged) -> !t
  %10 = fake.aten.transpose.int(%x, 1, 2) : (!jagged) -> !t
  // expected-error@+1 {{expected a contiguous jagged tensor that is ragged along dimension 1}}
  %11 = fake.aten.linear(%10, %w) : (!t, !fake.tensor<[4, 8], f32>) -> !t
  // expected-error@+1 {{expected jagged tensors only}}
  %12 = fake.aten.stack([%x, %d]) : (!jagged, !fake.tensor<[3, 5, 8], f32>) -> !t
  // expected-error@+1 {{expected a jagged tensor, found layout strided and sizes [3, 5, 8]}}
  %13 = fake.aten.to_padded_tensor(%d, 0.0) : (!fake.tensor<[3, 5, 8], f32>) -> !t
  return
}

func.func @non_contiguous(%v: !fake.tensor<[12, 8], f32>, %o: !fake.tensor<[4], i64>, %l: !fake.tensor<[3], i64>, %short: !fake.tensor<[2], i64>) {
  %x = fake.aten._nested_view_from_jagged(%v, %o, %v, %l) : (!fake.tensor<[12, 8], f32>, !fake.tensor<[4], i64>, !fake.tensor<[12, 8], f32>, !fake.tensor<[3], i64>) -> !t
  // expected-error@+1 {{expected a contiguous jagged tensor to pad}}
  %0 = fake.aten.to_padded_tensor(%x, 0.0) : (!t) -> !t
  // expected-error@+1 {{expected 3 lengths of rows, found sizes [2]}}
  %1 = fake.aten._nested_view_from_jagged(%v, %o, %v, %short) : (!fake.tensor<[12, 8], f32>, !fake.tensor<[4], i64>, !fake.tensor<[12, 8], f32>, !fake.tensor<[2], i64>) -> !t
  // expected-error@+1 {{expected a ragged dimension between 1 and 2, found 3}}
  %2 = fake.aten._nested_view_from_jagged(%v, %o, %v, none, 3) : (!fake.tensor<[12, 8], f32>, !fake.tensor<[4], i64>, !fake.tensor<[12, 8], f32>) -> !t
  return
}

// -----

// expected-error@+1 {{expected neither strides nor an offset with layout sparse_csr}}
func.func private @strides(!fake.tensor<[4, 6], f32, strides = [6, 1], layout = sparse_csr>)

// -----

// expected-error@+1 {{expected neither strides nor an offset with layout sparse_coo}}
func.func private @offset(!fake.tensor<[4, 6], f32, offset = 2, layout = sparse_coo>)
