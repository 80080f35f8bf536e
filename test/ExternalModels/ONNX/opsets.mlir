// Axes, sizes and bounds are attributes in old opsets and operands in later ones.
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// CHECK-LABEL: @attributes
func.func @attributes(%x: !torch.vtensor<[?,1,8],f32>) attributes {torch.onnx_meta.opset_version = 9 : si64} {
  // CHECK: onnx.Squeeze{{.*}}!fake.tensor<[s0, 8], f32>
  %0 = torch.operator "onnx.Squeeze"(%x) {torch.onnx.axes = [1 : si64]} : (!torch.vtensor<[?,1,8],f32>) -> !torch.vtensor
  // CHECK: onnx.Unsqueeze{{.*}}!fake.tensor<[1, s0, 1, 8, 1], f32>
  %1 = torch.operator "onnx.Unsqueeze"(%x) {torch.onnx.axes = [0 : si64, -1 : si64]} : (!torch.vtensor<[?,1,8],f32>) -> !torch.vtensor
  // CHECK: onnx.ReduceSum{{.*}}!fake.tensor<[s0, 1, 1], f32>
  %2 = torch.operator "onnx.ReduceSum"(%x) {torch.onnx.axes = [2 : si64]} : (!torch.vtensor<[?,1,8],f32>) -> !torch.vtensor
  // CHECK: onnx.Slice{{.*}}!fake.tensor<[s0, 1, 6], f32>
  %3 = torch.operator "onnx.Slice"(%x) {torch.onnx.axes = [2 : si64], torch.onnx.ends = [-1 : si64], torch.onnx.starts = [1 : si64]} : (!torch.vtensor<[?,1,8],f32>) -> !torch.vtensor
  // CHECK: onnx.Pad{{.*}}!fake.tensor<[s0, 2, 11], f32>
  %4 = torch.operator "onnx.Pad"(%x) {torch.onnx.pads = [0 : si64, 0 : si64, 1 : si64, 0 : si64, 1 : si64, 2 : si64]} : (!torch.vtensor<[?,1,8],f32>) -> !torch.vtensor
  // CHECK: onnx.Split{{.*}}!fake.tensor<[s0, 1, 3], f32>, !fake.tensor<[s0, 1, 5], f32>
  %5:2 = torch.operator "onnx.Split"(%x) {torch.onnx.axis = 2 : si64, torch.onnx.split = [3 : si64, 5 : si64]} : (!torch.vtensor<[?,1,8],f32>) -> (!torch.vtensor, !torch.vtensor)
  // CHECK: onnx.Upsample{{.*}}!fake.tensor<[s0, 1, 16], f32>
  %6 = torch.operator "onnx.Upsample"(%x) {torch.onnx.scales = [1.0 : f32, 1.0 : f32, 2.0 : f32]} : (!torch.vtensor<[?,1,8],f32>) -> !torch.vtensor
  // The mask of Dropout has the dtype of the operand.
  // CHECK: onnx.Dropout{{.*}}!fake.tensor<[s0, 1, 8], f32>, !fake.tensor<[s0, 1, 8], f32>
  %7:2 = torch.operator "onnx.Dropout"(%x) : (!torch.vtensor<[?,1,8],f32>) -> (!torch.vtensor, !torch.vtensor)
  return
}

// CHECK-LABEL: @operands
func.func @operands(%x: !torch.vtensor<[?,1,8],f32>) attributes {torch.onnx_meta.opset_version = 18 : si64} {
  %none = torch.constant.none
  %one = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [1 : si64]} : () -> !torch.vtensor<[1],si64>
  %two = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [2 : si64]} : () -> !torch.vtensor<[1],si64>
  %last = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [-1 : si64]} : () -> !torch.vtensor<[1],si64>
  // CHECK: onnx.Squeeze{{.*}}!fake.tensor<[s0, 8], f32>
  %0 = torch.operator "onnx.Squeeze"(%x, %one) : (!torch.vtensor<[?,1,8],f32>, !torch.vtensor<[1],si64>) -> !torch.vtensor
  // CHECK: onnx.ReduceSum{{.*}}!fake.tensor<[s0, 1, 1], f32>
  %1 = torch.operator "onnx.ReduceSum"(%x, %two) : (!torch.vtensor<[?,1,8],f32>, !torch.vtensor<[1],si64>) -> !torch.vtensor
  // Without axes, nothing is reduced.
  // CHECK: onnx.ReduceSum{{.*}}!fake.tensor<[s0, 1, 8], f32>
  %2 = torch.operator "onnx.ReduceSum"(%x) {torch.onnx.noop_with_empty_axes = 1 : si64} : (!torch.vtensor<[?,1,8],f32>) -> !torch.vtensor
  // CHECK: onnx.Slice{{.*}}!fake.tensor<[s0, 1, 6], f32>
  %3 = torch.operator "onnx.Slice"(%x, %one, %last, %two) : (!torch.vtensor<[?,1,8],f32>, !torch.vtensor<[1],si64>, !torch.vtensor<[1],si64>, !torch.vtensor<[1],si64>) -> !torch.vtensor
  // Backward, to the front.
  // CHECK: onnx.Slice{{.*}}[!fake.tensor<[s0, 1, 8], f32>]
  %front = torch.operator "onnx.Constant"() {torch.onnx.value = dense<-9223372036854775808> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %zero = torch.operator "onnx.Constant"() {torch.onnx.value_ints = [0 : si64]} : () -> !torch.vtensor<[1],si64>
  %4 = torch.operator "onnx.Slice"(%x, %last, %front, %zero, %last) : (!torch.vtensor<[?,1,8],f32>, !torch.vtensor<[1],si64>, !torch.vtensor<[1],si64>, !torch.vtensor<[1],si64>, !torch.vtensor<[1],si64>) -> !torch.vtensor
  // An omitted operand is None; the last part is smaller.
  // CHECK: onnx.Split{{.*}}!fake.tensor<[s0, 1, 3], f32>, !fake.tensor<[s0, 1, 3], f32>, !fake.tensor<[s0, 1, 2], f32>
  %5:3 = torch.operator "onnx.Split"(%x, %none) {torch.onnx.axis = 2 : si64, torch.onnx.num_outputs = 3 : si64} : (!torch.vtensor<[?,1,8],f32>, !torch.none) -> (!torch.vtensor, !torch.vtensor, !torch.vtensor)
  // CHECK: onnx.Dropout{{.*}}!fake.tensor<[s0, 1, 8], f32>, !fake.tensor<[s0, 1, 8], bool>
  %6:2 = torch.operator "onnx.Dropout"(%x) : (!torch.vtensor<[?,1,8],f32>) -> (!torch.vtensor, !torch.vtensor)
  return
}
