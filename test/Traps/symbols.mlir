// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Symbols with examples. Comments show expressions of FakeTensor that are
// longer.

!t = !fake.tensor<*>
!x2 = !fake.tensor<[a, b], f32>
!x4 = !fake.tensor<[a, b, c, d], f32>
!weight = !fake.tensor<[5, 3, 3, 3], f32>

// FakeTensor has strides max(1, d - 2) although it knows 3 <= d, and a guard a
// < 16 of its backend. Here results are simplified, and the choice of a backend
// adds no guard.
// CHECK-LABEL: func.func @guards_of_conv2d(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(3, b)", op = "fake.aten.conv2d">, #fake.guard<guard, "3 <= c", op = "fake.aten.conv2d">, #fake.guard<guard, "3 <= d", op = "fake.aten.conv2d">]
func.func @guards_of_conv2d(%x: !x4, %w: !weight) -> !t
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>, #fake.symbol<b, min = 2, hint = 3>, #fake.symbol<c, min = 2, hint = 8>, #fake.symbol<d, min = 2, hint = 9>]} {
  // CHECK: fake.aten.conv2d{{.*}} -> !fake.tensor<[a, 5, c - 2, d - 2], f32>{{$}}
  %0 = fake.aten.conv2d(%x, %w) : (!x4, !weight) -> !t
  return %0 : !t
}

// FakeTensor's second size is (a*b)//((a*b)//2), with six guards.
// CHECK-LABEL: func.func @view_by_an_even_size(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(Mod(a*b, 2), 0)", op = "fake.aten.view">]
func.func @view_by_an_even_size(%x: !x2) -> !t
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>, #fake.symbol<b, min = 2, hint = 6>]} {
  // CHECK: fake.aten.view{{.*}} -> !fake.tensor<[a * b floordiv 2, 2], f32>{{$}}
  %0 = fake.aten.view(%x, [-1, 2]) : (!x2) -> !t
  return %0 : !t
}

// FakeTensor has 3*(b//3) channels.
// CHECK-LABEL: func.func @channels_of_group_norm(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(Mod(b, 3), 0)", op = "fake.aten.group_norm">]
func.func @channels_of_group_norm(%x: !x4) -> !t
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>, #fake.symbol<b, min = 2, hint = 6>, #fake.symbol<c, min = 2, hint = 8>, #fake.symbol<d, min = 2, hint = 9>]} {
  // CHECK: fake.aten.group_norm{{.*}} -> !fake.tensor<[a, b, c, d], f32>{{$}}
  %0 = fake.aten.group_norm(%x, 3) : (!x4) -> !t
  return %0 : !t
}

// The number of parts is a guard, and the last one is the remainder.
// CHECK-LABEL: func.func @last_piece_of_a_split(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq((a + 1)//2, 2)", op = "fake.aten.split.Tensor">]
func.func @last_piece_of_a_split(%x: !fake.tensor<[a], f32>) -> !t
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>]} {
  // CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[2], f32>, !fake.tensor<[a - 2], f32, offset = 2>>{{$}}
  %0 = fake.aten.split.Tensor(%x, 2) : (!fake.tensor<[a], f32>) -> !fake.list<!t, !t>
  // CHECK: fake.unpack{{.*}} : !fake.list<!fake.tensor<[2], f32>, !fake.tensor<[a - 2], f32, offset = 2>> -> !fake.tensor<[2], f32>, !fake.tensor<[a - 2], f32, offset = 2>{{$}}
  %1:2 = fake.unpack %0 : !fake.list<!t, !t> -> !t, !t
  return %1#1 : !t
}

