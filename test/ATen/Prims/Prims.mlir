// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Prims. Written by utils/oracle/write_tests.py.

!i64_2x3x2 = !fake.tensor<[2, 3, 2], i64>

// CHECK-LABEL: func.func @prims__make_token(
// CHECK: fake.prims._make_token{{.*}} -> !fake.tensor<[0], f32>
func.func @prims__make_token() {
  %0 = fake.prims._make_token() : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims__sink_tokens(
// CHECK: fake.prims._sink_tokens{{.*}} -> ()
func.func @prims__sink_tokens(%tokens: !fake.tensor<[3, 3], f32, offset = 3>) {
  fake.prims._sink_tokens([%tokens]) : (!fake.tensor<[3, 3], f32, offset = 3>) -> ()
  return
}

// CHECK-LABEL: func.func @prims_abs(
// CHECK: fake.prims.abs{{.*}} -> !fake.tensor<[3, 2, 3, 3], f32>
func.func @prims_abs(%self: !fake.tensor<[3, 2, 3, 3], f32>) {
  %0 = fake.prims.abs(%self) : (!fake.tensor<[3, 2, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_abs_promotes(
// CHECK: fake.prims.abs{{.*}} -> !fake.tensor<[], f64>
func.func @prims_abs_promotes(%self: !fake.tensor<[], c128, conj>) {
  %0 = fake.prims.abs(%self) : (!fake.tensor<[], c128, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_acos(
// CHECK: fake.prims.acos{{.*}} -> !fake.tensor<[2, 4, 4], f32>
func.func @prims_acos(%self: !fake.tensor<[2, 4, 4], f32, strides = [48, 12, 1]>) {
  %0 = fake.prims.acos(%self) : (!fake.tensor<[2, 4, 4], f32, strides = [48, 12, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_acosh(
// CHECK: fake.prims.acosh{{.*}} -> !fake.tensor<[2], i16>
func.func @prims_acosh(%self: !fake.tensor<[2], i16>) {
  %0 = fake.prims.acosh(%self) : (!fake.tensor<[2], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_add(
// CHECK: fake.prims.add{{.*}} -> !fake.tensor<[3, 2, 5], f32>
func.func @prims_add(%self: !fake.tensor<[3, 2, 5], f32>, %other: !fake.tensor<[3, 2, 5], f32>) {
  %0 = fake.prims.add(%self, %other) : (!fake.tensor<[3, 2, 5], f32>, !fake.tensor<[3, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_amax(
// CHECK: fake.prims.amax{{.*}} -> !fake.tensor<[], f32>
func.func @prims_amax(%inp: !fake.tensor<[3, 3, 0], f32, offset = 3>) {
  %0 = fake.prims.amax(%inp, [1, 0, 2]) : (!fake.tensor<[3, 3, 0], f32, offset = 3>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_amax_converts(
// CHECK: fake.prims.amax{{.*}} -> !fake.tensor<[], i8>
func.func @prims_amax_converts(%inp: !fake.tensor<[], f32>) {
  %0 = fake.prims.amax(%inp, [], output_dtype = i8) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_amin(
// CHECK: fake.prims.amin{{.*}} -> !fake.tensor<[], f64>
func.func @prims_amin(%inp: !fake.tensor<[5, 5], f64, offset = 5>) {
  %0 = fake.prims.amin(%inp, [1, 0]) : (!fake.tensor<[5, 5], f64, offset = 5>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_amin_converts(
// CHECK: fake.prims.amin{{.*}} -> !fake.tensor<[4, 1], i8>
func.func @prims_amin_converts(%inp: !fake.tensor<[4, 1], f64>) {
  %0 = fake.prims.amin(%inp, [], output_dtype = i8) : (!fake.tensor<[4, 1], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_as_strided_scatter(
// CHECK: fake.prims.as_strided_scatter{{.*}} -> !fake.tensor<[2, 3, 2], i64>
func.func @prims_as_strided_scatter(%self: !i64_2x3x2, %src: !i64_2x3x2) {
  %0 = fake.prims.as_strided_scatter(%self, %src, [2, 3, 2], [2, 1, 6], 0) : (!i64_2x3x2, !i64_2x3x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_as_strided_scatter_transposed(
// CHECK: fake.prims.as_strided_scatter{{.*}} -> !fake.tensor<[5, 5, 5, 2], f32, strides = [1, 25, 5, 125]>
func.func @prims_as_strided_scatter_transposed(%self: !fake.tensor<[5, 5, 5, 2], f32, strides = [1, 25, 5, 125]>, %src: !fake.tensor<[5, 5, 5, 2], f32>) {
  %0 = fake.prims.as_strided_scatter(%self, %src, [5, 5, 5, 2], [10, 1, 1, 2], 0) : (!fake.tensor<[5, 5, 5, 2], f32, strides = [1, 25, 5, 125]>, !fake.tensor<[5, 5, 5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_asin(
// CHECK: fake.prims.asin{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @prims_asin(%self: !fake.tensor<[3, 2], f32>) {
  %0 = fake.prims.asin(%self) : (!fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_asinh(
// CHECK: fake.prims.asinh{{.*}} -> !fake.tensor<[2, 3], i32>
func.func @prims_asinh(%self: !fake.tensor<[2, 3], i32>) {
  %0 = fake.prims.asinh(%self) : (!fake.tensor<[2, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_atan(
// CHECK: fake.prims.atan{{.*}} -> !fake.tensor<[3], f16>
func.func @prims_atan(%self: !fake.tensor<[3], f16>) {
  %0 = fake.prims.atan(%self) : (!fake.tensor<[3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_atan_transposed(
// CHECK: fake.prims.atan{{.*}} -> !fake.tensor<[6, 5, 3, 2], f32, strides = [30, 6, 1, 3]>
func.func @prims_atan_transposed(%self: !fake.tensor<[6, 5, 3, 2], f32, strides = [30, 6, 1, 3]>) {
  %0 = fake.prims.atan(%self) : (!fake.tensor<[6, 5, 3, 2], f32, strides = [30, 6, 1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_atan2(
// CHECK: fake.prims.atan2{{.*}} -> !fake.tensor<[3, 5], c128>
func.func @prims_atan2(%self: !fake.tensor<[3, 5], c128>, %other: !fake.tensor<[3, 5], c128>) {
  %0 = fake.prims.atan2(%self, %other) : (!fake.tensor<[3, 5], c128>, !fake.tensor<[3, 5], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_atan2_transposed(
// CHECK: fake.prims.atan2{{.*}} -> !fake.tensor<[5, 5, 2], f32, strides = [1, 10, 5]>
func.func @prims_atan2_transposed(%self: !fake.tensor<[5, 5, 2], f32, strides = [1, 10, 5]>, %other: !fake.tensor<[5, 5, 2], f32, strides = [2, 10, 1]>) {
  %0 = fake.prims.atan2(%self, %other) : (!fake.tensor<[5, 5, 2], f32, strides = [1, 10, 5]>, !fake.tensor<[5, 5, 2], f32, strides = [2, 10, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_atanh(
// CHECK: fake.prims.atanh{{.*}} -> !fake.tensor<[2, 5, 5], f32>
func.func @prims_atanh(%self: !fake.tensor<[2, 5, 5], f32>) {
  %0 = fake.prims.atanh(%self) : (!fake.tensor<[2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_atanh_transposed(
// CHECK: fake.prims.atanh{{.*}} -> !fake.tensor<[4, 4, 2], i16, strides = [8, 1, 4], device = "cuda:0">
func.func @prims_atanh_transposed(%self: !fake.tensor<[4, 4, 2], i16, strides = [8, 1, 4], device = "cuda:0">) {
  %0 = fake.prims.atanh(%self) : (!fake.tensor<[4, 4, 2], i16, strides = [8, 1, 4], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_i0(
// CHECK: fake.prims.bessel_i0{{.*}} -> !fake.tensor<[], f32>
func.func @prims_bessel_i0(%self: !fake.tensor<[], f32>) {
  %0 = fake.prims.bessel_i0(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_i0e(
// CHECK: fake.prims.bessel_i0e{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @prims_bessel_i0e(%self: !fake.tensor<[3, 5], f32, strides = [10, 1]>) {
  %0 = fake.prims.bessel_i0e(%self) : (!fake.tensor<[3, 5], f32, strides = [10, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_i0e_channels_last(
// CHECK: fake.prims.bessel_i0e{{.*}} -> !fake.tensor<[2, 3, 2, 4, 2], c64, strides = [48, 1, 24, 6, 3]>
func.func @prims_bessel_i0e_channels_last(%self: !fake.tensor<[2, 3, 2, 4, 2], c64, strides = [48, 1, 24, 6, 3]>) {
  %0 = fake.prims.bessel_i0e(%self) : (!fake.tensor<[2, 3, 2, 4, 2], c64, strides = [48, 1, 24, 6, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_i1(
// CHECK: fake.prims.bessel_i1{{.*}} -> !fake.tensor<[2], bf16>
func.func @prims_bessel_i1(%self: !fake.tensor<[2], bf16>) {
  %0 = fake.prims.bessel_i1(%self) : (!fake.tensor<[2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_i1e(
// CHECK: fake.prims.bessel_i1e{{.*}} -> !fake.tensor<[4], f32>
func.func @prims_bessel_i1e(%self: !fake.tensor<[4], f32>) {
  %0 = fake.prims.bessel_i1e(%self) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_i1e_transposed(
// CHECK: fake.prims.bessel_i1e{{.*}} -> !fake.tensor<[5, 3, 2, 3], f32, strides = [1, 5, 45, 15], device = "cuda:0">
func.func @prims_bessel_i1e_transposed(%self: !fake.tensor<[5, 3, 2, 3], f32, strides = [1, 5, 45, 15], device = "cuda:0">) {
  %0 = fake.prims.bessel_i1e(%self) : (!fake.tensor<[5, 3, 2, 3], f32, strides = [1, 5, 45, 15], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_j0(
// CHECK: fake.prims.bessel_j0{{.*}} -> !fake.tensor<[3, 2], c128>
func.func @prims_bessel_j0(%self: !fake.tensor<[3, 2], c128>) {
  %0 = fake.prims.bessel_j0(%self) : (!fake.tensor<[3, 2], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_j0_strided(
// CHECK: fake.prims.bessel_j0{{.*}} -> !fake.tensor<[3, 3, 4, 3, 3], bool, strides = [108, 9, 27, 3, 1]>
func.func @prims_bessel_j0_strided(%self: !fake.tensor<[3, 3, 4, 3, 3], bool, strides = [108, 1, 2, 1, 1]>) {
  %0 = fake.prims.bessel_j0(%self) : (!fake.tensor<[3, 3, 4, 3, 3], bool, strides = [108, 1, 2, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bessel_j1(
// CHECK: fake.prims.bessel_j1{{.*}} -> !fake.tensor<[3], f32>
func.func @prims_bessel_j1(%self: !fake.tensor<[3], f32, strides = [2]>) {
  %0 = fake.prims.bessel_j1(%self) : (!fake.tensor<[3], f32, strides = [2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bitwise_and(
// CHECK: fake.prims.bitwise_and{{.*}} -> !fake.tensor<[3, 3], i16>
func.func @prims_bitwise_and(%self: !fake.tensor<[3, 3], i16>, %other: !fake.tensor<[3, 3], i16>) {
  %0 = fake.prims.bitwise_and(%self, %other) : (!fake.tensor<[3, 3], i16>, !fake.tensor<[3, 3], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bitwise_and_cuda(
// CHECK: fake.prims.bitwise_and{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @prims_bitwise_and_cuda(%self: !fake.tensor<[], f32>, %other: !fake.tensor<[], f32, device = "cuda:0">) {
  %0 = fake.prims.bitwise_and(%self, %other) : (!fake.tensor<[], f32>, !fake.tensor<[], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bitwise_not(
// CHECK: fake.prims.bitwise_not{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @prims_bitwise_not(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.prims.bitwise_not(%self) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bitwise_or(
// CHECK: fake.prims.bitwise_or{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @prims_bitwise_or(%self: !fake.tensor<[3, 4], f32>, %other: !fake.tensor<[3, 4], f32, strides = [36, 3]>) {
  %0 = fake.prims.bitwise_or(%self, %other) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 4], f32, strides = [36, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bitwise_or_transposed(
// CHECK: fake.prims.bitwise_or{{.*}} -> !fake.tensor<[5, 2, 3, 5], f32, strides = [1, 75, 25, 5]>
func.func @prims_bitwise_or_transposed(%self: !fake.tensor<[5, 2, 3, 5], f32, strides = [1, 75, 25, 5]>, %other: !fake.tensor<[5, 2, 3, 5], f32, offset = 30>) {
  %0 = fake.prims.bitwise_or(%self, %other) : (!fake.tensor<[5, 2, 3, 5], f32, strides = [1, 75, 25, 5]>, !fake.tensor<[5, 2, 3, 5], f32, offset = 30>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_bitwise_xor(
// CHECK: fake.prims.bitwise_xor{{.*}} -> !fake.tensor<[], bf16>
func.func @prims_bitwise_xor(%self: !fake.tensor<[], bf16>, %other: !fake.tensor<[], bf16>) {
  %0 = fake.prims.bitwise_xor(%self, %other) : (!fake.tensor<[], bf16>, !fake.tensor<[], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_cat(
// CHECK: fake.prims.cat{{.*}} -> !fake.tensor<[3, 1, 4], f16>
func.func @prims_cat(%tensors: !fake.tensor<[3, 1, 4], f16, strides = [4, 1, 1]>) {
  %0 = fake.prims.cat([%tensors], 0) : (!fake.tensor<[3, 1, 4], f16, strides = [4, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_cbrt(
// CHECK: fake.prims.cbrt{{.*}} -> !fake.tensor<[4, 2], i64>
func.func @prims_cbrt(%self: !fake.tensor<[4, 2], i64>) {
  %0 = fake.prims.cbrt(%self) : (!fake.tensor<[4, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_ceil(
// CHECK: fake.prims.ceil{{.*}} -> !fake.tensor<[2, 3, 2], f32>
func.func @prims_ceil(%self: !fake.tensor<[2, 3, 2], f32>) {
  %0 = fake.prims.ceil(%self) : (!fake.tensor<[2, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_collapse(
// CHECK: fake.prims.collapse{{.*}} -> !fake.tensor<[27], i16>
func.func @prims_collapse(%a: !fake.tensor<[3, 3, 3], i16>) {
  %0 = fake.prims.collapse(%a, 0, 2) : (!fake.tensor<[3, 3, 3], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_collapse_view(
// CHECK: fake.prims.collapse_view{{.*}} -> !fake.tensor<[12], bool>
func.func @prims_collapse_view(%a: !fake.tensor<[3, 4], bool>) {
  %0 = fake.prims.collapse_view(%a, 0, 1) : (!fake.tensor<[3, 4], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_conj(
// CHECK: fake.prims.conj{{.*}} -> !fake.tensor<[2, 5, 4, 2], c64, strides = [1, 16, 2, 8], conj>
func.func @prims_conj(%a: !fake.tensor<[2, 5, 4, 2], c64, strides = [1, 16, 2, 8]>) {
  %0 = fake.prims.conj(%a) : (!fake.tensor<[2, 5, 4, 2], c64, strides = [1, 16, 2, 8]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_conj_physical(
// CHECK: fake.prims.conj_physical{{.*}} -> !fake.tensor<[1, 3, 5, 2], c128>
func.func @prims_conj_physical(%self: !fake.tensor<[1, 3, 5, 2], c128>) {
  %0 = fake.prims.conj_physical(%self) : (!fake.tensor<[1, 3, 5, 2], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_copy_strided(
// CHECK: fake.prims.copy_strided{{.*}} -> !fake.tensor<[3, 5], u8>
func.func @prims_copy_strided(%a: !fake.tensor<[3, 5], u8, strides = [1, 0]>) {
  %0 = fake.prims.copy_strided(%a, [5, 1]) : (!fake.tensor<[3, 5], u8, strides = [1, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_copy_strided_strided(
// CHECK: fake.prims.copy_strided{{.*}} -> !fake.tensor<[5, 5, 3], f64, strides = [15, 1, 3]>
func.func @prims_copy_strided_strided(%a: !fake.tensor<[5, 5, 3], f64, strides = [45, 3, 1]>) {
  %0 = fake.prims.copy_strided(%a, [15, 1, 3]) : (!fake.tensor<[5, 5, 3], f64, strides = [45, 3, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_cos(
// CHECK: fake.prims.cos{{.*}} -> !fake.tensor<[3, 5, 4], i8>
func.func @prims_cos(%self: !fake.tensor<[3, 5, 4], i8, offset = 20>) {
  %0 = fake.prims.cos(%self) : (!fake.tensor<[3, 5, 4], i8, offset = 20>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_cosh(
// CHECK: fake.prims.cosh{{.*}} -> !fake.tensor<[], bf16>
func.func @prims_cosh(%self: !fake.tensor<[], bf16>) {
  %0 = fake.prims.cosh(%self) : (!fake.tensor<[], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_device_put(
// CHECK: fake.prims.device_put{{.*}} -> !fake.tensor<[5, 3], f32>
func.func @prims_device_put(%a: !fake.tensor<[5, 3], f32, device = "cuda:0">) {
  %0 = fake.prims.device_put(%a, "cpu") : (!fake.tensor<[5, 3], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_device_put_transposed(
// CHECK: fake.prims.device_put{{.*}} -> !fake.tensor<[4, 2, 2], f32, strides = [2, 8, 1]>
func.func @prims_device_put_transposed(%a: !fake.tensor<[4, 2, 2], f32, strides = [2, 8, 1]>) {
  %0 = fake.prims.device_put(%a, "cpu") : (!fake.tensor<[4, 2, 2], f32, strides = [2, 8, 1]>) -> !fake.tensor<*>
  return
}
