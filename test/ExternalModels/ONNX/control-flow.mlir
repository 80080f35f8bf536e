// Regions of ONNX's subgraphs: the region of else_branch is the first one.
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// The results of both branches are joined; a constant condition decides.
// CHECK-LABEL: @branches
func.func @branches(%c: !torch.vtensor<[],i1>, %x: !torch.vtensor<[?,4],f32>) -> (!torch.vtensor, !torch.vtensor) {
  // CHECK: torch.operator "onnx.If"(%arg0) {fake.meta = [!fake.tensor<[s0, u0], f32>]}
  %0 = torch.operator "onnx.If"(%c) : (!torch.vtensor<[],i1>) -> !torch.vtensor {
    %1 = torch.operator "onnx.Relu"(%x) : (!torch.vtensor<[?,4],f32>) -> !torch.vtensor
    torch.operator_terminator %1 : !torch.vtensor
  }, {
    // CHECK: onnx.Concat{{.*}}!fake.tensor<[s0, 8], f32>
    %1 = torch.operator "onnx.Concat"(%x, %x) {torch.onnx.axis = 1 : si64} : (!torch.vtensor<[?,4],f32>, !torch.vtensor<[?,4],f32>) -> !torch.vtensor
    torch.operator_terminator %1 : !torch.vtensor
  }
  %true = torch.operator "onnx.Constant"() {torch.onnx.value = dense<true> : tensor<i1>} : () -> !torch.vtensor<[],i1>
  // CHECK: torch.operator "onnx.If"({{.*}}) {fake.meta = [!fake.tensor<[s0, 4], f32>]}
  %2 = torch.operator "onnx.If"(%true) : (!torch.vtensor<[],i1>) -> !torch.vtensor {
    torch.operator_terminator %0 : !torch.vtensor
  }, {
    torch.operator_terminator %x : !torch.vtensor<[?,4],f32>
  }
  return %0, %2 : !torch.vtensor, !torch.vtensor
}

// A state that grows, and values of all iterations.
// CHECK-LABEL: @loop
func.func @loop(%n: !torch.vtensor<[],si64>, %x: !torch.vtensor<[?,4],f32>) -> (!torch.vtensor, !torch.vtensor) {
  %none = torch.constant.none
  %three = torch.operator "onnx.Constant"() {torch.onnx.value_int = 3 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[s0, 4], f32>, !fake.tensor<[3, s0], f32>]}
  %0:2 = torch.operator "onnx.Loop"(%three, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[?,4],f32>) -> (!torch.vtensor, !torch.vtensor) {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    %1 = torch.operator "onnx.Tanh"(%y) : (!torch.vtensor) -> !torch.vtensor
    %2 = torch.operator "onnx.ReduceSum"(%1) {torch.onnx.axes = [1 : si64], torch.onnx.keepdims = 0 : si64} : (!torch.vtensor) -> !torch.vtensor
    torch.operator_terminator %c, %1, %2 : !torch.vtensor, !torch.vtensor, !torch.vtensor
  }
  // CHECK: torch.operator "onnx.Loop"({{.*}}) {fake.meta = [!fake.tensor<[{{u[0-9]+}}, 4], f32>]}
  %3 = torch.operator "onnx.Loop"(%n, %none, %x) : (!torch.vtensor<[],si64>, !torch.none, !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
  ^bb0(%i: !torch.vtensor, %c: !torch.vtensor, %y: !torch.vtensor):
    %4 = torch.operator "onnx.Concat"(%y, %x) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[?,4],f32>) -> !torch.vtensor
    torch.operator_terminator %c, %4 : !torch.vtensor, !torch.vtensor
  }
  return %0#0, %3 : !torch.vtensor, !torch.vtensor
}

// Slices of an operand, and results along another dimension.
// CHECK-LABEL: @scan
func.func @scan(%x: !torch.vtensor<[?,8],f32>, %s: !torch.vtensor<[?],f32>) -> (!torch.vtensor, !torch.vtensor) {
  // CHECK: torch.operator "onnx.Scan"({{.*}}) {fake.meta = [!fake.tensor<[s1], f32>, !fake.tensor<[s1, 8], f32>]
  %0:2 = torch.operator "onnx.Scan"(%s, %x) {torch.onnx.num_scan_inputs = 1 : si64, torch.onnx.scan_input_axes = [1 : si64], torch.onnx.scan_output_axes = [-1 : si64]} : (!torch.vtensor<[?],f32>, !torch.vtensor<[?,8],f32>) -> (!torch.vtensor, !torch.vtensor) {
  ^bb0(%state: !torch.vtensor, %column: !torch.vtensor):
    // CHECK: onnx.Add{{.*}}!fake.tensor<[s1], f32>
    %1 = torch.operator "onnx.Add"(%state, %column) : (!torch.vtensor, !torch.vtensor) -> !torch.vtensor
    torch.operator_terminator %1, %1 : !torch.vtensor, !torch.vtensor
  }
  return %0#0, %0#1 : !torch.vtensor, !torch.vtensor
}
