// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Range. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_dim_arange(
// CHECK: fake.aten._dim_arange{{.*}} -> !fake.tensor<[2], i64>
func.func @_dim_arange(%like: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten._dim_arange(%like, 0) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arange(
// CHECK: fake.aten.arange{{.*}} -> !fake.tensor<[3], f16>
func.func @arange() {
  %0 = fake.aten.arange(3, dtype = f16) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arange_cuda(
// CHECK: fake.aten.arange{{.*}} -> !fake.tensor<[2], i64, device = "cuda:0">
func.func @arange_cuda() {
  %0 = fake.aten.arange(2, dtype = i64, layout = strided, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arange_start(
// CHECK: fake.aten.arange.start{{.*}} -> !fake.tensor<[3], f32>
func.func @arange_start() {
  %0 = fake.aten.arange.start(0, 3, dtype = f32, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arange_start_step(
// CHECK: fake.aten.arange.start_step{{.*}} -> !fake.tensor<[2], f32>
func.func @arange_start_step() {
  %0 = fake.aten.arange.start_step(2, 0.5, -1, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @arange_start_step_cuda(
// CHECK: fake.aten.arange.start_step{{.*}} -> !fake.tensor<[2], i64, device = "cuda:0">
func.func @arange_start_step_cuda() {
  %0 = fake.aten.arange.start_step(0, 4, 2, dtype = i64, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace(
// CHECK: fake.aten.linspace{{.*}} -> !fake.tensor<[4], f32>
func.func @linspace() {
  %0 = fake.aten.linspace(1, 2, 4, dtype = f32, device = none, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_cuda(
// CHECK: fake.aten.linspace{{.*}} -> !fake.tensor<[4], f32, device = "cuda:0">
func.func @linspace_cuda() {
  %0 = fake.aten.linspace(1, 2, 4, device = "cuda:0", pin_memory = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Scalar_Tensor(
// CHECK: fake.aten.linspace.Scalar_Tensor{{.*}} -> !fake.tensor<[5], f32>
func.func @linspace_Scalar_Tensor(%end: !fake.tensor<[], f32>) {
  %0 = fake.aten.linspace.Scalar_Tensor(0.5, %end, 5, pin_memory = none) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Scalar_Tensor_promotes(
// CHECK: fake.aten.linspace.Scalar_Tensor{{.*}} -> !fake.tensor<[5], f32>
func.func @linspace_Scalar_Tensor_promotes(%end: !fake.tensor<[], i16>) {
  %0 = fake.aten.linspace.Scalar_Tensor(-1, %end, 5, layout = none) : (!fake.tensor<[], i16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Scalar_Tensor_converts(
// CHECK: fake.aten.linspace.Scalar_Tensor{{.*}} -> !fake.tensor<[50], u8>
func.func @linspace_Scalar_Tensor_converts(%end: !fake.tensor<[], i64>) {
  %0 = fake.aten.linspace.Scalar_Tensor(0, %end, 50, dtype = u8, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Tensor_Scalar(
// CHECK: fake.aten.linspace.Tensor_Scalar{{.*}} -> !fake.tensor<[50], f32>
func.func @linspace_Tensor_Scalar(%start: !fake.tensor<[], f32>) {
  %0 = fake.aten.linspace.Tensor_Scalar(%start, -3, 50, dtype = f32, device = "cpu", pin_memory = false) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Tensor_Scalar_converts(
// CHECK: fake.aten.linspace.Tensor_Scalar{{.*}} -> !fake.tensor<[50], u8>
func.func @linspace_Tensor_Scalar_converts(%start: !fake.tensor<[], i64>) {
  %0 = fake.aten.linspace.Tensor_Scalar(%start, 0, 50, dtype = u8, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Tensor_Tensor(
// CHECK: fake.aten.linspace.Tensor_Tensor{{.*}} -> !fake.tensor<[5], f32>
func.func @linspace_Tensor_Tensor(%start: !fake.tensor<[], f32>, %end: !fake.tensor<[], f32>) {
  %0 = fake.aten.linspace.Tensor_Tensor(%start, %end, 5, pin_memory = false) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Tensor_Tensor_promotes(
// CHECK: fake.aten.linspace.Tensor_Tensor{{.*}} -> !fake.tensor<[0], f32>
func.func @linspace_Tensor_Tensor_promotes(%start: !fake.tensor<[], i64>, %end: !fake.tensor<[], i64>) {
  %0 = fake.aten.linspace.Tensor_Tensor(%start, %end, 0, layout = none, device = none) : (!fake.tensor<[], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linspace_Tensor_Tensor_converts(
// CHECK: fake.aten.linspace.Tensor_Tensor{{.*}} -> !fake.tensor<[3], bf16>
func.func @linspace_Tensor_Tensor_converts(%start: !fake.tensor<[], bool>, %end: !fake.tensor<[], bool>) {
  %0 = fake.aten.linspace.Tensor_Tensor(%start, %end, 3, dtype = bf16, device = "cpu", pin_memory = false) : (!fake.tensor<[], bool>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace(
// CHECK: fake.aten.logspace{{.*}} -> !fake.tensor<[2], f32>
func.func @logspace() {
  %0 = fake.aten.logspace(0.5, 1, 2, 0.5) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_cuda(
// CHECK: fake.aten.logspace{{.*}} -> !fake.tensor<[1], f32, device = "cuda:0">
func.func @logspace_cuda() {
  %0 = fake.aten.logspace(0, 2, 1, 0.5, dtype = f32, layout = none, device = "cuda:0", pin_memory = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Scalar_Tensor(
// CHECK: fake.aten.logspace.Scalar_Tensor{{.*}} -> !fake.tensor<[2], i64>
func.func @logspace_Scalar_Tensor(%end: !fake.tensor<[], i64>) {
  %0 = fake.aten.logspace.Scalar_Tensor(0, %end, 2, dtype = i64, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Scalar_Tensor_promotes(
// CHECK: fake.aten.logspace.Scalar_Tensor{{.*}} -> !fake.tensor<[6], f32>
func.func @logspace_Scalar_Tensor_promotes(%end: !fake.tensor<[], bool>) {
  %0 = fake.aten.logspace.Scalar_Tensor(0.5, %end, 6, device = none) : (!fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Scalar_Tensor_converts(
// CHECK: fake.aten.logspace.Scalar_Tensor{{.*}} -> !fake.tensor<[2], f32>
func.func @logspace_Scalar_Tensor_converts(%end: !fake.tensor<[], i64>) {
  %0 = fake.aten.logspace.Scalar_Tensor(0, %end, 2, dtype = f32, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Tensor_Scalar(
// CHECK: fake.aten.logspace.Tensor_Scalar{{.*}} -> !fake.tensor<[2], i64>
func.func @logspace_Tensor_Scalar(%start: !fake.tensor<[], i64>) {
  %0 = fake.aten.logspace.Tensor_Scalar(%start, -3, 2, dtype = i64, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Tensor_Scalar_converts(
// CHECK: fake.aten.logspace.Tensor_Scalar{{.*}} -> !fake.tensor<[2], f32>
func.func @logspace_Tensor_Scalar_converts(%start: !fake.tensor<[], i64>) {
  %0 = fake.aten.logspace.Tensor_Scalar(%start, -3, 2, dtype = f32, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Tensor_Tensor(
// CHECK: fake.aten.logspace.Tensor_Tensor{{.*}} -> !fake.tensor<[2], i64>
func.func @logspace_Tensor_Tensor(%start: !fake.tensor<[], i64>, %end: !fake.tensor<[], i64>) {
  %0 = fake.aten.logspace.Tensor_Tensor(%start, %end, 2, dtype = i64, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Tensor_Tensor_promotes(
// CHECK: fake.aten.logspace.Tensor_Tensor{{.*}} -> !fake.tensor<[6], f32>
func.func @logspace_Tensor_Tensor_promotes(%start: !fake.tensor<[], f64>, %end: !fake.tensor<[], f64>) {
  %0 = fake.aten.logspace.Tensor_Tensor(%start, %end, 6, 0.5, layout = none) : (!fake.tensor<[], f64>, !fake.tensor<[], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logspace_Tensor_Tensor_converts(
// CHECK: fake.aten.logspace.Tensor_Tensor{{.*}} -> !fake.tensor<[2], f32>
func.func @logspace_Tensor_Tensor_converts(%start: !fake.tensor<[], i64>, %end: !fake.tensor<[], i64>) {
  %0 = fake.aten.logspace.Tensor_Tensor(%start, %end, 2, dtype = f32, device = "cpu", pin_memory = false) : (!fake.tensor<[], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @range(
// CHECK: fake.aten.range{{.*}} -> !fake.tensor<[5], f32>
func.func @range() {
  %0 = fake.aten.range(0, 4, dtype = f32, device = "cpu") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @range_cuda(
// CHECK: fake.aten.range{{.*}} -> !fake.tensor<[2], f32, device = "cuda:0">
func.func @range_cuda() {
  %0 = fake.aten.range(3, 4, dtype = f32, device = "cuda") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @range_step(
// CHECK: fake.aten.range.step{{.*}} -> !fake.tensor<[3], f32>
func.func @range_step() {
  %0 = fake.aten.range.step(1, 2, 0.5) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @range_step_cuda(
// CHECK: fake.aten.range.step{{.*}} -> !fake.tensor<[2], f32, device = "cuda:0">
func.func @range_step_cuda() {
  %0 = fake.aten.range.step(3, 4, 1, dtype = f32, device = "cuda") : () -> !fake.tensor<*>
  return
}
