// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --strict-whitespace
// RUN: fake-opt %s -emit-bytecode | fake-opt | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s

// As torch-mlir prints it.

// CHECK-LABEL: func.func @if
// CHECK-NEXT:    %0 = torch.prim.If %arg0 -> (!torch.vtensor) {
// CHECK-NEXT:      %1 = torch.tensor_static_info_cast %arg1 : !torch.vtensor<[2,3],f32> to !torch.vtensor
// CHECK-NEXT:      torch.prim.If.yield %1 : !torch.vtensor{{$}}
// CHECK-NEXT:    } else {
// CHECK-NEXT:      %1 = torch.aten.sin %arg1 : !torch.vtensor<[2,3],f32> -> !torch.vtensor
// CHECK-NEXT:      torch.prim.If.yield %1 : !torch.vtensor
// CHECK-NEXT:    }{{$}}
// CHECK-NEXT:    torch.prim.If %arg0 -> () {
// CHECK-NEXT:      torch.prim.If.yield{{$}}
// CHECK-NEXT:    } else {
// CHECK-NEXT:      torch.prim.If.yield
// CHECK-NEXT:    } {note = "kept"}
func.func @if(%arg0: !torch.bool, %arg1: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %0 = torch.prim.If %arg0 -> (!torch.vtensor) {
    %1 = torch.tensor_static_info_cast %arg1 : !torch.vtensor<[2,3],f32> to !torch.vtensor
    torch.prim.If.yield %1 : !torch.vtensor
  } else {
    %1 = torch.aten.sin %arg1 : !torch.vtensor<[2,3],f32> -> !torch.vtensor
    torch.prim.If.yield %1 : !torch.vtensor
  }
  torch.prim.If %arg0 -> () {
    torch.prim.If.yield
  } else {
    torch.prim.If.yield
  } {note = "kept"}
  return %0 : !torch.vtensor
}

// CHECK-LABEL: func.func @loop
// CHECK:         %0 = torch.prim.Loop %arg0, %true, init(%arg1) {
// CHECK-NEXT:    ^bb0(%arg2: !torch.int, %arg3: !torch.vtensor):
// CHECK-NEXT:      %1 = torch.aten.sin %arg3 : !torch.vtensor -> !torch.vtensor
// CHECK-NEXT:      torch.prim.Loop.condition %true, iter(%1 : !torch.vtensor)
// CHECK-NEXT:    } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
// CHECK-NEXT:    torch.prim.Loop %arg0, %true, init() {
// CHECK-NEXT:    ^bb0(%arg2: !torch.int):
// CHECK-NEXT:      torch.prim.Loop.condition %true, iter()
// CHECK-NEXT:    } : (!torch.int, !torch.bool) -> ()
func.func @loop(%arg0: !torch.int, %arg1: !torch.vtensor) -> !torch.vtensor {
  %true = torch.constant.bool true
  %0 = torch.prim.Loop %arg0, %true, init(%arg1) {
  ^bb0(%arg2: !torch.int, %arg3: !torch.vtensor):
    %1 = torch.aten.sin %arg3 : !torch.vtensor -> !torch.vtensor
    torch.prim.Loop.condition %true, iter(%1 : !torch.vtensor)
  } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
  torch.prim.Loop %arg0, %true, init() {
  ^bb0(%arg2: !torch.int):
    torch.prim.Loop.condition %true, iter()
  } : (!torch.int, !torch.bool) -> ()
  return %0 : !torch.vtensor
}
