// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Conjugation and negation are lazy: a bit of the tensor until an op computes.

!t = !fake.tensor<*>
!conj = !fake.tensor<[4, 6], c64, strides = [1, 4], conj>
!neg = !fake.tensor<[4, 6], f32, strides = [12, 2], offset = 1, neg>

// Views preserve the bit, and a second conjugation clears it.
// CHECK-LABEL: func.func @views(
func.func @views(%x: !fake.tensor<[4, 6], c64>, %y: !conj) {
  // CHECK: fake.aten.conj{{.*}} -> !fake.tensor<[4, 6], c64, conj>
  %0 = fake.aten.conj(%x) : (!fake.tensor<[4, 6], c64>) -> !t
  // CHECK: fake.aten.t{{.*}} -> !fake.tensor<[6, 4], c64, conj>
  %1 = fake.aten.t(%y) : (!conj) -> !t
  // CHECK: fake.aten.conj{{.*}} -> !fake.tensor<[4, 6], c64, strides = [1, 4]>
  %2 = fake.aten.conj(%y) : (!conj) -> !t
  // CHECK: fake.aten.imag{{.*}} -> !fake.tensor<[4, 6], f32, strides = [2, 8], offset = 1, neg>
  %3 = fake.aten.imag(%y) : (!conj) -> !t
  // CHECK: fake.aten.real{{.*}} -> !fake.tensor<[4, 6], f32, strides = [2, 8]>
  %4 = fake.aten.real(%y) : (!conj) -> !t
  return
}

// All other ops clear it.
// CHECK-LABEL: func.func @computed(
func.func @computed(%x: !conj, %n: !neg, %m: !fake.tensor<[6, 4], c64>) {
  // CHECK: fake.aten.mul.Tensor{{.*}} -> !fake.tensor<[4, 6], c64, strides = [1, 4]>
  %0 = fake.aten.mul.Tensor(%x, %x) : (!conj, !conj) -> !t
  // CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[4, 4], c64>
  %1 = fake.aten.mm(%x, %m) : (!conj, !fake.tensor<[6, 4], c64>) -> !t
  // CHECK: fake.aten.abs{{.*}} -> !fake.tensor<[4, 6], f32, strides = [1, 4]>
  %2 = fake.aten.abs(%x) : (!conj) -> !t
  // CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4, 6], f32>
  %3 = fake.aten.neg(%n) : (!neg) -> !t
  // CHECK: fake.aten.sum{{.*}} -> !fake.tensor<[], c64>
  %4 = fake.aten.sum(%x) : (!conj) -> !t
  // CHECK: fake.aten.empty_like{{.*}} -> !fake.tensor<[4, 6], c64, strides = [1, 4]>
  %5 = fake.aten.empty_like(%x) : (!conj) -> !t
  return
}

// So do copies.
// CHECK-LABEL: func.func @copies(
func.func @copies(%x: !conj, %n: !neg) {
  // CHECK: fake.aten.resolve_conj{{.*}} -> !fake.tensor<[4, 6], c64, strides = [1, 4]>
  %0 = fake.aten.resolve_conj(%x) : (!conj) -> !t
  // CHECK: fake.aten.resolve_neg{{.*}} -> !fake.tensor<[4, 6], f32>
  %1 = fake.aten.resolve_neg(%n) : (!neg) -> !t
  // CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[4, 6], c64, strides = [1, 4]>
  %2 = fake.aten.clone(%x) : (!conj) -> !t
  // CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[4, 6], c128, strides = [1, 4]>
  %3 = fake.aten._to_copy(%x, dtype = c128) : (!conj) -> !t
  // CHECK: fake.aten.lift{{.*}} -> !fake.tensor<[4, 6], f32>
  %4 = fake.aten.lift(%n) : (!neg) -> !t
  // CHECK: fake.aten._lazy_clone{{.*}} -> !fake.tensor<[4, 6], c64, strides = [1, 4]>
  %5 = fake.aten._lazy_clone(%x) : (!conj) -> !t
  // CHECK: fake.aten.view_as_real_copy{{.*}} -> !fake.tensor<[4, 6, 2], f32>
  %6 = fake.aten.view_as_real_copy(%x) : (!conj) -> !t
  return
}
