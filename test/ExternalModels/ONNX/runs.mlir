// Regions that run a known number of times, each time on other metadata.
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s
// RUN: fake-opt %s --fake-propagate | fake-opt --fake-propagate | FileCheck %s --check-prefix=TWICE

!seq = !torch.list<vtensor>

// A state that grows is exact after the last run, and widened in the region.
// CHECK-LABEL: @grows
// TWICE-LABEL: @grows
func.func @grows(%x: !torch.vtensor<[?,4],f32>) -> (!torch.vtensor, !torch.vtensor) {
  %none = torch.constant.none
  %three = torch.operator "onnx.Constant"() {torch.onnx.value_int = 3 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[4 * s0, 4], f32>, !fake.tensor<[3, 4], f32>]}
  // TWICE: torch.operator "onnx.Loop"
  %0:2 = torch.operator "onnx.Loop"(%three, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[?,4],f32>) -> (!torch.vtensor, !torch.vtensor) {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    // CHECK: onnx.Concat{{.*}}!fake.tensor<[{{.*u[0-9]+.*}}, 4], f32>
    %1 = torch.operator "onnx.Concat"(%y, %x) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[?,4],f32>) -> !torch.vtensor
    %2 = torch.operator "onnx.ReduceSum"(%y) {torch.onnx.axes = [0 : si64], torch.onnx.keepdims = 0 : si64} : (!torch.vtensor) -> !torch.vtensor
    torch.operator_terminator %c, %1, %2 : !torch.vtensor, !torch.vtensor, !torch.vtensor
  }
  return %0#0, %0#1 : !torch.vtensor, !torch.vtensor
}

// The condition ends the loop after the run in which it becomes false.
// CHECK-LABEL: @ends
func.func @ends(%x: !torch.vtensor<[2],f32>) -> !torch.vtensor {
  %true = torch.operator "onnx.Constant"() {torch.onnx.value = dense<true> : tensor<i1>} : () -> !torch.vtensor<[],i1>
  %none = torch.constant.none
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[16], f32>]}
  %0 = torch.operator "onnx.Loop"(%none, %true, %x) : (!torch.none, !torch.vtensor<[],i1>, !torch.vtensor<[2],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    %1 = torch.operator "onnx.Concat"(%y, %y) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor) -> !torch.vtensor
    %two = torch.operator "onnx.Constant"() {torch.onnx.value = dense<2> : tensor<si64>} : () -> !torch.vtensor<[],si64>
    %more = torch.operator "onnx.Less"(%i, %two) : (!torch.vtensor, !torch.vtensor<[],si64>) -> !torch.vtensor
    torch.operator_terminator %more, %1 : !torch.vtensor, !torch.vtensor
  }
  return %0 : !torch.vtensor
}

// A sequence that a loop fills has one element for each run.
// CHECK-LABEL: @fills
func.func @fills(%x: !torch.vtensor<[5,?],f32>) -> (!torch.vtensor, !torch.vtensor) {
  %none = torch.constant.none
  %two = torch.operator "onnx.Constant"() {torch.onnx.value = dense<2> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %one = torch.operator "onnx.Constant"() {torch.onnx.value = dense<1> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %zero = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %first = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %empty = torch.operator "onnx.SequenceEmpty"() : () -> !seq
  %0 = torch.operator "onnx.Loop"(%two, %none, %empty) : (!torch.vtensor<[],si64>, !torch.none, !seq) -> !seq {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %s: !seq):
    %1 = torch.operator "onnx.Unsqueeze"(%i, %zero) : (!torch.vtensor, !torch.vtensor<[1],si64>) -> !torch.vtensor
    %end = torch.operator "onnx.Add"(%1, %one) : (!torch.vtensor, !torch.vtensor<[1],si64>) -> !torch.vtensor
    %2 = torch.operator "onnx.Slice"(%x, %zero, %end) : (!torch.vtensor<[5,?],f32>, !torch.vtensor<[1],si64>, !torch.vtensor) -> !torch.vtensor
    %3 = torch.operator "onnx.SequenceInsert"(%s, %2) : (!seq, !torch.vtensor) -> !seq
    torch.operator_terminator %c, %3 : !torch.vtensor, !seq
  }
  // CHECK: torch.operator "onnx.SequenceAt"({{.*}}) {fake.meta = [!fake.tensor<[1, s0], f32>]}
  %4 = torch.operator "onnx.SequenceAt"(%0, %first) : (!seq, !torch.vtensor<[],si64>) -> !torch.vtensor
  // CHECK: torch.operator "onnx.ConcatFromSequence"({{.*}}) {{{.*}}!fake.tensor<[3, s0], f32>
  %5 = torch.operator "onnx.ConcatFromSequence"(%0) {torch.onnx.axis = 0 : si64} : (!seq) -> !torch.vtensor
  return %4, %5 : !torch.vtensor, !torch.vtensor
}

// Elements of a sequence that are not alike.
// CHECK-LABEL: @elements
func.func @elements(%x: !torch.vtensor<[?],f32>, %y: !torch.vtensor<[3,2],f32>) -> !torch.vtensor {
  %0 = torch.operator "onnx.SequenceConstruct"(%x, %y) : (!torch.vtensor<[?],f32>, !torch.vtensor<[3,2],f32>) -> !seq
  %1 = torch.operator "onnx.SequenceMap"(%0) : (!seq) -> !seq {
  ^bb0(%element: !torch.vtensor):
    %2 = torch.operator "onnx.Transpose"(%element) : (!torch.vtensor) -> !torch.vtensor
    torch.operator_terminator %2 : !torch.vtensor
  }
  %second = torch.operator "onnx.Constant"() {torch.onnx.value = dense<1> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  // CHECK: torch.operator "onnx.SequenceAt"({{.*}}) {fake.meta = [!fake.tensor<[2, 3], f32>]}
  %3 = torch.operator "onnx.SequenceAt"(%1, %second) : (!seq, !torch.vtensor<[],si64>) -> !torch.vtensor
  return %3 : !torch.vtensor
}

// More runs than are told apart.
// CHECK-LABEL: @many
func.func @many(%x: !torch.vtensor<[2],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %many = torch.operator "onnx.Constant"() {torch.onnx.value_int = 65 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[{{.*u[0-9]+.*}}], f32>]}
  %0 = torch.operator "onnx.Loop"(%many, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[2],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    %1 = torch.operator "onnx.Concat"(%y, %x) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[2],f32>) -> !torch.vtensor
    torch.operator_terminator %c, %1 : !torch.vtensor, !torch.vtensor
  }
  return %0 : !torch.vtensor
}

