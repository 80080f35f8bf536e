// A sequence of known length is a list of tensors.
// RUN: fake-opt %s --fake-report | FileCheck %s

// CHECK-LABEL: "func":"sequences"
func.func @sequences(%x: !torch.vtensor<[7,?],f32>, %y: !torch.vtensor<[3,2],f32>) -> !torch.vtensor {
  %three = torch.operator "onnx.Constant"() {torch.onnx.value_int = 3 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: "op":"onnx.SplitToSequence","meta":[{{.*}}[3,{"sym":"s0"}]{{.*}}[3,{"sym":"s0"}]{{.*}}[1,{"sym":"s0"}]
  %0 = torch.operator "onnx.SplitToSequence"(%x, %three) : (!torch.vtensor<[7,?],f32>, !torch.vtensor<[],si64>) -> !torch.list<vtensor>
  %last = torch.operator "onnx.Constant"() {torch.onnx.value_int = -1 : si64} : () -> !torch.vtensor<[],si64>
  // CHECK: "op":"onnx.SequenceErase","meta":[{{.*}}[3,{"sym":"s0"}]{{.*}}[3,{"sym":"s0"}]
  %1 = torch.operator "onnx.SequenceErase"(%0, %last) : (!torch.list<vtensor>, !torch.vtensor<[],si64>) -> !torch.list<vtensor>
  // CHECK: "op":"onnx.SequenceInsert"
  %2 = torch.operator "onnx.SequenceInsert"(%1, %y) : (!torch.list<vtensor>, !torch.vtensor<[3,2],f32>) -> !torch.list<vtensor>
  // CHECK: "op":"onnx.ConcatFromSequence","meta":{{.*}}[3,{"sym":"2*s0 + 2"}]
  %3 = torch.operator "onnx.ConcatFromSequence"(%2) {torch.onnx.axis = 1 : si64} : (!torch.list<vtensor>) -> !torch.vtensor
  // CHECK: "op":"onnx.SequenceAt","meta":{{.*}}[3,2],[2,1]
  %4 = torch.operator "onnx.SequenceAt"(%2, %last) : (!torch.list<vtensor>, !torch.vtensor<[],si64>) -> !torch.vtensor
  return %3 : !torch.vtensor
}
