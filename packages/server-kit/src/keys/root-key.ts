/** The root that phones pin: a key of a server's folder, named by a variable. */
import { StartError } from "../start/start-error.ts";
import { text } from "../start/variable.ts";
import type { KeyFolder } from "./key-folder.ts";
import type { Signer } from "./signer.ts";

/** A variable that names a root, `first` when it is not set. A coming root has the same name with `-next`. */
export const rootName = (variable: string, first: string) =>
  text(variable, "a key's name: letters, digits, - and _", /[A-Za-z0-9][\w-]{0,58}/, `${first}-next`, {
    default: first,
  });

/**
 * The root of a name. The first one is made when there is none; any other has been given to phones and must be there.
 * Throws StartError when it is not.
 */
export async function rootKey(
  keys: KeyFolder,
  { name, first, variable }: { readonly name: string; readonly first: string; readonly variable: string },
): Promise<Signer> {
  const root = name === first ? await keys.signer(name) : await keys.find(name);
  if (root) return root;
  throw new StartError(`${variable} names the key ${name}, but signing/ holds no ${name}.pem; put it there.`);
}
