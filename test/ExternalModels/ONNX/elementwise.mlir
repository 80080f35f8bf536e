// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Operands are broadcast; two sizes that are not known to be 1 are equal.
// CHECK-LABEL: @broadcast
// CHECK-SAME: fake.guards = [{condition = "Eq(s0, s1)"
func.func @broadcast(%a: !torch.vtensor<[?,1],f32>, %b: !torch.vtensor<[?,?],f32>) -> !torch.vtensor {
  // CHECK: onnx.Add
  // CHECK-SAME: !fake.tensor<[s0, s2], f32>
  %0 = torch.operator "onnx.Add"(%a, %b) : (!torch.vtensor<[?,1],f32>, !torch.vtensor<[?,?],f32>) -> !torch.vtensor
  // CHECK: onnx.Less
  // CHECK-SAME: !fake.tensor<[s0, s2], bool>
  %1 = torch.operator "onnx.Less"(%a, %0) : (!torch.vtensor<[?,1],f32>, !torch.vtensor) -> !torch.vtensor
  // CHECK: onnx.Where
  // CHECK-SAME: !fake.tensor<[s0, s2], f32>
  %2 = torch.operator "onnx.Where"(%1, %0, %a) : (!torch.vtensor, !torch.vtensor, !torch.vtensor<[?,1],f32>) -> !torch.vtensor
  return %2 : !torch.vtensor
}

// The dtype is an attribute, with the codes of ONNX, or that of an operand.
// CHECK-LABEL: @dtypes
func.func @dtypes(%a: !torch.vtensor<[?],f32>, %b: !torch.vtensor<[2],bf16>) {
  // CHECK: onnx.Cast{{.*}}!fake.tensor<[s0], f16>
  %0 = torch.operator "onnx.Cast"(%a) {torch.onnx.to = 10 : si64} : (!torch.vtensor<[?],f32>) -> !torch.vtensor
  // CHECK: onnx.CastLike{{.*}}!fake.tensor<[s0], bf16>
  %1 = torch.operator "onnx.CastLike"(%a, %b) : (!torch.vtensor<[?],f32>, !torch.vtensor<[2],bf16>) -> !torch.vtensor
  // CHECK: onnx.QuantizeLinear{{.*}}!fake.tensor<[s0], u8>
  %s = torch.operator "onnx.Constant"() {torch.onnx.value_float = 0.5 : f32} : () -> !torch.vtensor<[],f32>
  %2 = torch.operator "onnx.QuantizeLinear"(%a, %s) : (!torch.vtensor<[?],f32>, !torch.vtensor<[],f32>) -> !torch.vtensor
  return
}

// Before opset 7, the second operand has the sizes of dimensions from an axis on.
// CHECK-LABEL: @old_broadcast
func.func @old_broadcast(%a: !torch.vtensor<[2,?,4],f32>, %b: !torch.vtensor<[?],f32>) attributes {torch.onnx_meta.opset_version = 6 : si64} {
  // CHECK: onnx.Add{{.*}}!fake.tensor<[2, s0, 4], f32>
  %0 = torch.operator "onnx.Add"(%a, %b) {torch.onnx.axis = 1 : si64, torch.onnx.broadcast = 1 : si64} : (!torch.vtensor<[2,?,4],f32>, !torch.vtensor<[?],f32>) -> !torch.vtensor
  return
}
