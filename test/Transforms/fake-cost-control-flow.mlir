// RUN: fake-opt %s --fake-cost -o /dev/null | FileCheck %s

!t = !fake.tensor<*>
!m = !fake.tensor<[4, 4], f32>

// Of two branches, the one with more arithmetic counts.
// CHECK-LABEL: @branches
// CHECK-NEXT: MACs
// CHECK-NEXT: 64 128 64 64 1.00 aten.mm.default (1)
// CHECK-NEXT: 64 128 64 64 1.00 total (1)
func.func @branches(%p: !fake.tensor<[], bool>, %x: !m) -> !t {
  %0 = fake.cond %p with(%x) : (!fake.tensor<[], bool>, !m) -> !t
  then(%y: !m) {
    %1 = fake.aten.relu(%y) : (!m) -> !t
    fake.yield %1 : !t
  } else(%y: !m) {
    %1 = fake.aten.mm(%y, %y) : (!m, !m) -> !t
    fake.yield %1 : !t
  }
  return %0 : !t
}

// Where it is undecided which that is, the larger of each quantity counts.
// CHECK-LABEL: @undecided
// CHECK: 0 Max(4*n, 4*m) Max(16*n, 16*m) Max(16*n, 16*m) - higher_order.cond (1)
func.func @undecided(%p: !fake.tensor<[], bool>, %x: !fake.tensor<[4, n], f32>, %y: !fake.tensor<[4, m], f32>)
    -> !fake.tensor<*> attributes {fake.symbols = [#fake.symbol<n>, #fake.symbol<m>]} {
  %0 = fake.cond %p with(%x, %y) : (!fake.tensor<[], bool>, !fake.tensor<[4, n], f32>, !fake.tensor<[4, m], f32>) -> !t
  then(%a: !t, %b: !t) {
    %1 = fake.aten.relu(%a) : (!t) -> !t
    %2 = fake.aten.slice.Tensor(%1, 1, 0, 0) : (!t) -> !t
    fake.yield %2 : !t
  } else(%a: !t, %b: !t) {
    %1 = fake.aten.relu(%b) : (!t) -> !t
    %2 = fake.aten.slice.Tensor(%1, 1, 0, 0) : (!t) -> !t
    fake.yield %2 : !t
  }
  return %0 : !t
}

// A scan runs once for each slice.
// CHECK-LABEL: @scan
// CHECK: 16*s0 32*s0 80*s0 16*s0 - aten.mv.default (1)
func.func @scan(%c: !fake.tensor<[4], f32>, %xs: !fake.tensor<[s0, 4, 4], f32>) -> !t
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0 = fake.scan init(%c) over(%xs) : (!fake.tensor<[4], f32>, !fake.tensor<[s0, 4, 4], f32>) -> !t
  do(%y: !t, %x: !t) {
    %1 = fake.aten.mv(%x, %y) : (!t, !t) -> !t
    fake.yield %1 : !t
  }
  return %0 : !t
}

// How often a while loop runs is a symbol.
// CHECK-LABEL: @while
// CHECK: 64*trips0 128*trips0 64*trips0 64*trips0 - aten.mm.default (1)
// CHECK: trips0: iterations of 'fake.while_loop'
func.func @while(%n: !fake.int, %x: !m) -> !t {
  %0:2 = fake.while_loop init(%n, %x) : (!fake.int, !m) -> (!fake.int, !t)
  while(%i: !fake.int, %y: !t) {
    %1 = fake.constant 10 : !fake.int<10>
    %2 = fake.cmp lt %i, %1 : !fake.int, !fake.int<10>
    fake.yield %2 : !fake.bool
  } do(%i: !fake.int, %y: !t) {
    %1 = fake.constant 1 : !fake.int<1>
    %2 = fake.add %i, %1 : (!fake.int, !fake.int<1>) -> !fake.int
    %3 = fake.aten.mm(%y, %y) : (!t, !t) -> !t
    fake.yield %2, %3 : !fake.int, !t
  }
  return %0#1 : !t
}

// A loop of another dialect has bounds.
// CHECK-LABEL: @bounds
// CHECK: 320 640 320 320 1.00 aten.mm.default (1)
func.func @bounds(%x: !m) -> !m {
  %0 = arith.constant 0 : index
  %1 = arith.constant 10 : index
  %2 = arith.constant 2 : index
  %3 = scf.for %i = %0 to %1 step %2 iter_args(%y = %x) -> (!m) {
    %4 = fake.aten.mm(%y, %y) : (!m, !m) -> !m
    scf.yield %4 : !m
  }
  return %3 : !m
}

