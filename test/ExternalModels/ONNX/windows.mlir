// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// CHECK-LABEL: @convolutions
func.func @convolutions(%x: !torch.vtensor<[?,3,?,32],f32>, %w: !torch.vtensor<[16,3,3,3],f32>, %t: !torch.vtensor<[3,8,2,2],f32>) attributes {torch.onnx_meta.opset_version = 17 : si64} {
  // CHECK: onnx.Conv"{{.*}}!fake.tensor<[s0, 16, (s1 + 1) floordiv 2, 16], f32>
  %0 = torch.operator "onnx.Conv"(%x, %w) {torch.onnx.pads = [1 : si64, 1 : si64, 1 : si64, 1 : si64], torch.onnx.strides = [2 : si64, 2 : si64]} : (!torch.vtensor<[?,3,?,32],f32>, !torch.vtensor<[16,3,3,3],f32>) -> !torch.vtensor
  // Different paddings at both ends.
  // CHECK: onnx.Conv"{{.*}}!fake.tensor<[s0, 16, s1 - 1, 31], f32>
  %1 = torch.operator "onnx.Conv"(%x, %w) {torch.onnx.pads = [0 : si64, 0 : si64, 1 : si64, 1 : si64]} : (!torch.vtensor<[?,3,?,32],f32>, !torch.vtensor<[16,3,3,3],f32>) -> !torch.vtensor
  // CHECK: onnx.Conv"{{.*}}!fake.tensor<[s0, 16, (s1 + 2) floordiv 3, 11], f32>
  %2 = torch.operator "onnx.Conv"(%x, %w) {torch.onnx.auto_pad = "SAME_UPPER", torch.onnx.strides = [3 : si64, 3 : si64]} : (!torch.vtensor<[?,3,?,32],f32>, !torch.vtensor<[16,3,3,3],f32>) -> !torch.vtensor
  // CHECK: onnx.ConvTranspose"{{.*}}!fake.tensor<[s0, 8, 2 * s1, 64], f32>
  %3 = torch.operator "onnx.ConvTranspose"(%x, %t) {torch.onnx.strides = [2 : si64, 2 : si64]} : (!torch.vtensor<[?,3,?,32],f32>, !torch.vtensor<[3,8,2,2],f32>) -> !torch.vtensor
  return
}

// CHECK-LABEL: @pools
func.func @pools(%x: !torch.vtensor<[?,3,?,?],f32>) {
  // CHECK: onnx.MaxPool{{.*}}!fake.tensor<[s0, 3, s1 floordiv 2, s2 floordiv 2], f32>, !fake.tensor<[s0, 3, s1 floordiv 2, s2 floordiv 2], i64>
  %0:2 = torch.operator "onnx.MaxPool"(%x) {torch.onnx.kernel_shape = [2 : si64, 2 : si64], torch.onnx.strides = [2 : si64, 2 : si64]} : (!torch.vtensor<[?,3,?,?],f32>) -> (!torch.vtensor, !torch.vtensor)
  // CHECK: onnx.AveragePool{{.*}}!fake.tensor<[s0, 3, (s1 + 1) floordiv 2, (s2 + 1) floordiv 2], f32>
  %1 = torch.operator "onnx.AveragePool"(%x) {torch.onnx.ceil_mode = 1 : si64, torch.onnx.kernel_shape = [2 : si64, 2 : si64], torch.onnx.strides = [2 : si64, 2 : si64]} : (!torch.vtensor<[?,3,?,?],f32>) -> !torch.vtensor
  // CHECK: onnx.GlobalAveragePool{{.*}}!fake.tensor<[s0, 3, 1, 1], f32>
  %2 = torch.operator "onnx.GlobalAveragePool"(%x) : (!torch.vtensor<[?,3,?,?],f32>) -> !torch.vtensor
  return
}

// Scales are floats of a constant; sizes go first.
// CHECK-LABEL: @resize
func.func @resize(%x: !torch.vtensor<[?,3,?,10],f32>) attributes {torch.onnx_meta.opset_version = 19 : si64} {
  %none = torch.constant.none
  %scales = torch.operator "onnx.Constant"() {torch.onnx.value = dense<[1.0, 1.0, 2.0, 0.7]> : tensor<4xf32>} : () -> !torch.vtensor<[4],f32>
  // In float32, 10 times 0.7 is 7.
  // CHECK: onnx.Resize{{.*}}!fake.tensor<[s0, 3, 2 * s1, 7], f32>
  %0 = torch.operator "onnx.Resize"(%x, %none, %scales) : (!torch.vtensor<[?,3,?,10],f32>, !torch.none, !torch.vtensor<[4],f32>) -> !torch.vtensor
  %sizes = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [7 : si64, 9 : si64]} : () -> !torch.vtensor<[2],si64>
  // CHECK: onnx.Resize{{.*}}!fake.tensor<[s0, 3, 7, 9], f32>
  %1 = torch.operator "onnx.Resize"(%x, %none, %none, %sizes) {torch.onnx.axes = [2 : si64, 3 : si64]} : (!torch.vtensor<[?,3,?,10],f32>, !torch.none, !torch.none, !torch.vtensor<[2],si64>) -> !torch.vtensor
  return
}
