// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Whether a size is 1 determines the rank of the result, which its type states.

// CHECK-LABEL: func.func @squeeze(
// CHECK-SAME: -> !torch.vtensor<[?,?],f32>
// CHECK-SAME: {condition = "Eq(s0, 1)", kind = "assert"
// CHECK: torch.aten.squeeze.dim{{.*}} -> !torch.vtensor<[?,?],f32>
func.func @squeeze(%x: !torch.vtensor<[?,?,?],f32>) -> !torch.vtensor<[?,?],f32> {
  %int0 = torch.constant.int 0
  %0 = torch.aten.squeeze.dim %x, %int0 : !torch.vtensor<[?,?,?],f32>, !torch.int -> !torch.vtensor<[?,?],f32>
  return %0 : !torch.vtensor<[?,?],f32>
}
