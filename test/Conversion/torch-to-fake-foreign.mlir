// RUN: fake-opt %s --torch-to-fake --split-input-file --allow-unregistered-dialect | FileCheck %s

// Ops of other dialects keep their types, also in regions.

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

// -----

// Their results are converted after them, and casts become casts of fake types.
// CHECK-LABEL: func.func @results
// CHECK-SAME: (%[[P:.*]]: i1, %[[X:.*]]: !fake.tensor<[4], f32>) -> (!fake.tensor<[4], f32>, tensor<4xf32>)
// CHECK: %[[B:.*]] = builtin.unrealized_conversion_cast %[[X]] : !fake.tensor<[4], f32> to tensor<4xf32>
// CHECK: %[[IF:.*]] = scf.if %[[P]] -> (!torch.vtensor<[4],f32>)
// CHECK: %[[Y:.*]] = builtin.unrealized_conversion_cast %[[IF]] : !torch.vtensor<[4],f32> to !fake.tensor<[4], f32>
// CHECK: %[[N:.*]] = fake.aten.neg(%[[Y]])
// CHECK: "test.use"(%[[IF]])
// CHECK: return %[[N]], %[[B]]
func.func @results(%p: i1, %x: !torch.vtensor<[4],f32>) -> (!torch.vtensor, tensor<4xf32>) {
  %0 = builtin.unrealized_conversion_cast %x : !torch.vtensor<[4],f32> to tensor<4xf32>
  %1 = scf.if %p -> (!torch.vtensor<[4],f32>) {
    scf.yield %x : !torch.vtensor<[4],f32>
  } else {
    scf.yield %x : !torch.vtensor<[4],f32>
  }
  %2 = torch.aten.neg %1 : !torch.vtensor<[4],f32> -> !torch.vtensor
  "test.use"(%1) : (!torch.vtensor<[4],f32>) -> ()
  return %2, %0 : !torch.vtensor, tensor<4xf32>
}
