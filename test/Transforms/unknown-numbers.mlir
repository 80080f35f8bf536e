// Numbers of unknown type, and tensors of unknown rank beside lists.

// RUN: fake-opt %s --fake-propagate | FileCheck %s

!t = !fake.tensor<*>

// The dtype of a range is that of its numbers; one float decides it.
// CHECK-LABEL: func.func @ranges(
// CHECK: fake.aten.arange({{.*}} -> !fake.tensor<[?], ?>
// CHECK: fake.aten.arange.start({{.*}} -> !fake.tensor<[?], f32>
// CHECK: fake.aten.arange({{.*}} -> !fake.tensor<[?], i32>
func.func @ranges(%n: !fake.any) {
  %0 = fake.aten.arange(%n) : (!fake.any) -> !t
  %1 = fake.aten.arange.start(0.5, %n) : (!fake.any) -> !t
  %2 = fake.aten.arange(%n, dtype = i32) : (!fake.any) -> !t
  return
}

// CHECK-LABEL: func.func @numbers_for_each(
// CHECK: fake.aten._foreach_addcmul.Tensor{{.*}} -> !fake.list<!fake.tensor<[2, 3], f32>>
// CHECK: fake.aten._foreach_mul.Tensor{{.*}} -> !fake.list<!fake.tensor<*>>
func.func @numbers_for_each(%a: !fake.tensor<[2, 3], f32>, %u: !t) {
  %0 = fake.aten._foreach_addcmul.Tensor([%a], [%a], [%a], %u) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>, !t) -> !fake.list<>
  %1 = fake.aten._foreach_mul.Tensor([%a], %u) : (!fake.tensor<[2, 3], f32>, !t) -> !fake.list<>
  return
}
