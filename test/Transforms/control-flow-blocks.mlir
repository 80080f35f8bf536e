// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t
// RUN: fake-opt %t --fake-propagate --split-input-file | diff %t -

// Control flow between blocks.

// Metadata that is equal on all paths is kept; a size that differs becomes a
// symbol that covers both. Types that must be equal are kept if they cannot be
// refined together.
// CHECK-LABEL: func.func @meet(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 4, max = 6>]
// CHECK: ^bb3(%{{.*}}: !fake.tensor<*>, %{{.*}}: !fake.tensor<[2], i64>):
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[2], i64>
func.func @meet(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[6], f32>, %z: !fake.tensor<[2], i64>, %c: i1) {
  cf.cond_br %c, ^bb1, ^bb2
^bb1:
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%z) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  cf.br ^bb3(%0, %1 : !fake.tensor<*>, !fake.tensor<*>)
^bb2:
  %2 = fake.aten.neg(%y) : (!fake.tensor<[6], f32>) -> !fake.tensor<*>
  %3 = fake.aten.abs(%z) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  cf.br ^bb3(%2, %3 : !fake.tensor<*>, !fake.tensor<*>)
^bb3(%a: !fake.tensor<*>, %b: !fake.tensor<*>):
  %4 = fake.aten.neg(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.neg(%b) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A size that grows in a loop becomes unbounded; an invariant one is kept.
// CHECK-LABEL: func.func @loop(
// CHECK: fake.aten.sin{{.*}} -> !fake.tensor<[u{{[0-9]+}}], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4], f32>
func.func @loop(%x: !fake.tensor<[4], f32>, %c: i1) {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  cf.br ^bb1(%0, %0 : !fake.tensor<*>, !fake.tensor<*>)
^bb1(%a: !fake.tensor<*>, %b: !fake.tensor<*>):
  cf.cond_br %c, ^bb2, ^bb3
^bb2:
  %1 = fake.aten.cat([%a, %b]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.abs(%b) : (!fake.tensor<*>) -> !fake.tensor<*>
  cf.br ^bb1(%1, %2 : !fake.tensor<*>, !fake.tensor<*>)
^bb3:
  %3 = fake.aten.sin(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.neg(%b) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A path that is known not to be taken is ignored.
// CHECK-LABEL: func.func @decided(
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4], f32>
func.func @decided(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[6], f32>) {
  %c = arith.constant true
  %0 = fake.cast %x : !fake.tensor<[4], f32> to !fake.tensor<*>
  %1 = fake.cast %y : !fake.tensor<[6], f32> to !fake.tensor<*>
  cf.cond_br %c, ^bb1(%0 : !fake.tensor<*>), ^bb2
^bb2:
  cf.br ^bb1(%1 : !fake.tensor<*>)
^bb1(%a: !fake.tensor<*>):
  %2 = fake.aten.neg(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// In a loop that writes to a tensor, its elements are unknown.
// CHECK-LABEL: func.func @written(
// CHECK: fake.aten.item{{.*}} -> !fake.int<n>
// CHECK: ^bb1:
// CHECK: fake.aten.item{{.*}} -> !fake.int<u{{[0-9]+}}>
func.func @written(%n: !fake.int<n>, %c: i1) attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %0 = fake.aten.full([], %n) : (!fake.int<n>) -> !fake.tensor<*>
  %1 = fake.aten.item(%0) : (!fake.tensor<*>) -> !fake.int
  cf.br ^bb1
^bb1:
  %2 = fake.aten.item(%0) : (!fake.tensor<*>) -> !fake.int
  %3 = fake.aten.add_.Scalar(%0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  cf.cond_br %c, ^bb1, ^bb2
^bb2:
  return
}
