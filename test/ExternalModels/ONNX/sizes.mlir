// Sizes that are computed as elements keep their symbols.
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Shape, Gather, Unsqueeze, Concat and Reshape, as exporters write `view`.
// CHECK-LABEL: @heads
func.func @heads(%x: !torch.vtensor<[?,?,64],f32>) -> !torch.vtensor attributes {torch.onnx_meta.opset_version = 17 : si64} {
  %shape = torch.operator "onnx.Shape"(%x) : (!torch.vtensor<[?,?,64],f32>) -> !torch.vtensor
  %0 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %axes = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [0 : si64]} : () -> !torch.vtensor<[1],si64>
  %batch = torch.operator "onnx.Gather"(%shape, %0) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[],si64>) -> !torch.vtensor
  %b = torch.operator "onnx.Unsqueeze"(%batch, %axes) : (!torch.vtensor, !torch.vtensor<[1],si64>) -> !torch.vtensor
  %rest = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [-1 : si64, 8 : si64, 8 : si64]} : () -> !torch.vtensor<[3],si64>
  %sizes = torch.operator "onnx.Concat"(%b, %rest) {torch.onnx.axis = 0 : si64} : (!torch.vtensor, !torch.vtensor<[3],si64>) -> !torch.vtensor
  // CHECK: onnx.Reshape
  // CHECK-SAME: !fake.tensor<[s0, s1, 8, 8], f32>
  %1 = torch.operator "onnx.Reshape"(%x, %sizes) : (!torch.vtensor<[?,?,64],f32>, !torch.vtensor) -> !torch.vtensor
  // CHECK: onnx.Transpose
  // CHECK-SAME: !fake.tensor<[s0, 8, s1, 8], f32>
  %2 = torch.operator "onnx.Transpose"(%1) {torch.onnx.perm = [0 : si64, 2 : si64, 1 : si64, 3 : si64]} : (!torch.vtensor) -> !torch.vtensor
  return %2 : !torch.vtensor
}
