func.func @sequences(%x: !torch.vtensor<[7,?],f32>, %y: !torch.vtensor<[3,2],f32>) -> !torch.vtensor {
  %three = torch.operator "onnx.Constant"() {torch.onnx.value_int = 3 : si64} : () -> !torch.vtensor<[],si64>
  %0 = torch.operator "onnx.SplitToSequence"(%x, %three) : (!torch.vtensor<[7,?],f32>, !torch.vtensor<[],si64>) -> !torch.list<vtensor>
  %last = torch.operator "onnx.Constant"() {torch.onnx.value_int = -1 : si64} : () -> !torch.vtensor<[],si64>
  %1 = torch.operator "onnx.SequenceErase"(%0, %last) : (!torch.list<vtensor>, !torch.vtensor<[],si64>) -> !torch.list<vtensor>
  %2 = torch.operator "onnx.SequenceInsert"(%1, %y) : (!torch.list<vtensor>, !torch.vtensor<[3,2],f32>) -> !torch.list<vtensor>
  %3 = torch.operator "onnx.ConcatFromSequence"(%2) {torch.onnx.axis = 1 : si64} : (!torch.list<vtensor>) -> !torch.vtensor
  %4 = torch.operator "onnx.SequenceAt"(%2, %last) : (!torch.list<vtensor>, !torch.vtensor<[],si64>) -> !torch.vtensor
  return %3 : !torch.vtensor
}
