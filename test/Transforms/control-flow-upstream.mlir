// RUN: fake-opt %s --fake-propagate --split-input-file --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t
// RUN: fake-opt %t --fake-propagate --split-input-file | diff %t -

// Ops of other dialects are handled through RegionBranchOpInterface. Types of
// values at a join are refined together.

// CHECK-LABEL: func.func @if
// CHECK-SAME: -> !fake.tensor<[s0, 4], f32>
// CHECK: scf.if {{.*}} -> (!fake.tensor<[s0, 4], f32>)
// CHECK: scf.yield {{.*}} : !fake.tensor<[s0, 4], f32>
func.func @if(%c: i1, %x: !fake.tensor<[s0, 4], f32>) -> !fake.tensor<*> {
  %0 = scf.if %c -> !fake.tensor<*> {
    %1 = fake.aten.sin(%x) : (!fake.tensor<[s0, 4], f32>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  } else {
    %1 = fake.aten.cos(%x) : (!fake.tensor<[s0, 4], f32>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  }
  return %0 : !fake.tensor<*>
}

// -----

// If they cannot have a common type, they keep theirs, but the metadata is
// known.

// CHECK-LABEL: func.func @if_of_different_sizes
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 2, max = 4>
// CHECK: scf.if {{.*}} -> (!fake.tensor<*>)
// CHECK: scf.yield {{.*}} : !fake.tensor<*>
// CHECK: fake.aten.sin(%0) : (!fake.tensor<*>) -> !fake.tensor<[u0], f32>
func.func @if_of_different_sizes(%c: i1, %x: !fake.tensor<[4], f32>) {
  %0 = scf.if %c -> !fake.tensor<*> {
    %1 = fake.aten.sin(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  } else {
    %1 = fake.aten.slice.Tensor(%x, 0, 2) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
    %2 = fake.aten.clone(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
    scf.yield %2 : !fake.tensor<*>
  }
  %3 = fake.aten.sin(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// The join of different dtypes is unknown.

// CHECK-LABEL: func.func @if_of_different_dtypes
// CHECK: fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<[4], ?>
func.func @if_of_different_dtypes(%c: i1, %x: !fake.tensor<[4], f32>) {
  %0 = scf.if %c -> !fake.tensor<*> {
    %1 = fake.aten.sin(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  } else {
    %1 = fake.aten._to_copy(%x, dtype = i64) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  }
  %3 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A known condition selects one branch.

// CHECK-LABEL: func.func @known_condition
// CHECK: fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<[4], f32>
func.func @known_condition(%x: !fake.tensor<[4], f32>) {
  %true = arith.constant true
  %0 = scf.if %true -> !fake.tensor<*> {
    %1 = fake.aten.sin(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  } else {
    %1 = fake.aten._to_copy(%x, dtype = i64) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  }
  %3 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// CHECK-LABEL: func.func @for
// CHECK: scf.for {{.*}} iter_args(%{{.*}} = %{{.*}}) -> (!fake.tensor<[4], f32>)
// CHECK: scf.yield {{.*}} : !fake.tensor<[4], f32>
// CHECK: scf.for {{.*}} -> (!fake.tensor<*>)
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u{{[0-9]+}}], f32>
func.func @for(%x: !fake.tensor<[4], f32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = fake.aten.sin(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  %b = fake.aten.cos(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%c = %a) -> !fake.tensor<*> {
    %1 = fake.aten.sin(%c) : (!fake.tensor<*>) -> !fake.tensor<*>
    scf.yield %1 : !fake.tensor<*>
  }
  %1 = scf.for %i = %c0 to %n step %c1 iter_args(%c = %b) -> !fake.tensor<*> {
    %2 = fake.aten.cat([%c, %c]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    scf.yield %2 : !fake.tensor<*>
  }
  %2 = fake.aten.neg(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// CHECK-LABEL: func.func @while
// CHECK: scf.while (%{{.*}} = %0) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4, 1], f32>
// CHECK: ^bb0(%{{.*}}: !fake.tensor<[4, 1], f32>):
func.func @while(%x: !fake.tensor<[4], f32>, %c: i1) -> !fake.tensor<*> {
  %0 = fake.aten.sin(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  %1 = scf.while (%a = %0) : (!fake.tensor<*>) -> !fake.tensor<*> {
    %2 = fake.aten.unsqueeze(%a, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
    scf.condition(%c) %2 : !fake.tensor<*>
  } do {
  ^bb0(%b: !fake.tensor<*>):
    %2 = fake.aten.squeeze.dim(%b, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
    scf.yield %2 : !fake.tensor<*>
  }
  return %1 : !fake.tensor<*>
}

// -----

// A loop that rotates sizes among its carried values takes one sweep for each
// of them; at the limit, the sizes become unknown.

// CHECK-LABEL: func.func @gives_up
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[?], f32, strides = ?>
func.func @gives_up(%x: !fake.tensor<[1], f32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %y = fake.aten.cat([%x, %x]) : (!fake.tensor<[1], f32>, !fake.tensor<[1], f32>) -> !fake.tensor<*>
  %z = fake.aten.sin(%x) : (!fake.tensor<[1], f32>) -> !fake.tensor<*>
  %0:14 = scf.for %i = %c0 to %n step %c1
      iter_args(%0 = %z, %1 = %z, %2 = %z, %3 = %z, %4 = %z, %5 = %z, %6 = %z, %7 = %z,
                %8 = %z, %9 = %z, %10 = %z, %11 = %z, %12 = %z, %13 = %y)
      -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>,
          !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>,
          !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>) {
    scf.yield %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %13
      : !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>,
        !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>,
        !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>
  }
  %a = fake.aten.neg(%0#0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Symbols in loop-carried lists are declared like others.
// CHECK-LABEL: func.func @carried
// CHECK-SAME: fake.symbols = [#fake.symbol<[[CARRIED:u[0-9]+]], unbacked, min = 0>, #fake.symbol<[[RESULT:u[0-9]+]], unbacked, min = 2>]
// CHECK: fake.unpack %{{.*}} -> !fake.tensor<{{\[}}[[CARRIED]]], f32>, !fake.tensor<[2], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<{{\[}}[[RESULT]]], f32>
func.func @carried(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[2], f32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %l = fake.pack %x, %y : (!fake.tensor<[4], f32>, !fake.tensor<[2], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<[2], f32>>
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %l) -> (!fake.list<!fake.tensor<*>, !fake.tensor<[2], f32>>) {
    %0:2 = fake.unpack %a : !fake.list<!fake.tensor<*>, !fake.tensor<[2], f32>> -> !fake.tensor<*>, !fake.tensor<[2], f32>
    %1 = fake.aten.cat([%0#0, %0#1]) : (!fake.tensor<*>, !fake.tensor<[2], f32>) -> !fake.tensor<*>
    %2 = fake.pack %1, %0#1 : (!fake.tensor<*>, !fake.tensor<[2], f32>) -> !fake.list<!fake.tensor<*>, !fake.tensor<[2], f32>>
    scf.yield %2 : !fake.list<!fake.tensor<*>, !fake.tensor<[2], f32>>
  }
  %3:2 = fake.unpack %r : !fake.list<!fake.tensor<*>, !fake.tensor<[2], f32>> -> !fake.tensor<*>, !fake.tensor<[2], f32>
  %4 = fake.aten.neg(%3#0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
