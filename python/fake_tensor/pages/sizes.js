/* Part of the FakeTensor project, under the Apache License v2.0 with LLVM
 * Exceptions. See LICENSE for license information.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Symbolic sizes: their values, and texts of large numbers. Integers are of type bigint, so
 * that they are exact; floats are numbers.
 */
const sizes = (() => {
  const isInt = value => typeof value === "bigint";
  const areInts = (a, b) => isInt(a) && isInt(b);
  const toInt = value => isInt(value) ? value : BigInt(value);

  function floorDiv(a, b) {
    if (!areInts(a, b)) return Math.floor(Number(a) / Number(b));
    const quotient = a / b;
    return quotient * b !== a && (a < 0n) !== (b < 0n) ? quotient - 1n : quotient;
  }

  /** Halves go to the even integer, as in Python. */
  function round(value) {
    const below = Math.floor(value);
    const rest = value - below;
    return below + (rest > 0.5 || rest === 0.5 && below % 2 !== 0 ? 1 : 0);
  }

  const float = f => (...values) => f(...values.map(Number));
  const arithmetic = (ints, floats) => (a, b) =>
    areInts(a, b) ? ints(a, b) : floats(Number(a), Number(b));
  const rounded = f => value => isInt(value) ? value : toInt(f(value));
  const power = arithmetic((a, b) => b < 0n ? Number(a) ** Number(b) : a ** b,
                           (a, b) => a ** b);

  // What expressions.py names, as far as fake-opt writes it.
  const FUNCTIONS = {
    "+": arithmetic((a, b) => a + b, (a, b) => a + b),
    "-": (a, b) => b === undefined ? -a
      : arithmetic((a, b) => a - b, (a, b) => a - b)(a, b),
    "*": arithmetic((a, b) => a * b, (a, b) => a * b),
    "/": float((a, b) => a / b),
    "//": floorDiv, FloorDiv: floorDiv, CleanDiv: floorDiv,
    "%": (a, b) => a - b * floorDiv(a, b), Mod: (a, b) => a - b * floorDiv(a, b),
    "**": power, PowByNatural: power, FloatPow: float((a, b) => a ** b),
    Max: (...values) => values.reduce((a, b) => b > a ? b : a),
    Min: (...values) => values.reduce((a, b) => b < a ? b : a),
    TruncToInt: rounded(Math.trunc), FloorToInt: rounded(Math.floor),
    CeilToInt: rounded(Math.ceil), RoundToInt: rounded(round),
    ToFloat: Number, IntTrueDiv: float((a, b) => a / b), FloatTrueDiv: float((a, b) => a / b),
    OpaqueUnaryFn_sqrt: float(Math.sqrt), OpaqueUnaryFn_exp: float(Math.exp),
    OpaqueUnaryFn_log: float(Math.log),
    Eq: (a, b) => a == b, Ne: (a, b) => a != b, Lt: (a, b) => a < b, Le: (a, b) => a <= b,
    Gt: (a, b) => a > b, Ge: (a, b) => a >= b, Not: value => !value,
    And: (...values) => values.every(Boolean), Or: (...values) => values.some(Boolean),
  };

  function evaluateTree(tree, values) {
    if (typeof tree === "string") return values[tree];
    const [name, ...operands] = tree;
    if (name === "int") return BigInt(operands[0]);
    if (name === "float") return operands[0];
    return FUNCTIONS[name](...operands.map(each => evaluateTree(each, values)));
  }

  /** The value of a tree for those of symbols: an integer, a boolean, or null if there is
   *  none, as for a function or a symbol that is not known. */
  function evaluate(tree, values) {
    try {
      const found = evaluateTree(tree, values);
      return typeof found === "number" ? BigInt(Math.trunc(found)) : found ?? null;
    } catch {
      return null;
    }
  }

  // ===- Texts --------------------------------------------------------------===

  const UNITS = ["", " k", " M", " G", " T", " P", " E"];

  /** 5250220032n -> "5.25 G". */
  function formatCount(count) {
    let rest = Number(count), unit = 0;
    while (rest >= 999.5 && unit + 1 < UNITS.length) {
      rest /= 1000;
      ++unit;
    }
    return `${unit && rest < 99.95 ? rest.toPrecision(3) : Math.round(rest)}${UNITS[unit]}`;
  }

  /** 1107891968n -> "1,107,891,968". */
  const formatInt = count => count.toLocaleString("en");

  return {evaluate, formatCount, formatInt};
})();
