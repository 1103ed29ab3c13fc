/** The browser's side of passkeys: from the server's options to the authenticator's answer (WebAuthn Level 3, §5.1). */

/** Whether this browser can. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

/** The answer of an authenticator, as the server takes it. */
export type PasskeyAnswer = { readonly id: string } & Readonly<Record<string, unknown>>;

const answerOf = (credential: Credential | null): PasskeyAnswer => {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError("the browser gave no passkey");
  return { ...credential.toJSON() };
};

/** Makes a passkey. Rejects when the person gives up or the browser cannot. */
export async function makePasskey(options: object): Promise<PasskeyAnswer> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  return answerOf(await navigator.credentials.create({ publicKey }));
}

/** Uses a passkey. Rejects when the person gives up or the browser cannot. */
export async function askPasskey(options: object): Promise<PasskeyAnswer> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  return answerOf(await navigator.credentials.get({ publicKey }));
}
