func.func @branch(%c: tensor<i1>, %x: tensor<?x3xf32>, %y: tensor<5x3xf32>) {
  %0:2 = tosa.cond_if %c (%a = %x, %b = %y) : tensor<i1> (tensor<?x3xf32>, tensor<5x3xf32>) -> (tensor<?x?xf32>, tensor<?x3xf32>) {
  ^bb0(%a: tensor<?x3xf32>, %b: tensor<5x3xf32>):
    %1 = tosa.concat %a, %a {axis = 1 : i32} : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
    tosa.yield %1, %a : tensor<?x?xf32>, tensor<?x3xf32>
  } else {
  ^bb0(%a: tensor<?x3xf32>, %b: tensor<5x3xf32>):
    %2 = tosa.concat %x, %x {axis = 1 : i32} : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
    %3 = tensor.cast %b : tensor<5x3xf32> to tensor<?x3xf32>
    tosa.yield %2, %3 : tensor<?x?xf32>, tensor<?x3xf32>
  }
  return
}
