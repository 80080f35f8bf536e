// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Factories with data-dependent sizes.

// A size is nonnegative.
// CHECK-LABEL: func.func @empty(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.empty.memory_format{{.*}} -> !fake.tensor<[u0, 3], f32>
// CHECK: fake.aten.zeros{{.*}} -> !fake.tensor<[3, u0], f32>
func.func @empty(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.empty.memory_format([%u, 3]) : (!fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.zeros([3, %u]) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// This is asserted.
// CHECK-LABEL: func.func @empty_any_sign(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.empty.memory_format">]
// CHECK: fake.aten.empty.memory_format{{.*}} -> !fake.tensor<[u0, 3], f32>
// CHECK: fake.aten.ones{{.*}} -> !fake.tensor<[u0], f32>
func.func @empty_any_sign(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>]} {
  %0 = fake.aten.empty.memory_format([%u, 3]) : (!fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.ones([%u]) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// The same for a value.
// CHECK-LABEL: func.func @full(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.full{{.*}} -> !fake.tensor<[u0], f32>
func.func @full(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.full([%u], 1.0) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// As many as there are elements.
// CHECK-LABEL: func.func @arange(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "2 <= u0", op = "fake.aten.arange.start">]
// CHECK: fake.aten.arange{{.*}} -> !fake.tensor<[u0], i64>
// CHECK: fake.aten.arange.start{{.*}} -> !fake.tensor<[u0 - 2], i64>
// CHECK: fake.aten.arange.start_step{{.*}} -> !fake.tensor<[(u0 + 1) floordiv 2], i64>
func.func @arange(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.arange(%u) : (!fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.arange.start(2, %u) : (!fake.int<u0>) -> !fake.tensor<*>
  %2 = fake.aten.arange.start_step(0, %u, 2) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// A range must not run backwards.
// CHECK-LABEL: func.func @arange_any_sign(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "0 <= u0", op = "fake.aten.arange">]
// CHECK: fake.aten.arange{{.*}} -> !fake.tensor<[u0], i64>
func.func @arange_any_sign(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked>]} {
  %0 = fake.aten.arange(%u) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// A data-dependent step is not 0.
// CHECK-LABEL: func.func @arange_step(
// CHECK-SAME: fake.guards = [#fake.guard<assert, "Ne(u0, 0)", op = "fake.aten.arange.start_step">]
// CHECK: fake.aten.arange.start_step{{.*}} -> !fake.tensor<[11 floordiv u0 + 1], i64>
func.func @arange_step(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.arange.start_step(0, 12, %u) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// The number of steps.
// CHECK-LABEL: func.func @linspace(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.linspace{{.*}} -> !fake.tensor<[u0], f32>
// CHECK: fake.aten.logspace{{.*}} -> !fake.tensor<[u0], f32>
func.func @linspace(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.linspace(0.0, 1.0, %u) : (!fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.logspace(0.0, 1.0, %u) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// Rows and columns.
// CHECK-LABEL: func.func @eye(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.eye{{.*}} -> !fake.tensor<[u0, u0], f32>
// CHECK: fake.aten.eye.m{{.*}} -> !fake.tensor<[u0, u1], f32>
func.func @eye(%u: !fake.int<u0>, %v: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.eye(%u) : (!fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.eye.m(%u, %v) : (!fake.int<u0>, !fake.int<u1>) -> !fake.tensor<*>
  return
}

// -----

// Random numbers.
// CHECK-LABEL: func.func @randint(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.randint{{.*}} -> !fake.tensor<[u0], i64>
// CHECK: fake.aten.randperm{{.*}} -> !fake.tensor<[u0], i64>
func.func @randint(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.randint(10, [%u]) : (!fake.int<u0>) -> !fake.tensor<*>
  %1 = fake.aten.randperm(%u) : (!fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// A tensor like another one.
// CHECK-LABEL: func.func @new_zeros(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.new_zeros{{.*}} -> !fake.tensor<[u1], f32>
// CHECK: fake.aten.zeros_like{{.*}} -> !fake.tensor<[u0], f32>
func.func @new_zeros(%x: !fake.tensor<[u0], f32>, %u: !fake.int<u1>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.new_zeros(%x, [%u]) : (!fake.tensor<[u0], f32>, !fake.int<u1>) -> !fake.tensor<*>
  %1 = fake.aten.zeros_like(%x) : (!fake.tensor<[u0], f32>) -> !fake.tensor<*>
  return
}

// -----

// Explicit strides.
// CHECK-LABEL: func.func @empty_strided(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.empty_strided{{.*}} -> !fake.tensor<[u0, 2], f32, strides = [1, u0]>
func.func @empty_strided(%u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.empty_strided([%u, 2], [1, %u]) : (!fake.int<u0>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// New sizes for the same storage.
// CHECK-LABEL: func.func @resize(
// CHECK-NOT: fake.guards
// CHECK: fake.aten.resize_{{.*}} -> !fake.tensor<[u0, 2], f32>
func.func @resize(%x: !fake.tensor<[8], f32>, %u: !fake.int<u0>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.resize_(%x, [%u, 2]) : (!fake.tensor<[8], f32>, !fake.int<u0>) -> !fake.tensor<*>
  return
}

// -----

// One class for each integer.
// CHECK-LABEL: func.func @one_hot(
// CHECK-SAME: #fake.symbol<u1, unbacked, min = 0>
// CHECK: fake.aten.one_hot{{.*}} -> !fake.tensor<[u0, 5], i64>
// CHECK: fake.aten.one_hot{{.*}} -> !fake.tensor<[u0, u1], i64>
func.func @one_hot(%x: !fake.tensor<[u0], i64>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten.one_hot(%x, 5) : (!fake.tensor<[u0], i64>) -> !fake.tensor<*>
  %1 = fake.aten.one_hot(%x) : (!fake.tensor<[u0], i64>) -> !fake.tensor<*>
  return
}
