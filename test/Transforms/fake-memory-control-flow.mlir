// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s

// The larger branch counts: the argument has 32 bytes, and two tensors of 32 bytes exist
// in the first region.
// CHECK-LABEL: @branches, cpu: 97 bytes, exact
// CHECK-NEXT: 97 after %{{.*}} = 'fake.aten.exp'
func.func @branches(%c: !fake.tensor<[], bool>, %x: !fake.tensor<[8], f32>) -> !fake.tensor<*> {
  %0 = fake.cond %c with(%x) : (!fake.tensor<[], bool>, !fake.tensor<[8], f32>) -> !fake.tensor<*>
  then(%a: !fake.tensor<*>) {
    %1 = fake.aten.neg(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    %2 = fake.aten.exp(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %2 : !fake.tensor<*>
  } else(%a: !fake.tensor<*>) {
    %1 = fake.aten.clone(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  }
  return %0 : !fake.tensor<*>
}

// What a region uses is alive until the op around it ends, as the region may run again:
// 32 bytes each for the argument, `%0`, the carried tensor, and the one that replaces it.
// CHECK-LABEL: @loop, cpu: 128 bytes, exact
// CHECK-NEXT: 128 after %{{.*}} = 'fake.aten.add.Tensor'
func.func @loop(%x: !fake.tensor<[8], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*>
  %i = fake.constant 0 : !fake.int<0>
  %n = fake.constant 9 : !fake.int<9>
  %1:2 = fake.while_loop init(%i, %x) with(%0) : (!fake.int<0>, !fake.tensor<[8], f32>, !fake.tensor<*>) -> (!fake.int, !fake.tensor<*>)
  while(%k: !fake.int, %a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    %c = fake.cmp lt %k, %n : !fake.int, !fake.int<9>
    fake.yield %c : !fake.bool
  } do(%k: !fake.int, %a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    %one = fake.constant 1 : !fake.int<1>
    %next = fake.add %k, %one : (!fake.int, !fake.int<1>) -> !fake.int
    %s = fake.aten.add.Tensor(%a, %b) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %next, %s : !fake.int, !fake.tensor<*>
  }
  return %1#1 : !fake.tensor<*>
}
