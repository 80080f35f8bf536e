// Custom ops in the fake dialect.

// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --fake-rules=%S/Inputs/calls-twice.mlir --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --fake-rules=%S/Inputs/calls-twice.mlir --fake-rules=%S/Inputs/rules.mlir --emit-bytecode -o %t.mlirbc
// RUN: fake-opt %t.mlirbc --fake-rules=%S/Inputs/rules.mlir --fake-rules=%S/Inputs/calls-twice.mlir --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --fake-rules=%S/Inputs/calls-twice.mlir --cse --canonicalize | FileCheck %s --check-prefix=EFFECTS
// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --fake-rules=%S/Inputs/calls-twice.mlir --fake-report -o /dev/null | FileCheck %s --check-prefix=REPORT

!t = !fake.tensor<*>

// CHECK-LABEL: func.func @defaults
// CHECK: fake.mylib.twice(%arg0) : {{.*}} -> !fake.tensor<[2 * n, 4], f32>
// CHECK: fake.mylib.scale.with(%arg0) : {{.*}} -> !fake.tensor<[n, 4], f32>
// CHECK: fake.mylib.scale.with(%arg0, dtype = bf16) : {{.*}} -> !fake.tensor<[n, 4], bf16>
// CHECK: fake.mylib.scale.with(%arg0, %arg1) : {{.*}} -> !fake.tensor<[n, 4], f64>
// CHECK: fake.other.four_times(%arg0) : {{.*}} -> !fake.tensor<[4 * n, 4], f32>
// REPORT: "op":"mylib.twice.default"
// REPORT: "op":"mylib.scale.with"
func.func @defaults(%x: !fake.tensor<[n, 4], f32>, %w: !fake.tensor<[4], f64>)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.mylib.twice(%x) : (!fake.tensor<[n, 4], f32>) -> !t
  %1 = fake.mylib.scale.with(%x, none) : (!fake.tensor<[n, 4], f32>) -> !t
  %2 = fake.mylib.scale.with(%x, dtype = bf16) : (!fake.tensor<[n, 4], f32>) -> !t
  %3 = fake.mylib.scale.with(%x, weight = %w) : (!fake.tensor<[n, 4], f32>, !fake.tensor<[4], f64>) -> !t
  %4 = fake.other.four_times(%x) : (!fake.tensor<[n, 4], f32>) -> !t
  return
}

// Lists, a scalar for all elements of a list, and several results.
// CHECK-LABEL: func.func @lists
// CHECK: fake.mylib.join([%arg0, %arg0, %arg0]) : {{.*}} -> (!fake.tensor<[6, 3], f32>, !fake.int<3>)
// CHECK: fake.mylib.join([%arg0], [1, 1], true) : {{.*}} -> (!fake.tensor<[5, 2], f32, strides = [1, 5]>, !fake.int<1>)
func.func @lists(%x: !fake.tensor<[2, 3], f32>) {
  %0:2 = fake.mylib.join([%x, %x, %x]) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> (!t, !fake.int)
  %1:2 = fake.mylib.join([%x], 1, true) : (!fake.tensor<[2, 3], f32>) -> (!t, !fake.int)
  return
}

// Each call gets a new symbol in the environment of the function.
// CHECK-LABEL: func.func @new_sizes
// CHECK-SAME: fake.guards = [#fake.guard<assert, "u0 <= n", op = "fake.mylib.pick">, #fake.guard<assert, "u1 <= n", op = "fake.mylib.pick">]
// CHECK-SAME: #fake.symbol<u0, unbacked, min = 0
// CHECK: -> !fake.tensor<[u0], f32, device = "cuda:0">
// CHECK: -> !fake.tensor<[u1], f32, device = "cuda:0">
func.func @new_sizes(%x: !fake.tensor<[n], f32, device = "cuda:0">)
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.mylib.pick(%x) : (!fake.tensor<[n], f32, device = "cuda:0">) -> !t
  %1 = fake.mylib.pick(%x, share = 1.0) : (!fake.tensor<[n], f32, device = "cuda:0">) -> !t
  return
}

