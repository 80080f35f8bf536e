// Ops of a library that is registered in C++, in both dialects.

// RUN: standalone-opt %s --fake-propagate --split-input-file --verify-diagnostics | FileCheck %s
// RUN: standalone-opt %s --split-input-file | standalone-opt --split-input-file | FileCheck %s --check-prefix=TEXT

// CHECK-LABEL: @norms
// CHECK: fake.mylib.row_norms({{.*}}) : {{.*}} -> !fake.tensor<[n, 4], f32>
// CHECK: fake.mylib.swish({{.*}}) : {{.*}} -> !fake.tensor<[n, 4], f32>
// TEXT-LABEL: @norms
// TEXT: fake.mylib.row_norms(%{{.*}}) : (
func.func @norms(%x: !fake.tensor<[n, 4, 8], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.mylib.row_norms(%x, false) : (!fake.tensor<[n, 4, 8], f32>) -> !fake.tensor<*>
  %1 = fake.mylib.swish(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// -----

// CHECK-LABEL: @torch
// CHECK: torch.operator "torch.mylib.row_norms"({{.*}}) : {{.*}} -> !torch.vtensor<[3,1],f32>
func.func @torch(%x: !torch.vtensor<[3,4],f32>) -> !torch.vtensor {
  %true = torch.constant.bool true
  %0 = torch.operator "torch.mylib.row_norms"(%x, %true) : (!torch.vtensor<[3,4],f32>, !torch.bool) -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// Facets: an op in place, an output, and constants.

// CHECK-LABEL: @facets
// CHECK: fake.aten.zeros({{.*}}) : {{.*}} -> !fake.tensor<[8, 16], f32>
func.func @facets(%x: !fake.tensor<[4, 9], f32>, %out: !fake.tensor<[4], f32>) -> !fake.tensor<*> {
  %0 = fake.aten._shape_as_tensor(%x) : (!fake.tensor<[4, 9], f32>) -> !fake.tensor<*>
  %1 = fake.mylib.padded_sizes_(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.select.int(%1, 0, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.select.int(%1, 0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %rows = fake.aten.item(%2) : (!fake.tensor<*>) -> !fake.int
  %columns = fake.aten.item(%3) : (!fake.tensor<*>) -> !fake.int
  %4 = fake.aten.zeros([%rows, %columns]) : (!fake.int, !fake.int) -> !fake.tensor<*>
  %5 = fake.mylib.row_norms.out(%x, out = %out) : (!fake.tensor<[4, 9], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return %4 : !fake.tensor<*>
}

// -----

// A kernel for sparse layouts.

// CHECK-LABEL: @sparse
// CHECK: fake.mylib.row_norms({{.*}}) : {{.*}} -> !fake.tensor<[5], f32>
func.func @sparse(%x: !fake.tensor<[5, 4], f32, layout = sparse_coo>) -> !fake.tensor<*> {
  %0 = fake.mylib.row_norms(%x) : (!fake.tensor<[5, 4], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// -----

// expected-note @below {{operand #0 is i64(4)/(1)}}
func.func @refused(%x: !fake.tensor<[4], i64>) {
  // expected-error @below {{expected a tensor of floats, found i64}}
  %0 = fake.mylib.row_norms(%x) : (!fake.tensor<[4], i64>) -> !fake.tensor<*>
  return
}
