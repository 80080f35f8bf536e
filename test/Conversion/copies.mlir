// RUN: fake-opt %s --torch-to-fake --split-input-file | FileCheck %s
// RUN: fake-opt %s --torch-to-fake --fake-to-torch --split-input-file --verify-roundtrip | FileCheck %s --check-prefix=BACK

// Tensors that are written to. In torch IR, they have a type without value
// semantics, and reads of their contents are separate values.

// CHECK-LABEL: func.func @cache
// CHECK: %[[OLD:.*]] = fake.aten.clone(%arg0)
// CHECK: %[[SUM:.*]] = fake.aten.add.Tensor(%[[OLD]], %arg1)
// CHECK: fake.aten.copy_(%arg0, %[[SUM]])
// CHECK: %[[NEW:.*]] = fake.aten.clone(%arg0)
// CHECK: return %[[NEW]]

// BACK-LABEL: func.func @cache
// BACK-SAME: (%arg0: !torch.tensor<[?,4],f32>, %arg1: !torch.vtensor<[?,4],f32>) -> !torch.vtensor<[?,4],f32>
// BACK: %[[OLD:.*]] = torch.copy.to_vtensor %arg0 : !torch.vtensor<[?,4],f32>
// BACK-NEXT: torch.bind_symbolic_shape %[[OLD]]
// BACK-NOT: torch.bind_symbolic_shape %[[OLD]]
// BACK: %[[SUM:.*]] = torch.aten.add.Tensor %[[OLD]], %arg1
// BACK: torch.overwrite.tensor.contents %[[SUM]] overwrites %arg0 : !torch.vtensor<[?,4],f32>, !torch.tensor<[?,4],f32>
// BACK: %[[NEW:.*]] = torch.copy.to_vtensor %arg0
// BACK: return %[[NEW]]
func.func @cache(%cache: !torch.tensor<[?,4],f32>, %x: !torch.vtensor<[?,4],f32>) -> !torch.vtensor<[?,4],f32> {
  %int1 = torch.constant.int 1
  %0 = torch.copy.to_vtensor %cache : !torch.vtensor<[?,4],f32>
  %1 = torch.aten.add.Tensor %0, %x, %int1 : !torch.vtensor<[?,4],f32>, !torch.vtensor<[?,4],f32>, !torch.int -> !torch.vtensor<[?,4],f32>
  torch.overwrite.tensor.contents %1 overwrites %cache : !torch.vtensor<[?,4],f32>, !torch.tensor<[?,4],f32>
  %2 = torch.copy.to_vtensor %cache : !torch.vtensor<[?,4],f32>
  return %2 : !torch.vtensor<[?,4],f32>
}

// -----

// A copy of a value that is written through a view, and a value that is only
// read.
// CHECK-LABEL: func.func @view
// CHECK: %[[COPY:.*]] = fake.aten.clone(%arg0)
// CHECK: %[[VIEW:.*]] = fake.aten.t(%[[COPY]])
// CHECK: fake.aten.relu_(%[[VIEW]])
// CHECK: %[[NOW:.*]] = fake.aten.clone(%[[COPY]])
// CHECK: fake.aten.neg(%[[NOW]])

// BACK-LABEL: func.func @view
// BACK-SAME: (%arg0: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32>
// BACK: %[[COPY:.*]] = torch.copy.to_tensor %arg0 : !torch.tensor<[2,3],f32>
// BACK: %[[VIEW:.*]] = torch.aten.t %[[COPY]] : !torch.tensor<[2,3],f32> -> !torch.tensor<[3,2],f32>
// BACK: torch.aten.relu_ %[[VIEW]] : !torch.tensor<[3,2],f32> -> !torch.tensor<[3,2],f32>
// BACK: %[[NOW:.*]] = torch.copy.to_vtensor %[[COPY]] : !torch.vtensor<[2,3],f32>
// BACK: torch.aten.neg %[[NOW]] : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[2,3],f32>
func.func @view(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %0 = torch.copy.to_tensor %x : !torch.tensor<[2,3],f32>
  %1 = torch.aten.t %0 : !torch.tensor<[2,3],f32> -> !torch.tensor
  %2 = torch.aten.relu_ %1 : !torch.tensor -> !torch.tensor
  %3 = torch.copy.to_vtensor %0 : !torch.vtensor<[2,3],f32>
  %4 = torch.aten.neg %3 : !torch.vtensor<[2,3],f32> -> !torch.vtensor
  return %4 : !torch.vtensor
}
