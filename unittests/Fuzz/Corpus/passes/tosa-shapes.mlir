"func.func"() <{function_type = (tensor<?x6x?xf32>) -> (), sym_name = "computed"}> ({
^bb0(%arg0: tensor<?x6x?xf32>):
  %0 = "tosa.dim"(%arg0) <{axis = 0 : i32}> : (tensor<?x6x?xf32>) -> !tosa.shape<1>
  %1 = "tosa.dim"(%arg0) <{axis = 2 : i32}> : (tensor<?x6x?xf32>) -> !tosa.shape<1>
  %2 = "tosa.const_shape"() <{values = dense<2> : tensor<1xindex>}> : () -> !tosa.shape<1>
  %3 = "tosa.const_shape"() <{values = dense<3> : tensor<1xindex>}> : () -> !tosa.shape<1>
  %4 = "tosa.mul_shape"(%0, %2) : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %5 = "tosa.mul_shape"(%1, %3) : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %6 = "tosa.concat_shape"(%4, %5) : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<2>
  %7 = "tosa.reshape"(%arg0, %6) : (tensor<?x6x?xf32>, !tosa.shape<2>) -> tensor<?x?xf32>
  %8 = "tosa.add_shape"(%0, %3) : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %9 = "tosa.div_ceil_shape"(%8, %2) : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %10 = "tosa.exp2_shape"(%3) : (!tosa.shape<1>) -> !tosa.shape<1>
  %11 = "tosa.sub_shape"(%10, %2) : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<1>
  %12 = "tosa.concat_shape"(%9, %11) : (!tosa.shape<1>, !tosa.shape<1>) -> !tosa.shape<2>
  %13 = "tosa.tile"(%7, %12) : (tensor<?x?xf32>, !tosa.shape<2>) -> tensor<?x?xf32>
  "func.return"() : () -> ()
}) : () -> ()
