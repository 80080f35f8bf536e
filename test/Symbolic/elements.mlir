// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Shapes computed with small tensors: their elements are tracked, so that
// `item` returns them.

// The sizes of a tensor, half of one of them, as new sizes.
// CHECK-LABEL: func.func @half(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.zeros{{.*}} -> !fake.tensor<[b * n, n floordiv 2], f32>
func.func @half(%x: !fake.tensor<[b, n], f32>)
    attributes {fake.symbols = [#fake.symbol<b, min = 1>, #fake.symbol<n, min = 2>]} {
  %0 = fake.aten._shape_as_tensor(%x) : (!fake.tensor<[b, n], f32>) -> !fake.tensor<*>
  %1 = fake.aten.prod(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.item(%1) : (!fake.tensor<*>) -> !fake.int
  %3 = fake.aten.select.int(%0, 0, -1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.floor_divide.Scalar(%3, 2) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten._local_scalar_dense(%4) : (!fake.tensor<*>) -> !fake.int
  %6 = fake.aten.zeros([%2, %5]) : (!fake.int, !fake.int) -> !fake.tensor<*>
  return
}

// -----

// Integers become tensors, are concatenated, and are read again.
// CHECK-LABEL: func.func @join(
// CHECK: fake.aten.item{{.*}} -> !fake.int<n + 7>
// CHECK: fake.aten.item{{.*}} -> !fake.int<n>
func.func @join(%n: !fake.int<n>) attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %0 = fake.aten.scalar_tensor(%n, dtype = i64) : (!fake.int<n>) -> !fake.tensor<*>
  %1 = fake.aten.full([2], 3) : () -> !fake.tensor<*>
  %2 = fake.aten.unsqueeze(%0, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.arange.start(1, 2) : () -> !fake.tensor<*>
  %4 = fake.aten.cat([%1, %2, %3]) : (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.sum(%4) : (!fake.tensor<*>) -> !fake.tensor<*>
  %6 = fake.aten.item(%5) : (!fake.tensor<*>) -> !fake.int
  %7 = fake.aten.stack([%0, %0], 0) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %8 = fake.aten.expand(%7, [3, 2]) : (!fake.tensor<*>) -> !fake.tensor<*>
  %9 = fake.aten.slice.Tensor(%8, 0, 1, 3) : (!fake.tensor<*>) -> !fake.tensor<*>
  %10 = fake.aten.select.int(%9, 1, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %11 = fake.aten.max(%10) : (!fake.tensor<*>) -> !fake.tensor<*>
  %12 = fake.aten.item(%11) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// Arithmetic on elements follows the op, elementwise with broadcasting.
// CHECK-LABEL: func.func @arithmetic(
// CHECK: fake.aten.item{{.*}} -> !fake.int<a + 2 * b>
// CHECK: fake.aten.item{{.*}} -> !fake.int<a - b>
// CHECK: fake.aten.item{{.*}} -> !fake.int<a * b>
// CHECK: fake.aten.item{{.*}} -> !fake.int<a mod b>
// CHECK: fake.aten.item{{.*}} -> !fake.int<max(a, b)>
// CHECK: fake.aten.item{{.*}} -> !fake.int<min(7, a)>
// CHECK: fake.aten.item{{.*}} -> !fake.int<-a>
func.func @arithmetic(%a: !fake.int<a>, %b: !fake.int<b>)
    attributes {fake.symbols = [#fake.symbol<a, min = 0>, #fake.symbol<b, min = 1>]} {
  %x = fake.aten.scalar_tensor(%a, dtype = i64) : (!fake.int<a>) -> !fake.tensor<*>
  %y = fake.aten.scalar_tensor(%b, dtype = i64) : (!fake.int<b>) -> !fake.tensor<*>
  %0 = fake.aten.add.Tensor(%x, %y, alpha = 2) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.aten.item(%0) : (!fake.tensor<*>) -> !fake.int
  %2 = fake.aten.sub.Scalar(%x, %b) : (!fake.tensor<*>, !fake.int<b>) -> !fake.tensor<*>
  %3 = fake.aten.item(%2) : (!fake.tensor<*>) -> !fake.int
  %4 = fake.aten.mul.Tensor(%x, %y) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.item(%4) : (!fake.tensor<*>) -> !fake.int
  %6 = fake.aten.remainder.Tensor(%x, %y) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %7 = fake.aten.item(%6) : (!fake.tensor<*>) -> !fake.int
  %8 = fake.aten.maximum(%x, %y) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %9 = fake.aten.item(%8) : (!fake.tensor<*>) -> !fake.int
  %10 = fake.aten.clamp(%x, max = 7) : (!fake.tensor<*>) -> !fake.tensor<*>
  %11 = fake.aten.item(%10) : (!fake.tensor<*>) -> !fake.int
  %12 = fake.aten.neg(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %13 = fake.aten.item(%12) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// An undecidable comparison is 0 or 1, and so are values derived from it.
// CHECK-LABEL: func.func @choice(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.sum{{.*}} -> !fake.tensor<[], i64>
// CHECK: fake.aten.item{{.*}} -> !fake.int<min(1, max(0, a - 4)) + 1>
// CHECK: fake.aten.item{{.*}} -> !fake.int<3>
func.func @choice(%a: !fake.int<a>) attributes {fake.symbols = [#fake.symbol<a, min = 1>]} {
  %x = fake.aten.scalar_tensor(%a, dtype = i64) : (!fake.int<a>) -> !fake.tensor<*>
  %0 = fake.aten.gt.Scalar(%x, 4) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.aten.gt.Scalar(%x, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.stack([%0, %1]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.sum(%2) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.item(%3) : (!fake.tensor<*>) -> !fake.int
  %5 = fake.aten.where.Scalar(%1, 3, 5) : (!fake.tensor<*>) -> !fake.tensor<*>
  %6 = fake.aten.item(%5) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// The result of a random op is unknown, regardless of its operands.
// CHECK-LABEL: func.func @random(
// CHECK: fake.aten.bernoulli{{.*}} -> !fake.tensor<[], i64>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u1>
func.func @random() {
  %0 = fake.aten.full([], 1) : () -> !fake.tensor<*>
  %1 = fake.aten.bernoulli.p(%0, 0.5) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.item(%1) : (!fake.tensor<*>) -> !fake.int
  %3 = fake.aten.randint(1, []) : () -> !fake.tensor<*>
  %4 = fake.aten.item(%3) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// A narrower type: known integers wrap around; a symbol that may not fit
// becomes a new data-dependent symbol.
// CHECK-LABEL: func.func @narrow(
// CHECK: fake.aten.item{{.*}} -> !fake.int<44>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.item{{.*}} -> !fake.int<small>
func.func @narrow(%big: !fake.int<big>, %small: !fake.int<small>)
    attributes {fake.symbols = [#fake.symbol<big, min = 0>, #fake.symbol<small, min = 0, max = 100>]} {
  %0 = fake.aten.full([], 300) : () -> !fake.tensor<*>
  %1 = fake.aten._to_copy(%0, dtype = i8) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.item(%1) : (!fake.tensor<*>) -> !fake.int
  %3 = fake.aten.full([], %big) : (!fake.int<big>) -> !fake.tensor<*>
  %4 = fake.aten._to_copy(%3, dtype = i8) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.item(%4) : (!fake.tensor<*>) -> !fake.int
  %6 = fake.aten.full([], %small) : (!fake.int<small>) -> !fake.tensor<*>
  %7 = fake.aten._to_copy(%6, dtype = i8) : (!fake.tensor<*>) -> !fake.tensor<*>
  %8 = fake.aten.item(%7) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// In-place ops and `out=` overloads compute elements as well. The overwritten
// elements must be known, and the written ones may be unknown.
// CHECK-LABEL: func.func @in_place(
// CHECK: fake.aten.item{{.*}} -> !fake.int<n>
// CHECK: fake.aten.item{{.*}} -> !fake.int<n + 1>
// CHECK: fake.aten.item{{.*}} -> !fake.int<5 * n + 5>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u1>
func.func @in_place(%n: !fake.int<n>, %y: !fake.tensor<[], i64>)
    attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %0 = fake.aten.full([], %n) : (!fake.int<n>) -> !fake.tensor<*>
  %1 = fake.aten.item(%0) : (!fake.tensor<*>) -> !fake.int
  %2 = fake.aten.add_.Scalar(%0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.item(%2) : (!fake.tensor<*>) -> !fake.int
  %4 = fake.aten.full([], 5) : () -> !fake.tensor<*>
  %5 = fake.aten.mul.out(%0, %4, out = %4) : (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %6 = fake.aten.item(%4) : (!fake.tensor<*>) -> !fake.int
  %7 = fake.aten.copy_(%2, %y) : (!fake.tensor<*>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  %8 = fake.aten.item(%0) : (!fake.tensor<*>) -> !fake.int
  %9 = fake.aten.fill_.Scalar(%y, 3) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  %10 = fake.aten.item(%9) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// A write to one tensor of a storage is visible in all of them; the other
// elements are kept.
// CHECK-LABEL: func.func @written_views(
// CHECK: fake.aten.item{{.*}} -> !fake.int<3 * n + 2>
// CHECK: fake.aten.item{{.*}} -> !fake.int<n>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.unsqueeze_({{.*}} -> !fake.tensor<[1, 3], i64>
// CHECK: fake.aten.item{{.*}} -> !fake.int<n>
// CHECK: fake.aten.item{{.*}} -> !fake.int<0>
func.func @written_views(%n: !fake.int<n>, %y: !fake.tensor<[], i64>)
    attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %0 = fake.aten.full([3], %n) : (!fake.int<n>) -> !fake.tensor<*>
  %1 = fake.aten.select.int(%0, 0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.add_.Scalar(%1, 2) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.sum(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.item(%3) : (!fake.tensor<*>) -> !fake.int
  %5 = fake.aten.copy_(%1, %y) : (!fake.tensor<*>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  %6 = fake.aten.select.int(%0, 0, 2) : (!fake.tensor<*>) -> !fake.tensor<*>
  %7 = fake.aten.item(%6) : (!fake.tensor<*>) -> !fake.int
  %8 = fake.aten.item(%1) : (!fake.tensor<*>) -> !fake.int
  %9 = fake.aten.unsqueeze_(%0, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %10 = fake.aten.select.int(%9, 1, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %11 = fake.aten.item(%10) : (!fake.tensor<*>) -> !fake.int
  %12 = fake.aten.zero_(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %13 = fake.aten.item(%1) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// Overlapping elements, for which the last write is unknown; and a storage that
// is read as another type.
// CHECK-LABEL: func.func @written_twice(
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u1>
func.func @written_twice() {
  %0 = fake.aten.full([1], 4) : () -> !fake.tensor<*>
  %1 = fake.aten.expand(%0, [2]) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.arange(2) : () -> !fake.tensor<*>
  %3 = fake.aten.add_.Tensor(%1, %2) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.item(%0) : (!fake.tensor<*>) -> !fake.int
  %5 = fake.aten.full([1], 4) : () -> !fake.tensor<*>
  %6 = fake.aten.view.dtype(%5, i32) : (!fake.tensor<*>) -> !fake.tensor<*>
  %7 = fake.aten.zero_(%6) : (!fake.tensor<*>) -> !fake.tensor<*>
  %8 = fake.aten.item(%5) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// A loop counter, a branch that may be taken, and two equal branches.
// CHECK-LABEL: func.func @written_in_regions(
// CHECK: fake.aten.item{{.*}} -> !fake.int<u0>
// CHECK: fake.aten.item{{.*}} -> !fake.int<u1>
// CHECK: fake.aten.item{{.*}} -> !fake.int<9>
// CHECK: fake.aten.item{{.*}} -> !fake.int<10>
func.func @written_in_regions(%p: i1, %a: index, %b: index, %c: index) {
  %0 = fake.aten.full([], 4) : () -> !fake.tensor<*>
  scf.for %i = %a to %b step %c {
    %1 = fake.aten.add_.Scalar(%0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  }
  %2 = fake.aten.item(%0) : (!fake.tensor<*>) -> !fake.int
  %3 = fake.aten.full([], 4) : () -> !fake.tensor<*>
  scf.if %p {
    %4 = fake.aten.fill_.Scalar(%3, 9) : (!fake.tensor<*>) -> !fake.tensor<*>
  }
  %5 = fake.aten.item(%3) : (!fake.tensor<*>) -> !fake.int
  %6 = fake.aten.full([], 4) : () -> !fake.tensor<*>
  scf.if %p {
    %7 = fake.aten.fill_.Scalar(%6, 9) : (!fake.tensor<*>) -> !fake.tensor<*>
  } else {
    %8 = fake.aten.add_.Scalar(%6, 5) : (!fake.tensor<*>) -> !fake.tensor<*>
  }
  %9 = fake.aten.item(%6) : (!fake.tensor<*>) -> !fake.int
  %10 = fake.aten.add_.Scalar(%6, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %11 = fake.aten.item(%6) : (!fake.tensor<*>) -> !fake.int
  return
}

// -----

// With a dimension of size 1, view may merge non-adjacent elements; reshape
// checks this and copies.
// CHECK-LABEL: func.func @reshape_copies_what_view_merges(
// CHECK: fake.aten.view({{.*}} -> !fake.tensor<[9], f32>
// CHECK: fake.aten.zero_
// CHECK: fake.aten.item({{.*}} -> !fake.int<7>
func.func @reshape_copies_what_view_merges(%x: !fake.tensor<[3, 1, 3], f32, strides = [6, 6, 1]>) {
  %0 = fake.aten.view(%x, [9]) : (!fake.tensor<[3, 1, 3], f32, strides = [6, 6, 1]>) -> !fake.tensor<*>
  %1 = fake.aten.full([24], 7) : () -> !fake.tensor<*>
  %2 = fake.aten.as_strided(%1, [2, 1, 2], [1, 4, 2]) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.reshape(%2, [4]) : (!fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.zero_(%3) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.select.int(%1, 0, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %6 = fake.aten.item(%5) : (!fake.tensor<*>) -> !fake.int
  return
}
