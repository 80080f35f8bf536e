// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s

// Tensors that are in other storages than their metadata says at first.

// After `set_`, the 8 bytes of the clone are free: arguments of 32 bytes, and 24.
// CHECK-LABEL: @moves, cpu: 56 bytes, exact
func.func @moves(%x: !fake.tensor<[2], f32>, %y: !fake.tensor<[6], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.clone(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  %1 = fake.aten.set_.source_Tensor(%0, %y) : (!fake.tensor<*>, !fake.tensor<[6], f32>) -> !fake.tensor<*>
  %2 = fake.aten.exp(%y) : (!fake.tensor<[6], f32>) -> !fake.tensor<*>
  %3 = fake.aten.neg(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %3 : !fake.tensor<*>
}

// The caller holds an argument, and so the 24 bytes that it has moved into, beside the 8
// that it had, and two values of 24.
// CHECK-LABEL: @argument_moves, cpu: 80 bytes, exact
// CHECK: results: 48
func.func @argument_moves(%x: !fake.tensor<[2], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.zeros([6], dtype = f32) : () -> !fake.tensor<*>
  %1 = fake.aten.set_.source_Tensor(%x, %0) : (!fake.tensor<[2], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.zeros([6], dtype = f32) : () -> !fake.tensor<*>
  %3 = fake.aten.exp(%2) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %3 : !fake.tensor<*>
}

// A literal is one storage, whatever the metadata of the tensor that is made of it.
// CHECK-LABEL: @lifted, cpu: 8 bytes, exact
func.func @lifted() -> !fake.tensor<*> {
  %0 = fake.literal dense<3> : tensor<i64> : !fake.tensor<[], i64>
  %1 = fake.aten.lift_fresh(%0) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// A branch yields a part of 48 bytes: with the argument, the predicate, and the result of 24.
// CHECK-LABEL: @parts, cpu: 97 bytes, exact
// CHECK-NEXT: 97 after %1 = 'fake.aten.exp'
func.func @parts(%c: !fake.tensor<[], bool>, %x: !fake.tensor<[6], f32>) -> !fake.tensor<*> {
  %0 = fake.cond %c with(%x) : (!fake.tensor<[], bool>, !fake.tensor<[6], f32>) -> !fake.tensor<*>
  then(%a: !fake.tensor<*>) {
    %1 = fake.aten.cat([%a, %a]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    %2 = fake.aten.slice.Tensor(%1, 0, 0, 6) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %2 : !fake.tensor<*>
  } else(%a: !fake.tensor<*>) {
    %1 = fake.aten.clone(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  }
  %1 = fake.aten.exp(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// Dropout that drops nothing returns its argument, whatever its metadata says.
// CHECK-LABEL: @dropout, cpu: 72 bytes, exact
func.func @dropout(%x: !fake.tensor<[6], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[6], f32>) -> !fake.tensor<*>
  %1 = fake.aten.dropout(%0, 0.5, false) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.exp(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.add_.Tensor(%2, %1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %4 = fake.aten.add_.Tensor(%2, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return %4 : !fake.tensor<*>
}

// What is carried is 8 bytes from the second iteration on, and in the first one a part of
// an argument of 48: with the argument, the next value and the carried one.
// CHECK-LABEL: @carried, cpu: 64 bytes, exact
func.func @carried(%x: !fake.tensor<[12], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.slice.Tensor(%x, 0, 0, 2) : (!fake.tensor<[12], f32>) -> !fake.tensor<*>
  %1 = fake.while_loop init(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  while(%a: !fake.tensor<*>) {
    %s = fake.aten.any(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %s : !fake.tensor<*>
  } do(%a: !fake.tensor<*>) {
    %n = fake.aten.neg(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %n : !fake.tensor<*>
  }
  return %1 : !fake.tensor<*>
}
