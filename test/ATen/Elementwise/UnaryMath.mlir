// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of UnaryMath. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_conj_physical(
// CHECK: fake.aten._conj_physical{{.*}} -> !fake.tensor<[3, 3, 5], f32>
func.func @_conj_physical(%self: !fake.tensor<[3, 3, 5], f32>) {
  %0 = fake.aten._conj_physical(%self) : (!fake.tensor<[3, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @abs(
// CHECK: fake.aten.abs{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @abs(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.abs(%self) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @absolute(
// CHECK: fake.aten.absolute{{.*}} -> !fake.tensor<[2, 5, 3], bool, device = "cuda:0">
func.func @absolute(%self: !fake.tensor<[2, 5, 3], bool, device = "cuda:0">) {
  %0 = fake.aten.absolute(%self) : (!fake.tensor<[2, 5, 3], bool, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @acos(
// CHECK: fake.aten.acos{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @acos(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten.acos(%self) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @acosh(
// CHECK: fake.aten.acosh{{.*}} -> !fake.tensor<[], f32>
func.func @acosh(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.acosh(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @angle(
// CHECK: fake.aten.angle{{.*}} -> !fake.tensor<[20, 20], f32>
func.func @angle(%self: !fake.tensor<[20, 20], f32>) {
  %0 = fake.aten.angle(%self) : (!fake.tensor<[20, 20], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @angle_promotes(
// CHECK: fake.aten.angle{{.*}} -> !fake.tensor<[], f32>
func.func @angle_promotes(%self: !fake.tensor<[], i32>) {
  %0 = fake.aten.angle(%self) : (!fake.tensor<[], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @angle_aliases(
// CHECK: fake.aten.angle{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc{{[^>]*}}>
func.func @angle_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.angle(%self) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arccos(
// CHECK: fake.aten.arccos{{.*}} -> !fake.tensor<[3, 2, 5, 5], f32>
func.func @arccos(%self: !fake.tensor<[3, 2, 5, 5], f32>) {
  %0 = fake.aten.arccos(%self) : (!fake.tensor<[3, 2, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arccosh(
// CHECK: fake.aten.arccosh{{.*}} -> !fake.tensor<[0, 4], f16>
func.func @arccosh(%self: !fake.tensor<[0, 4], f16>) {
  %0 = fake.aten.arccosh(%self) : (!fake.tensor<[0, 4], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arcsin(
// CHECK: fake.aten.arcsin{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @arcsin(%self: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.arcsin(%self) : (!fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arcsinh(
// CHECK: fake.aten.arcsinh{{.*}} -> !fake.tensor<[2], f32>
func.func @arcsinh(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.arcsinh(%self) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arctan(
// CHECK: fake.aten.arctan{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @arctan(%self: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.arctan(%self) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arctanh(
// CHECK: fake.aten.arctanh{{.*}} -> !fake.tensor<[4, 3, 2], f32>
func.func @arctanh(%self: !fake.tensor<[4, 3, 2], f32>) {
  %0 = fake.aten.arctanh(%self) : (!fake.tensor<[4, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @asin(
// CHECK: fake.aten.asin{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @asin(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.asin(%self) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @asinh(
// CHECK: fake.aten.asinh{{.*}} -> !fake.tensor<[], f32>
func.func @asinh(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.asinh(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @atan(
// CHECK: fake.aten.atan{{.*}} -> !fake.tensor<[4, 1, 2], f32>
func.func @atan(%self: !fake.tensor<[4, 1, 2], f32>) {
  %0 = fake.aten.atan(%self) : (!fake.tensor<[4, 1, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @atanh(
// CHECK: fake.aten.atanh{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @atanh(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.atanh(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ceil(
// CHECK: fake.aten.ceil{{.*}} -> !fake.tensor<[5, 4, 4], f32>
func.func @ceil(%self: !fake.tensor<[5, 4, 4], f32>) {
  %0 = fake.aten.ceil(%self) : (!fake.tensor<[5, 4, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @complex(
// CHECK: fake.aten.complex{{.*}} -> !fake.tensor<[5, 10, 5], c64>
func.func @complex(%real: !fake.tensor<[5, 10, 5], f32>, %imag: !fake.tensor<[10, 5], f32>) {
  %0 = fake.aten.complex(%real, %imag) : (!fake.tensor<[5, 10, 5], f32>, !fake.tensor<[10, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conj_physical(
// CHECK: fake.aten.conj_physical{{.*}} -> !fake.tensor<[20, 20], i64>
func.func @conj_physical(%self: !fake.tensor<[20, 20], i64>) {
  %0 = fake.aten.conj_physical(%self) : (!fake.tensor<[20, 20], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conj_physical_transposed(
// CHECK: fake.aten.conj_physical{{.*}} -> !fake.tensor<[4, 4, 5, 2], bool, strides = [20, 1, 4, 80], device = "cuda:0">
func.func @conj_physical_transposed(%self: !fake.tensor<[4, 4, 5, 2], bool, strides = [20, 1, 4, 80], device = "cuda:0">) {
  %0 = fake.aten.conj_physical(%self) : (!fake.tensor<[4, 4, 5, 2], bool, strides = [20, 1, 4, 80], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cos(
// CHECK: fake.aten.cos{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @cos(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.cos(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cosh(
// CHECK: fake.aten.cosh{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @cosh(%self: !fake.tensor<[3, 2], f32, strides = [6, 1]>) {
  %0 = fake.aten.cosh(%self) : (!fake.tensor<[3, 2], f32, strides = [6, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @deg2rad(
// CHECK: fake.aten.deg2rad{{.*}} -> !fake.tensor<[3, 5], f64>
func.func @deg2rad(%self: !fake.tensor<[3, 5], f64, strides = [2, 1]>) {
  %0 = fake.aten.deg2rad(%self) : (!fake.tensor<[3, 5], f64, strides = [2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @digamma(
// CHECK: fake.aten.digamma{{.*}} -> !fake.tensor<[2, 2, 4], f32>
func.func @digamma(%self: !fake.tensor<[2, 2, 4], f32, strides = [24, 12, 3]>) {
  %0 = fake.aten.digamma(%self) : (!fake.tensor<[2, 2, 4], f32, strides = [24, 12, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @erf(
// CHECK: fake.aten.erf{{.*}} -> !fake.tensor<[], f32>
func.func @erf(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.erf(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @erfc(
// CHECK: fake.aten.erfc{{.*}} -> !fake.tensor<[5, 2], f64>
func.func @erfc(%self: !fake.tensor<[5, 2], f64>) {
  %0 = fake.aten.erfc(%self) : (!fake.tensor<[5, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @erfinv(
// CHECK: fake.aten.erfinv{{.*}} -> !fake.tensor<[20, 20], f32>
func.func @erfinv(%self: !fake.tensor<[20, 20], f32>) {
  %0 = fake.aten.erfinv(%self) : (!fake.tensor<[20, 20], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @exp(
// CHECK: fake.aten.exp{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @exp(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.exp(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @exp2(
// CHECK: fake.aten.exp2{{.*}} -> !fake.tensor<[5, 3, 2, 5], f32>
func.func @exp2(%self: !fake.tensor<[5, 3, 2, 5], f32, strides = [60, 20, 10, 1]>) {
  %0 = fake.aten.exp2(%self) : (!fake.tensor<[5, 3, 2, 5], f32, strides = [60, 20, 10, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @expm1(
// CHECK: fake.aten.expm1{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @expm1(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.expm1(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fix(
// CHECK: fake.aten.fix{{.*}} -> !fake.tensor<[2, 3], bool>
func.func @fix(%self: !fake.tensor<[2, 3], bool>) {
  %0 = fake.aten.fix(%self) : (!fake.tensor<[2, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @floor(
// CHECK: fake.aten.floor{{.*}} -> !fake.tensor<[3], f32>
func.func @floor(%self: !fake.tensor<[3], f32>) {
  %0 = fake.aten.floor(%self) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @frac(
// CHECK: fake.aten.frac{{.*}} -> !fake.tensor<[20, 20], f32>
func.func @frac(%self: !fake.tensor<[20, 20], f32>) {
  %0 = fake.aten.frac(%self) : (!fake.tensor<[20, 20], f32>) -> !fake.tensor<*>
  return
}
