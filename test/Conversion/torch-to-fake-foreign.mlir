// RUN: fake-opt %s --torch-to-fake --split-input-file --allow-unregistered-dialect | FileCheck %s

// Ops of other dialects keep the types that they know, also in regions.

// CHECK-LABEL: func.func @users
// CHECK-SAME: (%[[P:.*]]: i1, %[[X:.*]]: !fake.tensor<[4], f32>) -> (!fake.tensor<[4], f32>, i1)
// CHECK: %[[R:.*]] = fake.aten.relu(%[[X]])
// CHECK-DAG: %[[A:.*]] = builtin.unrealized_conversion_cast %[[R]] : !fake.tensor<[4], f32> to !torch.vtensor<[4],f32>
// CHECK-DAG: %[[B:.*]] = builtin.unrealized_conversion_cast %[[X]] : !fake.tensor<[4], f32> to !torch.vtensor<[4],f32>
// CHECK: scf.if
// CHECK: "test.use"(%[[A]], %[[B]])
// CHECK: return %[[R]], %[[P]]
func.func @users(%p: i1, %x: !torch.vtensor<[4],f32>) -> (!torch.vtensor<[4],f32>, i1) {
  %0 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  scf.if %p {
    "test.use"(%0, %x) : (!torch.vtensor<[4],f32>, !torch.vtensor<[4],f32>) -> ()
  }
  return %0, %p : !torch.vtensor<[4],f32>, i1
}
