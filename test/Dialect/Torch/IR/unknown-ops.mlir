// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s --strict-whitespace

// Ops that are not in the op table are preserved.
// CHECK-LABEL: func @default_form
func.func @default_form(%x: !torch.vtensor<[2],f32>, %n: !torch.int) {
  // CHECK: %0 = torch.aten.not_in_any_table %arg0, %arg1 {note = "kept"} : !torch.vtensor<[2],f32>, !torch.int -> !torch.vtensor<[2],f32>
  %0 = torch.aten.not_in_any_table %x, %n {note = "kept"} : !torch.vtensor<[2],f32>, !torch.int -> !torch.vtensor<[2],f32>
  // CHECK: %1:2 = torch.prim.not_in_any_table %arg1 : !torch.int -> !torch.int, !torch.int
  %1:2 = torch.prim.not_in_any_table %n : !torch.int -> !torch.int, !torch.int
  return
}

// CHECK-LABEL: func @regions
func.func @regions(%b: !torch.bool) {
  // CHECK: "torch.not_in_any_table"(%arg0) ({
  "torch.not_in_any_table"(%b) ({
    // CHECK: %true = torch.constant.bool true
    %0 = torch.constant.bool true
  }) : (!torch.bool) -> ()
  return
}

// CHECK-LABEL: func @properties
func.func @properties() {
  // CHECK: "torch.not_in_any_table"() <{a = 1 : i64}> : () -> ()
  "torch.not_in_any_table"() <{a = 1 : i64}> : () -> ()
  return
}

// torch-mlir prints ops that it does not know with their names as strings. The
// space at the end of the line is the empty list of regions.
// CHECK-LABEL: func @operators
func.func @operators(%x: !torch.vtensor<[2],f32>, %n: !torch.int) {
  // CHECK: %0 = torch.operator "mylib.my_op"(%arg0, %arg1) : (!torch.vtensor<[2],f32>, !torch.int) -> !torch.vtensor<[2],f32> {{$}}
  %0 = torch.operator "mylib.my_op"(%x, %n) : (!torch.vtensor<[2],f32>, !torch.int) -> !torch.vtensor<[2],f32>
  // CHECK: %1:2 = torch.operator "mylib.two_results"() : () -> (!torch.int, !torch.int) {{$}}
  %1:2 = torch.operator "mylib.two_results"() : () -> (!torch.int, !torch.int)
  // CHECK: torch.operator "mylib.no_result"(%arg1) {note = "kept"} : (!torch.int) -> () {{$}}
  torch.operator "mylib.no_result"(%n) {note = "kept"} : (!torch.int) -> ()
  return
}
