// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Slices with data-dependent bounds.

// Bounds are clamped.
// CHECK-LABEL: func.func @slice_static_bounds(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[max(0, u0 - 1)], f32>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u0 - min(1, u0)], f32, offset = min(1, u0)>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[min(2, u0)], f32>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[(u0 + 1) floordiv 2], f32, strides = [2]>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u0 - max(0, u0 - 3)], f32, offset = max(0, u0 - 3)>
func.func @slice_static_bounds(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.slice.Tensor(%x, 0, 0, -1) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  %1 = fake.aten.slice.Tensor(%x, 0, 1) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  %2 = fake.aten.slice.Tensor(%x, 0, 0, 2) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  %3 = fake.aten.slice.Tensor(%x, 0, 0, none, 2) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  %4 = fake.aten.slice.Tensor(%x, 0, -3) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// A nonnegative end.
// CHECK-LABEL: func.func @slice_to_unbacked(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[min(4, u0), 6], f32>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[4 - min(4, u0), 6], f32, offset = 6 * min(4, u0)>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[(min(4, u0) + 1) floordiv 2, 6], f32, strides = [12, 1]>
func.func @slice_to_unbacked(%x: !fake.tensor<[4, 6], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.slice.Tensor(%x, 0, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.slice.Tensor(%x, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  %2 = fake.aten.slice.Tensor(%x, 0, 0, %u, 2) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// An end that is known to be in bounds.
// CHECK-LABEL: func.func @slice_within(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u0, 6], f32>
func.func @slice_within(%x: !fake.tensor<[4, 6], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 4>]} {
  %0 = fake.aten.slice.Tensor(%x, 0, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// If the sign is unknown, size and offset are new symbols.
// CHECK-LABEL: func.func @slice_any_sign(
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0, max = 4>
// CHECK-SAME: #fake.symbol<u2, unbacked, min = 0, max = 4>
// CHECK-SAME: #fake.symbol<u3, unbacked, min = 0>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u1, 6], f32>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u2, 6], f32, offset = u3>
func.func @slice_any_sign(%x: !fake.tensor<[4, 6], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>]} {
  %0 = fake.aten.slice.Tensor(%x, 0, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.slice.Tensor(%x, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// The same for two bounds.
// CHECK-LABEL: func.func @slice_any_both(
// CHECK-SAME: #fake.symbol<u2, unbacked, min = 0>
// CHECK-SAME: #fake.symbol<u3, unbacked, min = 0>
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[u2, 6], f32, offset = u3>
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[u2, 6], f32>
func.func @slice_any_both(%x: !fake.tensor<[n, 6], f32>, %u: !fake.int<u0>, %v: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>, #fake.symbol<u0, unbacked>, #fake.symbol<u1, unbacked>]} {
  %0 = fake.aten.slice.Tensor(%x, 0, %u, %v) : (!fake.tensor<[n, 6], f32>, !fake.int<u0>, !fake.int<u1>) -> !fake.tensor<*>
  %1 = fake.aten.add.Tensor(%0, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A bound that is known to be negative.
// CHECK-LABEL: func.func @slice_negative(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[4 - max(0, u0 + 4), 6], f32, offset = 6 * max(0, u0 + 4)>
func.func @slice_negative(%x: !fake.tensor<[4, 6], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, max = -1>]} {
  %0 = fake.aten.slice.Tensor(%x, 0, %u) : (!fake.tensor<[4, 6], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// The order of two bounds is unknown.
// CHECK-LABEL: func.func @slice_two_bounds(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[max(0, min(n, u1) - min(n, u0))], f32, offset = min(n, u0)>
func.func @slice_two_bounds(%x: !fake.tensor<[n], f32>, %u: !fake.int<u0>, %v: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>, #fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.slice.Tensor(%x, 0, %u, %v) : (!fake.tensor<[n], f32>, !fake.int<u0>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// The index must be in bounds.
// CHECK-LABEL: func.func @select_number(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 < u0", op = "fake.aten.select.int">]
// CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[3], f32>
// CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[3], f32, offset = 3 * u0 - 3>
func.func @select_number(%x: !fake.tensor<[u0, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.select.int(%x, 0, 0) : (!fake.tensor<[u0, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.select.int(%x, 0, -1) : (!fake.tensor<[u0, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// A nonnegative index.
// CHECK-LABEL: func.func @select_unbacked(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "u0 < 4", op = "fake.aten.select.int">]
// CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[3], f32, offset = 3 * u0>
func.func @select_unbacked(%x: !fake.tensor<[4, 3], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.select.int(%x, 0, %u) : (!fake.tensor<[4, 3], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// An index of unknown sign gives a new offset.
// CHECK-LABEL: func.func @select_any_sign(
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0>
// CHECK: fake.aten.select.int{{.*}} -> !fake.tensor<[3], f32, offset = u1>
func.func @select_any_sign(%x: !fake.tensor<[4, 3], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>]} {
  %0 = fake.aten.select.int(%x, 0, %u) : (!fake.tensor<[4, 3], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// Bounds are checked.
// CHECK-LABEL: func.func @narrow(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "1 <= u0", op = "fake.aten.narrow">, #fake.guard<assert, "4 <= u0", op = "fake.aten.narrow">]
// CHECK: fake.aten.narrow{{.*}} -> !fake.tensor<[3], f32, offset = 1>
func.func @narrow(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.narrow(%x, 0, 1, 3) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// All bounds may be data-dependent.
// CHECK-LABEL: func.func @narrow_unbacked(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "u0 <= 8", op = "fake.aten.narrow">, #fake.guard<assert, "u0 + u1 <= 8", op = "fake.aten.narrow">]
// CHECK: fake.aten.narrow{{.*}} -> !fake.tensor<[u1], f32, offset = u0>
func.func @narrow_unbacked(%x: !fake.tensor<[8], f32>, %u: !fake.int<u0>, %v: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.narrow(%x, 0, %u, %v) : (!fake.tensor<[8], f32>, !fake.int<u0>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// A copy is dense.
// CHECK-LABEL: func.func @narrow_copy(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.narrow_copy{{.*}} -> !fake.tensor<[u0, 3], f32>
func.func @narrow_copy(%x: !fake.tensor<[u0, 6], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.narrow_copy(%x, 1, 1, 3) : (!fake.tensor<[u0, 6], f32>) -> !fake.tensor<*>
  return
}

// -----

// The sizes add up.
// CHECK-LABEL: func.func @split_sizes(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u1 + u2, u0)", op = "fake.aten.split_with_sizes">]
// CHECK: fake.aten.split_with_sizes{{.*}} -> !fake.list<!fake.tensor<[u1], f32>, !fake.tensor<[u2], f32, offset = u1>>
func.func @split_sizes(%x: !fake.tensor<[u0], f32>, %u: !fake.int<u1>, %v: !fake.int<u2>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<u2, unbacked, min = 0>]} {
  %0 = fake.aten.split_with_sizes(%x, [%u, %v]) : (!fake.tensor<[u0], f32>, !fake.int<u1>, !fake.int<u2>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// If sizes do not determine the number of parts, the type of the list does.
// CHECK-LABEL: func.func @split_number(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "4 < u0", op = "fake.aten.split.Tensor">, #fake.guard<assert, "u0 <= 8", op = "fake.aten.split.Tensor">]
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[4], f32>, !fake.tensor<[u0 - 4], f32, offset = 4>>
// CHECK: fake.unpack{{.*}} -> !fake.tensor<[4], f32>, !fake.tensor<[u0 - 4], f32, offset = 4>
func.func @split_number(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.split.Tensor(%x, 4) : (!fake.tensor<[u0], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  %1:2 = fake.unpack %0 : !fake.list<!fake.tensor<*>, !fake.tensor<*>> -> !fake.tensor<*>, !fake.tensor<*>
  return
}

// -----

// Other dimensions do not matter.
// CHECK-LABEL: func.func @split_unbacked_other(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[u0, 4], f32, strides = [6, 1]>, !fake.tensor<[u0, 2], f32, strides = [6, 1], offset = 4>>
func.func @split_unbacked_other(%x: !fake.tensor<[u0, 6], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.split.Tensor(%x, 4, 1) : (!fake.tensor<[u0, 6], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// One part is the whole tensor.
// CHECK-LABEL: func.func @split_one(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "u0 <= 4", op = "fake.aten.split.Tensor">]
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[u0], f32>>
func.func @split_one(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.split.Tensor(%x, 4) : (!fake.tensor<[u0], f32>) -> !fake.list<!fake.tensor<*>>
  return
}

// -----

// A data-dependent split size.
// CHECK-LABEL: func.func @split_unbacked_size(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 0)", op = "fake.aten.split.Tensor">, #fake.guard<assert, "2*u0 < 12", op = "fake.aten.split.Tensor">, #fake.guard<assert, "12 <= 3*u0", op = "fake.aten.split.Tensor">]
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[u0], f32>, !fake.tensor<[u0], f32, offset = u0>, !fake.tensor<[12 - 2 * u0], f32, offset = 2 * u0>>
func.func @split_unbacked_size(%x: !fake.tensor<[12], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.split.Tensor(%x, %u) : (!fake.tensor<[12], f32>, !fake.int<u0>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// In general, there are as many chunks as requested.
// CHECK-LABEL: func.func @chunk(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "(u0 + 1)//2 < u0", op = "fake.aten.chunk">]
// CHECK: fake.aten.chunk{{.*}} -> !fake.list<!fake.tensor<[(u0 + 1) floordiv 2], f32>, !fake.tensor<[u0 - (u0 + 1) floordiv 2], f32, offset = (u0 + 1) floordiv 2>>
func.func @chunk(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.chunk(%x, 2) : (!fake.tensor<[u0], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// Along a known size.
// CHECK-LABEL: func.func @chunk_other(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.chunk{{.*}} -> !fake.list<!fake.tensor<[u0, 3], f32, strides = [5, 1]>, !fake.tensor<[u0, 2], f32, strides = [5, 1], offset = 3>>
func.func @chunk_other(%x: !fake.tensor<[u0, 5], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.chunk(%x, 2, 1) : (!fake.tensor<[u0, 5], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// Sections of an unknown size.
// CHECK-LABEL: func.func @tensor_split(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.tensor_split.sections{{.*}} -> !fake.list<!fake.tensor<[(u0 + 1) floordiv 2], f32>, !fake.tensor<[u0 floordiv 2], f32, offset = (u0 + 1) floordiv 2>>
func.func @tensor_split(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.tensor_split.sections(%x, 2) : (!fake.tensor<[u0], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// Indices are clamped.
// CHECK-LABEL: func.func @tensor_split_at(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.tensor_split.indices{{.*}} -> !fake.list<!fake.tensor<[min(2, u0)], f32>, !fake.tensor<[u0 - min(2, u0)], f32, offset = min(2, u0)>>
func.func @tensor_split_at(%x: !fake.tensor<[u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.tensor_split.indices(%x, [2]) : (!fake.tensor<[u0], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// As many as the list has elements.
// CHECK-LABEL: func.func @unbind(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(u0, 2)", op = "fake.aten.unbind.int">]
// CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<!fake.tensor<[3], f32>, !fake.tensor<[3], f32, offset = 3>>
func.func @unbind(%x: !fake.tensor<[u0, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.unbind.int(%x) : (!fake.tensor<[u0, 3], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// Along a known size.
// CHECK-LABEL: func.func @unbind_other(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<!fake.tensor<[u0], f32>, !fake.tensor<[u0], f32, offset = max(1, u0)>>
func.func @unbind_other(%x: !fake.tensor<[2, u0], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.unbind.int(%x) : (!fake.tensor<[2, u0], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<*>>
  return
}

// -----

// The size of self; the source must fit.
// CHECK-LABEL: func.func @select_scatter(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.select_scatter{{.*}} -> !fake.tensor<[u0, 3], f32>
func.func @select_scatter(%x: !fake.tensor<[u0, 3], f32>, %y: !fake.tensor<[3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.select_scatter(%x, %y, 0, 1) : (!fake.tensor<[u0, 3], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// -----

// The source has the size of the slice.
// CHECK-LABEL: func.func @slice_scatter(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.slice_scatter{{.*}} -> !fake.tensor<[u0, 3], f32>
func.func @slice_scatter(%x: !fake.tensor<[u0, 3], f32>, %y: !fake.tensor<[u1, 3], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.slice_scatter(%x, %y, 0, 1) : (!fake.tensor<[u0, 3], f32>, !fake.tensor<[u1, 3], f32>) -> !fake.tensor<*>
  return
}
