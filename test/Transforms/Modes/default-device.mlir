// RUN: fake-opt %s --fake-propagate=annotate --split-input-file | FileCheck %s --check-prefixes=CHECK,FOUND
// RUN: fake-opt %s --fake-propagate="annotate default-device=cuda:0" --split-input-file | FileCheck %s --check-prefixes=GIVEN
// RUN: not fake-opt %s --fake-propagate=default-device=disk 2>&1 | FileCheck %s --check-prefix=INVALID

// INVALID: error: expected a device in default-device, found 'disk'

// Torch types state no device. Arguments and literals are on the device of the
// only factory in the function.

// CHECK-LABEL: func.func @factory
// FOUND: torch.vtensor.literal{{.*}}
// FOUND: torch.aten.add.Tensor {{.*}}!fake.tensor<[8], f32, device = "cuda:0">
// FOUND: torch.aten.add.Tensor {{.*}}!fake.tensor<[8], f32, device = "cuda:0">
func.func @factory(%x: !torch.vtensor<[8],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %int8 = torch.constant.int 8
  %int1 = torch.constant.int 1
  %false = torch.constant.bool false
  %cuda = torch.constant.device "cuda:0"
  %l = torch.vtensor.literal(dense<2.0> : tensor<8xf32>) : !torch.vtensor<[8],f32>
  %0 = torch.aten.arange %int8, %none, %none, %cuda, %false : !torch.int, !torch.none, !torch.none, !torch.Device, !torch.bool -> !torch.vtensor
  %1 = torch.aten.add.Tensor %x, %0, %int1 : !torch.vtensor<[8],f32>, !torch.vtensor, !torch.int -> !torch.vtensor
  %2 = torch.aten.add.Tensor %l, %1, %int1 : !torch.vtensor<[8],f32>, !torch.vtensor, !torch.int -> !torch.vtensor
  return %2 : !torch.vtensor
}

// -----

// No op names a device here, so the option sets it: statistics have another
// dtype on cuda.

// CHECK-LABEL: func.func @statistics
// CHECK: torch.aten.native_layer_norm {{.*}}!fake.tensor<[2, 1], bf16>
// GIVEN-LABEL: func.func @statistics
// GIVEN: torch.aten.native_layer_norm {{.*}}!fake.tensor<[2, 1], f32, device = "cuda:0">
func.func @statistics(%x: !torch.vtensor<[2,8],bf16>) -> !torch.vtensor {
  %none = torch.constant.none
  %int8 = torch.constant.int 8
  %eps = torch.constant.float 1.0e-05
  %l = torch.prim.ListConstruct %int8 : (!torch.int) -> !torch.list<int>
  %0, %1, %2 = torch.aten.native_layer_norm %x, %l, %none, %none, %eps : !torch.vtensor<[2,8],bf16>, !torch.list<int>, !torch.none, !torch.none, !torch.float -> !torch.vtensor, !torch.vtensor, !torch.vtensor
  return %1 : !torch.vtensor
}

// -----

// An op that takes a tensor may move it: its original device is unknown.

// CHECK-LABEL: func.func @moved
// FOUND: torch.aten.relu {{.*}}!fake.tensor<[8], f32>
// FOUND: torch.aten.to.device {{.*}}!fake.tensor<[8], f32, device = "cuda:0">
func.func @moved(%x: !torch.vtensor<[8],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %int6 = torch.constant.int 6
  %false = torch.constant.bool false
  %cuda = torch.constant.device "cuda:0"
  %0 = torch.aten.relu %x : !torch.vtensor<[8],f32> -> !torch.vtensor
  %1 = torch.aten.to.device %0, %cuda, %int6, %false, %false, %none : !torch.vtensor, !torch.Device, !torch.int, !torch.bool, !torch.bool, !torch.none -> !torch.vtensor
  return %1 : !torch.vtensor
}
