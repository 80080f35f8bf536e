// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s --strict-whitespace
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s --strict-whitespace

// CHECK-LABEL: func @lists
func.func @lists(%n: !torch.int, %x: !torch.vtensor<[2],f32>, %none: !torch.none) {
  // CHECK: {{%.*}} = torch.prim.ListConstruct %arg0, %arg0 : (!torch.int, !torch.int) -> !torch.list<int>
  %0 = torch.prim.ListConstruct %n, %n : (!torch.int, !torch.int) -> !torch.list<int>
  // CHECK: {{%.*}} = torch.prim.ListConstruct %arg1, %arg2 : (!torch.vtensor<[2],f32>, !torch.none) -> !torch.list<optional<vtensor>>
  %1 = torch.prim.ListConstruct %x, %none : (!torch.vtensor<[2],f32>, !torch.none) -> !torch.list<optional<vtensor>>
  return
}

// An empty list has two spaces after its name.
// CHECK-LABEL: func @empty_list
func.func @empty_list() {
  // CHECK: {{%.*}} = torch.prim.ListConstruct  : () -> !torch.list<int>
  %0 = torch.prim.ListConstruct : () -> !torch.list<int>
  return
}

// CHECK-LABEL: func @unpacked_list
func.func @unpacked_list(%list: !torch.list<vtensor>) {
  // CHECK: %0:2 = torch.prim.ListUnpack %arg0 : !torch.list<vtensor> -> !torch.vtensor<[2],f32>, !torch.vtensor
  %0:2 = torch.prim.ListUnpack %list : !torch.list<vtensor> -> !torch.vtensor<[2],f32>, !torch.vtensor
  return
}

// CHECK-LABEL: func @tuples
func.func @tuples(%n: !torch.int, %x: !torch.vtensor<[2],f32>) {
  // CHECK: %0 = torch.prim.TupleConstruct %arg0, %arg1 : !torch.int, !torch.vtensor<[2],f32> -> !torch.tuple<int, vtensor>
  %0 = torch.prim.TupleConstruct %n, %x : !torch.int, !torch.vtensor<[2],f32> -> !torch.tuple<int, vtensor>
  // CHECK: %1:2 = torch.prim.TupleUnpack %0 : !torch.tuple<int, vtensor> -> !torch.int, !torch.vtensor<[2],f32>
  %1:2 = torch.prim.TupleUnpack %0 : !torch.tuple<int, vtensor> -> !torch.int, !torch.vtensor<[2],f32>
  return
}

// CHECK-LABEL: func @dicts
func.func @dicts(%key: !torch.str, %x: !torch.vtensor) {
  // CHECK: {{%.*}} = torch.prim.DictConstruct keys(%arg0 : !torch.str) values(%arg1 : !torch.vtensor) -> !torch.dict<str, vtensor>
  %0 = torch.prim.DictConstruct keys(%key : !torch.str) values(%x : !torch.vtensor) -> !torch.dict<str, vtensor>
  // CHECK: {{%.*}} = torch.prim.DictConstruct keys() values() -> !torch.dict<str, int>
  %1 = torch.prim.DictConstruct keys() values() -> !torch.dict<str, int>
  return
}

// CHECK-LABEL: func @extrema
func.func @extrema(%m: !torch.int, %n: !torch.int) {
  // CHECK: {{%.*}} = torch.prim.max.int %arg0, %arg1 : !torch.int, !torch.int -> !torch.int
  %0 = torch.prim.max.int %m, %n : !torch.int, !torch.int -> !torch.int
  // CHECK: {{%.*}} = torch.prim.min.int %arg0, %arg1 : !torch.int, !torch.int -> !torch.int
  %1 = torch.prim.min.int %m, %n : !torch.int, !torch.int -> !torch.int
  return
}

// CHECK-LABEL: func @casts
func.func @casts(%n: !torch.int, %x: !torch.vtensor<[2],f32>) {
  // CHECK: {{%.*}} = torch.derefine %arg0 : !torch.int to !torch.optional<int>
  %0 = torch.derefine %n : !torch.int to !torch.optional<int>
  // CHECK: {{%.*}} = torch.tensor_static_info_cast %arg1 : !torch.vtensor<[2],f32> to !torch.vtensor<[?],f32>
  %1 = torch.tensor_static_info_cast %x : !torch.vtensor<[2],f32> to !torch.vtensor<[?],f32>
  return
}

// CHECK-LABEL: func @copies
func.func @copies(%x: !torch.vtensor<[2],f32>) {
  // CHECK: %0 = torch.copy.to_tensor %arg0 : !torch.tensor<[2],f32>
  %0 = torch.copy.to_tensor %x : !torch.tensor<[2],f32>
  // CHECK: %1 = torch.copy.to_vtensor %0 : !torch.vtensor<[2],f32>
  %1 = torch.copy.to_vtensor %0 : !torch.vtensor<[2],f32>
  // CHECK: torch.overwrite.tensor.contents %1 overwrites %0 : !torch.vtensor<[2],f32>, !torch.tensor<[2],f32>
  torch.overwrite.tensor.contents %1 overwrites %0 : !torch.vtensor<[2],f32>, !torch.tensor<[2],f32>
  return
}
