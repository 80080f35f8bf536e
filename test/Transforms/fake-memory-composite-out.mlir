// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s

// Composite ops that write their results to arguments, and products of several matrices.

// One product of 100 bytes, and the result.
// CHECK-LABEL: @chain, cpu: 500 bytes, exact
// CHECK-NEXT: 500 in %0 = 'fake.aten.linalg_multi_dot'
func.func @chain(%a: !fake.tensor<[5, 5], f32>, %b: !fake.tensor<[5, 5], f32>, %c: !fake.tensor<[5, 5], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.linalg_multi_dot([%a, %b, %c]) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// The second and third are multiplied first: 4 bytes instead of 400.
// CHECK-LABEL: @chain_order, cpu: 164 bytes, exact
func.func @chain_order(%a: !fake.tensor<[10, 1], f32>, %b: !fake.tensor<[1, 10], f32>, %c: !fake.tensor<[10, 1], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.linalg_multi_dot([%a, %b, %c]) : (!fake.tensor<[10, 1], f32>, !fake.tensor<[1, 10], f32>, !fake.tensor<[10, 1], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// CHECK-LABEL: @chain_into, cpu: 500 bytes, exact
func.func @chain_into(%a: !fake.tensor<[5, 5], f32>, %b: !fake.tensor<[5, 5], f32>, %c: !fake.tensor<[5, 5], f32>, %out: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.linalg_multi_dot.out([%a, %b, %c], out = %out) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// The base in double precision.
// CHECK-LABEL: @power, cpu: 120 bytes, exact
func.func @power(%x: !fake.tensor<[6], f32>, %out: !fake.tensor<[6], f64>) {
  %0 = fake.aten.float_power.Tensor_Scalar_out(%x, 2, out = %out) : (!fake.tensor<[6], f32>, !fake.tensor<[6], f64>) -> !fake.tensor<*>
  return
}

// The signal as complex numbers, and padded.
// CHECK-LABEL: @transform, cpu: 520 bytes, exact
func.func @transform(%x: !fake.tensor<[5, 1], f64>, %out: !fake.tensor<[5, 4], f64>) {
  %0 = fake.aten.fft_irfft.out(%x, 4, out = %out) : (!fake.tensor<[5, 1], f64>, !fake.tensor<[5, 4], f64>) -> !fake.tensor<*>
  return
}

// The sorted elements.
// CHECK-LABEL: @indices, cpu: 80 bytes, exact
func.func @indices(%x: !fake.tensor<[5], f32>, %out: !fake.tensor<[5], i64>) {
  %0 = fake.aten.argsort.stable_out(%x, stable = true, out = %out) : (!fake.tensor<[5], f32>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// Which elements are numbers, and their count.
// CHECK-LABEL: @mean, cpu: 32 bytes, exact
func.func @mean(%x: !fake.tensor<[4], f32>, %out: !fake.tensor<[], f32>) {
  %0 = fake.aten.nanmean.out(%x, out = %out) : (!fake.tensor<[4], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// The square.
// CHECK-LABEL: @matrix_power, cpu: 192 bytes, exact
func.func @matrix_power(%x: !fake.tensor<[4, 4], f32>, %out: !fake.tensor<[4, 4], f32>) {
  %0 = fake.aten.linalg_matrix_power.out(%x, 3, out = %out) : (!fake.tensor<[4, 4], f32>, !fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  return
}

// A norm that is copied.
// CHECK-LABEL: @norm, cpu: 68 bytes, exact
func.func @norm(%x: !fake.tensor<[3, 5], f32>, %out: !fake.tensor<[], f32>) {
  %0 = fake.aten.linalg_norm.out(%x, out = %out) : (!fake.tensor<[3, 5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}
