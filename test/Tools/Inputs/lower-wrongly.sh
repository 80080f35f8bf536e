#!/bin/sh
# Stands for torch-mlir-opt: a lowered program with other sizes.
cat > /dev/null
cat << 'EOF'
func.func @main(%x: tensor<?x4xf32>) -> tensor<7x7xf32> {
  %0 = tensor.empty() : tensor<7x7xf32>
  return %0 : tensor<7x7xf32>
}
EOF
