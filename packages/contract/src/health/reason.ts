/** Why an officer decides something, in a line. */
import { z } from "zod";

/** 1 to 300 characters, spaces tidied. */
export const Reason = z
  .string()
  .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(300)
      .regex(/^\P{C}*$/u),
  );
