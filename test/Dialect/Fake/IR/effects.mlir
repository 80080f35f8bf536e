// RUN: fake-opt %s -cse -canonicalize | FileCheck %s

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @equal_calls_are_merged
// CHECK-COUNT-1: fake.aten.add.Tensor
// CHECK-NOT: fake.aten.add.Tensor
// CHECK: return %[[S:.*]], %[[S]]
func.func @equal_calls_are_merged(%x: !t) -> (!t, !t) {
  %0 = fake.aten.add.Tensor(%x, %x) : (!t, !t) -> !t
  %1 = fake.aten.add.Tensor(%x, %x, alpha = 1) : (!t, !t) -> !t
  return %0, %1 : !t, !t
}

// CHECK-LABEL: func.func @different_arguments_are_kept
// CHECK: %[[A:.*]] = fake.aten.add.Tensor
// CHECK: %[[B:.*]] = fake.aten.add.Tensor
// CHECK: return %[[A]], %[[B]]
func.func @different_arguments_are_kept(%x: !t) -> (!t, !t) {
  %0 = fake.aten.add.Tensor(%x, %x) : (!t, !t) -> !t
  %1 = fake.aten.add.Tensor(%x, %x, alpha = 2) : (!t, !t) -> !t
  return %0, %1 : !t, !t
}

// CHECK-LABEL: func.func @unused_call_is_removed
// CHECK-NEXT: return
func.func @unused_call_is_removed(%x: !t) {
  %0 = fake.aten.relu(%x) : (!t) -> !t
  return
}

// CHECK-LABEL: func.func @random_calls_are_kept
// CHECK: %[[A:.*]] = fake.aten.bernoulli
// CHECK: %[[B:.*]] = fake.aten.bernoulli
// CHECK: return %[[A]], %[[B]]
func.func @random_calls_are_kept(%x: !t) -> (!t, !t) {
  %0 = fake.aten.bernoulli(%x) : (!t) -> !t
  %1 = fake.aten.bernoulli(%x) : (!t) -> !t
  return %0, %1 : !t, !t
}

// CHECK-LABEL: func.func @writes_are_kept
// CHECK-COUNT-2: fake.aten.add_.Tensor
func.func @writes_are_kept(%x: !t) {
  %0 = fake.aten.add_.Tensor(%x, %x) : (!t, !t) -> !t
  %1 = fake.aten.add_.Tensor(%x, %x) : (!t, !t) -> !t
  return
}

// CHECK-LABEL: func.func @assertion_is_kept
// CHECK: fake.assert
func.func @assertion_is_kept(%a: !fake.int, %b: !fake.int) {
  %0 = fake.cmp eq %a, %b : !fake.int, !fake.int
  fake.assert %0, "expected equal sizes"
  return
}

// CHECK-LABEL: func.func @unused_arithmetic_is_removed
// CHECK-NEXT: return
func.func @unused_arithmetic_is_removed(%a: !fake.int) {
  %0 = fake.constant 2 : !fake.int<2>
  %1 = fake.add %a, %0 : (!fake.int, !fake.int<2>) -> !fake.int
  %2 = fake.literal : !fake.tensor<[2], f32>
  return
}
