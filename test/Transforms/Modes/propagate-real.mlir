// RUN: fake-opt %s --fake-propagate=propagate-real --split-input-file | FileCheck %s --check-prefixes=CHECK,REAL
// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s --check-prefixes=CHECK,FAKE

// Values of arguments in a real run decide undecidable conditions, and each
// decision is an assertion. Until then, sizes stay symbolic.

// CHECK-LABEL: func.func @decides(
// REAL-SAME: "v1_0 <= 0", op = "fake.aten.arange.start_step">
// FAKE-SAME: "0 < u1", op = "fake.aten.arange.start_step">
func.func @decides(%end: !fake.tensor<[], i64> {fake.value = dense<-10> : tensor<i64>},
                   %step: !fake.tensor<[], i64> {fake.value = dense<-2> : tensor<i64>}) {
  %0 = fake.aten.item(%end) : (!fake.tensor<[], i64>) -> !fake.int
  %1 = fake.aten.item(%step) : (!fake.tensor<[], i64>) -> !fake.int
  %2 = fake.aten.arange.start_step(0, %0, %1) : (!fake.int, !fake.int) -> !fake.tensor<*>
  return
}

// -----

// A data-dependent size has its real value where a condition needs it.

// CHECK-LABEL: func.func @counts(
// REAL-SAME: #fake.guard<assert, "Eq(u0, 2)", op = "fake.decide">
// FAKE-SAME: #fake.guard<assert, "Ne(u0, 2)", op = "fake.decide">
// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64
func.func @counts(%x: !fake.tensor<[3], i64> {fake.value = dense<[1, 0, 2]> : tensor<3xi64>}) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  %n = fake.size %0, 0 : !fake.tensor<*> -> !fake.int
  %two = fake.constant 2 : !fake.int<2>
  %1 = fake.decide eq %n, %two otherwise false : !fake.int, !fake.int<2>
  return
}

// -----

// Other ops that count elements.

// REAL-LABEL: func.func @sizes(
// REAL-SAME: "Eq(u0, 3)", op = "fake.decide">
// REAL-SAME: "Eq(u1, 6)", op = "fake.decide">
// REAL-SAME: "Eq(u2, 6)", op = "fake.decide">
// REAL-SAME: "Eq(u3, 1)", op = "fake.decide">
func.func @sizes(%x: !fake.tensor<[4], i64> {fake.value = dense<[0, 1, 0, 5]> : tensor<4xi64>},
                 %mask: !fake.tensor<[4], bool> {fake.value = dense<[true, false, false, false]> : tensor<4xi1>}) {
  %unique:3 = fake.aten._unique2(%x) : (!fake.tensor<[4], i64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  %bins = fake.aten.bincount(%x) : (!fake.tensor<[4], i64>) -> !fake.tensor<*>
  %repeated = fake.aten.repeat_interleave.Tensor(%x) : (!fake.tensor<[4], i64>) -> !fake.tensor<*>
  %selected = fake.aten.masked_select(%x, %mask) : (!fake.tensor<[4], i64>, !fake.tensor<[4], bool>) -> !fake.tensor<*>
  %u = fake.size %unique#0, 0 : !fake.tensor<*> -> !fake.int
  %b = fake.size %bins, 0 : !fake.tensor<*> -> !fake.int
  %r = fake.size %repeated, 0 : !fake.tensor<*> -> !fake.int
  %s = fake.size %selected, 0 : !fake.tensor<*> -> !fake.int
  %1 = fake.constant 1 : !fake.int<1>
  %3 = fake.constant 3 : !fake.int<3>
  %6 = fake.constant 6 : !fake.int<6>
  %4 = fake.decide eq %u, %3 otherwise false : !fake.int, !fake.int<3>
  %5 = fake.decide eq %b, %6 otherwise false : !fake.int, !fake.int<6>
  %8 = fake.decide eq %r, %6 otherwise false : !fake.int, !fake.int<6>
  %9 = fake.decide eq %s, %1 otherwise false : !fake.int, !fake.int<1>
  return
}
