// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Data-dependent sizes.

!t = !fake.tensor<*>

// Column-major, and the same number until a write to the tensor.
// CHECK-LABEL: func.func @nonzero_is_column_major_and_remembered(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 24>, #fake.symbol<u1, unbacked, min = 0, max = 24>]
func.func @nonzero_is_column_major_and_remembered(%x: !fake.tensor<[4, 6], bool>) {
  // CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 2], i64, strides = [1, u0]>{{$}}
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  // CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 2], i64, strides = [1, u0]>{{$}}
  %1 = fake.aten.nonzero(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  // CHECK: fake.aten.logical_not_{{.*}} -> !fake.tensor<[4, 6], bool>{{$}}
  %2 = fake.aten.logical_not_(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  // CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 2], i64, strides = [1, u1]>{{$}}
  %3 = fake.aten.nonzero(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  return
}

// The number is a memo of the tensor, not of the storage.
// CHECK-LABEL: func.func @views_remember_for_themselves(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 24>, #fake.symbol<u1, unbacked, min = 0, max = 24>]
func.func @views_remember_for_themselves(%x: !fake.tensor<[4, 6], bool>) {
  // CHECK: fake.aten.alias{{.*}} -> !fake.tensor<[4, 6], bool>{{$}}
  %0 = fake.aten.alias(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  // CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 2], i64, strides = [1, u0]>{{$}}
  %1 = fake.aten.nonzero(%x) : (!fake.tensor<[4, 6], bool>) -> !t
  // CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u1, 2], i64, strides = [1, u1]>{{$}}
  %2 = fake.aten.nonzero(%0) : (!t) -> !t
  return
}

// Bounded by the number of elements before broadcasting, unless that is below
// 3.
// CHECK-LABEL: func.func @bound_of_masked_select(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 9223372036854775806>, #fake.symbol<u1, unbacked, min = 0, max = 6>]
func.func @bound_of_masked_select(%x: !fake.tensor<[2], f32>, %y: !fake.tensor<[6], f32>, %m: !fake.tensor<[2], bool>, %n: !fake.tensor<[4, 6], bool>) {
  // CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[u0], f32>{{$}}
  %0 = fake.aten.masked_select(%x, %m) : (!fake.tensor<[2], f32>, !fake.tensor<[2], bool>) -> !t
  // CHECK: fake.aten.masked_select{{.*}} -> !fake.tensor<[u1], f32>{{$}}
  %1 = fake.aten.masked_select(%y, %n) : (!fake.tensor<[6], f32>, !fake.tensor<[4, 6], bool>) -> !t
  return
}

// With a dimension, these results are computed anyway; without one they are
// empty.
// CHECK-LABEL: func.func @outputs_of_unique_that_nobody_asked_for(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 4>, #fake.symbol<u1, unbacked, min = 0, max = 24>]
func.func @outputs_of_unique_that_nobody_asked_for(%x: !fake.tensor<[4, 6], f32>) {
  // CHECK: fake.aten.unique_dim{{.*}} -> (!fake.tensor<[u0, 6], f32>, !fake.tensor<[4], i64>, !fake.tensor<[u0], i64>){{$}}
  %0:3 = fake.aten.unique_dim(%x, 0) : (!fake.tensor<[4, 6], f32>) -> (!t, !t, !t)
  // CHECK: fake.aten._unique2{{.*}} -> (!fake.tensor<[u1], f32>, !fake.tensor<[0], i64>, !fake.tensor<[0], i64>){{$}}
  %1:3 = fake.aten._unique2(%x) : (!fake.tensor<[4, 6], f32>) -> (!t, !t, !t)
  return
}

// Two sizes are asserted to be equal, and neither replaces the other.
// CHECK-LABEL: func.func @sizes_that_depend_on_data_broadcast(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, u1)", op = "fake.aten.add.Tensor">]
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]
func.func @sizes_that_depend_on_data_broadcast(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u0], f32>{{$}}
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[u1], f32>) -> !t
  return
}

// An integer is preferred to a symbol. FakeTensor writes 4 in all types from
// here on; here it is an assertion, and types of arguments are unchanged.
// CHECK-LABEL: func.func @a_number_replaces_a_size_that_depends_on_data(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, 4)", op = "fake.aten.add.Tensor">]
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]
func.func @a_number_replaces_a_size_that_depends_on_data(%x: !fake.tensor<[u0], f32>, %y: !fake.tensor<[4], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4], f32>{{$}}
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[u0], f32>, !fake.tensor<[4], f32>) -> !t
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u0], f32>{{$}}
  %1 = fake.aten.neg(%x) : (!fake.tensor<[u0], f32>) -> !t
  return
}

// A start of unknown sign: size and offset are new symbols.
// CHECK-LABEL: func.func @a_slice_from_a_number_without_sign(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked>, #fake.symbol<u1, unbacked, min = 0, max = 5>, #fake.symbol<u2, unbacked, min = 0>]
func.func @a_slice_from_a_number_without_sign(%x: !fake.tensor<[5], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>]} {
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u1], f32, offset = u2>{{$}}
  %0 = fake.aten.slice.Tensor(%x, 0, %u) : (!fake.tensor<[5], f32>, !fake.int<u0>) -> !t
  return
}

// A fact holds as soon as it is stated. FakeTensor caches its earlier results,
// so the second slice has new symbols there.
// CHECK-LABEL: func.func @facts_count_whenever_they_are_asked_for(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.sym_constrain_range">, #fake.guard<assert, "u0 <= 3", op = "fake.aten.sym_constrain_range">]
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked>, #fake.symbol<u1, unbacked, min = 0, max = 5>, #fake.symbol<u2, unbacked, min = 0>]
func.func @facts_count_whenever_they_are_asked_for(%x: !fake.tensor<[5], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>]} {
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u1], f32, offset = u2>{{$}}
  %0 = fake.aten.slice.Tensor(%x, 0, %u) : (!fake.tensor<[5], f32>, !fake.int<u0>) -> !t
  // CHECK: fake.aten.sym_constrain_range{{.*}} -> (){{$}}
  fake.aten.sym_constrain_range(%u, min = 0, max = 3) : (!fake.int<u0>) -> ()
  // CHECK: fake.constant{{.*}} : !fake.int<2>{{$}}
  %2 = fake.constant 2 : !fake.int
  // CHECK: fake.add{{.*}} -> !fake.int<u0 + 2>{{$}}
  %3 = fake.add %u, %2 : (!fake.int<u0>, !fake.int) -> !fake.int
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[2], f32, offset = u0>{{$}}
  %1 = fake.aten.slice.Tensor(%x, 0, %u, %3) : (!fake.tensor<[5], f32>, !fake.int<u0>, !fake.int) -> !t
  return
}

// A nonnegative start has a closed form.
// CHECK-LABEL: func.func @a_known_sign_needs_no_symbol(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]
func.func @a_known_sign_needs_no_symbol(%x: !fake.tensor<[4, 6], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[4 - min(4, u0), 6], f32, offset = 6 * min(4, u0)>{{$}}
  %0 = fake.aten.slice.Tensor(%x, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !t
  return
}
