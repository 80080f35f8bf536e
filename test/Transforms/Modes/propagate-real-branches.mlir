// RUN: fake-opt %s --fake-propagate="propagate-real annotate" | FileCheck %s

// Only the branch that the real run takes is swept, and its condition is
// asserted.

// CHECK-LABEL: func.func @branches(
// CHECK-SAME: {condition = "Eq(v0_0 - 2, 0)", kind = "assert", op = "torch.prim.If"}
// CHECK: torch.aten.sum
// CHECK-NOT: fake.meta
// CHECK: torch.prim.If.yield
// CHECK: {fake.meta = [!fake.tensor<[3, 4], f32, strides = [1, 3]>]}
func.func @branches(%n: !torch.vtensor<[],si64> {fake.value = dense<2> : tensor<i64>},
                    %x: !torch.vtensor<[4,3],f32>) {
  %none = torch.constant.none
  %two = torch.constant.int 2
  %0 = torch.aten.item %n : !torch.vtensor<[],si64> -> !torch.int
  %1 = torch.aten.eq.int %0, %two : !torch.int, !torch.int -> !torch.bool
  %2 = torch.prim.If %1 -> (!torch.vtensor) {
    %3 = torch.aten.t %x : !torch.vtensor<[4,3],f32> -> !torch.vtensor
    torch.prim.If.yield %3 : !torch.vtensor
  } else {
    %3 = torch.aten.sum %x, %none : !torch.vtensor<[4,3],f32>, !torch.none -> !torch.vtensor
    torch.prim.If.yield %3 : !torch.vtensor
  }
  return
}
