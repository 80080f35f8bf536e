// RUN: not fake-opt %s --fake-verify -o /dev/null 2>&1 | FileCheck %s
// RUN: not fake-opt %s --fake-propagate -o /dev/null 2>&1 | FileCheck %s
// RUN: not fake-opt %s --fake-report -o /dev/null 2>&1 | FileCheck %s

// An error in a function is printed once, with the first call, even if several
// functions call it.

// CHECK-COUNT-1: error: 'fake.aten.mm' op
// CHECK: note: in a call of @product from here
// CHECK-NOT: error:
func.func private @product(%x: !fake.tensor<*>, %y: !fake.tensor<*>) {
  %0 = fake.aten.mm(%x, %y) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}
func.func @first(%x: !fake.tensor<[2, 3], f32>) {
  %0 = fake.cast %x : !fake.tensor<[2, 3], f32> to !fake.tensor<*>
  call @product(%0, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> ()
  return
}
func.func @second(%x: !fake.tensor<[2, 3], f32>) {
  %0 = fake.cast %x : !fake.tensor<[2, 3], f32> to !fake.tensor<*>
  call @product(%0, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> ()
  return
}
