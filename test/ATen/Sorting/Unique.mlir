// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Unique. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_unique2(
// CHECK: fake.aten._unique2{{.*}} -> (!fake.tensor<[u0], i64>, !fake.tensor<[], i64>, !fake.tensor<[0], i64>)
func.func @_unique2(%self: !fake.tensor<[], i64>) {
  %0:3 = fake.aten._unique2(%self, false, true) : (!fake.tensor<[], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @unique_consecutive(
// CHECK: fake.aten.unique_consecutive{{.*}} -> (!fake.tensor<[u0], i64>, !fake.tensor<[], i64>, !fake.tensor<[0], i64>)
func.func @unique_consecutive(%self: !fake.tensor<[], i64>) {
  %0:3 = fake.aten.unique_consecutive(%self, true) : (!fake.tensor<[], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
