/** A file that an operator named, and that cannot be worked with. */
import { StartError } from "./start-error.ts";

/** A reason not to go on that lies in a file: it is missing or cannot be read, or its content is wrong. One sentence, as of `StartError`. */
export class FileError extends StartError {
  override readonly name = "FileError";
  readonly is: "missing" | "wrong";
  constructor(is: "missing" | "wrong", sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.is = is;
  }
}
