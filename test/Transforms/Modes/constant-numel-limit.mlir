// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s --check-prefixes=CHECK,DEFAULT
// RUN: fake-opt %s --fake-propagate=constant-numel-limit=1 --split-input-file | FileCheck %s --check-prefixes=CHECK,ONE
// RUN: fake-opt %s --fake-propagate=constant-numel-limit=0 --split-input-file | FileCheck %s --check-prefixes=CHECK,ZERO

// The number of elements up to which values of literals are kept. FakeTensor
// keeps one.

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @literals
// DEFAULT: fake.aten.item{{.*}} -> !fake.int<7>
// DEFAULT: fake.aten.item{{.*}} -> !fake.int<9>
// ONE: fake.aten.item{{.*}} -> !fake.int<7>
// ONE: fake.aten.item{{.*}} -> !fake.int<u0>
// ZERO: fake.aten.item{{.*}} -> !fake.int<u0>
// ZERO: fake.aten.item{{.*}} -> !fake.int<u1>
func.func @literals() {
  %0 = fake.literal dense<7> : tensor<i64> : !fake.tensor<[], i64>
  %1 = fake.aten.item(%0) : (!fake.tensor<[], i64>) -> !fake.int
  %2 = fake.literal dense<[8, 9]> : tensor<2xi64> : !fake.tensor<[2], i64>
  %3 = fake.aten.select.int(%2, 0, 1) : (!fake.tensor<[2], i64>) -> !t
  %4 = fake.aten.item(%3) : (!t) -> !fake.int
  return
}

// Bytes are unsigned.
// CHECK-LABEL: func.func @bytes
// DEFAULT: fake.aten.item{{.*}} -> !fake.int<200>
func.func @bytes() {
  %0 = fake.literal dense<200> : tensor<i8> : !fake.tensor<[], u8>
  %1 = fake.aten.item(%0) : (!fake.tensor<[], u8>) -> !fake.int
  return
}

// -----

// CHECK-LABEL: func.func @torch
// DEFAULT: torch.aten.zeros {{.*}} -> !torch.vtensor<[7],f32>
// ONE: torch.aten.zeros {{.*}} -> !torch.vtensor<[7],f32>
// ZERO: torch.aten.zeros {{.*}} -> !torch.vtensor<[?],f32>
func.func @torch() -> !torch.vtensor {
  %none = torch.constant.none
  %0 = torch.vtensor.literal(dense<7> : tensor<si64>) : !torch.vtensor<[],si64>
  %1 = torch.aten.Int.Tensor %0 : !torch.vtensor<[],si64> -> !torch.int
  %2 = torch.prim.ListConstruct %1 : (!torch.int) -> !torch.list<int>
  %3 = torch.aten.zeros %2, %none, %none, %none, %none : !torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none -> !torch.vtensor
  return %3 : !torch.vtensor
}
