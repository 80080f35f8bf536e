// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Foreach. Written by utils/oracle/write_tests.py.

!bool_4x2x2x3 = !fake.tensor<[4, 2, 2, 3], bool>
!f32_1x1 = !fake.tensor<[1, 1], f32>
!f32_2 = !fake.tensor<[2], f32>
!f32_2x2 = !fake.tensor<[2, 2], f32>
!f32_2x3 = !fake.tensor<[2, 3], f32>
!f32_3x3 = !fake.tensor<[3, 3], f32>
!f32_4x3x3 = !fake.tensor<[4, 3, 3], f32>
!f32_5x5x3x3 = !fake.tensor<[5, 5, 3, 3], f32>
!i64_3x5x2 = !fake.tensor<[3, 5, 2], i64>

// CHECK-LABEL: func.func @_foreach_abs(
// CHECK: fake.aten._foreach_abs{{.*}} -> !fake.list<!fake.tensor<[3, 5], f32>, !fake.tensor<[3, 5], f32>>
func.func @_foreach_abs(%self: !fake.tensor<[3, 5], f32>, %self_1: !fake.tensor<[3, 5], f32, strides = [0, 1]>) {
  %0 = fake.aten._foreach_abs([%self, %self_1]) : (!fake.tensor<[3, 5], f32>, !fake.tensor<[3, 5], f32, strides = [0, 1]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_acos(
// CHECK: fake.aten._foreach_acos{{.*}} -> !fake.list<!fake.tensor<[2, 3], bf16>, !fake.tensor<[2, 3], f32>>
func.func @_foreach_acos(%self: !fake.tensor<[2, 3], bf16, offset = 3>, %self_1: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten._foreach_acos([%self, %self_1]) : (!fake.tensor<[2, 3], bf16, offset = 3>, !fake.tensor<[2, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_add_List(
// CHECK: fake.aten._foreach_add.List{{.*}} -> !fake.list<!fake.tensor<[], i32>, !fake.tensor<[], i32>>
func.func @_foreach_add_List(%self: !fake.tensor<[], i32>, %self_1: !fake.tensor<[], i32>, %other: !fake.tensor<[], i32>, %other_1: !fake.tensor<[], i32>) {
  %0 = fake.aten._foreach_add.List([%self, %self_1], [%other, %other_1]) : (!fake.tensor<[], i32>, !fake.tensor<[], i32>, !fake.tensor<[], i32>, !fake.tensor<[], i32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_add_Scalar(
// CHECK: fake.aten._foreach_add.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_add_Scalar(%self: !fake.tensor<[], f32>, %self_1: !fake.tensor<[], f32>) {
  %0 = fake.aten._foreach_add.Scalar([%self, %self_1], 2) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_add_ScalarList(
// CHECK: fake.aten._foreach_add.ScalarList{{.*}} -> !fake.list<!fake.tensor<[5, 3, 2], f32>, !fake.tensor<[5, 3, 2], f32>>
func.func @_foreach_add_ScalarList(%self: !fake.tensor<[5, 3, 2], f32>, %self_1: !fake.tensor<[5, 3, 2], f32, strides = [3, 1, 0]>) {
  %0 = fake.aten._foreach_add.ScalarList([%self, %self_1], [0.5, 0]) : (!fake.tensor<[5, 3, 2], f32>, !fake.tensor<[5, 3, 2], f32, strides = [3, 1, 0]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_add_Tensor(
// CHECK: fake.aten._foreach_add.Tensor{{.*}} -> !fake.list<!fake.tensor<[5, 4, 5, 3], i32>, !fake.tensor<[5, 4, 3], i32>>
func.func @_foreach_add_Tensor(%self: !fake.tensor<[5, 4, 5, 3], i32>, %self_1: !fake.tensor<[5, 4, 3], i32>, %other: !fake.tensor<[], i32>) {
  %0 = fake.aten._foreach_add.Tensor([%self, %self_1], %other) : (!fake.tensor<[5, 4, 5, 3], i32>, !fake.tensor<[5, 4, 3], i32>, !fake.tensor<[], i32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_addcdiv_Scalar(
// CHECK: fake.aten._foreach_addcdiv.Scalar{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_addcdiv_Scalar(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1, %tensor1: !f32_3x3, %tensor1_1: !f32_2x2, %tensor1_2: !f32_1x1, %tensor2: !f32_3x3, %tensor2_1: !f32_2x2, %tensor2_2: !f32_1x1) {
  %0 = fake.aten._foreach_addcdiv.Scalar([%self, %self_1, %self_2], [%tensor1, %tensor1_1, %tensor1_2], [%tensor2, %tensor2_1, %tensor2_2]) : (!f32_3x3, !f32_2x2, !f32_1x1, !f32_3x3, !f32_2x2, !f32_1x1, !f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_addcdiv_ScalarList(
// CHECK: fake.aten._foreach_addcdiv.ScalarList{{.*}} -> !fake.list<!fake.tensor<[4, 2, 2, 3], bool>, !fake.tensor<[4, 2, 2, 3], bool>>
func.func @_foreach_addcdiv_ScalarList(%self: !fake.tensor<[4, 2, 2, 3], bool, offset = 12>, %self_1: !bool_4x2x2x3, %tensor1: !fake.tensor<[4, 2, 2, 3], bool, strides = [72, 12, 3, 1]>, %tensor1_1: !bool_4x2x2x3, %tensor2: !fake.tensor<[4, 2, 2, 3], bool, strides = [12, 1, 1, 1]>, %tensor2_1: !fake.tensor<[4, 2, 2, 3], bool, strides = [1, 1, 2, 2]>) {
  %0 = fake.aten._foreach_addcdiv.ScalarList([%self, %self_1], [%tensor1, %tensor1_1], [%tensor2, %tensor2_1], [2, 0.5]) : (!fake.tensor<[4, 2, 2, 3], bool, offset = 12>, !bool_4x2x2x3, !fake.tensor<[4, 2, 2, 3], bool, strides = [72, 12, 3, 1]>, !bool_4x2x2x3, !fake.tensor<[4, 2, 2, 3], bool, strides = [12, 1, 1, 1]>, !fake.tensor<[4, 2, 2, 3], bool, strides = [1, 1, 2, 2]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_addcmul_Scalar(
// CHECK: fake.aten._foreach_addcmul.Scalar{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_addcmul_Scalar(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1, %tensor1: !f32_3x3, %tensor1_1: !f32_2x2, %tensor1_2: !f32_1x1, %tensor2: !f32_3x3, %tensor2_1: !f32_2x2, %tensor2_2: !f32_1x1) {
  %0 = fake.aten._foreach_addcmul.Scalar([%self, %self_1, %self_2], [%tensor1, %tensor1_1, %tensor1_2], [%tensor2, %tensor2_1, %tensor2_2]) : (!f32_3x3, !f32_2x2, !f32_1x1, !f32_3x3, !f32_2x2, !f32_1x1, !f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_addcmul_ScalarList(
// CHECK: fake.aten._foreach_addcmul.ScalarList{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_addcmul_ScalarList(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1, %tensor1: !f32_3x3, %tensor1_1: !f32_2x2, %tensor1_2: !f32_1x1, %tensor2: !f32_3x3, %tensor2_1: !f32_2x2, %tensor2_2: !f32_1x1) {
  %0 = fake.aten._foreach_addcmul.ScalarList([%self, %self_1, %self_2], [%tensor1, %tensor1_1, %tensor1_2], [%tensor2, %tensor2_1, %tensor2_2], [8, 2, 1]) : (!f32_3x3, !f32_2x2, !f32_1x1, !f32_3x3, !f32_2x2, !f32_1x1, !f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_asin(
// CHECK: fake.aten._foreach_asin{{.*}} -> !fake.list<!fake.tensor<[2, 4], f32>, !fake.tensor<[2, 4], f32>>
func.func @_foreach_asin(%self: !fake.tensor<[2, 4], f32, strides = [1, 0]>, %self_1: !fake.tensor<[2, 4], u8>) {
  %0 = fake.aten._foreach_asin([%self, %self_1]) : (!fake.tensor<[2, 4], f32, strides = [1, 0]>, !fake.tensor<[2, 4], u8>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_atan(
// CHECK: fake.aten._foreach_atan{{.*}} -> !fake.list<!fake.tensor<[3, 5], f32>, !fake.tensor<[3, 5], f32>>
func.func @_foreach_atan(%self: !fake.tensor<[3, 5], i8>, %self_1: !fake.tensor<[3, 5], i8>) {
  %0 = fake.aten._foreach_atan([%self, %self_1]) : (!fake.tensor<[3, 5], i8>, !fake.tensor<[3, 5], i8>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_ceil(
// CHECK: fake.aten._foreach_ceil{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_ceil(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1) {
  %0 = fake.aten._foreach_ceil([%self, %self_1, %self_2]) : (!f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_clamp_max_List(
// CHECK: fake.aten._foreach_clamp_max.List{{.*}} -> !fake.list<!fake.tensor<[2, 3, 2], f32, strides = [6, 1, 3]>>
func.func @_foreach_clamp_max_List(%self: !fake.tensor<[2, 3, 2], f32, strides = [6, 1, 3]>, %other: !fake.tensor<[2, 3, 2], f32>) {
  %0 = fake.aten._foreach_clamp_max.List([%self], [%other]) : (!fake.tensor<[2, 3, 2], f32, strides = [6, 1, 3]>, !fake.tensor<[2, 3, 2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_clamp_max_Scalar(
// CHECK: fake.aten._foreach_clamp_max.Scalar{{.*}} -> !fake.list<!fake.tensor<[2, 4], f32>, !fake.tensor<[2, 4], f32>>
func.func @_foreach_clamp_max_Scalar(%self: !fake.tensor<[2, 4], f32>, %self_1: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten._foreach_clamp_max.Scalar([%self, %self_1], 0.5) : (!fake.tensor<[2, 4], f32>, !fake.tensor<[2, 4], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_clamp_max_ScalarList(
// CHECK: fake.aten._foreach_clamp_max.ScalarList{{.*}} -> !fake.list<!fake.tensor<[3, 2, 5, 4], u8>>
func.func @_foreach_clamp_max_ScalarList(%self: !fake.tensor<[3, 2, 5, 4], u8, strides = [0, 4, 0, 1]>) {
  %0 = fake.aten._foreach_clamp_max.ScalarList([%self], [1]) : (!fake.tensor<[3, 2, 5, 4], u8, strides = [0, 4, 0, 1]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_clamp_min_List(
// CHECK: fake.aten._foreach_clamp_min.List{{.*}} -> !fake.list<!fake.tensor<[5, 5, 3, 3], f32, strides = [15, 3, 75, 1]>, !fake.tensor<[5, 5, 3, 3], f32>>
func.func @_foreach_clamp_min_List(%self: !fake.tensor<[5, 5, 3, 3], f32, strides = [15, 3, 75, 1]>, %self_1: !fake.tensor<[5, 5, 3, 3], f32, offset = 45>, %other: !f32_5x5x3x3, %other_1: !f32_5x5x3x3) {
  %0 = fake.aten._foreach_clamp_min.List([%self, %self_1], [%other, %other_1]) : (!fake.tensor<[5, 5, 3, 3], f32, strides = [15, 3, 75, 1]>, !fake.tensor<[5, 5, 3, 3], f32, offset = 45>, !f32_5x5x3x3, !f32_5x5x3x3) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_clamp_min_Scalar(
// CHECK: fake.aten._foreach_clamp_min.Scalar{{.*}} -> !fake.list<!fake.tensor<[4, 4, 4, 3], f32>, !fake.tensor<[4, 4, 4, 3], f16>>
func.func @_foreach_clamp_min_Scalar(%self: !fake.tensor<[4, 4, 4, 3], f32>, %self_1: !fake.tensor<[4, 4, 4, 3], f16>) {
  %0 = fake.aten._foreach_clamp_min.Scalar([%self, %self_1], 2) : (!fake.tensor<[4, 4, 4, 3], f32>, !fake.tensor<[4, 4, 4, 3], f16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_clamp_min_ScalarList(
// CHECK: fake.aten._foreach_clamp_min.ScalarList{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_clamp_min_ScalarList(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1) {
  %0 = fake.aten._foreach_clamp_min.ScalarList([%self, %self_1, %self_2], [8, 2, 1]) : (!f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_clone(
// CHECK: fake.aten._foreach_clone{{.*}} -> !fake.list<!fake.tensor<[3, 2, 3], c64>>
func.func @_foreach_clone(%self: !fake.tensor<[3, 2, 3], c64, offset = 6>) {
  %0 = fake.aten._foreach_clone([%self]) : (!fake.tensor<[3, 2, 3], c64, offset = 6>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_copy(
// CHECK: fake.aten._foreach_copy{{.*}} -> !fake.list<!fake.tensor<[3, 5, 2], i64>, !fake.tensor<[3, 5, 2], i64>>
func.func @_foreach_copy(%self: !i64_3x5x2, %self_1: !i64_3x5x2, %src: !fake.tensor<[], i64>, %src_1: !fake.tensor<[3, 5, 1], i64, strides = [5, 1, 7]>) {
  %0 = fake.aten._foreach_copy([%self, %self_1], [%src, %src_1]) : (!i64_3x5x2, !i64_3x5x2, !fake.tensor<[], i64>, !fake.tensor<[3, 5, 1], i64, strides = [5, 1, 7]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_cos(
// CHECK: fake.aten._foreach_cos{{.*}} -> !fake.list<!fake.tensor<[2, 2], f32>>
func.func @_foreach_cos(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten._foreach_cos([%self]) : (!fake.tensor<[2, 2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_cosh(
// CHECK: fake.aten._foreach_cosh{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_cosh(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1) {
  %0 = fake.aten._foreach_cosh([%self, %self_1, %self_2]) : (!f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_div_List(
// CHECK: fake.aten._foreach_div.List{{.*}} -> !fake.list<!fake.tensor<[2], f32>, !fake.tensor<[2], f32>>
func.func @_foreach_div_List(%self: !f32_2, %self_1: !fake.tensor<[2], f32, strides = [2]>, %other: !f32_2, %other_1: !f32_2) {
  %0 = fake.aten._foreach_div.List([%self, %self_1], [%other, %other_1]) : (!f32_2, !fake.tensor<[2], f32, strides = [2]>, !f32_2, !f32_2) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_div_Scalar(
// CHECK: fake.aten._foreach_div.Scalar{{.*}} -> !fake.list<!fake.tensor<[4, 2], bf16>>
func.func @_foreach_div_Scalar(%self: !fake.tensor<[4, 2], bf16, offset = 2>) {
  %0 = fake.aten._foreach_div.Scalar([%self], 1) : (!fake.tensor<[4, 2], bf16, offset = 2>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_div_ScalarList(
// CHECK: fake.aten._foreach_div.ScalarList{{.*}} -> !fake.list<!fake.tensor<[5, 4, 3], f32>, !fake.tensor<[5, 4, 3], f32>>
func.func @_foreach_div_ScalarList(%self: !fake.tensor<[5, 4, 3], f32, offset = 12>, %self_1: !fake.tensor<[5, 4, 3], f32>) {
  %0 = fake.aten._foreach_div.ScalarList([%self, %self_1], [0, 1]) : (!fake.tensor<[5, 4, 3], f32, offset = 12>, !fake.tensor<[5, 4, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_div_Tensor(
// CHECK: fake.aten._foreach_div.Tensor{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_div_Tensor(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten._foreach_div.Tensor([%self, %self_1, %self_2], %other) : (!f32_3x3, !f32_2x2, !f32_1x1, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_erf(
// CHECK: fake.aten._foreach_erf{{.*}} -> !fake.list<!fake.tensor<[3, 2, 4, 2], f32>, !fake.tensor<[3, 2, 4, 2], f32>>
func.func @_foreach_erf(%self: !fake.tensor<[3, 2, 4, 2], f32, strides = [2, 2, 1, 1]>, %self_1: !fake.tensor<[3, 2, 4, 2], f32>) {
  %0 = fake.aten._foreach_erf([%self, %self_1]) : (!fake.tensor<[3, 2, 4, 2], f32, strides = [2, 2, 1, 1]>, !fake.tensor<[3, 2, 4, 2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_erfc(
// CHECK: fake.aten._foreach_erfc{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_erfc(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1) {
  %0 = fake.aten._foreach_erfc([%self, %self_1, %self_2]) : (!f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_exp(
// CHECK: fake.aten._foreach_exp{{.*}} -> !fake.list<!fake.tensor<[4, 3], f16>>
func.func @_foreach_exp(%self: !fake.tensor<[4, 3], f16>) {
  %0 = fake.aten._foreach_exp([%self]) : (!fake.tensor<[4, 3], f16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_expm1(
// CHECK: fake.aten._foreach_expm1{{.*}} -> !fake.list<!fake.tensor<[3, 4], f32>>
func.func @_foreach_expm1(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten._foreach_expm1([%self]) : (!fake.tensor<[3, 4], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_floor(
// CHECK: fake.aten._foreach_floor{{.*}} -> !fake.list<!fake.tensor<[5, 3], bf16>, !fake.tensor<[5, 3], bf16>>
func.func @_foreach_floor(%self: !fake.tensor<[5, 3], bf16>, %self_1: !fake.tensor<[5, 3], bf16>) {
  %0 = fake.aten._foreach_floor([%self, %self_1]) : (!fake.tensor<[5, 3], bf16>, !fake.tensor<[5, 3], bf16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_frac(
// CHECK: fake.aten._foreach_frac{{.*}} -> !fake.list<!fake.tensor<[2], bf16>, !fake.tensor<[2], bf16>>
func.func @_foreach_frac(%self: !fake.tensor<[2], bf16, offset = 1>, %self_1: !fake.tensor<[2], bf16>) {
  %0 = fake.aten._foreach_frac([%self, %self_1]) : (!fake.tensor<[2], bf16, offset = 1>, !fake.tensor<[2], bf16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_lerp_List(
// CHECK: fake.aten._foreach_lerp.List{{.*}} -> !fake.list<!fake.tensor<[4, 3, 3], f32>, !fake.tensor<[4, 3, 3], f32>, !fake.tensor<[4, 3, 3], f32, strides = [3, 12, 1]>>
func.func @_foreach_lerp_List(%self: !f32_4x3x3, %self_1: !f32_4x3x3, %self_2: !fake.tensor<[4, 3, 3], f32, strides = [1, 3, 1]>, %tensors1: !f32_4x3x3, %tensors1_1: !f32_4x3x3, %tensors1_2: !f32_4x3x3, %weights: !f32_4x3x3, %weights_1: !fake.tensor<[4, 3, 3], f32, strides = [2, 1, 1]>, %weights_2: !fake.tensor<[4, 3, 3], f32, strides = [9, 3, 2]>) {
  %0 = fake.aten._foreach_lerp.List([%self, %self_1, %self_2], [%tensors1, %tensors1_1, %tensors1_2], [%weights, %weights_1, %weights_2]) : (!f32_4x3x3, !f32_4x3x3, !fake.tensor<[4, 3, 3], f32, strides = [1, 3, 1]>, !f32_4x3x3, !f32_4x3x3, !f32_4x3x3, !f32_4x3x3, !fake.tensor<[4, 3, 3], f32, strides = [2, 1, 1]>, !fake.tensor<[4, 3, 3], f32, strides = [9, 3, 2]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_lerp_Scalar(
// CHECK: fake.aten._foreach_lerp.Scalar{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_lerp_Scalar(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1, %tensors1: !f32_3x3, %tensors1_1: !f32_2x2, %tensors1_2: !f32_1x1) {
  %0 = fake.aten._foreach_lerp.Scalar([%self, %self_1, %self_2], [%tensors1, %tensors1_1, %tensors1_2], 8) : (!f32_3x3, !f32_2x2, !f32_1x1, !f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_lerp_ScalarList(
// CHECK: fake.aten._foreach_lerp.ScalarList{{.*}} -> !fake.list<!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>>
func.func @_foreach_lerp_ScalarList(%self: !f32_2x3, %self_1: !f32_2x3, %self_2: !fake.tensor<[2, 3], f32, strides = [0, 1]>, %tensors1: !fake.tensor<[2, 3], f32, offset = 3>, %tensors1_1: !f32_2x3, %tensors1_2: !f32_2x3) {
  %0 = fake.aten._foreach_lerp.ScalarList([%self, %self_1, %self_2], [%tensors1, %tensors1_1, %tensors1_2], [complex<1.0, 2.0>, 0.5, 1]) : (!f32_2x3, !f32_2x3, !fake.tensor<[2, 3], f32, strides = [0, 1]>, !fake.tensor<[2, 3], f32, offset = 3>, !f32_2x3, !f32_2x3) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_lgamma(
// CHECK: fake.aten._foreach_lgamma{{.*}} -> !fake.list<!fake.tensor<[3, 4, 2], f16>, !fake.tensor<[3, 4, 2], f16>>
func.func @_foreach_lgamma(%self: !fake.tensor<[3, 4, 2], f16, strides = [4, 1, 0]>, %self_1: !fake.tensor<[3, 4, 2], f16>) {
  %0 = fake.aten._foreach_lgamma([%self, %self_1]) : (!fake.tensor<[3, 4, 2], f16, strides = [4, 1, 0]>, !fake.tensor<[3, 4, 2], f16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_log(
// CHECK: fake.aten._foreach_log{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_log(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1) {
  %0 = fake.aten._foreach_log([%self, %self_1, %self_2]) : (!f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_log10(
// CHECK: fake.aten._foreach_log10{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_log10(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1) {
  %0 = fake.aten._foreach_log10([%self, %self_1, %self_2]) : (!f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}
