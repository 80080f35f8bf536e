// Prints an expression.
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "llvm/Support/raw_ostream.h"

int main() {
  fake::ShapeEnv env;
  fake::SymInt n = env.declareSymbol("n", fake::Range::atLeast(2));
  fake::print(llvm::outs(), env.add(env.mul(n, 2), n));
  llvm::outs() << '\n';
  return 0;
}