// A branch that one run takes is inferred for this run; values are the join of the runs that
// reach them.
// CHECK-LABEL: @branch
// CHECK-NOT: fake.guards
func.func @branch(%x: !torch.vtensor<[3],f32>, %w: !torch.vtensor<[6],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %n = torch.operator "onnx.Constant"() {torch.onnx.value_int = 2 : si64} : () -> !torch.vtensor<[],si64>
  %one = torch.operator "onnx.Constant"() {torch.onnx.value_int = 1 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[9], f32>]}
  %0 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[3],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    %p = torch.operator "onnx.Equal"(%i, %one) : (!torch.vtensor, !torch.vtensor<[],si64>) -> !torch.vtensor
    // CHECK: torch.operator "onnx.If"({{.*}}) {fake.meta = [!fake.tensor<[[[U:u[0-9]+]]], f32>]}
    %r = torch.operator "onnx.If"(%p) : (!torch.vtensor) -> !torch.vtensor {
      torch.operator_terminator %y : !torch.vtensor
    }, {
      // CHECK: torch.operator "onnx.Concat"({{.*}}!fake.tensor<[12], f32>
      %1 = torch.operator "onnx.Concat"(%y, %w) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[6],f32>) -> !torch.vtensor
      // CHECK: torch.operator "onnx.Add"({{.*}}!fake.tensor<[6], f32>
      %2 = torch.operator "onnx.Add"(%y, %w) : (!torch.vtensor, !torch.vtensor<[6],f32>) -> !torch.vtensor
      torch.operator_terminator %2 : !torch.vtensor
    }
    // CHECK: torch.operator "onnx.Neg"({{.*}}) {fake.meta = [!fake.tensor<[[[U]]], f32>]}
    %3 = torch.operator "onnx.Neg"(%r) : (!torch.vtensor) -> !torch.vtensor
    %4 = torch.operator "onnx.Concat"(%3, %x) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[3],f32>) -> !torch.vtensor
    torch.operator_terminator %c, %4 : !torch.vtensor, !torch.vtensor
  }
  return %0 : !torch.vtensor
}

// A branch that no run takes is not inferred.
// CHECK-LABEL: @never
// CHECK-NOT: fake.guards
func.func @never(%x: !torch.vtensor<[?],f32>, %w: !torch.vtensor<[6],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %n = torch.operator "onnx.Constant"() {torch.onnx.value_int = 2 : si64} : () -> !torch.vtensor<[],si64>
  %two = torch.operator "onnx.Constant"() {torch.onnx.value_int = 2 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[s0], f32>]}
  %0 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[?],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    %p = torch.operator "onnx.Equal"(%i, %two) : (!torch.vtensor, !torch.vtensor<[],si64>) -> !torch.vtensor
    %r = torch.operator "onnx.If"(%p) : (!torch.vtensor) -> !torch.vtensor {
      torch.operator_terminator %y : !torch.vtensor
    }, {
      %2 = torch.operator "onnx.Add"(%y, %w) : (!torch.vtensor, !torch.vtensor<[6],f32>) -> !torch.vtensor
      torch.operator_terminator %2 : !torch.vtensor
    }
    torch.operator_terminator %c, %r : !torch.vtensor, !torch.vtensor
  }
  return %0 : !torch.vtensor
}

// In the first of two runs, the state is 1 and broadcast.
// CHECK-LABEL: @one
func.func @one(%x: !torch.vtensor<[1],f32>, %w: !torch.vtensor<[7],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %n = torch.operator "onnx.Constant"() {torch.onnx.value_int = 2 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[7], f32>]}
  %0 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[1],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    %1 = torch.operator "onnx.Add"(%y, %w) : (!torch.vtensor, !torch.vtensor<[7],f32>) -> !torch.vtensor
    torch.operator_terminator %c, %1 : !torch.vtensor, !torch.vtensor
  }
  return %0 : !torch.vtensor
}