// aten.size specializes sizes in FakeTensor, sym_size does not. Here neither
// does, and neither do queries of strides and offsets.
// CHECK-LABEL: func.func @size_is_not_specialised(
// CHECK-NOT: fake.guards
func.func @size_is_not_specialised(%x: !x2, %y: !fake.tensor<[a, 2], f32, strides = [b, 1], offset = b>)
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>, #fake.symbol<b, min = 2, hint = 6>]} {
  // CHECK: fake.aten.sym_size.int{{.*}} -> !fake.int<a>{{$}}
  %0 = fake.aten.sym_size.int(%x, 0) : (!x2) -> !fake.int
  // CHECK: fake.aten.size{{.*}} -> !fake.list<!fake.int<a>, !fake.int<b>>{{$}}
  %1 = fake.aten.size(%x) : (!x2) -> !fake.list<!fake.int, !fake.int>
  // CHECK: fake.aten.stride({{.*}} -> !fake.list<!fake.int<b>, !fake.int<1>>{{$}}
  %2 = fake.aten.stride(%y) : (!fake.tensor<[a, 2], f32, strides = [b, 1], offset = b>) -> !fake.list<!fake.int, !fake.int>
  // CHECK: fake.aten.stride.int{{.*}} -> !fake.int<b>{{$}}
  %3 = fake.aten.stride.int(%y, 0) : (!fake.tensor<[a, 2], f32, strides = [b, 1], offset = b>) -> !fake.int
  // CHECK: fake.aten.storage_offset{{.*}} -> !fake.int<b>{{$}}
  %4 = fake.aten.storage_offset(%y) : (!fake.tensor<[a, 2], f32, strides = [b, 1], offset = b>) -> !fake.int
  return
}

// FakeTensor keeps max(1, .) around strides.
// CHECK-LABEL: func.func @windows_of_pooling(
func.func @windows_of_pooling(%x: !x4) -> !t
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>, #fake.symbol<b, min = 2, hint = 3>, #fake.symbol<c, min = 2, hint = 8>, #fake.symbol<d, min = 2, hint = 9>]} {
  // CHECK: fake.aten.max_pool2d{{.*}} -> !fake.tensor<[a, b, c floordiv 2, d floordiv 2], f32>{{$}}
  %0 = fake.aten.max_pool2d(%x, 2) : (!x4) -> !t
  return %0 : !t
}

// FakeTensor specializes all sizes unless its Python dispatcher runs.
// CHECK-LABEL: func.func @pad_is_not_specialised(
func.func @pad_is_not_specialised(%x: !x4) -> !t
    attributes {fake.symbols = [#fake.symbol<a, min = 2, hint = 4>, #fake.symbol<b, min = 2, hint = 3>, #fake.symbol<c, min = 2, hint = 8>, #fake.symbol<d, min = 2, hint = 9>]} {
  // CHECK: fake.aten.pad{{.*}} -> !fake.tensor<[a, b, c, d + 3], f32>{{$}}
  %0 = fake.aten.pad(%x, [1, 2]) : (!x4) -> !t
  return %0 : !t
}

// A literal has a value, and so does a factory result computed from integers.
// FakeTensor does not track the second, and drops the first when a view of more
// than one element is created. A view changes no element, so the value is kept
// here.
// CHECK-LABEL: func.func @constants_of_literals(
func.func @constants_of_literals() {
  // CHECK: fake.literal{{.*}} : !fake.tensor<[], i64>{{$}}
  %0 = fake.literal dense<7> : tensor<i64> : !fake.tensor<[], i64>
  // CHECK: fake.aten.item{{.*}} -> !fake.int<7>{{$}}
  %1 = fake.aten.item(%0) : (!fake.tensor<[], i64>) -> !fake.int
  // CHECK: fake.aten.repeat{{.*}} -> !fake.tensor<[3], i64>{{$}}
  %2 = fake.aten.repeat(%0, [3]) : (!fake.tensor<[], i64>) -> !t
  // CHECK: fake.aten.item{{.*}} -> !fake.int<7>{{$}}
  %3 = fake.aten.item(%0) : (!fake.tensor<[], i64>) -> !fake.int
  // CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[3], i64, strides = [0]>{{$}}
  %4 = fake.aten.expand(%0, [3]) : (!fake.tensor<[], i64>) -> !t
  // CHECK: fake.aten.item{{.*}} -> !fake.int<7>{{$}}
  %5 = fake.aten.item(%0) : (!fake.tensor<[], i64>) -> !fake.int
  // CHECK: fake.aten.full{{.*}} -> !fake.tensor<[], i64>{{$}}
  %6 = fake.aten.full([], 2) : () -> !t
  // CHECK: fake.aten.item{{.*}} -> !fake.int<2>{{$}}
  %7 = fake.aten.item(%6) : (!t) -> !fake.int
  return
}