// Conditions on sizes become guards of the function.
// CHECK-LABEL: func.func @decisions
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Ne(n, 1)", op = "fake.mylib.trim">, #fake.guard<guard, "0 <= n - 1", op = "fake.mylib.trim">, #fake.guard<assert, "Eq(m % 2, 0)", op = "fake.mylib.halves">]
// CHECK: -> !fake.tensor<[n - 1], f32>
// CHECK: -> (!fake.tensor<[m floordiv 2], f32>, !fake.tensor<[m floordiv 2], f32, offset = m floordiv 2>)
func.func @decisions(%x: !fake.tensor<[n], f32>, %y: !fake.tensor<[m], f32>)
    attributes {fake.symbols = [#fake.symbol<n, min = 0, hint = 4>, #fake.symbol<m, min = 2>]} {
  %0 = fake.mylib.trim(%x) : (!fake.tensor<[n], f32>) -> !t
  %1:2 = fake.mylib.halves(%y) : (!fake.tensor<[m], f32>) -> (!t, !t)
  return
}

// An alias shares the storage of the argument.
// CHECK-LABEL: func.func @aliases
// REPORT: "func":"aliases","value":"%arg0",{{.*}}"cpu",[[S:[0-9]+]],0]
// REPORT: "func":"aliases","value":"%0#0",{{.*}}"cpu",[[S]],0]
// REPORT: "func":"aliases","value":"%0#1",{{.*}}"cpu",[[S]],0]
// REPORT: "func":"aliases","value":"%1",{{.*}}"cpu",[[S]],0]
func.func @aliases(%x: !fake.tensor<[4], f32>) {
  %0:2 = fake.mylib.halves(%x) : (!fake.tensor<[4], f32>) -> (!t, !t)
  %1 = fake.mylib.clip_(%x) : (!fake.tensor<[4], f32>) -> !t
  return
}

// The tag inplace_view: the argument itself has new sizes afterwards.
// CHECK-LABEL: func.func @changes_sizes
// CHECK: fake.mylib.flip_sizes_(%arg0) : {{.*}} -> !fake.tensor<[3, 2], f32, strides = [1, 3]>
// CHECK: fake.size {{.*}} -> !fake.int<3>
func.func @changes_sizes(%x: !fake.tensor<[2, 3], f32>) {
  %0 = fake.mylib.flip_sizes_(%x) : (!fake.tensor<[2, 3], f32>) -> !t
  %1 = fake.size %x, 0 : !fake.tensor<[2, 3], f32> -> !fake.int
  return
}

// The tag pointwise: the rule runs on the values of jagged tensors.
// CHECK-LABEL: func.func @jagged
// CHECK: fake.mylib.noise(%arg0) : {{.*}} -> !fake.tensor<[b, j0, 8], f32, layout = jagged
!jagged = !fake.tensor<[b, j0, 8], f32, layout = jagged>
func.func @jagged(%x: !jagged) attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged>]} {
  %0 = fake.mylib.noise(%x) : (!jagged) -> !t
  return
}

// EFFECTS-LABEL: func.func @effects
// EFFECTS-NEXT: fake.mylib.clip_(%arg0)
// EFFECTS-NEXT: fake.mylib.clip_(%arg0)
// EFFECTS-NEXT: fake.mylib.fill_(%arg0, 1.5)
// EFFECTS-NEXT: fake.mylib.noise(%arg0)
// EFFECTS-NEXT: fake.mylib.noise(%arg0)
// EFFECTS-NEXT: %[[T:.*]] = fake.mylib.twice(%arg0)
// EFFECTS-NEXT: return %[[T]], %[[T]]
func.func @effects(%x: !t) -> (!t, !t) {
  %0 = fake.mylib.clip_(%x) : (!t) -> !t
  %1 = fake.mylib.clip_(%x, 1.0) : (!t) -> !t
  fake.mylib.fill_(%x, 1.5) : (!t) -> ()
  %2 = fake.mylib.noise(%x) : (!t) -> !t
  %3 = fake.mylib.noise(%x) : (!t) -> !t
  %4 = fake.mylib.twice(%x) : (!t) -> !t
  %5 = fake.mylib.twice(%x) : (!t) -> !t
  return %4, %5 : !t, !t
}

// CHECK-LABEL: func.func @unknown_rank
// CHECK: fake.mylib.halves(%arg0) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
func.func @unknown_rank(%x: !t) {
  %0:2 = fake.mylib.halves(%x) : (!t) -> (!t, !t)
  return
}
