// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s

// Results and function results get the inferred types.

// CHECK-LABEL: func.func @refines_results
// CHECK-SAME: -> !torch.vtensor<[2,4],f32>
func.func @refines_results(%a: !torch.vtensor<[2,3],f32>, %b: !torch.vtensor<[3,4],f32>) -> !torch.vtensor {
  // CHECK: torch.aten.mm {{.*}} -> !torch.vtensor<[2,4],f32>
  %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// Fake types also state strides, offset and device.

// CHECK-LABEL: func.func @keeps_layout
func.func @keeps_layout(%x: !fake.tensor<[4, 6], f16, strides = [1, 4], device = "cuda:0">) -> !fake.tensor<*> {
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4, 6], f16, strides = [1, 4], device = "cuda:0">
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f16, strides = [1, 4], device = "cuda:0">) -> !fake.tensor<*>
  // CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[6], f16, strides = [4], offset = 2, device = "cuda:0">
  %1 = fake.aten.select.int(%0, 0, 2) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// -----

// An unknown size gets a new symbol.

// CHECK-LABEL: func.func @names_unknown_sizes
// CHECK-SAME: !fake.tensor<[s1, 3], f32>, %{{.*}}: !fake.tensor<[s0], f32>
// CHECK-SAME: fake.symbols = [#fake.symbol<s0>, #fake.symbol<s1, min = 0>]
func.func @names_unknown_sizes(%x: !fake.tensor<[?, 3], f32>, %y: !fake.tensor<[s0], f32>) attributes {fake.symbols = [#fake.symbol<s0>]} {
  return
}

// -----

// An undecidable condition gets its general answer, which is recorded.

// CHECK-LABEL: func.func @records_assertions
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(a, b)", op = "fake.aten.add.Tensor">]
func.func @records_assertions(%x: !fake.tensor<[a], f32>, %y: !fake.tensor<[b], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<a, min = 2>, #fake.symbol<b, min = 2>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// -----

// With hints, the example inputs decide, and the outcome is a guard.

// CHECK-LABEL: func.func @records_guards
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(a, b)", op = "fake.aten.add.Tensor">]
func.func @records_guards(%x: !fake.tensor<[a], f32>, %y: !fake.tensor<[b], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>, #fake.symbol<b, min = 2, hint = 4>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// -----

// Lists preserve the metadata of their elements.

// CHECK-LABEL: func.func @lists
func.func @lists(%x: !fake.tensor<[7], i64>) -> !fake.tensor<*> {
  // CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[4], i64>, !fake.tensor<[3], i64, offset = 4>>
  %0 = fake.aten.split.Tensor(%x, 4) : (!fake.tensor<[7], i64>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  // CHECK: fake.unpack {{.*}} -> !fake.tensor<[4], i64>, !fake.tensor<[3], i64, offset = 4>
  %1:2 = fake.unpack %0 : !fake.list<!fake.tensor<*>, !fake.tensor<*>> -> !fake.tensor<*>, !fake.tensor<*>
  return %1#1 : !fake.tensor<*>
}

// The offset of a view depends on the strides, so it is unknown if they are.
// CHECK-LABEL: func.func @unknown_strides
// CHECK: fake.aten.narrow(%arg0, 0, 1, 2) : {{.*}} -> !fake.tensor<[2, 3], f32, strides = ?, offset = ?>
// CHECK: fake.aten.narrow(%arg0, 0, 0, 2) : {{.*}} -> !fake.tensor<[2, 3], f32, strides = ?>
// CHECK: fake.aten.relu(%arg0) : {{.*}} -> !fake.tensor<[4, 3], f32, strides = ?>
func.func @unknown_strides(%x: !fake.tensor<[4, 3], f32, strides = ?>) {
  %0 = fake.aten.narrow(%x, 0, 1, 2) : (!fake.tensor<[4, 3], f32, strides = ?>) -> !fake.tensor<*>
  %1 = fake.aten.narrow(%x, 0, 0, 2) : (!fake.tensor<[4, 3], f32, strides = ?>) -> !fake.tensor<*>
  %2 = fake.aten.relu(%x) : (!fake.tensor<[4, 3], f32, strides = ?>) -> !fake.tensor<*>
  return
}

// -----

// Size and offset of a slice with a data-dependent bound are symbols; those of
// a slice with an unknown bound are not.

// CHECK-LABEL: func.func @slices_by_data
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 9>, #fake.symbol<u2, unbacked, min = 0>
func.func @slices_by_data(%x: !fake.tensor<[9], f32>, %index: !fake.tensor<[], i64>, %n: !fake.int) -> (!fake.tensor<*>, !fake.tensor<*>) {
  %0 = fake.aten.item(%index) : (!fake.tensor<[], i64>) -> !fake.int
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u1], f32, offset = u2>
  %1 = fake.aten.slice.Tensor(%x, 0, %0) : (!fake.tensor<[9], f32>, !fake.int) -> !fake.tensor<*>
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[?], f32, offset = ?>
  %2 = fake.aten.slice.Tensor(%x, 0, %n) : (!fake.tensor<[9], f32>, !fake.int) -> !fake.tensor<*>
  return %1, %2 : !fake.tensor<*>, !fake.tensor<*>
}

// -----

// A scalar in place of a tensor is wrapped: in promotion it is still a scalar.

// CHECK-LABEL: func.func @numbers_for_tensors
func.func @numbers_for_tensors(%x: !fake.tensor<[s0], f16>, %i: !fake.tensor<[3], i64>, %n: !fake.int<s0>) {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[s0], f16>
  %0 = fake.aten.add.Tensor(%x, 2.5) : (!fake.tensor<[s0], f16>) -> !fake.tensor<*>
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[3], f32>
  %1 = fake.aten.add.Tensor(%i, 2.5) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[3], c64>
  %2 = fake.aten.add.Tensor(%i, complex<0.0, 1.0>) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[s0], f16>
  %3 = fake.aten.mul.Tensor(%n, %x) : (!fake.int<s0>, !fake.tensor<[s0], f16>) -> !fake.tensor<*>
  // CHECK: fake.aten.div_.Tensor{{.*}} -> !fake.tensor<[s0], f16>
  %4 = fake.aten.div_.Tensor(%x, 2) : (!fake.tensor<[s0], f16>) -> !fake.tensor<*>
  // CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[3], i64>
  %5 = fake.aten.copy_(%i, 2.5) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  // CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[], f64>
  %6 = fake.aten._to_copy(2.5) : () -> !fake.tensor<*>
  return
}
