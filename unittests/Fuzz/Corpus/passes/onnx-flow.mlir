func.func @branches(%c: !torch.vtensor<[],i1>, %x: !torch.vtensor<[?,4],f32>) -> (!torch.vtensor, !torch.vtensor) {
  %0 = torch.operator "onnx.If"(%c) : (!torch.vtensor<[],i1>) -> !torch.vtensor {
    %1 = torch.operator "onnx.Relu"(%x) : (!torch.vtensor<[?,4],f32>) -> !torch.vtensor
    torch.operator_terminator %1 : !torch.vtensor
  }, {
    %1 = torch.operator "onnx.Concat"(%x, %x) {torch.onnx.axis = 1 : si64} : (!torch.vtensor<[?,4],f32>, !torch.vtensor<[?,4],f32>) -> !torch.vtensor
    torch.operator_terminator %1 : !torch.vtensor
  }
  %true = torch.operator "onnx.Constant"() {torch.onnx.value = dense<true> : tensor<i1>} : () -> !torch.vtensor<[],i1>
  %2 = torch.operator "onnx.If"(%true) : (!torch.vtensor<[],i1>) -> !torch.vtensor {
    torch.operator_terminator %0 : !torch.vtensor
  }, {
    torch.operator_terminator %x : !torch.vtensor<[?,4],f32>
  }
  return %0, %2 : !torch.vtensor, !torch.vtensor
}
