// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Foreach. Written by utils/oracle/write_tests.py.

!f16_3 = !fake.tensor<[3], f16>
!f32_16x16 = !fake.tensor<[16, 16], f32>
!f32_1x1 = !fake.tensor<[1, 1], f32>
!f32_2 = !fake.tensor<[2], f32>
!f32_2x2 = !fake.tensor<[2, 2], f32>
!f32_3x3 = !fake.tensor<[3, 3], f32>
!i32_5 = !fake.tensor<[5], i32>

// CHECK-LABEL: func.func @_foreach_log1p(
// CHECK: fake.aten._foreach_log1p{{.*}} -> !fake.list<!fake.tensor<[2, 3, 2], f32>, !fake.tensor<[2, 3, 2], f32>>
func.func @_foreach_log1p(%self: !fake.tensor<[2, 3, 2], f32>, %self_1: !fake.tensor<[2, 3, 2], f32>) {
  %0 = fake.aten._foreach_log1p([%self, %self_1]) : (!fake.tensor<[2, 3, 2], f32>, !fake.tensor<[2, 3, 2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_log2(
// CHECK: fake.aten._foreach_log2{{.*}} -> !fake.list<!fake.tensor<[3, 1, 2], f32>>
func.func @_foreach_log2(%self: !fake.tensor<[3, 1, 2], f32>) {
  %0 = fake.aten._foreach_log2([%self]) : (!fake.tensor<[3, 1, 2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_max(
// CHECK: fake.aten._foreach_max{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_max(%self: !fake.tensor<[3, 2, 5], f32>, %self_1: !fake.tensor<[3, 2, 5], f32>) {
  %0 = fake.aten._foreach_max([%self, %self_1]) : (!fake.tensor<[3, 2, 5], f32>, !fake.tensor<[3, 2, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_maximum_List(
// CHECK: fake.aten._foreach_maximum.List{{.*}} -> !fake.list<!fake.tensor<[5], i32>, !fake.tensor<[5], i32>>
func.func @_foreach_maximum_List(%self: !i32_5, %self_1: !i32_5, %other: !i32_5, %other_1: !i32_5) {
  %0 = fake.aten._foreach_maximum.List([%self, %self_1], [%other, %other_1]) : (!i32_5, !i32_5, !i32_5, !i32_5) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_maximum_Scalar(
// CHECK: fake.aten._foreach_maximum.Scalar{{.*}} -> !fake.list<!fake.tensor<[], i64>, !fake.tensor<[], f32>>
func.func @_foreach_maximum_Scalar(%self: !fake.tensor<[], i64>, %self_1: !fake.tensor<[], f32>) {
  %0 = fake.aten._foreach_maximum.Scalar([%self, %self_1], 1) : (!fake.tensor<[], i64>, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_maximum_ScalarList(
// CHECK: fake.aten._foreach_maximum.ScalarList{{.*}} -> !fake.list<!fake.tensor<[2, 2], c64>, !fake.tensor<[2, 2], f32>>
func.func @_foreach_maximum_ScalarList(%self: !fake.tensor<[2, 2], i32>, %self_1: !f32_2x2) {
  %0 = fake.aten._foreach_maximum.ScalarList([%self, %self_1], [complex<1.0, 2.0>, 1]) : (!fake.tensor<[2, 2], i32>, !f32_2x2) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_minimum_List(
// CHECK: fake.aten._foreach_minimum.List{{.*}} -> !fake.list<!fake.tensor<[2, 5], f32, device = "cuda:0">>
func.func @_foreach_minimum_List(%self: !fake.tensor<[2, 5], f32, strides = [5, 2], device = "cuda:0">, %other: !fake.tensor<[2, 5], f32, device = "cuda:0">) {
  %0 = fake.aten._foreach_minimum.List([%self], [%other]) : (!fake.tensor<[2, 5], f32, strides = [5, 2], device = "cuda:0">, !fake.tensor<[2, 5], f32, device = "cuda:0">) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_minimum_Scalar(
// CHECK: fake.aten._foreach_minimum.Scalar{{.*}} -> !fake.list<!fake.tensor<[3], f16>, !fake.tensor<[3], f16>, !fake.tensor<[3], f16>>
func.func @_foreach_minimum_Scalar(%self: !f16_3, %self_1: !f16_3, %self_2: !f16_3) {
  %0 = fake.aten._foreach_minimum.Scalar([%self, %self_1, %self_2], 1) : (!f16_3, !f16_3, !f16_3) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_minimum_ScalarList(
// CHECK: fake.aten._foreach_minimum.ScalarList{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_minimum_ScalarList(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1) {
  %0 = fake.aten._foreach_minimum.ScalarList([%self, %self_1, %self_2], [8, 2, 1]) : (!f32_3x3, !f32_2x2, !f32_1x1) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_mm(
// CHECK: fake.aten._foreach_mm{{.*}} -> !fake.list<!fake.tensor<[16, 16], f32>, !fake.tensor<[16, 16], f32>>
func.func @_foreach_mm(%self: !f32_16x16, %self_1: !f32_16x16, %mat2: !f32_16x16, %mat2_1: !f32_16x16) {
  %0 = fake.aten._foreach_mm([%self, %self_1], [%mat2, %mat2_1]) : (!f32_16x16, !f32_16x16, !f32_16x16, !f32_16x16) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_mul_List(
// CHECK: fake.aten._foreach_mul.List{{.*}} -> !fake.list<!fake.tensor<[], u8>>
func.func @_foreach_mul_List(%self: !fake.tensor<[], u8>, %other: !fake.tensor<[], u8>) {
  %0 = fake.aten._foreach_mul.List([%self], [%other]) : (!fake.tensor<[], u8>, !fake.tensor<[], u8>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_mul_Scalar(
// CHECK: fake.aten._foreach_mul.Scalar{{.*}} -> !fake.list<!fake.tensor<[2], i64>>
func.func @_foreach_mul_Scalar(%self: !fake.tensor<[2], bool>) {
  %0 = fake.aten._foreach_mul.Scalar([%self], 2) : (!fake.tensor<[2], bool>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_mul_ScalarList(
// CHECK: fake.aten._foreach_mul.ScalarList{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>>
func.func @_foreach_mul_ScalarList(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten._foreach_mul.ScalarList([%self], [true]) : (!fake.tensor<[3, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_mul_Tensor(
// CHECK: fake.aten._foreach_mul.Tensor{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[2, 2], f32>, !fake.tensor<[1, 1], f32>>
func.func @_foreach_mul_Tensor(%self: !f32_3x3, %self_1: !f32_2x2, %self_2: !f32_1x1, %other: !fake.tensor<[], f32>) {
  %0 = fake.aten._foreach_mul.Tensor([%self, %self_1, %self_2], %other) : (!f32_3x3, !f32_2x2, !f32_1x1, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_neg(
// CHECK: fake.aten._foreach_neg{{.*}} -> !fake.list<!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>>
func.func @_foreach_neg(%self: !fake.tensor<[2, 3], f32>, %self_1: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten._foreach_neg([%self, %self_1]) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_norm_Scalar(
// CHECK: fake.aten._foreach_norm.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>>
func.func @_foreach_norm_Scalar(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten._foreach_norm.Scalar([%self], -inf) : (!fake.tensor<[2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_pow_List(
// CHECK: fake.aten._foreach_pow.List{{.*}} -> !fake.list<!fake.tensor<[], f16>, !fake.tensor<[], f16>>
func.func @_foreach_pow_List(%self: !fake.tensor<[], f16>, %self_1: !fake.tensor<[], f16>, %exponent: !fake.tensor<[], f16>, %exponent_1: !fake.tensor<[], f16>) {
  %0 = fake.aten._foreach_pow.List([%self, %self_1], [%exponent, %exponent_1]) : (!fake.tensor<[], f16>, !fake.tensor<[], f16>, !fake.tensor<[], f16>, !fake.tensor<[], f16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_pow_Scalar(
// CHECK: fake.aten._foreach_pow.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_pow_Scalar(%self: !fake.tensor<[], f32>, %self_1: !fake.tensor<[], f32>) {
  %0 = fake.aten._foreach_pow.Scalar([%self, %self_1], 1) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_pow_ScalarAndTensor(
// CHECK: fake.aten._foreach_pow.ScalarAndTensor{{.*}} -> !fake.list<!fake.tensor<[3, 3, 1], f32>, !fake.tensor<[3, 3, 2], f32>>
func.func @_foreach_pow_ScalarAndTensor(%exponent: !fake.tensor<[3, 3, 1], f32, strides = [0, 0, 1]>, %exponent_1: !fake.tensor<[3, 3, 2], f32>) {
  %0 = fake.aten._foreach_pow.ScalarAndTensor(2.0, [%exponent, %exponent_1]) : (!fake.tensor<[3, 3, 1], f32, strides = [0, 0, 1]>, !fake.tensor<[3, 3, 2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_pow_ScalarList(
// CHECK: fake.aten._foreach_pow.ScalarList{{.*}} -> !fake.list<!fake.tensor<[3, 2], f64>, !fake.tensor<[3, 2], c64>, !fake.tensor<[3, 2], f32>>
func.func @_foreach_pow_ScalarList(%self: !fake.tensor<[3, 2], f64>, %self_1: !fake.tensor<[3, 2], i64>, %self_2: !fake.tensor<[3, 2], i32>) {
  %0 = fake.aten._foreach_pow.ScalarList([%self, %self_1, %self_2], [0, complex<1.0, 2.0>, 0.5]) : (!fake.tensor<[3, 2], f64>, !fake.tensor<[3, 2], i64>, !fake.tensor<[3, 2], i32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_pow__List(
// CHECK: fake.aten._foreach_pow_.List{{.*}} -> ()
func.func @_foreach_pow__List(%self: !fake.tensor<[3, 5, 2, 2], f32, strides = [20, 1, 10, 5]>, %exponent: !fake.tensor<[3, 5, 2, 2], f32, strides = [20, 1, 10, 5]>) {
  fake.aten._foreach_pow_.List([%self], [%exponent]) : (!fake.tensor<[3, 5, 2, 2], f32, strides = [20, 1, 10, 5]>, !fake.tensor<[3, 5, 2, 2], f32, strides = [20, 1, 10, 5]>) -> ()
  return
}

// CHECK-LABEL: func.func @_foreach_pow__Scalar(
// CHECK: fake.aten._foreach_pow_.Scalar{{.*}} -> ()
func.func @_foreach_pow__Scalar(%self: !fake.tensor<[], f32>, %self_1: !fake.tensor<[], f32>) {
  fake.aten._foreach_pow_.Scalar([%self, %self_1], 3) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> ()
  return
}

// CHECK-LABEL: func.func @_foreach_pow__ScalarList(
// CHECK: fake.aten._foreach_pow_.ScalarList{{.*}} -> ()
func.func @_foreach_pow__ScalarList(%self: !fake.tensor<[3, 3, 5, 2], f32>, %self_1: !fake.tensor<[3, 3, 5, 2], f32, strides = [1, 1, 1, 2]>, %self_2: !fake.tensor<[3, 3, 5, 2], f32, strides = [2, 10, 1, 2]>) {
  fake.aten._foreach_pow_.ScalarList([%self, %self_1, %self_2], [2, true, 2]) : (!fake.tensor<[3, 3, 5, 2], f32>, !fake.tensor<[3, 3, 5, 2], f32, strides = [1, 1, 1, 2]>, !fake.tensor<[3, 3, 5, 2], f32, strides = [2, 10, 1, 2]>) -> ()
  return
}

// CHECK-LABEL: func.func @_foreach_powsum_Scalar(
// CHECK: fake.aten._foreach_powsum.Scalar{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_powsum_Scalar(%self: !fake.tensor<[1, 4, 2, 3], f32, strides = [6, 6, 3, 1]>, %self_1: !fake.tensor<[1, 4, 2, 3], f32>) {
  %0 = fake.aten._foreach_powsum.Scalar([%self, %self_1], dtype = none) : (!fake.tensor<[1, 4, 2, 3], f32, strides = [6, 6, 3, 1]>, !fake.tensor<[1, 4, 2, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_reciprocal(
// CHECK: fake.aten._foreach_reciprocal{{.*}} -> !fake.list<!fake.tensor<[2], c64>, !fake.tensor<[2], c64>>
func.func @_foreach_reciprocal(%self: !fake.tensor<[2], c64>, %self_1: !fake.tensor<[2], c64>) {
  %0 = fake.aten._foreach_reciprocal([%self, %self_1]) : (!fake.tensor<[2], c64>, !fake.tensor<[2], c64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_round(
// CHECK: fake.aten._foreach_round{{.*}} -> !fake.list<!fake.tensor<[2, 5], f32, strides = [1, 2]>, !fake.tensor<[2, 5], f32>>
func.func @_foreach_round(%self: !fake.tensor<[2, 5], f32, strides = [1, 2]>, %self_1: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten._foreach_round([%self, %self_1]) : (!fake.tensor<[2, 5], f32, strides = [1, 2]>, !fake.tensor<[2, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_rsqrt(
// CHECK: fake.aten._foreach_rsqrt{{.*}} -> !fake.list<!fake.tensor<[3, 5], f32>>
func.func @_foreach_rsqrt(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten._foreach_rsqrt([%self]) : (!fake.tensor<[3, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sigmoid(
// CHECK: fake.aten._foreach_sigmoid{{.*}} -> !fake.list<!fake.tensor<[], f64>>
func.func @_foreach_sigmoid(%self: !fake.tensor<[], f64>) {
  %0 = fake.aten._foreach_sigmoid([%self]) : (!fake.tensor<[], f64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sign(
// CHECK: fake.aten._foreach_sign{{.*}} -> !fake.list<!fake.tensor<[5, 2], f32>>
func.func @_foreach_sign(%self: !fake.tensor<[5, 2], f32, offset = 2>) {
  %0 = fake.aten._foreach_sign([%self]) : (!fake.tensor<[5, 2], f32, offset = 2>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sin(
// CHECK: fake.aten._foreach_sin{{.*}} -> !fake.list<!fake.tensor<[2], f32>, !fake.tensor<[2], f32>, !fake.tensor<[2], f32>>
func.func @_foreach_sin(%self: !f32_2, %self_1: !fake.tensor<[2], i32>, %self_2: !f32_2) {
  %0 = fake.aten._foreach_sin([%self, %self_1, %self_2]) : (!f32_2, !fake.tensor<[2], i32>, !f32_2) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sinh(
// CHECK: fake.aten._foreach_sinh{{.*}} -> !fake.list<!fake.tensor<[4, 2, 2], f32, strides = [1, 8, 4]>, !fake.tensor<[4, 2, 2], f32>>
func.func @_foreach_sinh(%self: !fake.tensor<[4, 2, 2], f32, strides = [1, 2, 2]>, %self_1: !fake.tensor<[4, 2, 2], f32>) {
  %0 = fake.aten._foreach_sinh([%self, %self_1]) : (!fake.tensor<[4, 2, 2], f32, strides = [1, 2, 2]>, !fake.tensor<[4, 2, 2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sqrt(
// CHECK: fake.aten._foreach_sqrt{{.*}} -> !fake.list<!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 4], f32>>
func.func @_foreach_sqrt(%self: !fake.tensor<[3, 4], f32>, %self_1: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten._foreach_sqrt([%self, %self_1]) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 4], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sub_List(
// CHECK: fake.aten._foreach_sub.List{{.*}} -> !fake.list<!fake.tensor<[3], f32, device = "cuda:0">>
func.func @_foreach_sub_List(%self: !fake.tensor<[3], f32, device = "cuda:0">, %other: !fake.tensor<[3], f32, device = "cuda:0">) {
  %0 = fake.aten._foreach_sub.List([%self], [%other]) : (!fake.tensor<[3], f32, device = "cuda:0">, !fake.tensor<[3], f32, device = "cuda:0">) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sub_Scalar(
// CHECK: fake.aten._foreach_sub.Scalar{{.*}} -> !fake.list<!fake.tensor<[3, 3], f32>, !fake.tensor<[3, 3], f32>>
func.func @_foreach_sub_Scalar(%self: !fake.tensor<[3, 3], f32>, %self_1: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten._foreach_sub.Scalar([%self, %self_1], -1.5) : (!fake.tensor<[3, 3], f32>, !fake.tensor<[3, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_sub_ScalarList(
// CHECK: fake.aten._foreach_sub.ScalarList{{.*}} -> !fake.list<!fake.tensor<[4, 2], f32>, !fake.tensor<[4, 2], i64>>
func.func @_foreach_sub_ScalarList(%self: !fake.tensor<[4, 2], i64>, %self_1: !fake.tensor<[4, 2], i64, strides = [8, 2]>) {
  %0 = fake.aten._foreach_sub.ScalarList([%self, %self_1], [0.5, 2]) : (!fake.tensor<[4, 2], i64>, !fake.tensor<[4, 2], i64, strides = [8, 2]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_tan(
// CHECK: fake.aten._foreach_tan{{.*}} -> !fake.list<!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>>
func.func @_foreach_tan(%self: !fake.tensor<[2, 3], i64>, %self_1: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten._foreach_tan([%self, %self_1]) : (!fake.tensor<[2, 3], i64>, !fake.tensor<[2, 3], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_tanh(
// CHECK: fake.aten._foreach_tanh{{.*}} -> !fake.list<!fake.tensor<[3, 2], c128>>
func.func @_foreach_tanh(%self: !fake.tensor<[3, 2], c128>) {
  %0 = fake.aten._foreach_tanh([%self]) : (!fake.tensor<[3, 2], c128>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_trunc(
// CHECK: fake.aten._foreach_trunc{{.*}} -> !fake.list<!fake.tensor<[], f32>, !fake.tensor<[], f32>>
func.func @_foreach_trunc(%self: !fake.tensor<[], f32>, %self_1: !fake.tensor<[], f32>) {
  %0 = fake.aten._foreach_trunc([%self, %self_1]) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_foreach_zero(
// CHECK: fake.aten._foreach_zero{{.*}} -> !fake.list<!fake.tensor<[], bool>, !fake.tensor<[], bool>>
func.func @_foreach_zero(%self: !fake.tensor<[], bool>, %self_1: !fake.tensor<[], bool>) {
  %0 = fake.aten._foreach_zero([%self, %self_1]) : (!fake.tensor<[], bool>, !fake.tensor<[], bool>) -> !fake.list<>
  return
}
