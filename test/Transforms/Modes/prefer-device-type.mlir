// RUN: fake-opt %s --fake-propagate=prefer-device-type=cuda | FileCheck %s
// RUN: not fake-opt %s --fake-propagate 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not fake-opt %s --fake-propagate=prefer-device-type=gpu 2>&1 | FileCheck %s --check-prefix=WRONG

// WRONG: Cannot find option named 'gpu'

!t = !fake.tensor<*>
!cpu = !fake.tensor<[4, 4], f32>
!gpu = !fake.tensor<[4, 4], f32, device = "cuda:1">

// CHECK-LABEL: func.func @preferred
// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4, 4], f32, device = "cuda:1">
// CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[4, 4], f32, device = "cuda:1">
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[8, 4], f32, device = "cuda:1">
// CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[4, 4], f32, device = "cuda:1">
func.func @preferred(%x: !cpu, %y: !gpu) {
  // NONE: error: 'fake.aten.add.Tensor' op expected all tensors on one device, found cpu and cuda:1
  %0 = fake.aten.add.Tensor(%x, %y) : (!cpu, !gpu) -> !t
  // NONE: error: 'fake.aten.mm' op expected all tensors on one device, found cpu and cuda:1
  %1 = fake.aten.mm(%x, %y) : (!cpu, !gpu) -> !t
  // NONE: error: 'fake.aten.cat' op expected all tensors on one device, found cpu and cuda:1
  %2 = fake.aten.cat([%x, %y]) : (!cpu, !gpu) -> !t
  // NONE: error: 'fake.aten.add_.Tensor' op expected all tensors on one device, found cuda:1 and cpu
  %3 = fake.aten.add_.Tensor(%y, %x) : (!gpu, !cpu) -> !t
  return
}

// Ops with their own device rule are not affected.

// CHECK-LABEL: func.func @own_rules
// CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[2, 4], f32>
// CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[4, 4], f32>
func.func @own_rules(%x: !cpu, %y: !gpu, %i: !fake.tensor<[2], i64, device = "cuda:1">) {
  %0 = fake.aten.index.Tensor(%x, [%i]) : (!cpu, !fake.tensor<[2], i64, device = "cuda:1">) -> !t
  %1 = fake.aten.copy_(%x, %y) : (!cpu, !gpu) -> !t
  return
}
