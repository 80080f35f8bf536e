// RUN: fake-opt %s --fake-to-torch --split-input-file --verify-diagnostics | FileCheck %s

// A tensor that fake ops write to has no value semantics in torch IR, regardless
// of its definition, and ops that write take no value tensors.

// CHECK-LABEL: func.func @constant
// CHECK: torch.tensor.literal(dense<0> : tensor<2xsi64>) : !torch.tensor<[2],si64>
// CHECK: %[[X:.*]] = torch.copy.to_tensor %arg0 : !torch.tensor<[2],si64>
// CHECK: torch.aten.add_.Tensor %{{.*}}, %[[X]], {{.*}} : !torch.tensor<[2],si64>, !torch.tensor<[2],si64>, !torch.int -> !torch.tensor<[2],si64>
func.func @constant(%x: !fake.tensor<[2], i64>) -> !fake.tensor<[2], i64> {
  %0 = fake.literal dense<0> : tensor<2xsi64> : !fake.tensor<[2], i64>
  %1 = fake.aten.add_.Tensor(%0, %x) : (!fake.tensor<[2], i64>, !fake.tensor<[2], i64>) -> !fake.tensor<[2], i64>
  return %1 : !fake.tensor<[2], i64>
}

// -----

// A copy that broadcasts or converts does not overwrite the tensor contents.
// CHECK-LABEL: func.func @broadcast
// CHECK: torch.aten.copy_ %arg0, %{{.*}} : !torch.tensor<[2,3],f32>, !torch.tensor<[3],f32>, !torch.bool -> !torch.tensor<[2,3],f32>
// CHECK: torch.aten.copy_ %arg0, %{{.*}} : !torch.tensor<[2,3],f32>, !torch.tensor<[2,3],f64>, !torch.bool -> !torch.tensor<[2,3],f32>
func.func @broadcast(%to: !fake.tensor<[2, 3], f32>, %x: !fake.tensor<[3], f32>, %y: !fake.tensor<[2, 3], f64>) {
  %0 = fake.aten.copy_(%to, %x) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[3], f32>) -> !fake.tensor<[2, 3], f32>
  %1 = fake.aten.copy_(%to, %y) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f64>) -> !fake.tensor<[2, 3], f32>
  return
}

// -----

// Contents used in a region are read in the region.
// CHECK-LABEL: func.func @region
// CHECK: torch.aten.relu_ %arg1
// CHECK: torch.prim.If %arg0
// CHECK-NEXT: %[[NOW:.*]] = torch.copy.to_vtensor %arg1
// CHECK: torch.aten.neg %[[NOW]]
func.func @region(%c: !fake.bool, %x: !fake.tensor<[3], f32>) -> !fake.tensor<[3], f32> {
  %0 = fake.aten.relu_(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<[3], f32>
  %1 = fake.cond %c : (!fake.bool) -> !fake.tensor<[3], f32>
  then {
    %2 = fake.aten.neg(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<[3], f32>
    fake.yield %2 : !fake.tensor<[3], f32>
  } else {
    %3 = fake.aten.abs(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<[3], f32>
    fake.yield %3 : !fake.tensor<[3], f32>
  }
  return %1 : !fake.tensor<[3], f32>
}

// -----

// expected-error @below {{has no counterpart in torch IR: argument #0 is written to, which its calls do not support}}
func.func private @callee(%x: !fake.tensor<[3], f32>) {
  %0 = fake.aten.relu_(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<[3], f32>
  return
}
func.func @caller(%x: !fake.tensor<[3], f32>) {
  call @callee(%x) : (!fake.tensor<[3], f32>) -> ()
  return
}

// -----

func.func @list(%x: !fake.tensor<[3], f32>) {
  // expected-error @below {{has no counterpart in torch IR: expected to write to a tensor that no list, call or region hands on, found operand #0}}
  fake.aten._foreach_neg_([%x]) : (!fake.tensor<[3], f32>) -> ()
  return
}

// -----

func.func @element_of_list(%x: !fake.tensor<[4], f32>) {
  %0 = fake.aten.split.Tensor(%x, 2) : (!fake.tensor<[4], f32>) -> !fake.list<!fake.tensor<[2], f32>, !fake.tensor<[2], f32, offset = 2>>
  %1:2 = fake.unpack %0 : !fake.list<!fake.tensor<[2], f32>, !fake.tensor<[2], f32, offset = 2>> -> !fake.tensor<[2], f32>, !fake.tensor<[2], f32, offset = 2>
  // expected-error @below {{has no counterpart in torch IR: expected to write to a tensor that no list, call or region hands on, found operand #0}}
  %2 = fake.aten.neg_(%1#0) : (!fake.tensor<[2], f32>) -> !fake.tensor<[2], f32>
  return
}
