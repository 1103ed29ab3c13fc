/** What a resident chose for the app itself, apart from what the engine keeps: short texts that are there when the first view is drawn. */

const VALID = {
  language: /^(?:vi|en)$/,
  theme: /^(?:system|light|dark)$/,
  readAloud: /^(?:on|off)$/,
  firstRun: /^(?:\d{1,2}|done)$/,
  fieldTest: /^(?:[a-z-]+=[a-z-]+(?: |$))+$/,
} as const;

/** `firstRun` is the step of the first run that is next, or "done"; `fieldTest` what came of tries with two phones. */
export type PreferenceName = keyof typeof VALID;

/** The app's preferences. */
export interface Preferences {
  /** What was chosen; null when nothing was, or when what is kept cannot be a choice. */
  get(name: PreferenceName): string | null;
  /** Keeps a choice; where the platform keeps nothing, until the app ends. Throws RangeError for what cannot be one. */
  set(name: PreferenceName, value: string): void;
  /** Forgets a choice. */
  forget(name: PreferenceName): void;
  /** Forgets all. */
  clear(): void;
}

/** Where texts are kept. Any call may throw: a blocked storage, a full disk. */
export interface KeptTexts {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Preferences over what keeps texts, and over memory alone where that fails. */
export function preferencesOver(kept: () => KeptTexts): Preferences {
  const unkept = new Map<PreferenceName, string>();
  const key = (name: PreferenceName) => `bluezone/${name}`;
  const valid = (name: PreferenceName, text: string | null): string | null =>
    text !== null && VALID[name].test(text) ? text : null;
  function forget(name: PreferenceName): void {
    unkept.delete(name);
    try {
      kept().removeItem(key(name));
    } catch {
      // What cannot be reached cannot be read either.
    }
  }
  return {
    get(name) {
      const own = unkept.get(name);
      if (own !== undefined) return own;
      try {
        return valid(name, kept().getItem(key(name)));
      } catch {
        return null;
      }
    },
    set(name, value) {
      if (valid(name, value) === null) throw new RangeError(`the preference ${name} cannot be ${value}`);
      unkept.set(name, value);
      try {
        kept().setItem(key(name), value);
        unkept.delete(name);
      } catch {
        // It stays in memory.
      }
    },
    forget,
    clear() {
      for (const name of Object.keys(VALID) as PreferenceName[]) forget(name);
    },
  };
}
