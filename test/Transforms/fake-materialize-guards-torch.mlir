// RUN: fake-opt %s --fake-propagate | FileCheck %s --check-prefix=GUARDS
// RUN: fake-opt %s --fake-propagate --fake-materialize-guards --verify-diagnostics | FileCheck %s

// Guards of torch functions are dictionaries, which tools can read without the
// fake dialect, and become run-time assertions of torch.

// GUARDS-LABEL: func.func @bound
// GUARDS-SAME: fake.guards = [{condition = "Eq(a, b)", kind = "assert", op = "torch.aten.mul.Tensor", sizes = {a = array<i64: 0, 0>, b = array<i64: 1, 0>}}]
// CHECK-LABEL: func.func @bound
// CHECK-NOT: fake.guards
// CHECK: %[[A:.*]] = torch.aten.size.int %arg0, %int0
// CHECK: %[[B:.*]] = torch.aten.size.int %arg1, %int0
// CHECK: %[[C:.*]] = torch.aten.eq.int %[[A]], %[[B]] : !torch.int, !torch.int -> !torch.bool
// CHECK: torch.runtime.assert %[[C]], "expected Eq(a, b)"
func.func @bound(%x: !torch.vtensor<[?],f32>, %y: !torch.vtensor<[?],f32>) -> !torch.vtensor {
  %a = torch.symbolic_int "a" {min_val = 2, max_val = 64} : !torch.int
  %b = torch.symbolic_int "b" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %x, [%a], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  torch.bind_symbolic_shape %y, [%b], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %0 = torch.aten.mul.Tensor %x, %y : !torch.vtensor<[?],f32>, !torch.vtensor<[?],f32> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// Also if only the types show that sizes are unknown.
// GUARDS-LABEL: func.func @unbound
// GUARDS-SAME: condition = "Eq(s0, s1)"
// CHECK-LABEL: func.func @unbound
// CHECK: torch.runtime.assert %{{.*}}, "expected Eq(s0, s1)"
// CHECK-NEXT: torch.aten.mul.Tensor
func.func @unbound(%x: !torch.vtensor<[?],f32>, %y: !torch.vtensor<[?],f32>) -> !torch.vtensor {
  %0 = torch.aten.mul.Tensor %x, %y : !torch.vtensor<[?],f32>, !torch.vtensor<[?],f32> -> !torch.vtensor
  return %0 : !torch.vtensor
}

// A condition on a data-dependent size is asserted after the op that defines it.
// CHECK-LABEL: func.func @data
// CHECK: %[[N:.*]] = torch.aten.nonzero
// CHECK: %[[U:.*]] = torch.aten.size.int %[[N]]
// CHECK: torch.aten.remainder.int %[[U]]
// CHECK: torch.runtime.assert
// CHECK: torch.aten.view
func.func @data(%x: !torch.vtensor<[8],f32>) -> !torch.vtensor {
  %u = torch.symbolic_int "u0" {min_val = 0, max_val = 8} : !torch.int
  %int3 = torch.constant.int 3
  %int-1 = torch.constant.int -1
  %0 = torch.aten.nonzero %x : !torch.vtensor<[8],f32> -> !torch.vtensor<[?,1],si64>
  torch.bind_symbolic_shape %0, [%u], affine_map<()[s0] -> (s0, 1)> : !torch.vtensor<[?,1],si64>
  %l = torch.prim.ListConstruct %int3, %int-1 : (!torch.int, !torch.int) -> !torch.list<int>
  %1 = torch.aten.view %0, %l : !torch.vtensor<[?,1],si64>, !torch.list<int> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// A symbol that no bind states is computed from the inferred size.
// CHECK-LABEL: func.func @inferred
// CHECK: %[[N:.*]] = torch.aten.nonzero
// CHECK: torch.aten.size.int %[[N]]
// CHECK: torch.runtime.assert %{{.*}}, "expected Eq(Mod(u0, 3), 0)"
// CHECK: %[[I:.*]] = torch.aten.item
// CHECK: torch.aten.le.int %{{.*}}, %[[I]]
// CHECK: torch.runtime.assert %{{.*}}, "expected 0 <= u1"
func.func @inferred(%x: !torch.vtensor<[8],f32>, %i: !torch.vtensor<[],si64>) -> (!torch.vtensor, !torch.vtensor) {
  %none = torch.constant.none
  %int3 = torch.constant.int 3
  %int-1 = torch.constant.int -1
  %0 = torch.aten.nonzero %x : !torch.vtensor<[8],f32> -> !torch.vtensor<[?,1],si64>
  %l = torch.prim.ListConstruct %int3, %int-1 : (!torch.int, !torch.int) -> !torch.list<int>
  %1 = torch.aten.view %0, %l : !torch.vtensor<[?,1],si64>, !torch.list<int> -> !torch.vtensor
  %2 = torch.aten.item %i : !torch.vtensor<[],si64> -> !torch.int
  %m = torch.prim.ListConstruct %2 : (!torch.int) -> !torch.list<int>
  %3 = torch.aten.zeros %m, %none, %none, %none, %none : !torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none -> !torch.vtensor
  return %1, %3 : !torch.vtensor, !torch.vtensor
}
