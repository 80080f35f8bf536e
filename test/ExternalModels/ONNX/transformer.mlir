// A block of a transformer as torch.onnx.export writes it and torch-mlir imports it: types
// of values that the model does not state are !torch.none. All sizes are those of the input.
// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// CHECK-NOT: fake.guards
// CHECK-LABEL: @block
// CHECK-NOT: fake.guards
// CHECK-SAME: -> !torch.vtensor<[?,?,100],f32>
func.func @block(%arg0: !torch.vtensor<[?,?],si64>) -> !torch.vtensor<[?,?,100],f32> attributes {torch.onnx_meta.ir_version = 9 : si64, torch.onnx_meta.opset_version = 20 : si64, torch.onnx_meta.producer_name = "pytorch", torch.onnx_meta.producer_version = "2.13.0"} {
  %0 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<100x64xf32>} : () -> !torch.vtensor<[100,64],f32>
  %1 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64xf32>} : () -> !torch.vtensor<[64],f32>
  %2 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64xf32>} : () -> !torch.vtensor<[64],f32>
  %3 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<192xf32>} : () -> !torch.vtensor<[192],f32>
  %4 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64xf32>} : () -> !torch.vtensor<[64],f32>
  %5 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<256xf32>} : () -> !torch.vtensor<[256],f32>
  %6 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64xf32>} : () -> !torch.vtensor<[64],f32>
  %7 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<100xf32>} : () -> !torch.vtensor<[100],f32>
  %8 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64x192xf32>} : () -> !torch.vtensor<[64,192],f32>
  %9 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64x64xf32>} : () -> !torch.vtensor<[64,64],f32>
  %10 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64x256xf32>} : () -> !torch.vtensor<[64,256],f32>
  %11 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<256x64xf32>} : () -> !torch.vtensor<[256,64],f32>
  %12 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.0> : tensor<64x100xf32>} : () -> !torch.vtensor<[64,100],f32>
  %none = torch.constant.none
  %13 = torch.operator "onnx.Identity"(%2) : (!torch.vtensor<[64],f32>) -> !torch.none
  %14 = torch.operator "onnx.Identity"(%1) : (!torch.vtensor<[64],f32>) -> !torch.none
  // CHECK: onnx.Gather{{.*}}!fake.tensor<[s0, s1, 64], f32>{{.*}} -> !torch.vtensor<[?,?,64],f32>
  %15 = torch.operator "onnx.Gather"(%0, %arg0) : (!torch.vtensor<[100,64],f32>, !torch.vtensor<[?,?],si64>) -> !torch.none
  %16 = torch.operator "onnx.Shape"(%15) : (!torch.none) -> !torch.none
  %17 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %18 = torch.operator "onnx.Gather"(%16, %17) {torch.onnx.axis = 0 : si64} : (!torch.none, !torch.vtensor<[],si64>) -> !torch.none
  %19 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<1> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %20 = torch.operator "onnx.Shape"(%15) : (!torch.none) -> !torch.none
  %21 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<1> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %22 = torch.operator "onnx.Gather"(%20, %21) {torch.onnx.axis = 0 : si64} : (!torch.none, !torch.vtensor<[],si64>) -> !torch.none
  %23 = torch.operator "onnx.Shape"(%15) : (!torch.none) -> !torch.none
  %24 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<2> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %25 = torch.operator "onnx.Gather"(%23, %24) {torch.onnx.axis = 0 : si64} : (!torch.none, !torch.vtensor<[],si64>) -> !torch.none
  %26 = torch.operator "onnx.LayerNormalization"(%15, %1, %2) {torch.onnx.axis = -1 : si64, torch.onnx.epsilon = 9.99999974E-6 : f32} : (!torch.none, !torch.vtensor<[64],f32>, !torch.vtensor<[64],f32>) -> !torch.none
  %27 = torch.operator "onnx.MatMul"(%26, %8) : (!torch.none, !torch.vtensor<[64,192],f32>) -> !torch.none
  %28 = torch.operator "onnx.Add"(%3, %27) : (!torch.vtensor<[192],f32>, !torch.none) -> !torch.none
  %29 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<4> : tensor<si64>} : () -> !torch.vtensor<[],si64>
  %30 = torch.operator "onnx.Div"(%25, %29) : (!torch.none, !torch.vtensor<[],si64>) -> !torch.none
  %31 = torch.operator "onnx.Cast"(%30) {torch.onnx.to = 7 : si64} : (!torch.none) -> !torch.none
  %32 = torch.operator "onnx.Cast"(%31) {torch.onnx.to = 7 : si64} : (!torch.none) -> !torch.none
  %33 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %34 = torch.operator "onnx.Unsqueeze"(%18, %33) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %35 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %36 = torch.operator "onnx.Unsqueeze"(%22, %35) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %37 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<3> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %38 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<4> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %39 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %40 = torch.operator "onnx.Unsqueeze"(%32, %39) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %41 = torch.operator "onnx.Concat"(%34, %36, %37, %38, %40) {torch.onnx.axis = 0 : si64} : (!torch.none, !torch.none, !torch.vtensor<[1],si64>, !torch.vtensor<[1],si64>, !torch.none) -> !torch.none
  // CHECK: onnx.Reshape{{.*}}!fake.tensor<[s0, s1, 3, 4, 16], f32>
  %42 = torch.operator "onnx.Reshape"(%28, %41) {torch.onnx.allowzero = 0 : si64} : (!torch.none, !torch.none) -> !torch.none
  %43 = torch.operator "onnx.Transpose"(%42) {torch.onnx.perm = [2 : si64, 0 : si64, 3 : si64, 1 : si64, 4 : si64]} : (!torch.none) -> !torch.none
  %44 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<[1, 1, 1]> : tensor<3xsi64>} : () -> !torch.vtensor<[3],si64>
  // CHECK: onnx.Split{{.*}}!fake.tensor<[1, s0, 4, s1, 16], f32>
  %45:3 = torch.operator "onnx.Split"(%43, %44) {torch.onnx.axis = 0 : si64} : (!torch.none, !torch.vtensor<[3],si64>) -> (!torch.none, !torch.none, !torch.none)
  %46 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %47 = torch.operator "onnx.Squeeze"(%45#0, %46) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %48 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %49 = torch.operator "onnx.Squeeze"(%45#1, %48) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %50 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %51 = torch.operator "onnx.Squeeze"(%45#2, %50) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %52 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %53 = torch.operator "onnx.Unsqueeze"(%22, %52) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %54 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %55 = torch.operator "onnx.Unsqueeze"(%22, %54) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %56 = torch.operator "onnx.Concat"(%53, %55) {torch.onnx.axis = 0 : si64} : (!torch.none, !torch.none) -> !torch.none
  // CHECK: onnx.ConstantOfShape{{.*}}!fake.tensor<[s1, s1], f32>
  %57 = torch.operator "onnx.ConstantOfShape"(%56) {torch.onnx.value = dense<0xFF800000> : tensor<1xf32>} : (!torch.none) -> !torch.none
  %58 = torch.operator "onnx.Trilu"(%57, %19) {torch.onnx.upper = 1 : si64} : (!torch.none, !torch.vtensor<[],si64>) -> !torch.none
  %59 = torch.operator "onnx.Transpose"(%49) {torch.onnx.perm = [0 : si64, 1 : si64, 3 : si64, 2 : si64]} : (!torch.none) -> !torch.none
  %60 = torch.operator "onnx.MatMul"(%47, %59) : (!torch.none, !torch.none) -> !torch.none
  %61 = torch.operator "onnx.Cast"(%32) {torch.onnx.to = 1 : si64} : (!torch.none) -> !torch.none
  %62 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0.5> : tensor<f32>} : () -> !torch.vtensor<[],f32>
  %63 = torch.operator "onnx.Pow"(%61, %62) : (!torch.none, !torch.vtensor<[],f32>) -> !torch.none
  %64 = torch.operator "onnx.Div"(%60, %63) : (!torch.none, !torch.none) -> !torch.none
  %65 = torch.operator "onnx.Add"(%64, %58) : (!torch.none, !torch.none) -> !torch.none
  // CHECK: onnx.Softmax{{.*}}!fake.tensor<[s0, 4, s1, s1], f32>
  %66 = torch.operator "onnx.Softmax"(%65) {torch.onnx.axis = -1 : si64} : (!torch.none) -> !torch.none
  %67 = torch.operator "onnx.MatMul"(%66, %51) : (!torch.none, !torch.none) -> !torch.none
  %68 = torch.operator "onnx.Transpose"(%67) {torch.onnx.perm = [0 : si64, 2 : si64, 1 : si64, 3 : si64]} : (!torch.none) -> !torch.none
  %69 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %70 = torch.operator "onnx.Unsqueeze"(%18, %69) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %71 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %72 = torch.operator "onnx.Unsqueeze"(%22, %71) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %73 = torch.operator "onnx.Constant"() {torch.onnx.value = dense<0> : tensor<1xsi64>} : () -> !torch.vtensor<[1],si64>
  %74 = torch.operator "onnx.Unsqueeze"(%25, %73) : (!torch.none, !torch.vtensor<[1],si64>) -> !torch.none
  %75 = torch.operator "onnx.Concat"(%70, %72, %74) {torch.onnx.axis = 0 : si64} : (!torch.none, !torch.none, !torch.none) -> !torch.none
  // CHECK: onnx.Reshape{{.*}}!fake.tensor<[s0, s1, 64], f32>
  %76 = torch.operator "onnx.Reshape"(%68, %75) {torch.onnx.allowzero = 0 : si64} : (!torch.none, !torch.none) -> !torch.none
  %77 = torch.operator "onnx.MatMul"(%76, %9) : (!torch.none, !torch.vtensor<[64,64],f32>) -> !torch.none
  %78 = torch.operator "onnx.Add"(%4, %77) : (!torch.vtensor<[64],f32>, !torch.none) -> !torch.none
  %79 = torch.operator "onnx.Add"(%15, %78) : (!torch.none, !torch.none) -> !torch.none
  %80 = torch.operator "onnx.LayerNormalization"(%79, %14, %13) {torch.onnx.axis = -1 : si64, torch.onnx.epsilon = 9.99999974E-6 : f32} : (!torch.none, !torch.none, !torch.none) -> !torch.none
  %81 = torch.operator "onnx.MatMul"(%80, %10) : (!torch.none, !torch.vtensor<[64,256],f32>) -> !torch.none
  %82 = torch.operator "onnx.Add"(%5, %81) : (!torch.vtensor<[256],f32>, !torch.none) -> !torch.none
  %83 = torch.operator "onnx.Gelu"(%82) {torch.onnx.approximate = "none"} : (!torch.none) -> !torch.none
  %84 = torch.operator "onnx.MatMul"(%83, %11) : (!torch.none, !torch.vtensor<[256,64],f32>) -> !torch.none
  %85 = torch.operator "onnx.Add"(%6, %84) : (!torch.vtensor<[64],f32>, !torch.none) -> !torch.none
  %86 = torch.operator "onnx.Add"(%79, %85) : (!torch.none, !torch.none) -> !torch.none
  %87 = torch.operator "onnx.MatMul"(%86, %12) : (!torch.none, !torch.vtensor<[64,100],f32>) -> !torch.none
  // CHECK: onnx.Add{{.*}}!fake.tensor<[s0, s1, 100], f32>
  %88 = torch.operator "onnx.Add"(%7, %87) : (!torch.vtensor<[100],f32>, !torch.none) -> !torch.vtensor<[?,?,100],f32>
  return %88 : !torch.vtensor<[?,?,100],f32>
}
