// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer, since it takes the tensor of numbers for one of device meta.
// These are the answers for real tensors.

!f32_2 = !fake.tensor<[2], f32>
!f32_2x3 = !fake.tensor<[2, 3], f32>
!f32_4 = !fake.tensor<[4], f32>

// CHECK-LABEL: func.func @_foreach_addcdiv_Tensor(
// CHECK: fake.aten._foreach_addcdiv.Tensor{{.*}} -> !fake.list<!fake.tensor<[2, 3], f32>, !fake.tensor<[4], f32>>
func.func @_foreach_addcdiv_Tensor(%self: !f32_2x3, %self_1: !f32_4, %tensor1: !f32_2x3, %tensor1_1: !f32_4, %tensor2: !f32_2x3, %tensor2_1: !f32_4, %scalars: !f32_2) {
  %0 = fake.aten._foreach_addcdiv.Tensor([%self, %self_1], [%tensor1, %tensor1_1], [%tensor2, %tensor2_1], %scalars) : (!f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_addcdiv__Tensor(
// CHECK: fake.aten._foreach_addcdiv_.Tensor{{.*}} -> ()
func.func @_foreach_addcdiv__Tensor(%self: !f32_2x3, %self_1: !f32_4, %tensor1: !f32_2x3, %tensor1_1: !f32_4, %tensor2: !f32_2x3, %tensor2_1: !f32_4, %scalars: !f32_2) {
  fake.aten._foreach_addcdiv_.Tensor([%self, %self_1], [%tensor1, %tensor1_1], [%tensor2, %tensor2_1], %scalars) : (!f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2) -> ()
  return
}

// CHECK-LABEL: func.func @_foreach_addcmul_Tensor(
// CHECK: fake.aten._foreach_addcmul.Tensor{{.*}} -> !fake.list<!fake.tensor<[2, 3], f32>, !fake.tensor<[4], f32>>
func.func @_foreach_addcmul_Tensor(%self: !f32_2x3, %self_1: !f32_4, %tensor1: !f32_2x3, %tensor1_1: !f32_4, %tensor2: !f32_2x3, %tensor2_1: !f32_4, %scalars: !f32_2) {
  %0 = fake.aten._foreach_addcmul.Tensor([%self, %self_1], [%tensor1, %tensor1_1], [%tensor2, %tensor2_1], %scalars) : (!f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_addcmul__Tensor(
// CHECK: fake.aten._foreach_addcmul_.Tensor{{.*}} -> ()
func.func @_foreach_addcmul__Tensor(%self: !f32_2x3, %self_1: !f32_4, %tensor1: !f32_2x3, %tensor1_1: !f32_4, %tensor2: !f32_2x3, %tensor2_1: !f32_4, %scalars: !f32_2) {
  fake.aten._foreach_addcmul_.Tensor([%self, %self_1], [%tensor1, %tensor1_1], [%tensor2, %tensor2_1], %scalars) : (!f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2x3, !f32_4, !f32_2) -> ()
  return
}
