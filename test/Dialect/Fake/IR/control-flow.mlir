// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s -emit-bytecode | fake-opt | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: fake-opt %s --cse --canonicalize | FileCheck %s --check-prefix=EFFECTS

// CHECK-LABEL: func.func @cond
// CHECK:      %0:2 = fake.cond %arg0 with(%arg1, %arg2) : (!fake.tensor<[], bool>, !fake.tensor<[4], f32>, !fake.int) -> (!fake.tensor<*>, !fake.int)
// CHECK-NEXT: then(%arg3: !fake.tensor<*>, %arg4: !fake.int) {
// CHECK-NEXT:   fake.yield %arg3, %arg4 : !fake.tensor<*>, !fake.int
// CHECK-NEXT: } else(%arg3: !fake.tensor<*>, %arg4: !fake.int) {
// CHECK-NEXT:   fake.yield %arg1, %arg4 : !fake.tensor<[4], f32>, !fake.int
// CHECK-NEXT: }
func.func @cond(%p: !fake.tensor<[], bool>, %x: !fake.tensor<[4], f32>, %n: !fake.int) -> (!fake.tensor<*>, !fake.int) {
  %0:2 = fake.cond %p with(%x, %n) : (!fake.tensor<[], bool>, !fake.tensor<[4], f32>, !fake.int) -> (!fake.tensor<*>, !fake.int)
  then(%a: !fake.tensor<*>, %b: !fake.int) {
    fake.yield %a, %b : !fake.tensor<*>, !fake.int
  } else(%a: !fake.tensor<*>, %b: !fake.int) {
    fake.yield %x, %b : !fake.tensor<[4], f32>, !fake.int
  }
  return %0#0, %0#1 : !fake.tensor<*>, !fake.int
}

// CHECK-LABEL: func.func @nothing_goes_in_or_out
// CHECK:      fake.cond %arg0 {note = "kept"} : (!fake.bool) -> ()
// CHECK-NEXT: then {
// CHECK-NEXT:   fake.yield
// CHECK-NEXT: } else {
func.func @nothing_goes_in_or_out(%p: !fake.bool) {
  fake.cond %p {note = "kept"} : (!fake.bool) -> ()
  then {
    fake.yield
  } else {
    fake.yield
  }
  return
}

// CHECK-LABEL: func.func @while_loop
// CHECK:      %0 = fake.while_loop init(%arg0) with(%arg1) : (!fake.int, !fake.tensor<[4], f32>) -> !fake.int
// CHECK-NEXT: while(%arg2: !fake.int, %arg3: !fake.tensor<*>) {
// CHECK:        fake.yield %2 : !fake.bool
// CHECK-NEXT: } do(%arg2: !fake.int, %arg3: !fake.tensor<*>) {
// CHECK-NEXT:   fake.yield %arg2 : !fake.int
// CHECK-NEXT: }
func.func @while_loop(%n: !fake.int, %w: !fake.tensor<[4], f32>) -> !fake.int {
  %0 = fake.while_loop init(%n) with(%w) : (!fake.int, !fake.tensor<[4], f32>) -> !fake.int
  while(%i: !fake.int, %v: !fake.tensor<*>) {
    %1 = fake.constant 10 : !fake.int<10>
    %2 = fake.cmp lt %i, %1 : !fake.int, !fake.int<10>
    fake.yield %2 : !fake.bool
  } do(%i: !fake.int, %v: !fake.tensor<*>) {
    fake.yield %i : !fake.int
  }
  return %0 : !fake.int
}

// CHECK-LABEL: func.func @slices
// CHECK:      %0 = fake.map over(%arg1) with(%arg0) : (!fake.tensor<[s0, 4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
// CHECK-NEXT: do(%arg2: !fake.tensor<*>, %arg3: !fake.tensor<*>) {
// CHECK:      %1:2 = fake.scan init(%arg0) over(%arg1) : (!fake.tensor<[4], f32>, !fake.tensor<[s0, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
// CHECK-NEXT: do(%arg2: !fake.tensor<*>, %arg3: !fake.tensor<*>) {
// CHECK:      %2 = fake.associative_scan over(%arg1) : (!fake.tensor<[s0, 4], f32>) -> !fake.tensor<*>
// CHECK-NEXT: do(%arg2: !fake.tensor<*>, %arg3: !fake.tensor<*>) {
func.func @slices(%c: !fake.tensor<[4], f32>, %xs: !fake.tensor<[s0, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>) {
  %0 = fake.map over(%xs) with(%c) : (!fake.tensor<[s0, 4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  do(%x: !fake.tensor<*>, %w: !fake.tensor<*>) {
    fake.yield %x : !fake.tensor<*>
  }
  %1:2 = fake.scan init(%c) over(%xs) : (!fake.tensor<[4], f32>, !fake.tensor<[s0, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  do(%a: !fake.tensor<*>, %x: !fake.tensor<*>) {
    fake.yield %a, %x : !fake.tensor<*>, !fake.tensor<*>
  }
  %2 = fake.associative_scan over(%xs) : (!fake.tensor<[s0, 4], f32>) -> !fake.tensor<*>
  do(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    fake.yield %b : !fake.tensor<*>
  }
  return %0, %1#0, %1#1, %2 : !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>
}

// An op has the effects of its regions: it is erased if they have none, and
// kept if they write.
// EFFECTS-LABEL: func.func @effects
// EFFECTS-NEXT: fake.cond
// EFFECTS:      fake.aten.add_.Tensor
// EFFECTS-NOT:  fake.cond
// EFFECTS:      return
func.func @effects(%p: !fake.bool, %x: !fake.tensor<[4], f32>) {
  fake.cond %p with(%x) : (!fake.bool, !fake.tensor<[4], f32>) -> ()
  then(%a: !fake.tensor<*>) {
    %1 = fake.aten.add_.Tensor(%a, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield
  } else(%a: !fake.tensor<*>) {
    fake.yield
  }
  %0 = fake.cond %p with(%x) : (!fake.bool, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  then(%a: !fake.tensor<*>) {
    %1 = fake.aten.sin(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } else(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}
