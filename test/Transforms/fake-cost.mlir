// RUN: fake-opt %s --fake-cost -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-cost="count=macs by=function" -o /dev/null | FileCheck %s --check-prefix=MACS

!t = !fake.tensor<*>

// A multiply-accumulate is two operations, or one. Each operand is read once, and
// the result is written.
// CHECK-LABEL: @product
// CHECK-NEXT: MACs FLOPs read written intensity
// CHECK-NEXT: 24 48 72 32 0.46 aten.mm.default (1)
// CHECK-NEXT: 24 48 72 32 0.46 total (1)
// MACS-LABEL: @product
// MACS: 24 24 72 32 0.23 total (1)
func.func @product(%x: !fake.tensor<[2, 3], f32>, %y: !fake.tensor<[3, 4], f32>) -> !t {
  %0 = fake.aten.mm(%x, %y) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[3, 4], f32>) -> !t
  return %0 : !t
}

// CHECK-LABEL: @symbolic
// CHECK-COUNT-2: 32*n*(n + 8) 64*n*(n + 8) 4*n**2 + 256*n + 1024 4*n*(n + 32) -
func.func @symbolic(%x: !fake.tensor<[n, 16], f32>, %w: !fake.tensor<[16, 16], f32>) -> !t
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.mm(%x, %w) : (!fake.tensor<[n, 16], f32>, !fake.tensor<[16, 16], f32>) -> !t
  %1 = fake.aten.t(%x) : (!fake.tensor<[n, 16], f32>) -> !t
  %2 = fake.aten.mm(%0, %1) : (!t, !t) -> !t
  %3 = fake.aten.mm(%2, %0) : (!t, !t) -> !t
  return %3 : !t
}

// Views cost nothing and have no row. A reshape that copies moves data.
// CHECK-LABEL: @views
// CHECK-NEXT: MACs
// CHECK-NEXT: 0 0 24 24 0.00 aten.reshape.default (1)
// CHECK-NEXT: 0 0 24 24 0.00 total (1)
func.func @views(%x: !fake.tensor<[2, 3], f32>) -> (!t, !t) {
  %0 = fake.aten.reshape(%x, [3, 2]) : (!fake.tensor<[2, 3], f32>) -> !t
  %1 = fake.aten.t(%0) : (!t) -> !t
  %2 = fake.aten.reshape(%1, [6]) : (!t) -> !t
  return %1, %2 : !t, !t
}

// An operand that is given twice is read once, and an expanded one has few
// elements. What is overwritten is not read.
// CHECK-LABEL: @traffic
// CHECK: 0 6 24 24 0.12 aten.mul.Tensor (1)
// CHECK: 0 6 12 24 0.17 aten.exp.default (1)
// CHECK: 0 0 24 24 0.00 aten.copy_.default (1)
// CHECK: 0 6 48 24 0.08 aten.add_.Tensor (1)
func.func @traffic(%x: !fake.tensor<[2, 3], f32>, %r: !fake.tensor<[3], f32>) {
  %0 = fake.aten.mul.Tensor(%x, %x) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !t
  %1 = fake.aten.expand(%r, [2, 3]) : (!fake.tensor<[3], f32>) -> !t
  %2 = fake.aten.exp(%1) : (!t) -> !t
  %3 = fake.aten.copy_(%2, %0) : (!t, !t) -> !t
  %4 = fake.aten.add_.Tensor(%0, %2) : (!t, !t) -> !t
  return
}

// Of a table, as many elements are read as are looked up.
// CHECK-LABEL: @table
// CHECK: 0 0 72 48 0.00 aten.embedding.default (1)
func.func @table(%w: !fake.tensor<[1000, 4], f32>, %i: !fake.tensor<[3], i64>) -> !t {
  %0 = fake.aten.embedding(%w, %i) : (!fake.tensor<[1000, 4], f32>, !fake.tensor<[3], i64>) -> !t
  return %0 : !t
}

// An op that changes the sizes of a tensor counts for later ones.
// CHECK-LABEL: @resized
// CHECK: 0 20 80 80 0.12 aten.relu.default (1)
func.func @resized(%x: !fake.tensor<[2, 3], f32>) -> !t {
  %0 = fake.aten.clone(%x) : (!fake.tensor<[2, 3], f32>) -> !t
  %1 = fake.aten.resize_(%0, [4, 5]) : (!t) -> !t
  %2 = fake.aten.relu(%0) : (!t) -> !t
  return %2 : !t
}

// An op of unknown cost is named.
// CHECK-LABEL: @unknown
// CHECK: 0 0 0 0 - total (0)
// CHECK-NEXT: unknown: aten.to_sparse.default (2): no cost is stated for the op
func.func @unknown(%x: !fake.tensor<[2, 3], f32>) -> (!t, !t) {
  %0 = fake.aten.to_sparse(%x) : (!fake.tensor<[2, 3], f32>) -> !t
  %1 = fake.aten.to_sparse(%x) : (!fake.tensor<[2, 3], f32>) -> !t
  return %0, %1 : !t, !t
}

// CHECK: count=flops padding=dense causal=full
// MACS: count=macs padding=dense causal=full
