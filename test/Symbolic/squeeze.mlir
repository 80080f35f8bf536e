// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Whether a size is 1 determines the rank: nothing is assumed silently.

// The hint decides.
// CHECK-LABEL: func.func @hint(
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(n, 1)", op = "fake.aten.squeeze.dim">]
// CHECK: fake.aten.squeeze.dim{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @hint(%x: !fake.tensor<[4, n, 5], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 1, hint = 1>]} {
  %0 = fake.aten.squeeze.dim(%x, 1) : (!fake.tensor<[4, n, 5], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// -----

// A data-dependent size is assumed not to be 1.
// CHECK-LABEL: func.func @data(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 1)", op = "fake.aten.squeeze.dim">]
// CHECK: fake.aten.squeeze.dim{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// CHECK: fake.aten.squeeze({{.*}} -> !fake.tensor<[u0], i64>
func.func @data(%m: !fake.tensor<[7], f32>) {
  %0 = fake.aten.nonzero(%m) : (!fake.tensor<[7], f32>) -> !fake.tensor<*>
  %1 = fake.aten.squeeze.dim(%0, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.squeeze(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// A declared rank implies that the size is 1.
// CHECK-LABEL: func.func @declared(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Eq(n, 1)", op = "fake.aten.squeeze.dim">]
// CHECK: fake.aten.squeeze.dim{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @declared(%x: !fake.tensor<[4, n, 5], f32>) -> !fake.tensor<[?, ?], f32>
    attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %0 = fake.aten.squeeze.dim(%x, 1) : (!fake.tensor<[4, n, 5], f32>) -> !fake.tensor<[?, ?], f32>
  return %0 : !fake.tensor<[?, ?], f32>
}

// -----

// It also implies that no size is 1.
// CHECK-LABEL: func.func @declared_whole(
// CHECK-SAME: "Ne(n, 1)"
// CHECK: fake.aten.squeeze({{.*}} -> !fake.tensor<[4, n], f32>
func.func @declared_whole(%x: !fake.tensor<[4, n], f32>) -> !fake.tensor<[?, ?], f32>
    attributes {fake.symbols = [#fake.symbol<n, min = 0>]} {
  %0 = fake.aten.squeeze(%x) : (!fake.tensor<[4, n], f32>) -> !fake.tensor<[?, ?], f32>
  return %0 : !fake.tensor<[?, ?], f32>
}
