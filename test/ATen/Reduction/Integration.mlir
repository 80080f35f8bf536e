// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Integration. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @cumulative_trapezoid_dx(
// CHECK: fake.aten.cumulative_trapezoid.dx{{.*}} -> !fake.tensor<[4], f32>
func.func @cumulative_trapezoid_dx(%y: !fake.tensor<[5], f32>) {
  %0 = fake.aten.cumulative_trapezoid.dx(%y, dx = 2.0) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumulative_trapezoid_dx_promotes(
// CHECK: fake.aten.cumulative_trapezoid.dx{{.*}} -> !fake.tensor<[4], f32>
func.func @cumulative_trapezoid_dx_promotes(%y: !fake.tensor<[5], i64>) {
  %0 = fake.aten.cumulative_trapezoid.dx(%y, dx = 2.0) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumulative_trapezoid_x(
// CHECK: fake.aten.cumulative_trapezoid.x{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @cumulative_trapezoid_x(%y: !fake.tensor<[2, 3], f32>, %x: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.cumulative_trapezoid.x(%y, %x) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumulative_trapezoid_x_promotes(
// CHECK: fake.aten.cumulative_trapezoid.x{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @cumulative_trapezoid_x_promotes(%y: !fake.tensor<[2, 3], i64>, %x: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.cumulative_trapezoid.x(%y, %x) : (!fake.tensor<[2, 3], i64>, !fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trapezoid_dx(
// CHECK: fake.aten.trapezoid.dx{{.*}} -> !fake.tensor<[2], f32>
func.func @trapezoid_dx(%y: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.trapezoid.dx(%y, dx = 3.0) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trapezoid_dx_promotes(
// CHECK: fake.aten.trapezoid.dx{{.*}} -> !fake.tensor<[2], f32>
func.func @trapezoid_dx_promotes(%y: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.trapezoid.dx(%y, dx = 3.0) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trapezoid_x(
// CHECK: fake.aten.trapezoid.x{{.*}} -> !fake.tensor<[3], f32>
func.func @trapezoid_x(%y: !fake.tensor<[3, 3], f32>, %x: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.trapezoid.x(%y, %x, dim = -2) : (!fake.tensor<[3, 3], f32>, !fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trapezoid_x_promotes(
// CHECK: fake.aten.trapezoid.x{{.*}} -> !fake.tensor<[2], f32>
func.func @trapezoid_x_promotes(%y: !fake.tensor<[2, 3], i64>, %x: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.trapezoid.x(%y, %x) : (!fake.tensor<[2, 3], i64>, !fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trapz_dx(
// CHECK: fake.aten.trapz.dx{{.*}} -> !fake.tensor<[], f32>
func.func @trapz_dx(%y: !fake.tensor<[6], f32>) {
  %0 = fake.aten.trapz.dx(%y) : (!fake.tensor<[6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trapz_dx_promotes(
// CHECK: fake.aten.trapz.dx{{.*}} -> !fake.tensor<[2], f32>
func.func @trapz_dx_promotes(%y: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.trapz.dx(%y, dx = 3.0) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trapz_x(
// CHECK: fake.aten.trapz.x{{.*}} -> !fake.tensor<[2], f32>
func.func @trapz_x(%y: !fake.tensor<[2, 3], f32>, %x: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.trapz.x(%y, %x) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}