// A call has the ops of the callee, for the sizes of the caller.
// CHECK-LABEL: @callee
// CHECK: 16*n 32*n 16*n + 64 16*n - aten.mm.default (1)
// CHECK-LABEL: @caller
// CHECK: 16*b 32*b 16*b + 64 16*b - aten.mm.default (1)
func.func @callee(%x: !fake.tensor<[n, 4], f32>, %w: !m) -> !fake.tensor<[n, 4], f32>
    attributes {fake.symbols = [#fake.symbol<n>]} {
  %0 = fake.aten.mm(%x, %w) : (!fake.tensor<[n, 4], f32>, !m) -> !fake.tensor<[n, 4], f32>
  return %0 : !fake.tensor<[n, 4], f32>
}
func.func @caller(%x: !fake.tensor<[b, 4], f32>, %w: !m) -> !fake.tensor<[b, 4], f32>
    attributes {fake.symbols = [#fake.symbol<b>]} {
  %0 = fake.cast %x : !fake.tensor<[b, 4], f32> to !fake.tensor<[?, 4], f32>
  %1 = func.call @inner(%0, %w) : (!fake.tensor<[?, 4], f32>, !m) -> !fake.tensor<[?, 4], f32>
  %2 = fake.cast %1 : !fake.tensor<[?, 4], f32> to !fake.tensor<[b, 4], f32>
  return %2 : !fake.tensor<[b, 4], f32>
}
func.func private @inner(%x: !fake.tensor<[?, 4], f32>, %w: !m) -> !fake.tensor<[?, 4], f32> {
  %0 = fake.aten.mm(%x, %w) : (!fake.tensor<[?, 4], f32>, !m) -> !fake.tensor<[?, 4], f32>
  return %0 : !fake.tensor<[?, 4], f32>
}

// Blocks that form a loop run an unknown number of times.
// CHECK-LABEL: @blocks
// CHECK: 0 16*trips0 64*trips0 64*trips0 - aten.relu.default (1)
// CHECK: trips0: iterations of 'cf.cond_br'
func.func @blocks(%x: !m, %p: i1) -> !m {
  cf.br ^loop(%x : !m)
^loop(%y: !m):
  %0 = fake.aten.relu(%y) : (!m) -> !m
  cf.cond_br %p, ^loop(%0 : !m), ^end
^end:
  return %0 : !m
}

// What is called without a body has an unknown cost, as has a recursive call.
// CHECK-LABEL: @declared
// CHECK: unknown: func.call (1): the callee has no body
// CHECK-NEXT: unknown: aten.to_sparse.default (1): no cost is stated for the op
func.func private @external(!m) -> !m
func.func private @sparse(%x: !m) -> !t {
  %0 = fake.aten.to_sparse(%x) : (!m) -> !t
  return %0 : !t
}
func.func @declared(%x: !m) -> (!m, !t) {
  %0 = func.call @external(%x) : (!m) -> !m
  %1 = func.call @sparse(%x) : (!m) -> !t
  return %0, %1 : !m, !t
}

// Loops of the callee have a symbol in the caller, for each call.
// CHECK-LABEL: @callsLoop
// CHECK: 0 16*(trips0 + trips1) {{.*}} aten.relu.default (2)
// CHECK: trips0: iterations of 'fake.while_loop'
// CHECK: trips1: iterations of 'fake.while_loop'
func.func private @loop(%n: !fake.int, %x: !m) -> !t {
  %0:2 = fake.while_loop init(%n, %x) : (!fake.int, !m) -> (!fake.int, !t)
  while(%i: !fake.int, %y: !t) {
    %1 = fake.cmp lt %i, %n : !fake.int, !fake.int
    fake.yield %1 : !fake.bool
  } do(%i: !fake.int, %y: !t) {
    %1 = fake.aten.relu(%y) : (!t) -> !t
    fake.yield %i, %1 : !fake.int, !t
  }
  return %0#1 : !t
}
func.func @callsLoop(%n: !fake.int, %x: !m) -> (!t, !t) {
  %0 = func.call @loop(%n, %x) : (!fake.int, !m) -> !t
  %1 = func.call @loop(%n, %x) : (!fake.int, !m) -> !t
  return %0, %1 : !t, !t
}
