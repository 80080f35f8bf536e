// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Statistics. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @logsumexp(
// CHECK: fake.aten.logsumexp{{.*}} -> !fake.tensor<[3], f32>
func.func @logsumexp(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.logsumexp(%self, [1]) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logsumexp_promotes(
// CHECK: fake.aten.logsumexp{{.*}} -> !fake.tensor<[3], f32>
func.func @logsumexp_promotes(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.logsumexp(%self, [1]) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_logsumexp(
// CHECK: fake.aten.special_logsumexp{{.*}} -> !fake.tensor<[], f32>
func.func @special_logsumexp(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.special_logsumexp(%self, []) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @std(
// CHECK: fake.aten.std{{.*}} -> !fake.tensor<[], f32>
func.func @std(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.std(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @std_promotes(
// CHECK: fake.aten.std{{.*}} -> !fake.tensor<[], f32>
func.func @std_promotes(%self: !fake.tensor<[], c64>) {
  %0 = fake.aten.std(%self) : (!fake.tensor<[], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @std_correction(
// CHECK: fake.aten.std.correction{{.*}} -> !fake.tensor<[], f32>
func.func @std_correction(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.std.correction(%self) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @std_correction_promotes(
// CHECK: fake.aten.std.correction{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @std_correction_promotes(%self: !fake.tensor<[3, 4, 5], c64>) {
  %0 = fake.aten.std.correction(%self, [-3], correction = 1) : (!fake.tensor<[3, 4, 5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @std_dim(
// CHECK: fake.aten.std.dim{{.*}} -> !fake.tensor<[], f32>
func.func @std_dim(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.std.dim(%self, [0], false) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @std_mean(
// CHECK: fake.aten.std_mean{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[], f32>)
func.func @std_mean(%self: !fake.tensor<[5, 5], f32>) {
  %0:2 = fake.aten.std_mean(%self) : (!fake.tensor<[5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @std_mean_correction(
// CHECK: fake.aten.std_mean.correction{{.*}} -> (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], f32>)
func.func @std_mean_correction(%self: !fake.tensor<[3, 4, 5], f32>) {
  %0:2 = fake.aten.std_mean.correction(%self, [-3], correction = 1) : (!fake.tensor<[3, 4, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @std_mean_correction_promotes(
// CHECK: fake.aten.std_mean.correction{{.*}} -> (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], c64>)
func.func @std_mean_correction_promotes(%self: !fake.tensor<[3, 4, 5], c64>) {
  %0:2 = fake.aten.std_mean.correction(%self, [-3], correction = 1) : (!fake.tensor<[3, 4, 5], c64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @std_mean_dim(
// CHECK: fake.aten.std_mean.dim{{.*}} -> (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>)
func.func @std_mean_dim(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0:2 = fake.aten.std_mean.dim(%self, [1]) : (!fake.tensor<[5, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @var(
// CHECK: fake.aten.var{{.*}} -> !fake.tensor<[], f32>
func.func @var(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.var(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @var_promotes(
// CHECK: fake.aten.var{{.*}} -> !fake.tensor<[], f64>
func.func @var_promotes(%self: !fake.tensor<[5, 1, 5, 2, 4], c128>) {
  %0 = fake.aten.var(%self) : (!fake.tensor<[5, 1, 5, 2, 4], c128>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @var_correction(
// CHECK: fake.aten.var.correction{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @var_correction(%self: !fake.tensor<[3, 4, 5], f32>) {
  %0 = fake.aten.var.correction(%self, [-3], correction = 1) : (!fake.tensor<[3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @var_correction_promotes(
// CHECK: fake.aten.var.correction{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @var_correction_promotes(%self: !fake.tensor<[3, 4, 5], c64>) {
  %0 = fake.aten.var.correction(%self, [-3], correction = 1) : (!fake.tensor<[3, 4, 5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @var_dim(
// CHECK: fake.aten.var.dim{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @var_dim(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.var.dim(%self, [1]) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @var_mean(
// CHECK: fake.aten.var_mean{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[], f32>)
func.func @var_mean(%self: !fake.tensor<[5, 5], f32>) {
  %0:2 = fake.aten.var_mean(%self) : (!fake.tensor<[5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @var_mean_correction(
// CHECK: fake.aten.var_mean.correction{{.*}} -> (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], f32>)
func.func @var_mean_correction(%self: !fake.tensor<[3, 4, 5], f32>) {
  %0:2 = fake.aten.var_mean.correction(%self, [-3], correction = 1) : (!fake.tensor<[3, 4, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @var_mean_correction_promotes(
// CHECK: fake.aten.var_mean.correction{{.*}} -> (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], c64>)
func.func @var_mean_correction_promotes(%self: !fake.tensor<[3, 4, 5], c64>) {
  %0:2 = fake.aten.var_mean.correction(%self, [-3], correction = 1) : (!fake.tensor<[3, 4, 5], c64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @var_mean_dim(
// CHECK: fake.aten.var_mean.dim{{.*}} -> (!fake.tensor<[5, 5], f32>, !fake.tensor<[5, 5], f32>)
func.func @var_mean_dim(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0:2 = fake.aten.var_mean.dim(%self, [1]) : (!fake.tensor<[5, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}
