// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Keys and values of earlier calls are put before.
// CHECK-LABEL: @attention
func.func @attention(%q: !torch.vtensor<[?,?,64],f32>, %k: !torch.vtensor<[?,?,32],f32>, %past: !torch.vtensor<[?,2,?,16],f32>) {
  %none = torch.constant.none
  // CHECK: onnx.Attention{{.*}}[!fake.tensor<[s0, s1, 64], f32>, !fake.tensor<[s2, 2, s3 + s5, 16], f32>, !fake.tensor<[s2, 2, s3 + s5, 16], f32>, !fake.tensor<[s0, 4, s1, s3 + s5], f32>]
  %0:4 = torch.operator "onnx.Attention"(%q, %k, %k, %none, %past, %past) {torch.onnx.kv_num_heads = 2 : si64, torch.onnx.q_num_heads = 4 : si64} : (!torch.vtensor<[?,?,64],f32>, !torch.vtensor<[?,?,32],f32>, !torch.vtensor<[?,?,32],f32>, !torch.none, !torch.vtensor<[?,2,?,16],f32>, !torch.vtensor<[?,2,?,16],f32>) -> (!torch.vtensor, !torch.vtensor, !torch.vtensor, !torch.vtensor)
  return
}

// CHECK-LABEL: @lstm
func.func @lstm(%x: !torch.vtensor<[?,?,8],f32>, %w: !torch.vtensor<[2,64,8],f32>, %r: !torch.vtensor<[2,64,16],f32>) {
  // CHECK: onnx.LSTM{{.*}}[!fake.tensor<[s0, 2, s1, 16], f32>, !fake.tensor<[2, s1, 16], f32>, !fake.tensor<[2, s1, 16], f32>]
  %0:3 = torch.operator "onnx.LSTM"(%x, %w, %r) {torch.onnx.direction = "bidirectional", torch.onnx.hidden_size = 16 : si64} : (!torch.vtensor<[?,?,8],f32>, !torch.vtensor<[2,64,8],f32>, !torch.vtensor<[2,64,16],f32>) -> (!torch.vtensor, !torch.vtensor, !torch.vtensor)
  return
}

// CHECK-LABEL: @products
func.func @products(%a: !torch.vtensor<[?,3,?],f32>, %b: !torch.vtensor<[?,5],f32>, %c: !torch.vtensor<[5],f32>) {
  // CHECK: onnx.MatMul{{.*}}!fake.tensor<[s0, 3, 5], f32>
  %0 = torch.operator "onnx.MatMul"(%a, %b) : (!torch.vtensor<[?,3,?],f32>, !torch.vtensor<[?,5],f32>) -> !torch.vtensor
  // CHECK: onnx.Gemm{{.*}}!fake.tensor<[s2, s2], f32
  %1 = torch.operator "onnx.Gemm"(%b, %b) {torch.onnx.transB = 1 : si64} : (!torch.vtensor<[?,5],f32>, !torch.vtensor<[?,5],f32>) -> !torch.vtensor
  // CHECK: onnx.Einsum{{.*}}!fake.tensor<[s0, 5], f32>
  %2 = torch.operator "onnx.Einsum"(%0, %c) {torch.onnx.equation = "bij,j->bj"} : (!torch.vtensor, !torch.vtensor<[5],f32>) -> !torch.vtensor
  return
}
