// RUN: fake-opt %s --cse | FileCheck %s

// Without writes, equal calls are merged.
// CHECK-LABEL: @pure
// CHECK-COUNT-1: fake.aten.neg
// CHECK-NOT: fake.aten.neg(
func.func @pure(%x: !fake.tensor<[4], f32>) -> (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  return %0, %1 : !fake.tensor<[4], f32>, !fake.tensor<[4], f32>
}

// The operand is written through a view.
// CHECK-LABEL: @written_between
// CHECK: fake.aten.neg(
// CHECK: fake.aten.zero_
// CHECK: fake.aten.neg(
func.func @written_between(%x: !fake.tensor<[4], f32>) -> (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) {
  %v = fake.aten.view(%x, [2, 2]) : (!fake.tensor<[4], f32>) -> !fake.tensor<[2, 2], f32>
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %w = fake.aten.zero_(%v) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<[2, 2], f32>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  return %0, %1 : !fake.tensor<[4], f32>, !fake.tensor<[4], f32>
}

// The write precedes both calls.
// CHECK-LABEL: @written_before
// CHECK: fake.aten.zero_
// CHECK-COUNT-1: fake.aten.neg(
// CHECK-NOT: fake.aten.neg(
func.func @written_before(%x: !fake.tensor<[4], f32>) -> (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) {
  %w = fake.aten.zero_(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  return %0, %1 : !fake.tensor<[4], f32>, !fake.tensor<[4], f32>
}

// The source of a copy is only read.
// CHECK-LABEL: @only_read
// CHECK: fake.aten.neg(
// CHECK: fake.aten.copy_
// CHECK-NOT: fake.aten.neg(
func.func @only_read(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[4], f32>) -> (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %w = fake.aten.copy_(%y, %x) : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  return %0, %1 : !fake.tensor<[4], f32>, !fake.tensor<[4], f32>
}

// Changes of sizes are writes, too.
// CHECK-LABEL: @transposed_between
// CHECK: fake.aten.neg(
// CHECK: fake.aten.t_(
// CHECK: fake.aten.neg(
func.func @transposed_between(%x: !fake.tensor<[2, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>) {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %w = fake.aten.t_(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.neg(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return %0, %1 : !fake.tensor<*>, !fake.tensor<*>
}

// Sizes of a tensor that is transposed in place are queried again; those of
// others are not.

// CHECK-LABEL: func.func @queries(
// CHECK: fake.size %arg0, 0
// CHECK: fake.aten.t_(
// CHECK: fake.size %arg0, 0
// CHECK: fake.size %arg1, 0
// CHECK-NOT: fake.size
func.func @queries(%x: !fake.tensor<[2, 3], f32>, %y: !fake.tensor<[2, 3], f32>)
    -> (!fake.int, !fake.int, !fake.int, !fake.int) {
  %0 = fake.size %x, 0 : !fake.tensor<[2, 3], f32> -> !fake.int
  %1 = fake.aten.t_(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %2 = fake.size %x, 0 : !fake.tensor<[2, 3], f32> -> !fake.int
  %3 = fake.size %y, 0 : !fake.tensor<[2, 3], f32> -> !fake.int
  %4 = fake.size %y, 0 : !fake.tensor<[2, 3], f32> -> !fake.int
  return %0, %2, %3, %4 : !fake.int, !fake.int, !fake.int, !fake.int
}

// One of two equal tensors is written, directly or through a view: they are not
// merged.

// CHECK-LABEL: func.func @new_tensors(
// CHECK-COUNT-2: fake.aten.zeros
// CHECK: fake.aten.add_.Scalar
// CHECK-COUNT-2: fake.literal
// CHECK: fake.aten.zero_
// CHECK-COUNT-2: fake.aten.neg(
// CHECK: fake.aten.t_(
func.func @new_tensors(%x: !fake.tensor<[2, 3], f32>)
    -> (!fake.tensor<*>, !fake.tensor<[2], i64>, !fake.tensor<*>) {
  %0 = fake.aten.zeros([2]) : () -> !fake.tensor<*>
  %1 = fake.aten.zeros([2]) : () -> !fake.tensor<*>
  %2 = fake.aten.add_.Scalar(%0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.literal dense<[2, 3]> : tensor<2xi64> : !fake.tensor<[2], i64>
  %4 = fake.literal dense<[2, 3]> : tensor<2xi64> : !fake.tensor<[2], i64>
  %5 = fake.aten.select.int(%3, 0, 0) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  %6 = fake.aten.zero_(%5) : (!fake.tensor<*>) -> !fake.tensor<*>
  %7 = fake.aten.neg(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %8 = fake.aten.neg(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %9 = fake.aten.t_(%7) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1, %4, %8 : !fake.tensor<*>, !fake.tensor<[2], i64>, !fake.tensor<*>
}

// None of them is written.

// CHECK-LABEL: func.func @new_tensors_that_are_read(
// CHECK-COUNT-1: fake.aten.zeros
// CHECK-NOT: fake.aten.zeros
// CHECK-COUNT-1: fake.literal
// CHECK-NOT: fake.literal
func.func @new_tensors_that_are_read()
    -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<[2], i64>, !fake.tensor<[2], i64>) {
  %0 = fake.aten.zeros([2]) : () -> !fake.tensor<*>
  %1 = fake.aten.zeros([2]) : () -> !fake.tensor<*>
  %2 = fake.literal dense<[2, 3]> : tensor<2xi64> : !fake.tensor<[2], i64>
  %3 = fake.literal dense<[2, 3]> : tensor<2xi64> : !fake.tensor<[2], i64>
  return %0, %1, %2, %3 : !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<[2], i64>, !fake.tensor<[2], i64>
}
