func.func @lowered(%x: !torch.vtensor<[?,?],f32>, %w: !torch.vtensor<[?,8],f32>) -> !torch.vtensor<[?,?],f32> {
  %c0 = arith.constant 0 : index
  %f = arith.constant 0.0 : f32
  %0 = torch.aten.relu %x : !torch.vtensor<[?,?],f32> -> !torch.vtensor<[?,?],f32>
  %1 = torch_c.to_builtin_tensor %0 : !torch.vtensor<[?,?],f32> -> tensor<?x?xf32>
  %2 = torch_c.to_builtin_tensor %w : !torch.vtensor<[?,8],f32> -> tensor<?x8xf32>
  %rows = tensor.dim %1, %c0 : tensor<?x?xf32>
  %3 = tensor.empty(%rows) : tensor<?x8xf32>
  %4 = linalg.fill ins(%f : f32) outs(%3 : tensor<?x8xf32>) -> tensor<?x8xf32>
  %5 = linalg.matmul ins(%1, %2 : tensor<?x?xf32>, tensor<?x8xf32>) outs(%4 : tensor<?x8xf32>) -> tensor<?x8xf32>
  %6 = tensor.concat dim(1) %5, %1 : (tensor<?x8xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %7 = torch_c.from_builtin_tensor %6 : tensor<?x?xf32> -> !torch.vtensor<[?,?],f32>
  %8 = torch.aten.tanh %7 : !torch.vtensor<[?,?],f32> -> !torch.vtensor<[?,?],f32>
  return %8 : !torch.vtensor<[?,?],f32>
}
