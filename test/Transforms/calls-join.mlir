// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// The body of a function that is only called from its module states the join of
// all calls.

// Sizes that differ are symbols; dtype, rank and the last size are equal.
// CHECK-LABEL: func.func private @body(
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[s0, 4], f32>
// CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[4, s0], f32, strides = [1, 4]>
// CHECK: return %{{.*}} : !fake.tensor<*>
func.func private @body(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.aten.transpose.int(%0, 0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.neg(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %2 : !fake.tensor<*>
}

// CHECK-LABEL: func.func @two(
// CHECK: fake.aten.abs{{.*}} -> !fake.tensor<[4, 2], f32, strides = [1, 4]>
// CHECK: fake.aten.abs{{.*}} -> !fake.tensor<[4, 3], f32, strides = [1, 4]>
func.func @two(%x: !fake.tensor<[2, 4], f32>, %y: !fake.tensor<[3, 4], f32>) {
  %0 = fake.cast %x : !fake.tensor<[2, 4], f32> to !fake.tensor<*>
  %1 = fake.cast %y : !fake.tensor<[3, 4], f32> to !fake.tensor<*>
  %2 = call @body(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = call @body(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.abs(%2) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.abs(%3) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// With a single call, everything is known, including nested calls.
// CHECK-LABEL: func.func private @inner(
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[2], i64>
func.func private @inner(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}
func.func private @outer(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = call @inner(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
func.func @one(%x: !fake.tensor<[2], i64>) {
  %0 = fake.cast %x : !fake.tensor<[2], i64> to !fake.tensor<*>
  %1 = call @outer(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// With different ranks, nothing is known.
// CHECK-LABEL: func.func private @ranks(
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<*>
func.func private @ranks(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}
func.func @different(%x: !fake.tensor<[2], f32>, %y: !fake.tensor<[3, 4], f32>) {
  %0 = fake.cast %x : !fake.tensor<[2], f32> to !fake.tensor<*>
  %1 = fake.cast %y : !fake.tensor<[3, 4], f32> to !fake.tensor<*>
  %2 = call @ranks(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = call @ranks(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A public function may have other callers.
// CHECK-LABEL: func.func @public(
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<*>
func.func @public(%x: !fake.tensor<*>) {
  %0 = fake.aten.neg(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
func.func @caller(%x: !fake.tensor<[2], f32>) {
  %0 = fake.cast %x : !fake.tensor<[2], f32> to !fake.tensor<*>
  call @public(%0) : (!fake.tensor<*>) -> ()
  return
}
