// The layouts that types of a host state are converted to these types.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-to-torch)" --split-input-file --verify-diagnostics --mlir-print-local-scope | FileCheck %s
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-to-torch)" --split-input-file --verify-diagnostics -o %t
// RUN: %host_opt %t --pass-pipeline="builtin.module(torch-to-fake)" --split-input-file | FileCheck %s --check-prefix=BACK

// CHECK-LABEL: func.func @layouts(
// CHECK-SAME: !torch.vtensor<[8,4,3],f32,#sparse_tensor.encoding<{ map = (d0, d1, d2) -> (d0 : compressed(nonunique), d1 : singleton(nonunique, soa), d2 : singleton(soa)) }>>
// CHECK-SAME: !torch.vtensor<[8,16],f32,#sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>>
// CHECK-SAME: !torch.vtensor<[?,16],f32,#sparse_tensor.encoding<{ map = (d0, d1) -> (d1 : dense, d0 : compressed) }>>
// CHECK-SAME: !torch.vtensor<[2,8,16],f32,#sparse_tensor.encoding<{ map = (d0, d1, d2) -> (d0 : batch, d1 : dense, d2 : compressed) }>>
// CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[8,16],f32,#sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>>
// BACK-LABEL: func.func @layouts(
// BACK-SAME: !fake.tensor<[8, 4, 3], f32, layout = sparse_coo>
// BACK-SAME: !fake.tensor<[8, 16], f32, layout = sparse_csr>
// BACK-SAME: !fake.tensor<[s0, 16], f32, layout = sparse_csc>
// BACK-SAME: !fake.tensor<[2, 8, 16], f32, layout = sparse_csr>
// BACK: fake.aten.relu({{.*}} -> !fake.tensor<[8, 16], f32, layout = sparse_csr>
func.func @layouts(%a: !fake.tensor<[8, 4, 3], f32, layout = sparse_coo, sparse_dims = 3>, %b: !fake.tensor<[8, 16], f32, layout = sparse_csr>, %c: !fake.tensor<[s0, 16], f32, layout = sparse_csc>, %d: !fake.tensor<[2, 8, 16], f32, layout = sparse_csr, dense_dims = 0>) {
  %0 = fake.aten.relu(%b) : (!fake.tensor<[8, 16], f32, layout = sparse_csr>) -> !fake.tensor<[8, 16], f32, layout = sparse_csr>
  return
}

// -----

// expected-error@+1 {{expected a sparse tensor that is known to have no dense dimensions, found sparse_coo}}
func.func @dense_dimension(%x: !fake.tensor<[8, 4, 3], f32, layout = sparse_coo, sparse_dims = 2>) {
  return
}

// -----

// expected-error@+1 {{expected a sparse tensor that is known to have no dense dimensions, found sparse_coo}}
func.func @unknown_dimensions(%x: !fake.tensor<[8, 4], f32, layout = sparse_coo>) {
  return
}

// -----

// No encoding is written for layouts with blocks.
// expected-error@+1 {{expected a layout that torch types state, found sparse_bsr}}
func.func @blocks(%x: !fake.tensor<[8, 16], f32, layout = sparse_bsr>) {
  return
}

// -----

// expected-error@+1 {{expected a layout that torch types state, found sparse_csr}}
func.func @no_rank(%x: !fake.tensor<*, f32, layout = sparse_csr>) {
  return
}

// -----

// expected-error@+1 {{expected a layout that torch types state, found jagged}}
func.func @jagged(%x: !fake.tensor<[3, j0, 8], f32, layout = jagged>) {
  return
}
