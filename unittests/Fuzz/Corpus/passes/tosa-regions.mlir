"func.func"() <{function_type = (tensor<i1>, tensor<?x3xf32>, tensor<5x3xf32>) -> (), sym_name = "branch"}> ({
^bb0(%arg0: tensor<i1>, %arg1: tensor<?x3xf32>, %arg2: tensor<5x3xf32>):
  %0:2 = "tosa.cond_if"(%arg0, %arg1, %arg2) ({
  ^bb0(%arg5: tensor<?x3xf32>, %arg6: tensor<5x3xf32>):
    %3 = "tosa.concat"(%arg5, %arg5) <{axis = 1 : i32}> : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
    "tosa.yield"(%3, %arg5) : (tensor<?x?xf32>, tensor<?x3xf32>) -> ()
  }, {
  ^bb0(%arg3: tensor<?x3xf32>, %arg4: tensor<5x3xf32>):
    %1 = "tosa.concat"(%arg1, %arg1) <{axis = 1 : i32}> : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x?xf32>
    %2 = "tensor.cast"(%arg4) : (tensor<5x3xf32>) -> tensor<?x3xf32>
    "tosa.yield"(%1, %2) : (tensor<?x?xf32>, tensor<?x3xf32>) -> ()
  }) : (tensor<i1>, tensor<?x3xf32>, tensor<5x3xf32>) -> (tensor<?x?xf32>, tensor<?x3xf32>)
  "func.return"() : () -> ()
}) : () -> ()
