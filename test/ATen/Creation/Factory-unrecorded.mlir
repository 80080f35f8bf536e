// RUN: fake-opt %s --fake-propagate | FileCheck %s

// No recorded call. The answers are PyTorch's, outside of FakeTensor.

// CHECK-LABEL: func.func @as_tensor_complex(
// CHECK: fake.aten.as_tensor.complex{{.*}} -> !fake.tensor<[], c64>
func.func @as_tensor_complex() {
  %0 = fake.aten.as_tensor.complex(complex<1.0, 2.0>) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tensor(
// CHECK: fake.aten.tensor{{.*}} -> !fake.tensor<[3], i64>
func.func @tensor() {
  %0 = fake.aten.tensor([1, 2, 3]) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tensor_complex(
// CHECK: fake.aten.tensor.complex{{.*}} -> !fake.tensor<[], c64>
func.func @tensor_complex() {
  %0 = fake.aten.tensor.complex(complex<1.0, 2.0>) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prim_NumToTensor_bool(
// CHECK: fake.prim.NumToTensor.bool{{.*}} -> !fake.tensor<[], bool>
func.func @prim_NumToTensor_bool() {
  %0 = fake.prim.NumToTensor.bool(true) : () -> !fake.tensor<*>
  return
}

// The recorded calls lack the dtype or the device, which PyTorch's rule requires.
// CHECK-LABEL: func.func @prims_scalar_tensor(
// CHECK: fake.prims.scalar_tensor{{.*}} -> !fake.tensor<[], f32>
func.func @prims_scalar_tensor() {
  %0 = fake.prims.scalar_tensor(2.0, dtype = f32, device = "cpu") : () -> !fake.tensor<*>
  return
}
