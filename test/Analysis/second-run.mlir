// RUN: fake-opt %s --split-input-file --fake-propagate > %t.once
// RUN: fake-opt %t.once --split-input-file --fake-propagate | diff %t.once -
// RUN: FileCheck %s --input-file=%t.once

// fake-propagate infers the same from its own output.

// A symbol of an argument and its range stay, regardless of what a cast states.

// CHECK-LABEL: func.func @argument_symbol(
// CHECK-SAME: !fake.tensor<[q, 8], f32>
// CHECK-SAME: "Eq(q, n)"
// CHECK-SAME: #fake.symbol<q, min = 2, max = 6>
func.func @argument_symbol(%x: !fake.tensor<[q, 8], f32>) attributes {fake.symbols = [#fake.symbol<q, min = 2, max = 6>, #fake.symbol<n>]} {
  %c = fake.cast %x : !fake.tensor<[q, 8], f32> to !fake.tensor<[n, 8], f32>
  return
}

// -----

// Sizes that differ between calls have no symbol that is mentioned elsewhere.

// CHECK-LABEL: func.func private @callee(
// CHECK-NOT: fake.symbols
// CHECK-LABEL: func.func @callers(
func.func private @callee(%x: !fake.tensor<*>) {
  return
}
func.func @callers(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[5], f32>) {
  %a = fake.cast %x : !fake.tensor<[4], f32> to !fake.tensor<*>
  %b = fake.cast %y : !fake.tensor<[5], f32> to !fake.tensor<*>
  call @callee(%a) : (!fake.tensor<*>) -> ()
  call @callee(%b) : (!fake.tensor<*>) -> ()
  return
}

// -----

// The ragged size of an argument is ragged in a private function, too.

// CHECK-LABEL: func.func private @jagged_callee(
func.func private @jagged_callee(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %1 = fake.aten.relu(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}
func.func @jagged_caller(%x: !fake.tensor<[3, j0, 8], f32, layout = jagged>) -> !fake.tensor<*> {
  %c = fake.cast %x : !fake.tensor<[3, j0, 8], f32, layout = jagged> to !fake.tensor<*>
  %0 = call @jagged_callee(%c) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// -----

// A loop-carried tensor has the components common to all iterations.

// CHECK-LABEL: func.func @components(
// CHECK: scf.for {{.*}} -> (!fake.tensor<[4, 6], f32, layout = sparse_coo
func.func @components(%x: !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, coalesced>, %n: index) -> !fake.tensor<*> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c = fake.cast %x : !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 2, coalesced> to !fake.tensor<*>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %c) -> (!fake.tensor<*>) {
    %1 = fake.aten.sin(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  }
  return %0 : !fake.tensor<*>
}
