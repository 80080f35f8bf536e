// RUN: fake-opt %s --fake-propagate --split-input-file --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --fake-report --split-input-file -o /dev/null | FileCheck %s --check-prefix=REPORT
// RUN: fake-opt %s --fake-propagate --split-input-file > %t
// RUN: fake-opt %t --fake-propagate --split-input-file | diff %t -

// Each caller has its own results. The callee keeps its type, and its body the
// types that follow from it.

// CHECK-LABEL: func.func private @pair(
// CHECK-SAME: %arg0: !fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>) {
// CHECK: return {{.*}} : !fake.tensor<*>, !fake.tensor<*>
func.func private @pair(%x: !fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>) {
  %0 = fake.aten.sin(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.aten.unsqueeze(%x, 0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0, %1 : !fake.tensor<*>, !fake.tensor<*>
}

// CHECK-LABEL: func.func @first
// CHECK: call @pair(%0) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
// CHECK: fake.aten.neg(%1#0) : (!fake.tensor<*>) -> !fake.tensor<[4], f32>
// CHECK: fake.aten.neg(%1#1) : (!fake.tensor<*>) -> !fake.tensor<[1, 4], f32>
func.func @first(%x: !fake.tensor<[4], f32>) {
  %0 = fake.cast %x : !fake.tensor<[4], f32> to !fake.tensor<*>
  %1:2 = call @pair(%0) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %2 = fake.aten.neg(%1#0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.neg(%1#1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// The second result is a view of the operand, also if the summary of another
// call is reused.
// CHECK-LABEL: func.func @second
// CHECK: fake.aten.neg(%{{.*}}#0) : (!fake.tensor<*>) -> !fake.tensor<[s0, 2], f32>
// CHECK: fake.aten.neg(%{{.*}}#1) : (!fake.tensor<*>) -> !fake.tensor<[1, s0, 2], i64>
// REPORT: {"func":"second","value":"%arg0","op":null,"meta":{"t":[{{.*}},"cpu",[[X:[0-9]+]],0]}}
// REPORT: {"func":"second","value":"%arg1","op":null,"meta":{"t":[{{.*}},"cpu",[[Y:[0-9]+]],0]}}
// REPORT: {"func":"second","value":"%2#1",{{.*}}"cpu",[[X]],0]}}
// REPORT: {"func":"second","value":"%3#1",{{.*}}"cpu",[[Y]],0]}}
func.func @second(%x: !fake.tensor<[s0, 2], i64>, %y: !fake.tensor<[s0, 2], i64>) {
  %0 = fake.cast %x : !fake.tensor<[s0, 2], i64> to !fake.tensor<*>
  %1 = fake.cast %y : !fake.tensor<[s0, 2], i64> to !fake.tensor<*>
  %2:2 = call @pair(%0) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %3:2 = call @pair(%1) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %4 = fake.aten.neg(%2#0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.neg(%3#1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Symbols of the callee differ from those of the caller, even if the names are
// equal. Data-dependent values are new for each tensor.

func.func private @callee(%x: !fake.tensor<*>, %y: !fake.tensor<[s0], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 7>, #fake.symbol<s1, min = 4, max = 14>]} {
  %0 = fake.aten.cat([%y, %y]) : (!fake.tensor<[s0], f32>, !fake.tensor<[s0], f32>) -> !fake.tensor<[s1], f32>
  %1 = fake.cast %0 : !fake.tensor<[s1], f32> to !fake.tensor<*>
  %2 = fake.aten.nonzero(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1, %2 : !fake.tensor<*>, !fake.tensor<*>
}

// CHECK-LABEL: func.func @caller
// CHECK-SAME: attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 5>, #fake.symbol<s1, min = 2>, #fake.symbol<u0, unbacked, min = 0, max = 9>, #fake.symbol<u1, unbacked, min = 0, max = 9>]
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[2 * s0], f32>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u0, 1], i64>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u0, 1], i64>
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[u1, 1], i64>
func.func @caller(%x: !fake.tensor<[9], f32>, %y: !fake.tensor<[s0], f32>, %z: !fake.tensor<[9], f32>, %w: !fake.tensor<[s1], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 5>, #fake.symbol<s1, min = 2>]} {
  %0 = fake.cast %x : !fake.tensor<[9], f32> to !fake.tensor<*>
  %1:2 = call @callee(%0, %y) : (!fake.tensor<*>, !fake.tensor<[s0], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %2:2 = call @callee(%0, %y) : (!fake.tensor<*>, !fake.tensor<[s0], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %other = fake.cast %z : !fake.tensor<[9], f32> to !fake.tensor<*>
  %3:2 = call @callee(%other, %y) : (!fake.tensor<*>, !fake.tensor<[s0], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  %4 = fake.aten.neg(%1#0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %5 = fake.aten.neg(%1#1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %6 = fake.aten.neg(%2#1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %7 = fake.aten.neg(%3#1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// Nested calls; each function is swept once for equal arguments.

func.func private @f0(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = fake.aten.sin(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
func.func private @f1(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = call @f0(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = call @f0(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}
// CHECK-LABEL: func.func @deep
// CHECK: fake.aten.neg{{.*}} -> !fake.tensor<[4], f32>
func.func @deep(%x: !fake.tensor<[4], f32>) {
  %0 = fake.cast %x : !fake.tensor<[4], f32> to !fake.tensor<*>
  %1 = call @f1(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = call @f1(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.neg(%2) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

// CHECK-LABEL: func.func @torch
// CHECK: torch.aten.neg {{.*}} -> !torch.vtensor<[2,3],f32>
func.func private @torch_callee(%x: !torch.vtensor) -> !torch.vtensor {
  %s0 = torch.symbolic_int "s0" {min_val = 2, max_val = 7} : !torch.int
  torch.bind_symbolic_shape %x, [%s0], affine_map<()[s0] -> (s0, 3)> : !torch.vtensor
  %0 = torch.aten.sin %x : !torch.vtensor -> !torch.vtensor
  return %0 : !torch.vtensor
}
func.func @torch(%x: !torch.vtensor<[2,3],f32>) {
  %0 = torch.tensor_static_info_cast %x : !torch.vtensor<[2,3],f32> to !torch.vtensor
  %1 = call @torch_callee(%0) : (!torch.vtensor) -> !torch.vtensor
  %2 = torch.aten.neg %1 : !torch.vtensor -> !torch.vtensor
  return
}

// -----

// Declarations of a callee about its symbols are required of the sizes in a
// call.

func.func private @bounded(%x: !fake.tensor<[s0], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 7, max = 9>]} {
  %0 = fake.aten.sin(%x) : (!fake.tensor<[s0], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
// CHECK-LABEL: func.func @asks
// CHECK-SAME: fake.guards = [#fake.guard<assert, "7 <= s0", op = "func.call">, #fake.guard<assert, "s0 <= 9", op = "func.call">]
func.func @asks(%x: !fake.tensor<[s0], f32>) {
  %0 = call @bounded(%x) : (!fake.tensor<[s0], f32>) -> !fake.tensor<*>
  return
}
