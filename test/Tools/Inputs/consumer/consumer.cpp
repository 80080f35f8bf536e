// Prints the schema of an op.
#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Register.h"
#include "llvm/Support/raw_ostream.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  fake::registerDialects(registry);
  const fake::OpDef *op = fake::lookupOp(argv[1]);
  if (!op)
    return 1;
  llvm::outs() << op->getSchema().getText() << '\n';
  return 0;
}
