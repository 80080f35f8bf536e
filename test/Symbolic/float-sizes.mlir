// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Sizes that a program computes with floats. A rounded division of integers is
// an integer division.

// CHECK-LABEL: func.func @quotient(
// CHECK: fake.aten.ceil.float{{.*}} -> !fake.int<(n + 1) floordiv 2>
// CHECK: fake.aten.floor.float{{.*}} -> !fake.int<n floordiv 2>
// CHECK: fake.aten.round.Scalar{{.*}} -> !fake.int<round(truediv(n, 2))>
// CHECK: fake.aten.new_zeros{{.*}} -> !fake.tensor<[(n + 1) floordiv 2, n floordiv 2, round(truediv(n, 2))], f32>
func.func @quotient(%x: !fake.tensor<[n], f32>) attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %n = fake.size %x, 0 : !fake.tensor<[n], f32> -> !fake.int
  %half = fake.aten.div.int(%n, 2) : (!fake.int) -> !fake.float
  %up = fake.aten.ceil.float(%half) : (!fake.float) -> !fake.int
  %down = fake.aten.floor.float(%half) : (!fake.float) -> !fake.int
  %near = fake.aten.round.Scalar(%half) : (!fake.float) -> !fake.int
  %0 = fake.aten.new_zeros(%x, [%up, %down, %near]) : (!fake.tensor<[n], f32>, !fake.int, !fake.int, !fake.int) -> !fake.tensor<*>
  return
}

// -----

// Scaling: `int(1.5 * n)`, and `round(0.3 * n + 1)`.
// CHECK-LABEL: func.func @factor(
// CHECK: fake.aten.Int.float{{.*}} -> !fake.int<trunc(1.5 * n)>
// CHECK: fake.aten.round.Scalar{{.*}} -> !fake.int<round(0.3 * n + 1.0)>
func.func @factor(%x: !fake.tensor<[n], f32>) attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %n = fake.size %x, 0 : !fake.tensor<[n], f32> -> !fake.int
  %f = fake.aten.Float.int(%n) : (!fake.int) -> !fake.float
  %0 = fake.aten.mul.float(%f, 1.5) : (!fake.float) -> !fake.float
  %1 = fake.aten.Int.float(%0) : (!fake.float) -> !fake.int
  %2 = fake.aten.mul.float(%f, 0.3) : (!fake.float) -> !fake.float
  %3 = fake.aten.add(%2, 1) : (!fake.float) -> !fake.float
  %4 = fake.aten.round.Scalar(%3) : (!fake.float) -> !fake.int
  return
}

// -----

// Powers and shifts.
// CHECK-LABEL: func.func @power(
// CHECK: fake.aten.pow.int_to_int{{.*}} -> !fake.int<pow(2, n)>
// CHECK: fake.aten.__lshift__.int{{.*}} -> !fake.int<2 * n>
// CHECK: fake.aten.__rshift__.int{{.*}} -> !fake.int<n floordiv 2>
func.func @power(%n: !fake.int<n>) attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %0 = fake.aten.pow.int_to_int(2, %n) : (!fake.int<n>) -> !fake.int
  %1 = fake.aten.__lshift__.int(%n, 1) : (!fake.int<n>) -> !fake.int
  %2 = fake.aten.__rshift__.int(%n, 1) : (!fake.int<n>) -> !fake.int
  return
}

// -----

// `3 if n > 8 else 4` is arithmetic with a condition.
// CHECK-LABEL: func.func @choice(
// CHECK: fake.add {{.*}} -> !fake.int<4 - min(1, max(0, n - 8))>
func.func @choice(%n: !fake.int<n>) attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %p = fake.aten.gt.int(%n, 8) : (!fake.int<n>) -> !fake.bool
  %t = fake.aten.Int.bool(%p) : (!fake.bool) -> !fake.int
  %d = fake.aten.neg.int(%t) : (!fake.int) -> !fake.int
  %four = fake.constant 4 : !fake.int<4>
  %0 = fake.add %d, %four : (!fake.int, !fake.int<4>) -> !fake.int
  return
}

// -----

// Ops that compute sizes with floats themselves.
// CHECK-LABEL: func.func @ops(
// CHECK: fake.aten.arange.start_step{{.*}} -> !fake.tensor<[2 * n], f32>
// CHECK: fake.aten.arange.start_step{{.*}} -> !fake.tensor<[ceil(truediv(float(n), 0.3))], f32>
// CHECK: fake.aten.upsample_nearest1d.vec{{.*}} -> !fake.tensor<[1, 2, trunc(1.5 * n)], f32>
func.func @ops(%x: !fake.tensor<[1, 2, n], f32>, %n: !fake.int<n>) attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.arange.start_step(0, %n, 0.5) : (!fake.int<n>) -> !fake.tensor<*>
  %1 = fake.aten.arange.start_step(0, %n, 0.3) : (!fake.int<n>) -> !fake.tensor<*>
  %2 = fake.aten.upsample_nearest1d.vec(%x, none, [1.5]) : (!fake.tensor<[1, 2, n], f32>) -> !fake.tensor<*>
  return
}

// -----

// Equal values stay equal.
// CHECK-LABEL: func.func @same(
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[trunc(1.5 * n)], f32>
func.func @same(%x: !fake.tensor<[trunc(1.5 * n)], f32>, %y: !fake.tensor<[n], f32>) attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %n = fake.size %y, 0 : !fake.tensor<[n], f32> -> !fake.int
  %0 = fake.aten.mul(%n, 1.5) : (!fake.int) -> !fake.float
  %1 = fake.aten.Int.float(%0) : (!fake.float) -> !fake.int
  %2 = fake.aten.new_zeros(%y, [%1]) : (!fake.tensor<[n], f32>, !fake.int) -> !fake.tensor<*>
  %3 = fake.aten.add.Tensor(%x, %2) : (!fake.tensor<[trunc(1.5 * n)], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}
