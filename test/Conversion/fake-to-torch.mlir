// RUN: fake-opt %s --fake-to-torch | FileCheck %s

// In torch IR a scalar is not a tensor: the overload for scalars is used.

// CHECK-LABEL: func.func @numbers_for_tensors
// CHECK-SAME: (%[[X:.*]]: !torch.vtensor<[3],si64>, %[[N:.*]]: !torch.int)
// CHECK: %[[F:.*]] = torch.constant.float 2.5
// CHECK: torch.aten.add.Scalar %[[X]], %[[F]], %{{.*}} : !torch.vtensor<[3],si64>, !torch.float, !torch.int -> !torch.vtensor<[3],f32>
// CHECK: torch.aten.mul.Scalar %[[X]], %[[N]] : !torch.vtensor<[3],si64>, !torch.int -> !torch.vtensor<[3],si64>
// CHECK: torch.aten.div.Scalar_mode %[[X]], %{{.*}}, %{{.*}} : !torch.vtensor<[3],si64>, !torch.int, !torch.str -> !torch.vtensor<[3],si64>
// CHECK: torch.aten.add.Tensor %[[X]], %[[X]], %{{.*}}
func.func @numbers_for_tensors(%x: !fake.tensor<[3], i64>, %n: !fake.int) {
  %0 = fake.aten.add.Tensor(%x, 2.5) : (!fake.tensor<[3], i64>) -> !fake.tensor<[3], f32>
  %1 = fake.aten.mul.Tensor(%x, %n) : (!fake.tensor<[3], i64>, !fake.int) -> !fake.tensor<[3], i64>
  %2 = fake.aten.div.Tensor_mode(%x, 2, rounding_mode = "floor") : (!fake.tensor<[3], i64>) -> !fake.tensor<[3], i64>
  %3 = fake.aten.add.Tensor(%x, %x) : (!fake.tensor<[3], i64>, !fake.tensor<[3], i64>) -> !fake.tensor<[3], i64>
  return
}

// Ops that torch-mlir's dialect does not have are written as torch-mlir writes them.

// CHECK-LABEL: func.func @operators
// CHECK: torch.operator "torch.aten.view_as"(%{{.*}}, %{{.*}}) : (!torch.vtensor<[4,3],f32>, !torch.vtensor<[12],si64>) -> !torch.vtensor<[12],f32>
// CHECK: torch.operator "torch.prims.maximum"(%{{.*}}, %{{.*}}) : (!torch.vtensor<[4,3],f32>, !torch.vtensor<[4,3],f32>) -> !torch.vtensor<[4,3],f32>
func.func @operators(%x: !fake.tensor<[4, 3], f32>, %y: !fake.tensor<[12], i64>) {
  %0 = fake.aten.view_as(%x, %y) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[12], i64>) -> !fake.tensor<[12], f32>
  %1 = fake.prims.maximum(%x, %x) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[4, 3], f32>) -> !fake.tensor<[4, 3], f32>
  return
}

// The message of an assertion has no values there.

// CHECK-LABEL: func.func @assertion
// CHECK: %[[C:.*]] = torch.aten.lt.int
// CHECK: torch.runtime.assert %[[C]], "expected fewer than {0}"{{$}}
func.func @assertion(%a: !fake.int<s0>, %b: !fake.int<4>) {
  %0 = fake.cmp lt %a, %b : !fake.int<s0>, !fake.int<4>
  fake.assert %0, "expected fewer than {0}"(%b : !fake.int<4>)
  return
}
