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
