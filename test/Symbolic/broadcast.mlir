// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// A data-dependent size is assumed not to be 1; equality of two is asserted.

// Neither symbol replaces the other.
// CHECK-LABEL: func.func @add_same(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.add.Tensor">]
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[u1], f32>
func.func @add_same(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.mul.Tensor(%y, %x) : (!fake.tensor<[u1], f32>, !fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// An integer is preferred to a symbol.
// CHECK-LABEL: func.func @add_number(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, 4)", op = "fake.aten.add.Tensor">]
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u0], f32>
func.func @add_number(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// A known 1 is broadcast.
// CHECK-LABEL: func.func @add_one(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0], f32>
func.func @add_one(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.add.Tensor(%y, %x) : (!fake.tensor<[1], f32>, !fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// Sizes of 0 have strides as if they were 1.
// CHECK-LABEL: func.func @outer_sum(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @outer_sum(%x: !fake.tensor<[u0, 1], f32>, %y: !fake.tensor<[1, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[u0, 1], f32>, !fake.tensor<[1, u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// Rank 0 fits everything.
// CHECK-LABEL: func.func @add_scalar(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @add_scalar(%x: !fake.tensor<[u0, u1], f32>, %y: !fake.tensor<[], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[u0, u1], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// -----

// One assertion for each new condition.
// CHECK-LABEL: func.func @three(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u2, u0)", op = "fake.aten.where.self">, #fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.where.self">]
// CHECK: fake.aten.where.self{{.*}} -> !fake.tensor<[u2], f32>
func.func @three(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>, %z: !fake.tensor<[u2], bool>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<u2, unbacked, min = 0>]} {
  %0 = fake.aten.where.self(%z, %x, %y) : (!fake.tensor<[u2], bool>, !fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// A backed size may be 1 only if its bounds allow it.
// CHECK-LABEL: func.func @backed_with_unbacked(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(n, u0)", op = "fake.aten.add.Tensor">]
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[n], f32>
func.func @backed_with_unbacked(%x: !fake.tensor<[n], f32>, %y: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>, #fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[n], f32>, !fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// Missing dimensions are 1.
// CHECK-LABEL: func.func @ranks(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.sub.Tensor">]
// CHECK: fake.aten.sub.Tensor{{.*}} -> !fake.tensor<[3, u0], f32>
func.func @ranks(%x: !fake.tensor<[3, u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.sub.Tensor(%x, %y) : (!fake.tensor<[3, u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// A tensor that is written keeps its size.
// CHECK-LABEL: func.func @in_place(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.add_.Tensor">]
// CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[u0], f32>
func.func @in_place(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.add_.Tensor(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  %1 = fake.aten.copy_(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !fake.tensor<*>
  return
}

// -----

// A new data-dependent size.
// CHECK-LABEL: func.func @expand_one(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[u0], f32, strides = [0]>
func.func @expand_one(%x: !fake.tensor<[1], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.expand(%x, [%u]) : (!fake.tensor<[1], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// -1 keeps a size.
// CHECK-LABEL: func.func @expand_keep(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[3, u0], f32, strides = [0, 1]>
func.func @expand_keep(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.expand(%x, [3, -1]) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// An undecidable pair is assumed equal.
// CHECK-LABEL: func.func @expand_unbacked(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.expand">]
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[u1], f32>
func.func @expand_unbacked(%x: !fake.tensor<[u0], f32>, %u: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.expand(%x, [%u]) : (!fake.tensor<[u0], f32>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// The integer is asserted.
// CHECK-LABEL: func.func @expand_to_number(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, 4)", op = "fake.aten.expand">]
// CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[4], f32>
func.func @expand_to_number(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.expand(%x, [4]) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// All results have the same sizes.
// CHECK-LABEL: func.func @broadcast_tensors(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.broadcast_tensors{{.*}} -> !fake.list<!fake.tensor<[u0, u1], f32, strides = [1, 0]>, !fake.tensor<[u0, u1], f32, strides = [0, 1]>>
func.func @broadcast_tensors(%x: !fake.tensor<[u0, 1], f32>, %y: !fake.tensor<[1, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.broadcast_tensors([%x, %y]) : (!fake.tensor<[u0, 1], f32>, !fake.tensor<[1, u1], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// By its hint, the size is 1 here, so it is broadcast.
// CHECK-LABEL: func.func @hint_of_one(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(a, 1)", op = "fake.aten.add.Tensor">]
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4], f32>
func.func @hint_of_one(%x: !fake.tensor<[a], f32>, %y: !fake.tensor<[4], f32>)
    attributes {fake.symbols = [#fake.symbol<a, min = 0, hint = 1>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

// -----

// The same for two symbols.
// CHECK-LABEL: func.func @hint_of_one_symbols(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(b, 1)", op = "fake.aten.add.Tensor">]
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[a], f32>
func.func @hint_of_one_symbols(%x: !fake.tensor<[a], f32>, %y: !fake.tensor<[b], f32>)
    attributes {fake.symbols = [#fake.symbol<a, min = 0, hint = 5>, #fake.symbol<b, min = 0, hint = 1>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  return
}

// -----

// Two sizes with the hint 1 are equal.
// CHECK-LABEL: func.func @hints_of_one(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(a, b)", op = "fake.aten.add.Tensor">]
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[a], f32>
func.func @hints_of_one(%x: !fake.tensor<[a], f32>, %y: !fake.tensor<[b], f32>)
    attributes {fake.symbols = [#fake.symbol<a, min = 0, hint = 1>, #fake.symbol<b, min = 0, hint = 1>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[b], f32>) -> !fake.tensor<*>
  return
}

// -----

// Sizes without hints stay symbolic.
// CHECK-LABEL: func.func @hint_of_one_unbacked(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(a, 1)", op = "fake.aten.add.Tensor">]
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0], f32>
func.func @hint_of_one_unbacked(%x: !fake.tensor<[a], f32>, %y: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<a, min = 0, hint = 1>, #fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[a], f32>, !fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}
