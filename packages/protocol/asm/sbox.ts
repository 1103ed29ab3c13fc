/**
 * SubBytes of one byte in planes, in 113 gates: the circuit of J. Boyar and R. Peralta ("A new combinational logic minimization
 * technique with applications to cryptology", SEA 2010; list of gates at cs-www.cs.yale.edu/homes/peralta/CircuitStuff). The
 * names are theirs; they count bits from the highest. Where they write XNOR here is XOR, so what comes out lacks the constant 0x63:
 * the key schedule has it.
 */
import { and, plane, put, xor } from "./planes";

/** Writes S(x) ^ 0x63 of the byte at `from` to `to`, which may be the same. */
// @ts-ignore: decorator
@inline
export function substitute(from: usize, to: usize): void {
  const x0 = plane(from, 7), x1 = plane(from, 6), x2 = plane(from, 5), x3 = plane(from, 4);
  const x4 = plane(from, 3), x5 = plane(from, 2), x6 = plane(from, 1), x7 = plane(from, 0);
  // The linear layer before the inversion.
  const y14 = xor(x3, x5), y13 = xor(x0, x6), y9 = xor(x0, x3), y8 = xor(x0, x5), t0 = xor(x1, x2),
    y1 = xor(t0, x7), y4 = xor(y1, x3), y12 = xor(y13, y14), y2 = xor(y1, x0), y5 = xor(y1, x6),
    y3 = xor(y5, y8), t1 = xor(x4, y12), y15 = xor(t1, x5), y20 = xor(t1, x1), y6 = xor(y15, x7),
    y10 = xor(y15, t0), y11 = xor(y20, y9), y7 = xor(x7, y11), y17 = xor(y10, y11), y19 = xor(y10, y8),
    y16 = xor(t0, y11), y21 = xor(y13, y16), y18 = xor(x0, y16);
  // Down to the subfield of 16 elements,
  const t2 = and(y12, y15), t3 = and(y3, y6), t4 = xor(t3, t2), t5 = and(y4, x7), t6 = xor(t5, t2),
    t7 = and(y13, y16), t8 = and(y5, y1), t9 = xor(t8, t7), t10 = and(y2, y7), t11 = xor(t10, t7),
    t12 = and(y9, y11), t13 = and(y14, y17), t14 = xor(t13, t12), t15 = and(y8, y10), t16 = xor(t15, t12),
    t17 = xor(t4, y20), t18 = xor(t6, t16), t19 = xor(t9, t14), t20 = xor(t11, t16), t21 = xor(t17, t14),
    t22 = xor(t18, y19), t23 = xor(t19, y21), t24 = xor(t20, y18);
  // its inversion,
  const t25 = xor(t21, t22), t26 = and(t21, t23), t27 = xor(t24, t26), t28 = and(t25, t27),
    t29 = xor(t28, t22), t30 = xor(t23, t24), t31 = xor(t22, t26), t32 = and(t31, t30), t33 = xor(t32, t24),
    t34 = xor(t23, t33), t35 = xor(t27, t33), t36 = and(t24, t35), t37 = xor(t36, t34), t38 = xor(t27, t36),
    t39 = and(t29, t38), t40 = xor(t25, t39), t41 = xor(t40, t37), t42 = xor(t29, t33), t43 = xor(t29, t40),
    t44 = xor(t33, t37), t45 = xor(t42, t41);
  // and back up.
  const z0 = and(t44, y15), z1 = and(t37, y6), z2 = and(t33, x7), z3 = and(t43, y16), z4 = and(t40, y1),
    z5 = and(t29, y7), z6 = and(t42, y11), z7 = and(t45, y17), z8 = and(t41, y10), z9 = and(t44, y12),
    z10 = and(t37, y3), z11 = and(t33, y4), z12 = and(t43, y13), z13 = and(t40, y5), z14 = and(t29, y2),
    z15 = and(t42, y9), z16 = and(t45, y14), z17 = and(t41, y8);
  // The linear layer after it, the affine map's included.
  const tc1 = xor(z15, z16), tc2 = xor(z10, tc1), tc3 = xor(z9, tc2), tc4 = xor(z0, z2), tc5 = xor(z1, z0),
    tc6 = xor(z3, z4), tc7 = xor(z12, tc4), tc8 = xor(z7, tc6), tc9 = xor(z8, tc7), tc10 = xor(tc8, tc9),
    tc11 = xor(tc6, tc5), tc12 = xor(z3, z5), tc13 = xor(z13, tc1), tc14 = xor(tc4, tc12),
    s3 = xor(tc3, tc11), tc16 = xor(z6, tc8), tc17 = xor(z14, tc10), tc18 = xor(tc13, tc14),
    s7 = xor(z12, tc18), tc20 = xor(z15, tc16), tc21 = xor(tc2, z11), s0 = xor(tc3, tc16),
    s6 = xor(tc10, tc18), s4 = xor(tc14, s3), s1 = xor(s3, tc16), tc26 = xor(tc17, tc20),
    s2 = xor(tc26, z17), s5 = xor(tc21, tc17);
  put(to, 7, s0);
  put(to, 6, s1);
  put(to, 5, s2);
  put(to, 4, s3);
  put(to, 3, s4);
  put(to, 2, s5);
  put(to, 1, s6);
  put(to, 0, s7);
}
