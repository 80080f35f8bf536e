// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s

// CHECK-LABEL: func @one_result
func.func @one_result(%x: !torch.vtensor<[2],f32>, %n: !torch.int) {
  // CHECK: %0 = torch.aten.relu %arg0 : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  %0 = torch.aten.relu %x : !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  // CHECK: %1 = torch.aten.add.Tensor %arg0, %0, %arg1 {note = "kept"} : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>, !torch.int -> !torch.vtensor<[2],f32>
  %1 = torch.aten.add.Tensor %x, %0, %n {note = "kept"} : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>, !torch.int -> !torch.vtensor<[2],f32>
  return
}

// CHECK-LABEL: func @prims
func.func @prims(%x: !torch.vtensor<[2],f32>, %n: !torch.int) {
  // CHECK: %0 = torch.prims.convert_element_type %arg0, %arg1 : !torch.vtensor<[2],f32>, !torch.int -> !torch.vtensor<[2],f64>
  %0 = torch.prims.convert_element_type %x, %n : !torch.vtensor<[2],f32>, !torch.int -> !torch.vtensor<[2],f64>
  return
}

// Results are named as in the schema, or numbered.
// CHECK-LABEL: func @several_results
func.func @several_results(%x: !torch.vtensor<[4],f32>, %n: !torch.int, %b: !torch.bool, %list: !torch.list<int>) {
  // CHECK: %values, %indices = torch.aten.topk %arg0, %arg1, %arg1, %arg2, %arg2
  %0:2 = torch.aten.topk %x, %n, %n, %b, %b : !torch.vtensor<[4],f32>, !torch.int, !torch.int, !torch.bool, !torch.bool -> !torch.vtensor<[2],f32>, !torch.vtensor<[2],si64>
  // CHECK: %result0, %result1 = torch.aten.var_mean.correction %arg0, %arg3, %arg1, %arg2
  %1:2 = torch.aten.var_mean.correction %x, %list, %n, %b : !torch.vtensor<[4],f32>, !torch.list<int>, !torch.int, !torch.bool -> !torch.vtensor<[1],f32>, !torch.vtensor<[1],f32>
  return
}

// CHECK-LABEL: func @no_result
func.func @no_result(%x: !torch.vtensor<[2],f32>, %none: !torch.none) {
  // CHECK: torch.aten._assert_tensor_metadata %arg0, %arg1, %arg1, %arg1, %arg1, %arg1 : !torch.vtensor<[2],f32>, !torch.none, !torch.none, !torch.none, !torch.none, !torch.none{{$}}
  torch.aten._assert_tensor_metadata %x, %none, %none, %none, %none, %none : !torch.vtensor<[2],f32>, !torch.none, !torch.none, !torch.none, !torch.none, !torch.none
  return
}

// Trailing arguments with a default may be omitted.
// CHECK-LABEL: func @defaults
func.func @defaults(%x: !torch.vtensor<[2],f32>) {
  // CHECK: torch.aten.add.Tensor %arg0, %arg0 : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  %0 = torch.aten.add.Tensor %x, %x : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32> -> !torch.vtensor<[2],f32>
  return
}
