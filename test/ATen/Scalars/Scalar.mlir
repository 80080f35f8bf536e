// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Scalar. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_local_scalar_dense(
// CHECK: fake.aten._local_scalar_dense{{.*}} -> !fake.bool
func.func @_local_scalar_dense(%self: !fake.tensor<[], bool>) {
  %0 = fake.aten._local_scalar_dense(%self) : (!fake.tensor<[], bool>) -> !fake.bool
  return
}
