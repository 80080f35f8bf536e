// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of UnaryMath. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @frexp_Tensor(
// CHECK: fake.aten.frexp.Tensor{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[], i32>)
func.func @frexp_Tensor(%self: !fake.tensor<[], f32>) {
  %0:2 = fake.aten.frexp.Tensor(%self) : (!fake.tensor<[], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @i0(
// CHECK: fake.aten.i0{{.*}} -> !fake.tensor<[2], f32>
func.func @i0(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.i0(%self) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lgamma(
// CHECK: fake.aten.lgamma{{.*}} -> !fake.tensor<[3, 4, 4], bf16>
func.func @lgamma(%self: !fake.tensor<[3, 4, 4], bf16>) {
  %0 = fake.aten.lgamma(%self) : (!fake.tensor<[3, 4, 4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log(
// CHECK: fake.aten.log{{.*}} -> !fake.tensor<[5, 2], f32>
func.func @log(%self: !fake.tensor<[5, 2], f32>) {
  %0 = fake.aten.log(%self) : (!fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log10(
// CHECK: fake.aten.log10{{.*}} -> !fake.tensor<[3], f32>
func.func @log10(%self: !fake.tensor<[3], f32, offset = 1>) {
  %0 = fake.aten.log10(%self) : (!fake.tensor<[3], f32, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log1p(
// CHECK: fake.aten.log1p{{.*}} -> !fake.tensor<[], f32>
func.func @log1p(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.log1p(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log2(
// CHECK: fake.aten.log2{{.*}} -> !fake.tensor<[], f32>
func.func @log2(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.log2(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logit(
// CHECK: fake.aten.logit{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @logit(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.logit(%self) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logit_(
// CHECK: fake.aten.logit_{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @logit_(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.logit_(%self) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mvlgamma(
// CHECK: fake.aten.mvlgamma{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @mvlgamma(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten.mvlgamma(%self, 0) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nan_to_num(
// CHECK: fake.aten.nan_to_num{{.*}} -> !fake.tensor<[], i64>
func.func @nan_to_num(%self: !fake.tensor<[], i64>) {
  %0 = fake.aten.nan_to_num(%self) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @neg(
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4, 3], f32>
func.func @neg(%self: !fake.tensor<[4, 3], f32>) {
  %0 = fake.aten.neg(%self) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @negative(
// CHECK: fake.aten.negative{{.*}} -> !fake.tensor<[3, 2, 5], f32>
func.func @negative(%self: !fake.tensor<[3, 2, 5], f32>) {
  %0 = fake.aten.negative(%self) : (!fake.tensor<[3, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @polar(
// CHECK: fake.aten.polar{{.*}} -> !fake.tensor<[5, 10, 5], c64>
func.func @polar(%abs: !fake.tensor<[5, 10, 5], f32>, %angle: !fake.tensor<[10, 5], f32>) {
  %0 = fake.aten.polar(%abs, %angle) : (!fake.tensor<[5, 10, 5], f32>, !fake.tensor<[10, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @positive(
// CHECK: fake.aten.positive{{.*}} -> !fake.tensor<[4], f16>
func.func @positive(%self: !fake.tensor<[4], f16>) {
  %0 = fake.aten.positive(%self) : (!fake.tensor<[4], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rad2deg(
// CHECK: fake.aten.rad2deg{{.*}} -> !fake.tensor<[4, 2], f16>
func.func @rad2deg(%self: !fake.tensor<[4, 2], f16>) {
  %0 = fake.aten.rad2deg(%self) : (!fake.tensor<[4, 2], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reciprocal(
// CHECK: fake.aten.reciprocal{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @reciprocal(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.reciprocal(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @round(
// CHECK: fake.aten.round{{.*}} -> !fake.tensor<[2, 3], bool>
func.func @round(%self: !fake.tensor<[2, 3], bool>) {
  %0 = fake.aten.round(%self) : (!fake.tensor<[2, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @round_decimals(
// CHECK: fake.aten.round.decimals{{.*}} -> !fake.tensor<[2, 2, 5], f32>
func.func @round_decimals(%self: !fake.tensor<[2, 2, 5], f32, strides = [90, 15, 1]>) {
  %0 = fake.aten.round.decimals(%self, decimals = 0) : (!fake.tensor<[2, 2, 5], f32, strides = [90, 15, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rsqrt(
// CHECK: fake.aten.rsqrt{{.*}} -> !fake.tensor<[2], f32>
func.func @rsqrt(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.rsqrt(%self) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sgn(
// CHECK: fake.aten.sgn{{.*}} -> !fake.tensor<[5, 3], bool>
func.func @sgn(%self: !fake.tensor<[5, 3], bool>) {
  %0 = fake.aten.sgn(%self) : (!fake.tensor<[5, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sigmoid(
// CHECK: fake.aten.sigmoid{{.*}} -> !fake.tensor<[3, 4, 2], f32>
func.func @sigmoid(%self: !fake.tensor<[3, 4, 2], f32, offset = 8>) {
  %0 = fake.aten.sigmoid(%self) : (!fake.tensor<[3, 4, 2], f32, offset = 8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sign(
// CHECK: fake.aten.sign{{.*}} -> !fake.tensor<[4, 2], f32>
func.func @sign(%self: !fake.tensor<[4, 2], f32, strides = [0, 1]>) {
  %0 = fake.aten.sign(%self) : (!fake.tensor<[4, 2], f32, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sin(
// CHECK: fake.aten.sin{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @sin(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.sin(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sinc(
// CHECK: fake.aten.sinc{{.*}} -> !fake.tensor<[3, 5, 2, 3], c64>
func.func @sinc(%self: !fake.tensor<[3, 5, 2, 3], c64>) {
  %0 = fake.aten.sinc(%self) : (!fake.tensor<[3, 5, 2, 3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sinh(
// CHECK: fake.aten.sinh{{.*}} -> !fake.tensor<[4], f64>
func.func @sinh(%self: !fake.tensor<[4], f64>) {
  %0 = fake.aten.sinh(%self) : (!fake.tensor<[4], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_multigammaln(
// CHECK: fake.aten.special_multigammaln{{.*}} -> !fake.tensor<[3, 3, 4, 4, 5], bf16>
func.func @special_multigammaln(%self: !fake.tensor<[3, 3, 4, 4, 5], bf16>) {
  %0 = fake.aten.special_multigammaln(%self, 1) : (!fake.tensor<[3, 3, 4, 4, 5], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_round(
// CHECK: fake.aten.special_round{{.*}} -> !fake.tensor<[5], f32>
func.func @special_round(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.special_round(%self) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sqrt(
// CHECK: fake.aten.sqrt{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @sqrt(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.sqrt(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @square(
// CHECK: fake.aten.square{{.*}} -> !fake.tensor<[], i64>
func.func @square(%self: !fake.tensor<[], i64>) {
  %0 = fake.aten.square(%self) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @square_aliases(
// CHECK: fake.aten.square{{.*}} -> !fake.tensor<[4, 6], i64, layout = sparse_coo{{[^>]*}}>
func.func @square_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_coo>) {
  %0 = fake.aten.square(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_coo>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @square_strided(
// CHECK: fake.aten.square{{.*}} -> !fake.tensor<[4, 2, 3, 3], c128, strides = [3, 12, 24, 1]>
func.func @square_strided(%self: !fake.tensor<[4, 2, 3, 3], c128, strides = [1, 2, 3, 1]>) {
  %0 = fake.aten.square(%self) : (!fake.tensor<[4, 2, 3, 3], c128, strides = [1, 2, 3, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tan(
// CHECK: fake.aten.tan{{.*}} -> !fake.tensor<[], f64>
func.func @tan(%self: !fake.tensor<[], f64>) {
  %0 = fake.aten.tan(%self) : (!fake.tensor<[], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tanh(
// CHECK: fake.aten.tanh{{.*}} -> !fake.tensor<[2], f32>
func.func @tanh(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.tanh(%self) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trunc(
// CHECK: fake.aten.trunc{{.*}} -> !fake.tensor<[20, 20], i64>
func.func @trunc(%self: !fake.tensor<[20, 20], i64>) {
  %0 = fake.aten.trunc(%self) : (!fake.tensor<[20, 20], i64>) -> !fake.tensor<*>
  return
}
