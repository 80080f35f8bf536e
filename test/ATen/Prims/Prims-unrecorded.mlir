// RUN: fake-opt %s --fake-propagate | FileCheck %s

// `item` needs data, and calls without tensors are not recorded. The limits of a dtype are
// numbers in PyTorch; only their types are followed.

// CHECK-LABEL: func.func @prims_item(
// CHECK: fake.prims.item{{.*}} -> !fake.int<u0>
func.func @prims_item(%a: !fake.tensor<[], i64>) {
  %0 = fake.prims.item(%a) : (!fake.tensor<[], i64>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @prims_maximum_value(
// CHECK: fake.prims.maximum_value{{.*}} -> !fake.float
func.func @prims_maximum_value() {
  %0 = fake.prims.maximum_value(f32) : () -> !fake.float
  return
}

// CHECK-LABEL: func.func @prims_minimum_value(
// CHECK: fake.prims.minimum_value{{.*}} -> !fake.int
func.func @prims_minimum_value() {
  %0 = fake.prims.minimum_value(i32) : () -> !fake.int
  return
}
