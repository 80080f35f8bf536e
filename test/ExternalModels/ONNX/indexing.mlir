// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// CHECK-LABEL: @gathers
func.func @gathers(%x: !torch.vtensor<[?,5,8],f32>, %i: !torch.vtensor<[2,?],si64>, %n: !torch.vtensor<[?,2],si64>) {
  // CHECK: onnx.Gather"{{.*}}!fake.tensor<[s0, 2, s1, 8], f32>
  %0 = torch.operator "onnx.Gather"(%x, %i) {torch.onnx.axis = 1 : si64} : (!torch.vtensor<[?,5,8],f32>, !torch.vtensor<[2,?],si64>) -> !torch.vtensor
  // CHECK: onnx.GatherND{{.*}}!fake.tensor<[s2, 8], f32>
  %1 = torch.operator "onnx.GatherND"(%x, %n) : (!torch.vtensor<[?,5,8],f32>, !torch.vtensor<[?,2],si64>) -> !torch.vtensor
  return
}

// What depends on data is a new symbol, of which a bound is known.
// CHECK-LABEL: @data
func.func @data(%x: !torch.vtensor<[2,3],f32>, %boxes: !torch.vtensor<[1,?,4],f32>, %scores: !torch.vtensor<[1,2,?],f32>) {
  // CHECK: onnx.NonZero{{.*}}!fake.tensor<[2, u0], i64>
  %0 = torch.operator "onnx.NonZero"(%x) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor
  // CHECK: onnx.Unique{{.*}}!fake.tensor<[u1], f32>, !fake.tensor<[u1], i64>, !fake.tensor<[6], i64>, !fake.tensor<[u1], i64>
  %1:4 = torch.operator "onnx.Unique"(%x) : (!torch.vtensor<[2,3],f32>) -> (!torch.vtensor, !torch.vtensor, !torch.vtensor, !torch.vtensor)
  // CHECK: onnx.NonMaxSuppression{{.*}}!fake.tensor<[u2, 3], i64>
  %most = torch.operator "onnx.Constant"() {torch.onnx.value_int = 4 : si64} : () -> !torch.vtensor<[],si64>
  %2 = torch.operator "onnx.NonMaxSuppression"(%boxes, %scores, %most) : (!torch.vtensor<[1,?,4],f32>, !torch.vtensor<[1,2,?],f32>, !torch.vtensor<[],si64>) -> !torch.vtensor
  return
}

// A k that is a size.
// CHECK-LABEL: @top
func.func @top(%x: !torch.vtensor<[4,?],f32>, %y: !torch.vtensor<[3,?],f32>) {
  %size = torch.operator "onnx.Shape"(%y) {torch.onnx.start = 1 : si64} : (!torch.vtensor<[3,?],f32>) -> !torch.vtensor
  // CHECK: onnx.TopK{{.*}}!fake.tensor<[4, s1], f32>, !fake.tensor<[4, s1], i64>
  %0:2 = torch.operator "onnx.TopK"(%x, %size) : (!torch.vtensor<[4,?],f32>, !torch.vtensor) -> (!torch.vtensor, !torch.vtensor)
  return
}
