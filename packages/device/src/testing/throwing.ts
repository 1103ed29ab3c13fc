/** Stands between a phone and its ports, and lets one call of one of them fail. */
import type { Ports } from "../ports.ts";

/** What fails, from when on, for how long, and how. */
export interface Fault {
  /** The call by its path in `Ports`, as "radio.alone.plan". */
  readonly call: string;
  /** So many calls go well first. */
  readonly after: number;
  readonly lasts: "once" | "always";
  /** Whether it throws, or gives a promise that rejects. */
  readonly how: "throws" | "rejects";
}

/** A gate that lets every call through until it is armed. */
export interface Gate {
  through(ports: Ports): Ports;
  arm(fault: Fault | null): void;
  /** How often the armed fault struck. */
  readonly struck: number;
}

/** A new gate. */
export function gate(): Gate {
  let armed: Fault | null = null;
  let calls = 0;
  let struck = 0;
  const strikes = (path: string): boolean => {
    if (armed?.call !== path) return false;
    calls += 1;
    const past = calls - armed.after;
    return armed.lasts === "once" ? past === 1 : past >= 1;
  };
  function guarded<T extends object>(target: T, path: string): T {
    return new Proxy(target, {
      get(of, key) {
        const value: unknown = Reflect.get(of, key);
        const at = path === "" ? String(key) : `${path}.${String(key)}`;
        if (typeof value === "object" && value !== null) return guarded(value, at);
        if (typeof value !== "function") return value;
        return (...given: unknown[]): unknown => {
          if (!strikes(at)) return Reflect.apply(value, of, given);
          struck += 1;
          const fault = new Error(`${at} fails`);
          if (armed?.how === "rejects") return Promise.reject(fault);
          throw fault;
        };
      },
    });
  }
  return {
    through: (ports) => guarded(ports, ""),
    arm(fault) {
      armed = fault;
      calls = 0;
      struck = 0;
    },
    get struck() {
      return struck;
    },
  };
}
