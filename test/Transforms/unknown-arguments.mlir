// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t.once
// RUN: fake-opt %t.once --fake-propagate --split-input-file | diff %t.once -

// Arguments with unknown values, as in programs from TorchScript: the result
// holds for all values.

// A probability does not affect metadata.
// CHECK-LABEL: func.func @dropout
// CHECK: torch.aten.dropout{{.*}} -> !torch.vtensor<[4],f32>
func.func @dropout(%x: !torch.vtensor<[4],f32>, %p: !torch.float, %train: !torch.bool) -> !torch.vtensor {
  %0 = torch.aten.dropout %x, %p, %train : !torch.vtensor<[4],f32>, !torch.float, !torch.bool -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// Nor does the dimension of a sum with keepdim.
// CHECK-LABEL: func.func @cumsum
// CHECK: torch.aten.cumsum{{.*}} -> !torch.vtensor<[4,3],f32>
func.func @cumsum(%x: !torch.vtensor<[4,3],f32>, %d: !torch.int) -> !torch.vtensor {
  %none = torch.constant.none
  %0 = torch.aten.cumsum %x, %d, %none : !torch.vtensor<[4,3],f32>, !torch.int, !torch.none -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// Without keepdim, the result has rank 1, and its size is 4 or 3.
// CHECK-LABEL: func.func @sum
// CHECK: torch.aten.sum.dim_IntList{{.*}} -> !torch.vtensor<[?],f32>
func.func @sum(%x: !torch.vtensor<[4,3],f32>, %d: !torch.int) -> !torch.vtensor {
  %none = torch.constant.none
  %false = torch.constant.bool false
  %l = torch.prim.ListConstruct %d : (!torch.int) -> !torch.list<int>
  %0 = torch.aten.sum.dim_IntList %x, %l, %false, %none : !torch.vtensor<[4,3],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// The declared type is used.
// CHECK-LABEL: func.func @declared
// CHECK: torch.aten.sum.dim_IntList{{.*}} -> !torch.vtensor<[3],f32>
func.func @declared(%x: !torch.vtensor<[4,3],f32>, %d: !torch.int, %keep: !torch.bool) -> !torch.vtensor<[3],f32> {
  %none = torch.constant.none
  %l = torch.prim.ListConstruct %d : (!torch.int) -> !torch.list<int>
  %0 = torch.aten.sum.dim_IntList %x, %l, %keep, %none : !torch.vtensor<[4,3],f32>, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor<[3],f32>
  return %0 : !torch.vtensor<[3],f32>
}

// -----

// Strings.
// CHECK-LABEL: func.func @words
// CHECK: torch.aten.gelu{{.*}} -> !torch.vtensor<[4],f32>
// CHECK: torch.aten.eq.str{{.*}} -> !torch.bool
func.func @words(%x: !torch.vtensor<[4],f32>, %s: !torch.str) -> (!torch.vtensor, !torch.bool) {
  %0 = torch.aten.gelu %x, %s : !torch.vtensor<[4],f32>, !torch.str -> !torch.vtensor
  %1 = torch.aten.eq.str %s, %s : !torch.str, !torch.str -> !torch.bool
  return %0, %1 : !torch.vtensor, !torch.bool
}
