/** What was refused, in a line beside the button that was pressed. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { useFaultText } from "./fault-text.ts";

/** Nothing while there is no fault; `words` are the slice's own. */
export function FaultLine({ error, words }: { readonly error: unknown; readonly words: Words }) {
  const text = useFaultText(words);
  if (!error) return null;
  return (
    <p role="alert" className="fault" tabIndex={-1}>
      {text(error)}
    </p>
  );
}
