/**
 * The desk's single keys: `/` search, `n` new, `?` the list of keys, `g` then a letter for a page. Pure: a key in, an
 * action out.
 */

/** What a key asks for. */
export type KeyAction =
  | { readonly do: "search" | "new" | "help" }
  | { readonly do: "go"; readonly letter: string }
  | { readonly do: "wait" }
  | undefined;

/** A key as it came. */
export type KeyPress = {
  readonly key: string;
  /** Held with Ctrl, Alt or Meta: the browser's, never ours. */
  readonly held: boolean;
  /** Pressed inside a field, where every letter is text. */
  readonly inField: boolean;
  /** While a dialog is open nothing behind it may be reached. */
  readonly inDialog: boolean;
};

/** How long after `g` its letter may come, in ms. */
export const GO_WITHIN = 1_500;

/** What a key does. `afterGo` says that `g` was pressed less than `GO_WITHIN` ago. */
export function actionOf({ key, held, inField, inDialog }: KeyPress, afterGo: boolean): KeyAction {
  if (held || inField || inDialog) return undefined;
  if (afterGo && /^[a-z]$/i.test(key)) return { do: "go", letter: key.toLowerCase() };
  switch (key) {
    case "/":
      return { do: "search" };
    case "n":
      return { do: "new" };
    case "?":
      return { do: "help" };
    case "g":
      return { do: "wait" };
    default:
      return undefined;
  }
}
