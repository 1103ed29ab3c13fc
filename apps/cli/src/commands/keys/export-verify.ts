/** `bluezone export verify`: whether an export file is signed by a key. */
import { command } from "../../command.ts";
import { EXIT, Failure } from "../../failure.ts";
import { path } from "../../option.ts";

export const exportVerify = command({
  about:
    "Whether one of an export file's signatures is by this key, or one of several, over the whole of its export.bin. Each key is tried against every signature, whatever name stands beside it. Ends with 0 when it is verified, and with 1 when it is not: a wrong signature, none, or a file that is refused as a whole.",
  arguments: [{ form: "FILE", about: "an export file, at most 64 MiB" }],
  options: {
    "public-key": path(
      "FILE",
      "P-256 public keys: PEM, one or several, certificates too, or a root as JSON.",
    ),
  },
  example: "bluezone export verify 1609053000-1609053600-00001.zip --public-key export.pem",
  async run({ "public-key": pem }, [file]) {
    const { readExportFile } = await import("../../export-file.ts");
    const { readPublicKeys } = await import("../../public-key.ts");
    const publicKeys = await readPublicKeys(pem);
    const { signature } = await readExportFile(file, publicKeys).catch((error: unknown) => {
      // A file that cannot be read as one is not verified; that is the answer here, and not a wrong input.
      if (error instanceof Failure && error.exit === EXIT.badData) throw new Failure("no", error.message);
      throw error;
    });
    return { json: { signature }, text: signature, exit: signature === "verified" ? EXIT.ok : EXIT.no };
  },
});
