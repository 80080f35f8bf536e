// RUN: fake-opt %s --fake-propagate --verify-roundtrip --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file | fake-opt --split-input-file --fake-verify
// RUN: fake-opt %s --fake-propagate --split-input-file > %t
// RUN: fake-opt %t --fake-propagate --split-input-file | diff %t -

// Metadata on which both branches agree is kept; a size that differs is a
// symbol that covers both, and strides follow from the sizes.

// CHECK-LABEL: func.func @cond
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 3, max = 4>
// CHECK: fake.cond {{.*}} -> (!fake.tensor<[s0, 4], f32>, !fake.tensor<[4, u0], f32, strides = [1, 4]>)
// CHECK: then(%{{.*}}: !fake.tensor<[4, 4], f32>, %{{.*}}: !fake.tensor<[s0, 4], f32>)
// CHECK: fake.aten.sin{{.*}} -> !fake.tensor<[s0, 4], f32>
// CHECK: else
func.func @cond(%p: !fake.tensor<[], bool>, %x: !fake.tensor<[4, 4], f32>, %y: !fake.tensor<[s0, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0:2 = fake.cond %p with(%x, %y) : (!fake.tensor<[], bool>, !fake.tensor<[4, 4], f32>, !fake.tensor<[s0, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  then(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    %1 = fake.aten.sin(%b) : (!fake.tensor<*>) -> !fake.tensor<*>
    %2 = fake.aten.t(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1, %2 : !fake.tensor<*>, !fake.tensor<*>
  } else(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    %1 = fake.aten.new_empty_strided(%a, [4, 3], [1, 4]) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %b, %1 : !fake.tensor<*>, !fake.tensor<*>
  }
  return %0#0, %0#1 : !fake.tensor<*>, !fake.tensor<*>
}

// -----

// A data-dependent size that both branches share is kept; PyTorch creates a new
// symbol for it. An int that differs has a range.

// CHECK-LABEL: func.func @cond_of_data
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 9>, #fake.symbol<u1, unbacked, min = 2, max = 5>]
// CHECK: fake.cond {{.*}} -> (!fake.tensor<[u0, 1], i64, strides = [1, u0]>, !fake.int<u1>, !fake.int<3>)
func.func @cond_of_data(%p: !fake.bool, %x: !fake.tensor<[9], f32>) {
  %x2 = fake.aten.nonzero(%x) : (!fake.tensor<[9], f32>) -> !fake.tensor<*>
  %0:3 = fake.cond %p with(%x2) : (!fake.bool, !fake.tensor<*>) -> (!fake.tensor<*>, !fake.int, !fake.int)
  then(%a: !fake.tensor<*>) {
    %n = fake.constant 2 : !fake.int<2>
    %k = fake.constant 3 : !fake.int<3>
    fake.yield %a, %n, %k : !fake.tensor<*>, !fake.int<2>, !fake.int<3>
  } else(%a: !fake.tensor<*>) {
    %n = fake.constant 5 : !fake.int<5>
    %k = fake.constant 3 : !fake.int<3>
    fake.yield %a, %n, %k : !fake.tensor<*>, !fake.int<5>, !fake.int<3>
  }
  return
}

// -----

// Both regions of a loop see the same symbol for a carried int; after the loop
// it is a different one. Invariant values are swept once and kept.

// CHECK-LABEL: func.func @while_loop
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 2>, #fake.symbol<u0, unbacked>, #fake.symbol<u1, unbacked>]
// CHECK: fake.while_loop {{.*}} -> (!fake.int<u1>, !fake.tensor<[s0, 4], f32>)
// CHECK: while(%{{.*}}: !fake.int<u0>, %{{.*}}: !fake.tensor<[s0, 4], f32>, %{{.*}}: !fake.tensor<[4], f32>)
// CHECK: do(%{{.*}}: !fake.int<u0>, %{{.*}}: !fake.tensor<[s0, 4], f32>, %{{.*}}: !fake.tensor<[4], f32>)
// CHECK: fake.add {{.*}} -> !fake.int<u0 + 1>
func.func @while_loop(%x: !fake.tensor<[s0, 4], f32>, %w: !fake.tensor<[4], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %n = fake.constant 0 : !fake.int<0>
  %0:2 = fake.while_loop init(%n, %x) with(%w) : (!fake.int<0>, !fake.tensor<[s0, 4], f32>, !fake.tensor<[4], f32>) -> (!fake.int, !fake.tensor<*>)
  while(%i: !fake.int, %y: !fake.tensor<*>, %v: !fake.tensor<*>) {
    %1 = fake.constant 10 : !fake.int<10>
    %2 = fake.cmp lt %i, %1 : !fake.int, !fake.int<10>
    fake.yield %2 : !fake.bool
  } do(%i: !fake.int, %y: !fake.tensor<*>, %v: !fake.tensor<*>) {
    %1 = fake.constant 1 : !fake.int<1>
    %2 = fake.add %i, %1 : (!fake.int, !fake.int<1>) -> !fake.int
    %3 = fake.aten.add.Tensor(%y, %v) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %2, %3 : !fake.int, !fake.tensor<*>
  }
  return %0#1 : !fake.tensor<*>
}

// -----

// A size that changes between iterations is a distinct symbol. Symbols of
// abandoned sweeps are not declared.

// CHECK-LABEL: func.func @growing
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 2>, #fake.symbol<u1, unbacked, min = 2>, #fake.symbol<u3, unbacked, min = 0, max = 9223372036854775806>, #fake.symbol<u4, unbacked, min = 2>]
// CHECK: fake.while_loop {{.*}} -> !fake.tensor<[u4], f32>
// CHECK: while(%{{.*}}: !fake.tensor<[u1], f32>)
// CHECK: do(%{{.*}}: !fake.tensor<[u1], f32>)
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[u1 + 2], f32>
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u3, 1], i64, strides = [1, u3]>
func.func @growing(%x: !fake.tensor<[s0], f32>, %w: !fake.tensor<[2], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0 = fake.while_loop init(%x) : (!fake.tensor<[s0], f32>) -> !fake.tensor<*>
  while(%y: !fake.tensor<*>) {
    %1 = fake.aten.any(%y) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } do(%y: !fake.tensor<*>) {
    %1 = fake.aten.cat([%y, %w]) : (!fake.tensor<*>, !fake.tensor<[2], f32>) -> !fake.tensor<*>
    %2 = fake.aten.nonzero(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  }
  return
}

// -----

// A region takes slices, and results are stacked along a new first dimension.

// CHECK-LABEL: func.func @slices
// CHECK: fake.map {{.*}} -> (!fake.tensor<[s0, 5, 4], f32>, !fake.int<7>)
// CHECK: do(%{{.*}}: !fake.tensor<[4, 5], f32>, %{{.*}}: !fake.tensor<[4], f32>)
// CHECK: fake.scan {{.*}} -> (!fake.tensor<[4], f32>, !fake.tensor<[s0], f32>)
// CHECK: do(%{{.*}}: !fake.tensor<[4], f32>, %{{.*}}: !fake.tensor<[4, 5], f32>)
// CHECK: fake.associative_scan {{.*}} -> !fake.tensor<[s0, 4, 5], f32, strides = [20, 1, 4]>
// CHECK: do(%{{.*}}: !fake.tensor<[4, 5], f32>, %{{.*}}: !fake.tensor<[4, 5], f32>, %{{.*}}: !fake.tensor<[4], f32>)
func.func @slices(%xs: !fake.tensor<[s0, 4, 5], f32, strides = [20, 1, 4]>, %y: !fake.tensor<[4], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0:2 = fake.map over(%xs) with(%y) : (!fake.tensor<[s0, 4, 5], f32, strides = [20, 1, 4]>, !fake.tensor<[4], f32>) -> (!fake.tensor<*>, !fake.int)
  do(%x: !fake.tensor<*>, %z: !fake.tensor<*>) {
    %1 = fake.aten.t(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
    %2 = fake.aten.add.Tensor(%1, %z) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    %3 = fake.constant 7 : !fake.int<7>
    fake.yield %2, %3 : !fake.tensor<*>, !fake.int<7>
  }
  %1:2 = fake.scan init(%y) over(%xs) : (!fake.tensor<[4], f32>, !fake.tensor<[s0, 4, 5], f32, strides = [20, 1, 4]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  do(%c: !fake.tensor<*>, %x: !fake.tensor<*>) {
    %2 = fake.aten.sum.dim_IntList(%x, [1]) : (!fake.tensor<*>) -> !fake.tensor<*>
    %3 = fake.aten.sum(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %2, %3 : !fake.tensor<*>, !fake.tensor<*>
  }
  %2 = fake.associative_scan over(%xs) with(%y) : (!fake.tensor<[s0, 4, 5], f32, strides = [20, 1, 4]>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  do(%a: !fake.tensor<*>, %b: !fake.tensor<*>, %c: !fake.tensor<*>) {
    %3 = fake.aten.mul.Tensor(%a, %b) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %3 : !fake.tensor<*>
  }
  return
}

// -----

// Nested loops.

// CHECK-LABEL: func.func @nested
// CHECK: fake.while_loop {{.*}} -> !fake.tensor<[u{{[0-9]+}}], f32>
// CHECK:   do(%{{.*}}: !fake.tensor<[u1], f32>)
// CHECK:   fake.scan {{.*}} -> !fake.tensor<[u1], f32>
// CHECK:     do(%{{.*}}: !fake.tensor<[u1], f32>, %{{.*}}: !fake.tensor<[], f32>)
func.func @nested(%x: !fake.tensor<[3], f32>, %xs: !fake.tensor<[5], f32>) {
  %0 = fake.while_loop init(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  while(%y: !fake.tensor<*>) {
    %1 = fake.aten.any(%y) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } do(%y: !fake.tensor<*>) {
    %1 = fake.scan init(%y) over(%xs) : (!fake.tensor<*>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
    do(%c: !fake.tensor<*>, %e: !fake.tensor<*>) {
      %2 = fake.aten.mul.Tensor(%c, %e) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
      fake.yield %2 : !fake.tensor<*>
    }
    %3 = fake.aten.slice.Tensor(%1, 0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
    %4 = fake.aten.cat([%3, %3]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %4 : !fake.tensor<*>
  }
  return
}
